package dev.postern.internal.spec;

import dev.postern.internal.spec.JsonObject.ElementReader;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import org.jspecify.annotations.Nullable;

/** Reads a gate, config, experiment or layer. Required fields are those the engine requires. */
final class SpecReader implements ElementReader<SpecModel> {
  @Override
  public SpecModel read(String path, @Nullable Object json) throws MalformedException {
    JsonObject spec = JsonObject.of(path, json);
    return new SpecModel(
        spec.requiredString("type"),
        spec.requiredString("entity"),
        spec.requiredString("salt"),
        spec.requiredBoolean("enabled"),
        spec.requiredValue("defaultValue"),
        spec.list("rules", new RuleReader()),
        spec.requiredString("idType"),
        spec.integer("version"),
        spec.flag("isActive"),
        spec.flag("hasSharedParams"),
        spec.strings("explicitParameters"),
        spec.strings("targetAppIDs"),
        spec.strings("fieldsUsed"),
        spec.flag("forwardAllExposures"),
        spec.flag("useNewLayerEval"),
        spec.string("checksum"));
  }
}
