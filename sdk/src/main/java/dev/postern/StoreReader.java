package dev.postern;

import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.OverrideTable;
import dev.postern.internal.evaluate.StoreParameter;
import dev.postern.internal.event.EventLog.Cause;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the values of a parameter store's parameters for one user. */
final class StoreReader {
  private final Checks checks;
  private final StatsigUser user;
  private final boolean isSilent;
  private final Function<String, @Nullable StoreParameter> parameters;

  /**
   * A reader.
   *
   * @param isSilent whether no exposures are left
   * @param parameters the store's parameters by name, as they are at that moment
   */
  StoreReader(
      Checks checks,
      StatsigUser user,
      boolean isSilent,
      Function<String, @Nullable StoreParameter> parameters) {
    this.checks = checks;
    this.user = user;
    this.isSilent = isSilent;
    this.parameters = parameters;
  }

  /** A parameter that an override gives: one of the shapes of a spec file, or else its value. */
  static @Nullable StoreParameter overridden(OverrideTable.Value override, String key) {
    if (!(override instanceof OverrideTable.Value.Parameters given)
        || !given.values().containsKey(key)) {
      return null;
    }
    Object json = given.values().get(key);
    StoreParameter parameter = json instanceof Map<?, ?> map ? StoreParameter.of(map) : null;
    return parameter == null ? new StoreParameter.Fixed(json) : parameter;
  }

  /** A value; null when it is missing. A layer is exposed only for a value of the wanted type. */
  @Nullable Object read(String key, Class<?> wanted) {
    StoreParameter parameter = parameters.apply(key);
    if (parameter instanceof StoreParameter.Fixed fixed) {
      return fixed.value();
    }
    if (parameter instanceof StoreParameter.ByGate gated) {
      Answer gate = checks.reference(EntityKind.GATE, user, gated.gate(), isSilent);
      return gate.passes() ? gated.passValue() : gated.failValue();
    }
    return parameter instanceof StoreParameter.Of reference ? read(reference, wanted) : null;
  }

  private @Nullable Object read(StoreParameter.Of reference, Class<?> wanted) {
    Answer answer = checks.reference(reference.kind(), user, reference.name(), isSilent);
    Object value = answer.parameters().get(reference.parameter());
    boolean isExposed = reference.kind() == EntityKind.LAYER && !isSilent;
    if (isExposed && wanted.isInstance(value)) {
      checks.exposeParameter(Cause.REFERENCE, answer, reference.parameter());
    }
    return value;
  }
}
