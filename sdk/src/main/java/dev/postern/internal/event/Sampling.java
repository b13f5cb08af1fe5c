package dev.postern.internal.event;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.store.SdkConfigs;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which exposures are logged when the specs ask for a sample only. Thread-safe. */
final class Sampling {
  private static final long WINDOW_MS = 60_000;
  private static final int MOST_RULES = 100_000;
  private static final Set<String> SPECIAL_RULES =
      Set.of("", Decision.DEFAULT_RULE, Decision.DISABLED_RULE);

  private final Set<RuleKey> seenRules = ConcurrentHashMap.newKeySet();
  private volatile long windowStart;

  Sampling(long now) {
    windowStart = now;
  }

  /** What to do with an exposure; the hash is the same whenever the exposure is. */
  Verdict decide(Evaluation evaluation, String ruleId, long hash, SdkConfigs configs, long now) {
    String mode = configs.samplingMode();
    boolean isOn = "on".equals(mode);
    if (mode == null || (!isOn && !mode.equals("shadow"))) {
      return Verdict.LOGGED;
    }
    if (isExempt(evaluation) || isFirst(new RuleKey(evaluation.name(), ruleId), configs, now)) {
      return Verdict.LOGGED;
    }
    Long rate = rate(evaluation, ruleId, configs);
    boolean isSampled = rate == null || isMultiple(hash, rate);
    return isOn && !isSampled ? Verdict.DROPPED : new Verdict(true, mode, rate, isSampled);
  }

  private static boolean isExempt(Evaluation evaluation) {
    SpecHeader spec = evaluation.decision().spec();
    return evaluation.hasUnsampledGate() || (spec != null && spec.forwardAllExposures());
  }

  private boolean isFirst(RuleKey rule, SdkConfigs configs, long now) {
    Long window = configs.samplingWindowMs();
    boolean isOver = now - windowStart > (window == null ? WINDOW_MS : window);
    if (isOver || seenRules.size() > MOST_RULES) {
      windowStart = now;
      seenRules.clear();
    }
    return seenRules.add(rule);
  }

  private static @Nullable Long rate(Evaluation evaluation, String ruleId, SdkConfigs configs) {
    Long special = configs.specialCaseSamplingRate();
    return special != null && SPECIAL_RULES.contains(ruleId)
        ? special
        : evaluation.decision().samplingRate();
  }

  private static boolean isMultiple(long hash, long rate) {
    return rate != 0 && Long.remainderUnsigned(hash, rate) == 0;
  }

  /**
   * Whether an exposure is logged.
   *
   * @param mode of the sampling that decided; null when none did
   * @param rate one in how many; null when the rule has none
   * @param isSampled whether it is in the sample
   */
  record Verdict(boolean isLogged, @Nullable String mode, @Nullable Long rate, boolean isSampled) {
    static final Verdict LOGGED = new Verdict(true, null, null, true);
    static final Verdict DROPPED = new Verdict(false, null, null, false);

    /** What the event tells of it. */
    Map<String, @Nullable Object> toMap() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      if (mode != null) {
        map.put("samplingRate", rate);
        map.put("samplingMode", mode);
        map.put("shadowLogged", isSampled ? "logged" : "dropped");
      }
      return map;
    }
  }

  private record RuleKey(String name, String ruleId) {}
}
