package dev.postern.internal.spec;

import dev.postern.internal.spec.JsonObject.ElementReader;
import dev.postern.internal.spec.SpecDocument.RuleModel;
import org.jspecify.annotations.Nullable;

/** Reads a rule. Required fields are those the engine requires. */
final class RuleReader implements ElementReader<RuleModel> {
  @Override
  public RuleModel read(String path, @Nullable Object json) throws MalformedException {
    JsonObject rule = JsonObject.of(path, json);
    return new RuleModel(
        rule.requiredString("name"),
        rule.requiredString("id"),
        rule.string("salt"),
        rule.requiredNumber("passPercentage"),
        rule.requiredValue("returnValue"),
        rule.requiredStrings("conditions"),
        rule.requiredString("idType"),
        rule.string("groupName"),
        rule.string("configDelegate"),
        rule.flag("isExperimentGroup"),
        rule.number("samplingRate"));
  }
}
