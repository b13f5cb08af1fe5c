package dev.postern.testkit.assertj;

import dev.postern.testkit.CustomEvent;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on events that the application has logged; each leaves those for which it holds, and
 * fails when none is left.
 *
 * @since 0.1.0
 */
public final class EventAssert {
  private final ExposureLogAssert log;
  private final String sentence;
  private final List<CustomEvent> matching;

  EventAssert(ExposureLogAssert log, String name) {
    this(
        log,
        "event " + name,
        log.log().events().stream().filter(it -> it.name().equals(name)).toList());
    if (matching.isEmpty()) {
      log.fail(
          "Expected %s, but it was not logged.\nIn all there is:%s"
              .formatted(sentence, Lines.orNothing(log.everything())));
    }
    matching.forEach(it -> log.log().expect(it.event()));
  }

  private EventAssert(ExposureLogAssert log, String sentence, List<CustomEvent> matching) {
    this.log = log;
    this.sentence = sentence;
    this.matching = matching;
  }

  /**
   * Fails unless it was logged for the user.
   *
   * @param id the id of the user, or a custom id
   * @return assertions on those events
   */
  public EventAssert forUser(String id) {
    return only("for user " + id, it -> it.isFor(id));
  }

  /**
   * Fails unless it has the value.
   *
   * @param value a string or null
   * @return assertions on those events
   */
  public EventAssert withValue(@Nullable String value) {
    return only(
        "with value " + value, it -> value == null ? it.value() == null : value.equals(it.value()));
  }

  /**
   * Fails unless it has the value.
   *
   * @param value a number
   * @return assertions on those events
   */
  public EventAssert withValue(double value) {
    return only(
        "with value " + value,
        it -> it.value() instanceof Number number && number.doubleValue() == value);
  }

  /**
   * Fails unless it has the metadata.
   *
   * @param key its name
   * @param value its text
   * @return assertions on those events
   */
  public EventAssert withMetadata(String key, String value) {
    return only(
        "with metadata %s=%s".formatted(key, value), it -> value.equals(it.metadata().get(key)));
  }

  /**
   * Fails unless there are exactly so many.
   *
   * @param number how many
   * @return these assertions
   */
  public EventAssert times(int number) {
    if (matching.size() != number) {
      log.fail(
          "Expected %s to be logged %s, but it was logged %s.\nThere is:%s"
              .formatted(
                  sentence, Lines.times(number), Lines.times(matching.size()), Lines.of(texts())));
    }
    return this;
  }

  /** {@return the assertions on the log} */
  public ExposureLogAssert and() {
    return log;
  }

  private EventAssert only(String words, Predicate<CustomEvent> wanted) {
    List<CustomEvent> left = matching.stream().filter(wanted).toList();
    if (left.isEmpty()) {
      log.fail(
          "Expected %s %s, but there is none.\nNear it there is:%s"
              .formatted(sentence, words, Lines.of(texts())));
    }
    return new EventAssert(log, sentence + " " + words, left);
  }

  private List<String> texts() {
    return matching.stream().map(CustomEvent::toString).toList();
  }
}
