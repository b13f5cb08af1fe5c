package dev.postern.internal.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation tells of the spec that it comes from, whatever the answer.
 *
 * @param idType the kind of id that the spec is about
 * @param version null when the file has none
 * @param active whether an experiment is running
 * @param explicitParameters of an experiment in a layer; null when the file has none
 * @param forwardAllExposures whether none of its exposures may be left out by sampling
 * @param inLayer whether an experiment shares its parameters with a layer
 */
public record SpecHeader(
    String name,
    String idType,
    @Nullable Long version,
    boolean active,
    @Nullable List<String> explicitParameters,
    boolean inLayer,
    boolean forwardAllExposures) {
  /** The same but for the version. */
  public SpecHeader withVersion(@Nullable Long other) {
    return new SpecHeader(
        name, idType, other, active, explicitParameters, inLayer, forwardAllExposures);
  }
}
