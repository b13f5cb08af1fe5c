package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.NotJsonException;
import dev.postern.localmode.command.document.SpecDocument;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Looks for faults in a spec file. */
public final class Linter {
  private final List<Check> checks;

  /**
   * A linter.
   *
   * @param now when time windows are judged to have passed
   * @param idLists the names of the id lists that are there, besides those that the file names
   */
  public Linter(Instant now, Set<String> idLists) {
    this.checks =
        List.of(
            new ShapeCheck(),
            new RepeatedNameCheck(),
            new ConditionWordCheck(),
            new ConditionUseCheck(),
            new TargetCheck(),
            new ReferenceCheck(),
            new IdListCheck(idLists),
            new GroupNameCheck(),
            new CycleCheck(),
            new UnreachableRuleCheck(),
            new BucketCheck(),
            new PatternCheck(),
            new RangeCheck(),
            new PercentageCheck(),
            new SaltCheck(),
            new TimeWindowCheck(now));
  }

  /** The faults of a file, in the order of their places. */
  public List<Finding> lint(String json) {
    try {
      SpecDocument specs = SpecDocument.parse(json);
      Findings findings = new Findings();
      checks.forEach(check -> check.look(specs, findings));
      return findings.sorted();
    } catch (NotJsonException notJson) {
      return List.of(invalid(notJson));
    }
  }

  private static Finding invalid(NotJsonException notJson) {
    return new Finding(
        Code.INVALID_JSON,
        "",
        notJson.line(),
        notJson.column(),
        "the file is not JSON: " + notJson.getMessage(),
        "download the specs again, or mend the text at this place");
  }
}
