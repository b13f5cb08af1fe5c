package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.store.EvaluationOrigin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an evaluation gave what it gave. Immutable.
 *
 * @since 0.1.0
 */
public final class EvaluationDetails {
  /**
   * Where the specs came from and whether the name was known, such as {@code
   * Adapter(FileBased):Recognized}; {@code Uninitialized} or {@code NoValues} alone when there are
   * no specs.
   */
  public final String reason;

  /** When the specs last changed on the server, in milliseconds since 1970; 0 when unknown. */
  public final long lcut;

  /** When the specs were put to use here, in milliseconds since 1970; 0 when there are none. */
  public final long receivedAt;

  private final @Nullable Long version;

  EvaluationDetails(String reason, long lcut, long receivedAt, @Nullable Long version) {
    this.reason = requireNonNull(reason, "reason is null");
    this.lcut = lcut;
    this.receivedAt = receivedAt;
    this.version = version;
  }

  static EvaluationDetails of(EvaluationOrigin origin) {
    Long lcut = origin.lcut();
    Long receivedAt = origin.receivedAt();
    return new EvaluationDetails(
        origin.reason(),
        lcut == null ? 0 : lcut,
        receivedAt == null ? 0 : receivedAt,
        origin.version());
  }

  /** {@return the {@link #reason}} */
  public String getReason() {
    return reason;
  }

  /** {@return the {@link #lcut}} */
  public long getLcut() {
    return lcut;
  }

  /** {@return the {@link #receivedAt}} */
  public long getReceivedAt() {
    return receivedAt;
  }

  /**
   * {@return the version of the gate, config, experiment or layer; null when the specs have none}
   */
  public @Nullable Long getVersion() {
    return version;
  }

  /**
   * {@return all of it, under {@code reason}, {@code lcut}, {@code receivedAt} and {@code version}}
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("reason", reason);
    map.put("lcut", lcut);
    map.put("receivedAt", receivedAt);
    if (version != null) {
      map.put("version", version);
    }
    return map;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EvaluationDetails that
        && reason.equals(that.reason)
        && lcut == that.lcut
        && receivedAt == that.receivedAt
        && Objects.equals(version, that.version);
  }

  @Override
  public int hashCode() {
    return Objects.hash(reason, lcut, receivedAt, version);
  }

  @Override
  public String toString() {
    return "EvaluationDetails" + toMap();
  }
}
