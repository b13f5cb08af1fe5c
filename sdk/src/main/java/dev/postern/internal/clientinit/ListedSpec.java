package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.SpecHeader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A gate, config, experiment or layer that clients may be told of.
 *
 * @param entity what it is, which also decides the filter that it passes
 * @param header what is told of it when its evaluation tells nothing
 * @param targetApps the apps that it is for; null when the file names none
 */
public record ListedSpec(Entity entity, SpecHeader header, @Nullable Set<String> targetApps) {
  /** What a spec is. */
  public enum Entity {
    /** A feature gate. */
    FEATURE_GATE(EntityKind.GATE),
    /** A gate of another name, which no filter leaves out. */
    OTHER_GATE(EntityKind.GATE),
    /** A dynamic config. */
    DYNAMIC_CONFIG(EntityKind.DYNAMIC_CONFIG),
    /** An experiment. */
    EXPERIMENT(EntityKind.EXPERIMENT),
    /** A contextual bandit. */
    BANDIT(EntityKind.EXPERIMENT),
    /** An autotune, or a config of another name, which no filter leaves out. */
    OTHER_CONFIG(EntityKind.EXPERIMENT),
    /** A layer. */
    LAYER(EntityKind.LAYER);

    private final EntityKind kind;

    Entity(EntityKind kind) {
      this.kind = kind;
    }

    EntityKind kind() {
      return kind;
    }
  }

  String name() {
    return header.name();
  }
}
