package dev.postern.internal.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An experiment that picks the group with the best score for the user (CMAB). §9 of the rules.
 *
 * @param prestart the answer while it is off or has no groups
 * @param untargeted the answer for those outside its targeting
 * @param targetingGate the gate that a user must pass; null for everyone
 * @param groups in the order of the file
 * @param sampling which units explore
 * @param isTrained whether the file has scores at all
 */
public record ContextualBandit(
    SpecHeader header,
    boolean enabled,
    Decision prestart,
    Decision untargeted,
    @Nullable String targetingGate,
    @Nullable CompiledSpec gate,
    List<Group> groups,
    BanditSampling sampling,
    boolean higherIsBetter,
    boolean isTrained) {
  /** What the rule id of a group that is explored ends with. */
  public static final String EXPLORE_SUFFIX = ":explore";

  private static final int BUCKETS = 10_000;

  /** What every group has in a ranking that no score decides. */
  private static final double UNKNOWN_SCORE = 0.0001;

  /** A group's answer, with its score for a user. */
  public record Ranked(Decision answer, double score) {}

  /**
   * A group.
   *
   * @param best the answer when the group is chosen for its score
   * @param explored the answer when it is chosen to learn about it
   * @param scoring how it is scored; null when nothing is known of it yet
   */
  public record Group(Decision best, Decision explored, @Nullable Scoring scoring) {
    private Trace.BanditGroup trace(EvaluationRun run, Decision decision) {
      boolean isPrivate = scoring != null && scoring.isPrivate(run);
      return new Trace.BanditGroup(
          best.ruleId(),
          best.groupName() == null ? "" : best.groupName(),
          scoring == null || isPrivate ? null : Double.valueOf(scoring.of(run)),
          isPrivate,
          decision == best || decision == explored);
    }
  }

  /**
   * The weights of a group.
   *
   * @param records how often the group has been seen
   * @param numerical weight by field, times the user's number
   * @param categorical weight by field and the user's text
   */
  public record Scoring(
      double base,
      double records,
      Map<FieldName, Double> numerical,
      Map<FieldName, Map<String, Double>> categorical) {
    double of(EvaluationRun run) {
      double score = base;
      for (Map.Entry<FieldName, Double> weight : numerical.entrySet()) {
        UserValue value = run.field(weight.getKey());
        score += value != null && value.hasNumber() ? value.number() * weight.getValue() : 0;
      }
      for (Map.Entry<FieldName, Map<String, Double>> weights : categorical.entrySet()) {
        UserValue value = run.field(weights.getKey());
        score += value == null ? 0 : weights.getValue().getOrDefault(value.textOrEmpty(), 0.0);
      }
      return score;
    }

    /** Whether the score tells of a private attribute. */
    private boolean isPrivate(EvaluationRun run) {
      return Stream.concat(numerical.keySet().stream(), categorical.keySet().stream())
          .anyMatch(field -> run.find(field).isPrivate());
    }
  }

  /** Which units explore. */
  public static final class BanditSampling {
    private final String salt;
    private final IdType unit;
    private final double sampleRate;

    private BanditSampling(String salt, IdType unit, double sampleRate) {
      this.salt = salt;
      this.unit = unit;
      this.sampleRate = sampleRate;
    }

    /** Units are hashed with the bandit's salt; a share of {@code sampleRate}, 0 to 1, explores. */
    public static BanditSampling of(String salt, String idType, double sampleRate) {
      return new BanditSampling(salt, IdType.of(idType), sampleRate);
    }

    long bucket(Subject user) {
      return Long.remainderUnsigned(UnitHash.of(salt, null, unitId(user)), BUCKETS);
    }

    private String unitId(Subject user) {
      return user.unitText(unit);
    }

    boolean explores(Subject user) {
      return bucket(user) < sampleRate * BUCKETS;
    }
  }

  Decision decide(EvaluationRun run) {
    if (!enabled || groups.isEmpty()) {
      return prestart;
    }
    if (targetingGate != null && !run.nestedGate(targetingGate, gate)) {
      return untargeted;
    }
    if (!isTrained) {
      return evenly(sampling.bucket(run.user())).explored();
    }
    return sampling.explores(run.user())
        ? leastKnown(run.random()).explored()
        : bestFor(run).best();
  }

  /** What it chose from, to be shown. */
  Trace.Bandit trace(EvaluationRun run, Decision decision) {
    Subject user = run.user();
    return new Trace.Bandit(
        enabled,
        sampling.salt,
        sampling.unit.name(),
        ShownText.ofValue(sampling.unitId(user)),
        sampling.bucket(user),
        sampling.sampleRate,
        isTrained,
        higherIsBetter,
        groups.stream().map(group -> group.trace(run, decision)).toList());
  }

  /** All groups with their scores, the best first; empty for those whom the bandit is not for. */
  List<Ranked> rank(EvaluationRun run) {
    if (!enabled || groups.isEmpty()) {
      return List.of();
    }
    if (targetingGate != null && !run.nestedGate(targetingGate, gate)) {
      return List.of();
    }
    if (!isTrained) {
      return shuffled(Group::best, run.random());
    }
    return sampling.explores(run.user()) ? shuffled(Group::explored, run.random()) : byScore(run);
  }

  private List<Ranked> byScore(EvaluationRun run) {
    Comparator<Ranked> order = Comparator.comparingDouble(Ranked::score);
    return groups.stream()
        .map(group -> new Ranked(group.best(), score(group, run)))
        .sorted(higherIsBetter ? order.reversed() : order)
        .toList();
  }

  private static double score(Group group, EvaluationRun run) {
    return group.scoring() == null ? 0 : group.scoring().of(run);
  }

  private List<Ranked> shuffled(Function<Group, Decision> answer, RandomGenerator random) {
    List<Ranked> ranked = new ArrayList<>();
    for (Group group : groups) {
      Ranked next = new Ranked(answer.apply(group), UNKNOWN_SCORE);
      ranked.add(random.nextInt(ranked.size() + 1), next);
    }
    return ranked;
  }

  private Group evenly(long bucket) {
    return groups.get((int) (bucket / ((double) BUCKETS / groups.size())));
  }

  private Group leastKnown(RandomGenerator random) {
    double total = groups.stream().mapToDouble(ContextualBandit::novelty).sum();
    double drawn = random.nextDouble() * total;
    for (Group group : groups) {
      drawn -= novelty(group);
      if (drawn < 0) {
        return group;
      }
    }
    return groups.get(groups.size() - 1);
  }

  /** Of equals the first stays; anything is better than what is not a number. */
  private boolean isBetter(double score, double best) {
    if (Double.isNaN(best)) {
      return !Double.isNaN(score);
    }
    return higherIsBetter ? score > best : score < best;
  }

  private static double novelty(Group group) {
    return 1 / ((group.scoring() == null ? 0 : group.scoring().records()) + 1);
  }

  private Group bestFor(EvaluationRun run) {
    Group best = null;
    double bestScore = 0;
    for (Group group : groups) {
      if (group.scoring() != null) {
        double score = group.scoring().of(run);
        if (best == null || isBetter(score, bestScore)) {
          best = group;
          bestScore = score;
        }
      }
    }
    return best != null ? best : groups.get(run.random().nextInt(groups.size()));
  }
}
