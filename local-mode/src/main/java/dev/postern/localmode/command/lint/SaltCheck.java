package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.HashMap;
import java.util.Map;

/**
 * Entities with one salt: {@code duplicate-salt}. The segment that Statsig makes for the targeting
 * of an experiment has the experiment's salt, which is all right.
 */
final class SaltCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    Map<String, Entity> bySalt = new HashMap<>();
    for (Entity entity : specs.entities()) {
      entity.json().text("salt").ifPresent(salt -> look(entity, salt, bySalt, findings));
    }
  }

  private static void look(
      Entity entity, String salt, Map<String, Entity> bySalt, Findings findings) {
    Entity other = bySalt.putIfAbsent(salt, entity);
    if (other != null && !belongTogether(entity, other)) {
      findings.add(
          Code.DUPLICATE_SALT,
          entity.json().get("salt").orElse(entity.json()),
          "%s has the salt of %s, so rollouts of the two take the same users"
              .formatted(entity.title(), other.title()),
          "give it a salt of its own; who is in a partial rollout changes with that");
    }
  }

  private static boolean belongTogether(Entity one, Entity other) {
    return isTargeting(one, other) || isTargeting(other, one);
  }

  private static boolean isTargeting(Entity segment, Entity entity) {
    return segment.isSegment() && segment.name().endsWith(":" + entity.name());
  }
}
