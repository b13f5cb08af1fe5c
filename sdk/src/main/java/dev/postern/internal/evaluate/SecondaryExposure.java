package dev.postern.internal.evaluate;

/** A nested gate that took part in an evaluation, with its own value and rule. */
public record SecondaryExposure(String gate, boolean value, String ruleId) {}
