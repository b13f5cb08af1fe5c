package dev.postern.internal.event;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Decision.Status;
import dev.postern.internal.evaluate.Delegation;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.Exposures;
import dev.postern.internal.event.EventLog.Cause;
import dev.postern.internal.store.EvaluationOrigin;
import dev.postern.spi.LoggedEvent;
import dev.postern.spi.LoggedEvent.SecondaryExposure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user got an answer.
 *
 * @param ruleId the rule that is told
 * @param parameter of a layer; null for everything else
 */
record ExposureEvent(
    Cause cause,
    LoggedUser user,
    Evaluation evaluation,
    EvaluationOrigin origin,
    String ruleId,
    @Nullable String parameter,
    Sampling.Verdict sampling,
    long time)
    implements QueuedEvent {

  @Override
  public LoggedEvent toLoggedEvent() {
    return new LoggedEvent(
        name(), null, metadata(), sampling.toMap(), user.toMap(), time, secondaryExposures());
  }

  private String name() {
    return switch (evaluation.kind()) {
      case GATE -> "statsig::gate_exposure";
      case DYNAMIC_CONFIG, EXPERIMENT, PARAMETER_STORE -> "statsig::config_exposure";
      case LAYER -> "statsig::layer_exposure";
    };
  }

  private Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("reason", origin.reason());
    if (!isError()) {
      putIfThere(metadata, "lcut", origin.lcut());
      putIfThere(metadata, "receivedAt", origin.receivedAt());
    }
    putAnswer(metadata);
    metadata.put("ruleID", ruleId);
    putIfThere(metadata, "configVersion", origin.version());
    if (evaluation.mappedTo() != null && tellsMapping()) {
      metadata.put("overrideConfigName", evaluation.mappedTo());
    }
    if (cause == Cause.MANUAL) {
      metadata.put("isManualExposure", "true");
    }
    return metadata;
  }

  private void putAnswer(Map<String, String> metadata) {
    String passes = String.valueOf(evaluation.decision().passes());
    switch (evaluation.kind()) {
      case GATE -> {
        metadata.put("gate", evaluation.name());
        metadata.put("gateValue", passes);
      }
      case DYNAMIC_CONFIG, PARAMETER_STORE -> {
        metadata.put("config", evaluation.name());
        metadata.put("rulePassed", passes);
      }
      case EXPERIMENT -> {
        metadata.put("config", evaluation.name());
        if (cause == Cause.CHECK) {
          metadata.put("rulePassed", passes);
        }
      }
      case LAYER -> putParameter(metadata);
    }
  }

  private void putParameter(Map<String, String> metadata) {
    Delegation delegation = evaluation.decision().delegation();
    boolean isExplicit = isExplicit();
    metadata.put("config", evaluation.name());
    metadata.put("parameterName", String.valueOf(parameter));
    metadata.put("isExplicitParameter", String.valueOf(isExplicit));
    metadata.put(
        "allocatedExperiment", isExplicit && delegation != null ? delegation.experiment() : "");
  }

  /** As the engine has it, a parameter that was asked for does not tell. */
  private boolean tellsMapping() {
    return evaluation.kind() != EntityKind.LAYER || cause != Cause.CHECK;
  }

  private boolean isExplicit() {
    Delegation delegation = evaluation.decision().delegation();
    List<String> explicit = delegation == null ? null : delegation.explicitParameters();
    return explicit != null && parameter != null && explicit.contains(parameter);
  }

  private boolean isError() {
    return evaluation.decision().status() == Status.TOO_DEEP;
  }

  private @Nullable List<SecondaryExposure> secondaryExposures() {
    if (isError()) {
      return null;
    }
    return evaluation.kind() == EntityKind.LAYER
        ? parameterExposures()
        : list(evaluation.exposures());
  }

  private @Nullable List<SecondaryExposure> parameterExposures() {
    Decision decision = evaluation.decision();
    if (isExplicit()) {
      return list(evaluation.exposures());
    }
    if (evaluation.parameterRules() != null) {
      return List.of();
    }
    Exposures undelegated = evaluation.undelegatedExposures();
    boolean isUnset = decision.delegation() == null && undelegated.isEmpty();
    return isUnset && cause != Cause.REFERENCE ? null : list(undelegated);
  }

  private static List<SecondaryExposure> list(Exposures exposures) {
    return exposures.toList().stream()
        .map(gate -> new SecondaryExposure(gate.gate(), text(gate.value()), gate.ruleId()))
        .toList();
  }

  private static String text(boolean flag) {
    return String.valueOf(flag);
  }

  private static void putIfThere(Map<String, String> metadata, String name, @Nullable Long number) {
    if (number != null) {
      metadata.put(name, number.toString());
    }
  }
}
