package dev.postern;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate, config, experiment, layer or parameter store of a spec file, as a list shows it.
 *
 * @param kind what it is
 * @param name the name to ask for it by
 * @param enabled whether it is switched on; a spec that is off still has its rules evaluated
 * @param active whether an experiment is running; false for everything else
 * @param rules the number of its rules; of a parameter store, of its parameters
 * @param idType the kind of id it is about, such as {@code userID}; empty for a parameter store
 * @param version its version; null when the file has none
 * @param fields the users' fields that its own rules look at, sorted; nested gates are not followed
 * @since 0.1.0
 */
public record SpecEntity(
    Kind kind,
    String name,
    boolean enabled,
    boolean active,
    int rules,
    String idType,
    @Nullable Long version,
    List<String> fields) {

  /**
   * Checks and copies the components.
   *
   * @param kind what it is
   * @param name the name to ask for it by
   * @param enabled whether it is switched on; a spec that is off still has its rules evaluated
   * @param active whether an experiment is running; false for everything else
   * @param rules the number of its rules; of a parameter store, of its parameters
   * @param idType the kind of id it is about, such as {@code userID}; empty for a parameter store
   * @param version its version; null when the file has none
   * @param fields the users' fields that its own rules look at, sorted; nested gates are not
   *     followed
   */
  public SpecEntity {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(idType, "idType is null");
    fields = List.copyOf(fields);
  }

  /** What an entity is. */
  public enum Kind {
    /** A feature gate. */
    FEATURE_GATE("feature_gate"),
    /** A segment: a gate that other gates use to name a group of users. */
    SEGMENT("segment"),
    /** A holdout: a gate that keeps users out of experiments. */
    HOLDOUT("holdout"),
    /** A dynamic config. */
    DYNAMIC_CONFIG("dynamic_config"),
    /** An experiment. */
    EXPERIMENT("experiment"),
    /** An autotune experiment. */
    AUTOTUNE("autotune"),
    /** A contextual bandit (CMAB); asked for as an experiment. */
    CMAB("cmab"),
    /** A layer. */
    LAYER("layer"),
    /** A parameter store. */
    PARAMETER_STORE("parameter_store");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** {@return the name that a spec file and the tables of the command have for it} */
    public String wireName() {
      return wireName;
    }

    /** {@return whether {@link Statsig#checkGate} answers for it} */
    public boolean isGate() {
      return this == FEATURE_GATE || this == SEGMENT || this == HOLDOUT;
    }

    /** {@return whether {@link Statsig#getExperiment} is the way to ask for it} */
    public boolean isExperiment() {
      return this == EXPERIMENT || this == CMAB;
    }

    /** {@return whether {@link Statsig#getDynamicConfig} is the way to ask for it} */
    public boolean isDynamicConfig() {
      return this == DYNAMIC_CONFIG || this == AUTOTUNE;
    }
  }
}
