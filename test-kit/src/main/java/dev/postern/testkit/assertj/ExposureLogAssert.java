package dev.postern.testkit.assertj;

import dev.postern.spi.LoggedEvent;
import dev.postern.testkit.Exposure;
import dev.postern.testkit.ExposureLog;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what was logged. What an assertion finds counts as expected, for {@link
 * #hasNoUnexpected}.
 *
 * @since 0.1.0
 */
public final class ExposureLogAssert extends AbstractAssert<ExposureLogAssert, ExposureLog> {
  ExposureLogAssert(ExposureLog log) {
    super(log, ExposureLogAssert.class);
  }

  /**
   * {@return assertions on the exposures of a gate}
   *
   * @param name its name
   */
  public ExposureAssert gate(String name) {
    return exposures(Exposure.Kind.GATE, "gate", name);
  }

  /**
   * {@return assertions on the exposures of a dynamic config}
   *
   * @param name its name
   */
  public ExposureAssert dynamicConfig(String name) {
    return exposures(Exposure.Kind.CONFIG, "dynamic config", name);
  }

  /**
   * {@return assertions on the exposures of an experiment}
   *
   * @param name its name
   */
  public ExposureAssert experiment(String name) {
    return exposures(Exposure.Kind.CONFIG, "experiment", name);
  }

  /**
   * {@return assertions on the exposures of a layer's parameters}
   *
   * @param name its name
   */
  public ExposureAssert layer(String name) {
    return exposures(Exposure.Kind.LAYER, "layer", name);
  }

  /**
   * Fails unless the application has logged an event of that name.
   *
   * @param name what the application called it
   * @return assertions on these events
   */
  public EventAssert event(String name) {
    isNotNull();
    return new EventAssert(this, name);
  }

  /**
   * Fails if the application has logged an event of that name.
   *
   * @param name what the application called it
   * @return these assertions
   */
  public ExposureLogAssert hasNoEvent(String name) {
    isNotNull();
    List<String> found =
        actual.events().stream()
            .filter(it -> it.name().equals(name))
            .map(Object::toString)
            .toList();
    if (!found.isEmpty()) {
      fail("Expected no event %s, but there is:%s".formatted(name, Lines.of(found)));
    }
    return this;
  }

  /** {@return assertions on what came after what} */
  public OrderAssert inOrder() {
    isNotNull();
    return new OrderAssert(this);
  }

  /**
   * Fails if there is an exposure, or an event of the application, that no assertion on this log
   * has been about.
   *
   * @return these assertions
   */
  public ExposureLogAssert hasNoUnexpected() {
    isNotNull();
    List<LoggedEvent> unexpected = actual.unexpected();
    if (!unexpected.isEmpty()) {
      fail(
          "Expected nothing but what assertions were about, but there is:%s"
              .formatted(Lines.of(texts(unexpected))));
    }
    return this;
  }

  /**
   * Fails if there is any exposure or event of the application.
   *
   * @return these assertions
   */
  public ExposureLogAssert isEmpty() {
    isNotNull();
    if (!actual.toString().isEmpty()) {
      fail("Expected nothing to be logged, but there is:%s".formatted(Lines.of(everything())));
    }
    return this;
  }

  ExposureLog log() {
    return actual;
  }

  void fail(String message) {
    failWithMessage("%s", message);
  }

  List<String> everything() {
    return actual.toString().lines().toList();
  }

  private List<String> texts(List<LoggedEvent> events) {
    return events.stream().map(actual::describe).toList();
  }

  private ExposureAssert exposures(Exposure.Kind kind, String text, String name) {
    isNotNull();
    return new ExposureAssert(
        this, kind, "%s %s".formatted(text.toLowerCase(Locale.ROOT), name), name);
  }
}
