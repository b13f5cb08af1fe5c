package dev.postern;

import static java.util.Objects.requireNonNull;

/**
 * A part of a spec file that could not be read and was left out. The rest of the file is used; what
 * refers to the part is {@code Unsupported}: false, or no value.
 *
 * @param path where it is, such as {@code feature_gates.new_checkout.rules[2].passPercentage}
 * @param line the line on which the gate, config, condition or parameter begins, from 1
 * @param message what is wrong with it
 * @since 0.1.0
 */
public record SpecProblem(String path, int line, String message) {
  /**
   * Checks the components.
   *
   * @param path where it is, such as {@code feature_gates.new_checkout.rules[2].passPercentage}
   * @param line the line on which the gate, config, condition or parameter begins, from 1
   * @param message what is wrong with it
   */
  public SpecProblem {
    requireNonNull(path, "path is null");
    requireNonNull(message, "message is null");
  }

  @Override
  public String toString() {
    return path + " (line " + line + "): " + message;
  }
}
