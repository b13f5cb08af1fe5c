package dev.postern.internal.spec;

import dev.postern.internal.spec.JsonObject.ElementReader;
import dev.postern.internal.spec.SpecDocument.ConditionModel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a condition. Required fields are those the engine requires. */
final class ConditionReader implements ElementReader<ConditionModel> {
  @Override
  public ConditionModel read(String path, @Nullable Object json) throws MalformedException {
    JsonObject condition = JsonObject.of(path, json);
    JsonObject additional = condition.object("additionalValues");
    return new ConditionModel(
        condition.requiredString("type"),
        condition.string("operator"),
        condition.value("targetValue"),
        condition.string("field"),
        condition.requiredString("idType"),
        additional == null ? Map.of() : additional.values(),
        condition.string("checksum"));
  }
}
