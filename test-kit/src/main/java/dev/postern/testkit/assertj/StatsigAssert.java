package dev.postern.testkit.assertj;

import dev.postern.Statsig;
import dev.postern.explain.Explanation;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what users get.
 *
 * @since 0.1.0
 */
public final class StatsigAssert extends AbstractAssert<StatsigAssert, Statsig> {
  StatsigAssert(Statsig statsig) {
    super(statsig, StatsigAssert.class);
  }

  /**
   * {@return assertions on a gate}
   *
   * @param name its name
   */
  public AnswerAssert gate(String name) {
    return answer(Explanation.Kind.GATE, name);
  }

  /**
   * {@return assertions on a dynamic config}
   *
   * @param name its name
   */
  public AnswerAssert dynamicConfig(String name) {
    return answer(Explanation.Kind.DYNAMIC_CONFIG, name);
  }

  /**
   * {@return assertions on an experiment}
   *
   * @param name its name
   */
  public AnswerAssert experiment(String name) {
    return answer(Explanation.Kind.EXPERIMENT, name);
  }

  /**
   * {@return assertions on a layer}
   *
   * @param name its name
   */
  public AnswerAssert layer(String name) {
    return answer(Explanation.Kind.LAYER, name);
  }

  void fail(String message) {
    failWithMessage("%s", message);
  }

  private AnswerAssert answer(Explanation.Kind kind, String name) {
    isNotNull();
    return new AnswerAssert(this, actual, kind, name);
  }
}
