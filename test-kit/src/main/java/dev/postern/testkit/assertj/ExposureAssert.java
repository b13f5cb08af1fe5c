package dev.postern.testkit.assertj;

import dev.postern.testkit.Exposure;
import dev.postern.testkit.ExposureLog;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Assertions on some of the exposures. First say which ones ({@link #forUser}, {@link #param}),
 * then how often ({@link #wasExposed}), then what they have to be like; each step leaves those for
 * which it holds, and fails when none is left. A failure lists what comes near.
 *
 * @since 0.1.0
 */
public final class ExposureAssert {
  private final ExposureLogAssert log;
  private final Exposure.Kind kind;
  private final String name;
  private final String sentence;
  private final List<Exposure> matching;

  ExposureAssert(ExposureLogAssert log, Exposure.Kind kind, String sentence, String name) {
    this(log, kind, sentence, name, exposures(log.log(), kind, name));
  }

  private ExposureAssert(
      ExposureLogAssert log,
      Exposure.Kind kind,
      String sentence,
      String name,
      List<Exposure> matching) {
    this.log = log;
    this.kind = kind;
    this.sentence = sentence;
    this.name = name;
    this.matching = matching;
  }

  /**
   * {@return assertions on the exposures of a user only}
   *
   * @param id the id of the user, or a custom id
   */
  public ExposureAssert forUser(String id) {
    return narrowed("for user " + id, it -> it.isFor(id));
  }

  /**
   * {@return assertions on the exposures of a parameter of the layer only}
   *
   * @param parameter its name
   */
  public ExposureAssert param(String parameter) {
    return narrowed("parameter " + parameter, it -> parameter.equals(it.parameter()));
  }

  /**
   * Fails unless there is one at least.
   *
   * @return these assertions
   */
  public ExposureAssert wasExposed() {
    return require(!matching.isEmpty(), "was exposed", "was never exposed");
  }

  /**
   * Fails unless there is exactly one.
   *
   * @return these assertions
   */
  public ExposureAssert wasExposedOnce() {
    return wasExposedTimes(1);
  }

  /**
   * Fails unless there are exactly so many.
   *
   * @param times how many
   * @return these assertions
   */
  public ExposureAssert wasExposedTimes(int times) {
    return require(
        matching.size() == times,
        "was exposed " + Lines.times(times),
        matching.isEmpty() ? "was never exposed" : "was exposed " + Lines.times(matching.size()));
  }

  /**
   * Fails if there is one.
   *
   * @return the assertions on the log
   */
  public ExposureLogAssert wasNeverExposed() {
    if (!matching.isEmpty()) {
      fail("was never exposed", "was exposed " + Lines.times(matching.size()));
    }
    return log;
  }

  /**
   * Fails unless the rule decided.
   *
   * @param ruleId its id
   * @return assertions on those exposures
   */
  public ExposureAssert withRuleId(String ruleId) {
    return only("by rule " + ruleId, it -> it.ruleId().equals(ruleId));
  }

  /**
   * Fails unless the gate had the value.
   *
   * @param value whether the user passed
   * @return assertions on those exposures
   */
  public ExposureAssert withValue(boolean value) {
    return only(value ? "on" : "off", it -> Objects.equals(it.value(), value));
  }

  /**
   * Fails unless the user was in the group.
   *
   * @param group the name of a group
   * @return assertions on those exposures
   */
  public ExposureAssert inGroup(String group) {
    return only("in group " + group, it -> group.equals(it.group()));
  }

  /**
   * Fails unless the experiment decided for the layer.
   *
   * @param experiment its name
   * @return assertions on those exposures
   */
  public ExposureAssert ofExperiment(String experiment) {
    return only("of experiment " + experiment, it -> experiment.equals(it.allocatedExperiment()));
  }

  /**
   * Fails unless an answer had the reason.
   *
   * @param reason such as {@code LocalOverride:Recognized}
   * @return assertions on those exposures
   */
  public ExposureAssert withReason(String reason) {
    return only("by reason " + reason, it -> it.reason().equals(reason));
  }

  /**
   * Fails unless a gate took part in the answer.
   *
   * @param gate its name
   * @return assertions on those exposures
   */
  public ExposureAssert withSecondary(String gate) {
    return only("with secondary exposure " + gate, it -> hasSecondary(it, gate));
  }

  /**
   * Fails unless the gate took part in the answer of something else, such as a gate that asks for
   * it in a condition. It need not have an exposure of its own.
   *
   * @param primary the name of a gate, config, experiment or layer
   * @return the assertions on the log
   */
  public ExposureLogAssert asSecondaryOf(String primary) {
    List<Exposure> primaries =
        log.log().exposures().stream().filter(it -> it.name().equals(primary)).toList();
    List<Exposure> with = primaries.stream().filter(it -> hasSecondary(it, name)).toList();
    if (with.isEmpty()) {
      log.fail(
          "Expected %s to be a secondary exposure of %s.\nExposures of %s:%s"
              .formatted(sentence, primary, primary, Lines.orNothing(withSecondary(primaries))));
    }
    with.forEach(it -> log.log().expect(it.event()));
    return log;
  }

  /** {@return the assertions on the log} */
  public ExposureLogAssert and() {
    return log;
  }

  private static List<String> withSecondary(List<Exposure> exposures) {
    return exposures.stream()
        .map(
            it ->
                it + ", secondary " + it.secondaryExposures().stream().map(s -> s.gate()).toList())
        .toList();
  }

  private static boolean hasSecondary(Exposure exposure, String gate) {
    return exposure.secondaryExposures().stream().anyMatch(it -> it.gate().equals(gate));
  }

  private ExposureAssert narrowed(String words, Predicate<Exposure> wanted) {
    return new ExposureAssert(
        log, kind, sentence + " " + words, name, matching.stream().filter(wanted).toList());
  }

  private ExposureAssert only(String words, Predicate<Exposure> wanted) {
    ExposureAssert narrowed = narrowed(words, wanted);
    if (narrowed.matching.isEmpty()) {
      fail("was exposed " + words, "was not");
    }
    return narrowed;
  }

  private ExposureAssert require(boolean holds, String expected, String found) {
    if (!holds) {
      fail(expected, found);
    }
    matching.forEach(it -> log.log().expect(it.event()));
    return this;
  }

  private void fail(String expected, String found) {
    log.fail(
        "Expected that %s %s, but it %s.%s".formatted(sentence, expected, found, nearMisses()));
  }

  private String nearMisses() {
    if (!matching.isEmpty()) {
      return "\nThere is:" + Lines.of(texts(matching));
    }
    List<Exposure> sameName = exposures(log.log(), kind, name);
    if (!sameName.isEmpty()) {
      return "\nNear it there is:" + Lines.of(texts(sameName));
    }
    return "\nIn all there is:" + Lines.orNothing(log.everything());
  }

  private static List<String> texts(List<Exposure> exposures) {
    return exposures.stream().map(Exposure::toString).toList();
  }

  private static List<Exposure> exposures(ExposureLog log, Exposure.Kind kind, String name) {
    return log.exposures().stream()
        .filter(it -> it.kind() == kind && it.name().equals(name))
        .toList();
  }
}
