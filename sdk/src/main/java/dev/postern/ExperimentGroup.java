package dev.postern;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A group of an experiment.
 *
 * @param groupName its name; empty when the specs have none
 * @param ruleId the id of its rule
 * @param idType the kind of id that decides who is in it
 * @param returnValue the parameters that it gives, unmodifiable
 * @since 0.1.0
 */
public record ExperimentGroup(
    String groupName, String ruleId, String idType, Map<String, Object> returnValue) {
  /**
   * Checks the components.
   *
   * @param groupName its name; empty when the specs have none
   * @param ruleId the id of its rule
   * @param idType the kind of id that decides who is in it
   * @param returnValue the parameters that it gives, unmodifiable
   */
  public ExperimentGroup {
    requireNonNull(groupName, "groupName is null");
    requireNonNull(ruleId, "ruleId is null");
    requireNonNull(idType, "idType is null");
    requireNonNull(returnValue, "returnValue is null");
  }
}
