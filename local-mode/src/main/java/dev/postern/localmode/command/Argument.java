package dev.postern.localmode.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;

/**
 * An option or a parameter of a command, with its value once the arguments have been read.
 *
 * @param <T> what its value is; null for an option that was not given
 */
final class Argument<T extends @Nullable Object> implements Accepted {
  private final ArgSpec spec;

  private Argument(ArgSpec spec) {
    this.spec = spec;
  }

  /** An option that is given or not, and takes no value. */
  static Argument<Boolean> flag(String name, String description) {
    return new Argument<>(
        OptionSpec.builder(name)
            .type(boolean.class)
            .initialValue(false)
            .description(description)
            .build());
  }

  /** The same, of a command and of all its sub-commands. */
  static Argument<Boolean> flagOfAll(String name, String description) {
    return new Argument<>(
        OptionSpec.builder(name)
            .type(boolean.class)
            .initialValue(false)
            .description(description)
            .scopeType(ScopeType.INHERIT)
            .build());
  }

  /** An option that must be given. */
  static <T> Argument<T> required(Class<T> type, String name, String label, String description) {
    return new Argument<>(option(name, label, description).type(type).required(true).build());
  }

  /** An option that has no value unless it is given. */
  static <T> Argument<@Nullable T> optional(
      Class<T> type, String name, String label, String description) {
    return new Argument<>(option(name, label, description).type(type).build());
  }

  /** The same, with a type that picocli does not know. */
  static <T> Argument<@Nullable T> optional(
      ITypeConverter<T> converter, Class<T> type, String name, String label, String description) {
    return new Argument<>(
        option(name, label, description).type(type).converters(converter).build());
  }

  /** An option with a value that it has unless another one is given. */
  static <T> Argument<T> optional(T usual, String name, String label, String description) {
    return new Argument<>(
        option(name, label, description).type(usual.getClass()).initialValue(usual).build());
  }

  /** The same, with a type that picocli does not know. */
  static <T> Argument<T> optional(
      ITypeConverter<T> converter, T usual, String name, String label, String description) {
    return new Argument<>(
        option(name, label, description)
            .type(usual.getClass())
            .converters(converter)
            .initialValue(usual)
            .build());
  }

  /** An option with names between commas; no value unless it is given. */
  static Argument<@Nullable List<String>> names(String name, String description) {
    return new Argument<>(
        option(name, "NAME", description)
            .type(List.class)
            .auxiliaryTypes(String.class)
            .splitRegex(",")
            .build());
  }

  /** An option that names a file each time it is given. */
  static Argument<List<Path>> files(String name, String description) {
    return new Argument<>(
        option(name, "FILE", description)
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .initialValue(List.of())
            .build());
  }

  /** The one parameter, a file or directory. */
  static Argument<Path> path(String label, String description) {
    return path(0, label, description);
  }

  /**
   * A parameter, a file or directory.
   *
   * @param index its place among all parameters, from 0
   */
  static Argument<Path> path(int index, String label, String description) {
    return new Argument<>(
        PositionalParamSpec.builder()
            .index(Integer.toString(index))
            .type(Path.class)
            .arity("1")
            .required(true)
            .paramLabel(label)
            .description(description)
            .build());
  }

  private static OptionSpec.Builder option(String name, String label, String description) {
    return OptionSpec.builder(name).paramLabel(label).description(description);
  }

  /** What was given. */
  T value() {
    return spec.getValue();
  }

  ArgSpec spec() {
    return spec;
  }

  @Override
  public void addTo(CommandSpec command) {
    command.add(spec);
  }
}
