package dev.postern.internal.store;

import dev.postern.internal.spec.SpecDocument;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a spec file asks of clients about logging: its {@code sdk_configs} and {@code diagnostics}.
 * Each is null when the file does not say.
 *
 * @param samplingMode {@code on}, {@code shadow} or something that means off
 * @param specialCaseSamplingRate the rate of exposures that no rule decided
 * @param samplingWindowMs how long a rule counts as seen
 * @param dedupeWindowMs how long an exposure counts as a repeat
 * @param diagnosticsRates how many of 10,000 diagnostics are logged, by kind
 */
public record SdkConfigs(
    @Nullable String samplingMode,
    @Nullable Long specialCaseSamplingRate,
    @Nullable Long samplingWindowMs,
    @Nullable Long dedupeWindowMs,
    Map<?, ?> diagnosticsRates) {
  /** Nothing is asked. */
  public static final SdkConfigs NONE = new SdkConfigs(null, null, null, null, Map.of());

  /** What a file asks. */
  static SdkConfigs of(SpecDocument document) {
    Map<?, ?> configs = object(document.others().get("sdk_configs"));
    return new SdkConfigs(
        configs.get("sampling_mode") instanceof String mode ? mode : null,
        number(configs.get("special_case_sampling_rate")),
        number(configs.get("exposure_spec_sampling_ttl_ms")),
        number(configs.get("exposure_dedupe_ttl_ms")),
        object(document.others().get("diagnostics")));
  }

  /** This where it says something, the earlier one elsewhere. */
  public SdkConfigs over(SdkConfigs earlier) {
    return new SdkConfigs(
        samplingMode == null ? earlier.samplingMode : samplingMode,
        specialCaseSamplingRate == null ? earlier.specialCaseSamplingRate : specialCaseSamplingRate,
        samplingWindowMs == null ? earlier.samplingWindowMs : samplingWindowMs,
        dedupeWindowMs == null ? earlier.dedupeWindowMs : dedupeWindowMs,
        diagnosticsRates);
  }

  /** How many of 10,000 diagnostics of a kind are logged. */
  public long diagnosticsRate(String kind, long otherwise) {
    Long rate = number(diagnosticsRates.get(kind));
    return rate == null ? otherwise : Math.max(0, Math.min(10_000, rate));
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static @Nullable Long number(@Nullable Object value) {
    return value instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }
}
