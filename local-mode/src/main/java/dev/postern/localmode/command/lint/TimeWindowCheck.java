package dev.postern.localmode.command.lint;

import dev.postern.SpecLanguage;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** Conditions that have held for the last time: {@code expired-time-window}. */
final class TimeWindowCheck implements Check {
  private final Instant now;

  TimeWindowCheck(Instant now) {
    this.now = now;
  }

  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart condition : specs.entries("condition_map")) {
      if (condition.text("type").orElse("").equals("current_time")) {
        condition.get("targetValue").ifPresent(target -> look(condition, target, findings));
      }
    }
  }

  private void look(JsonPart condition, JsonPart target, Findings findings) {
    OptionalLong time = SpecLanguage.time(target.value());
    String operator = condition.text("operator").orElse("");
    if (time.isPresent() && hasPassed(operator, Instant.ofEpochMilli(time.getAsLong()))) {
      findings.add(
          Code.EXPIRED_TIME_WINDOW,
          target,
          "this condition holds no more: it was for the time %s %s"
              .formatted(operator, Instant.ofEpochMilli(time.getAsLong())),
          "remove the rules with this condition, or choose a later time");
    }
  }

  private boolean hasPassed(String operator, Instant time) {
    return switch (operator) {
      case "before" -> !now.isBefore(time);
      case "on" -> day(now).isAfter(day(time));
      default -> false;
    };
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
