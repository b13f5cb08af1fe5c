package dev.postern.testkit.assertj;

import dev.postern.spi.LoggedEvent;
import dev.postern.testkit.CustomEvent;
import dev.postern.testkit.Exposure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Assertions on what came after what: each must be found somewhere behind the one before. There may
 * be other things in between.
 *
 * @since 0.1.0
 */
public final class OrderAssert {
  private final ExposureLogAssert log;
  private final List<String> found = new ArrayList<>();
  private int next;

  OrderAssert(ExposureLogAssert log) {
    this.log = log;
  }

  /**
   * Fails unless the gate was exposed, after what comes before this.
   *
   * @param name its name
   * @return these assertions
   */
  public OrderAssert gate(String name) {
    return exposure(Exposure.Kind.GATE, "gate " + name, name);
  }

  /**
   * Fails unless the dynamic config was exposed, after what comes before this.
   *
   * @param name its name
   * @return these assertions
   */
  public OrderAssert dynamicConfig(String name) {
    return exposure(Exposure.Kind.CONFIG, "dynamic config " + name, name);
  }

  /**
   * Fails unless the experiment was exposed, after what comes before this.
   *
   * @param name its name
   * @return these assertions
   */
  public OrderAssert experiment(String name) {
    return exposure(Exposure.Kind.CONFIG, "experiment " + name, name);
  }

  /**
   * Fails unless a parameter of the layer was exposed, after what comes before this.
   *
   * @param name its name
   * @return these assertions
   */
  public OrderAssert layer(String name) {
    return exposure(Exposure.Kind.LAYER, "layer " + name, name);
  }

  /**
   * Fails unless the application has logged the event, after what comes before this.
   *
   * @param name what the application called it
   * @return these assertions
   */
  public OrderAssert event(String name) {
    return next(
        "event " + name,
        event ->
            log.log().events().stream()
                .filter(it -> it.name().equals(name))
                .map(CustomEvent::event)
                .anyMatch(event::equals));
  }

  /** {@return the assertions on the log} */
  public ExposureLogAssert and() {
    return log;
  }

  private OrderAssert exposure(Exposure.Kind kind, String text, String name) {
    return next(
        text,
        event ->
            log.log().exposures().stream()
                .filter(it -> it.kind() == kind && it.name().equals(name))
                .map(Exposure::event)
                .anyMatch(event::equals));
  }

  private OrderAssert next(String text, Predicate<LoggedEvent> wanted) {
    List<LoggedEvent> all = log.log().all();
    for (int i = next; i < all.size(); i++) {
      if (wanted.test(all.get(i))) {
        log.log().expect(all.get(i));
        next = i + 1;
        found.add(text);
        return this;
      }
    }
    log.fail(
        "Expected %s after %s, but it is not there.\nIn order there is:%s"
            .formatted(
                text,
                found.isEmpty() ? "the beginning" : String.join(", ", found),
                Lines.orNothing(log.everything())));
    return this;
  }
}
