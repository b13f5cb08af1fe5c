package dev.postern;

import dev.postern.SdkListeners.Topic;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a parameter store, for one user. Each is looked up when it is read, by the
 * specs of that moment: it has a value of its own, or that of a gate, dynamic config, experiment or
 * layer, which then leaves its exposure.
 *
 * <p>Each getter answers with the fallback when the parameter is missing, null or of another type.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ParameterStore extends TypedParameters {
  /** The name that was asked for. */
  public final String name;

  /** Whether there was such a store when it was asked for. */
  public final EvaluationDetails evaluationDetails;

  private final StoreReader reader;

  ParameterStore(
      String name,
      EvaluationDetails evaluationDetails,
      StoreReader reader,
      Topic<ParameterMismatch> mismatches) {
    super(mismatches);
    this.name = name;
    this.evaluationDetails = evaluationDetails;
    this.reader = reader;
  }

  /** {@return the {@link #name}} */
  public String getName() {
    return name;
  }

  /** {@return the {@link #evaluationDetails}} */
  public EvaluationDetails getEvaluationDetails() {
    return evaluationDetails;
  }

  /** An integer parameter; one written with a fraction gives the fallback. */
  @Override
  public long getLong(String key, long fallback) {
    Long value = readOrNull(key, Long.class);
    return value == null ? fallback : value;
  }

  /** An integer parameter, cut to 32 bits; one written with a fraction gives the fallback. */
  @Override
  public int getInt(String key, int fallback) {
    return (int) getLong(key, fallback);
  }

  @Override
  public String toString() {
    return "ParameterStore{name=%s, reason=%s}".formatted(name, evaluationDetails.reason);
  }

  @Override
  SpecEntity.Kind kind() {
    return SpecEntity.Kind.PARAMETER_STORE;
  }

  @Override
  String owner() {
    return name;
  }

  @Override
  @Nullable Object parameter(@Nullable String key, Class<?> wanted) {
    return key == null ? null : reader.read(key, wanted);
  }
}
