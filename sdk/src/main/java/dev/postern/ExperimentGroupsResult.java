package dev.postern;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of an experiment.
 *
 * @param isExperimentActive whether it is running; null when there is no experiment of that name
 * @param groups in the order of its rules; empty when there is no experiment of that name
 * @since 0.1.0
 */
public record ExperimentGroupsResult(
    @Nullable Boolean isExperimentActive, List<ExperimentGroup> groups) {
  /**
   * Copies the groups.
   *
   * @param isExperimentActive whether it is running; null when there is no experiment of that name
   * @param groups in the order of its rules; empty when there is no experiment of that name
   */
  public ExperimentGroupsResult {
    groups = List.copyOf(groups);
  }
}
