package dev.postern.testkit.junit;

import dev.postern.testkit.TestOverrides;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test for each combination that {@link FlagMatrix} names. */
final class FlagMatrixExtension implements TestTemplateInvocationContextProvider {
  FlagMatrixExtension() {}

  /** A gate or an experiment, with what it can be. */
  private record Axis(String name, List<Choice> choices) {}

  private record Choice(String text, Consumer<TestOverrides> override) {}

  private record Run(String name, List<Choice> choices) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      return name;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Above(choices));
    }
  }

  /** The overrides of a run, which lie above all others. */
  private static final class Above implements BeforeEachCallback, AfterEachCallback {
    private final List<Choice> choices;
    private @Nullable TestOverrides scope;

    private Above(List<Choice> choices) {
      this.choices = choices;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
      TestOverrides above = StatsigExtension.of(context).kit(context).defaults().open();
      scope = above;
      choices.forEach(choice -> choice.override().accept(above));
    }

    @Override
    public void afterEach(ExtensionContext context) {
      if (scope != null) {
        scope.close();
      }
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    FlagMatrix matrix =
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), FlagMatrix.class)
            .orElseThrow();
    List<Axis> axes = axes(matrix, context);
    List<Integer> sizes = axes.stream().map(axis -> axis.choices().size()).toList();
    return Combinations.of(matrix.mode(), sizes).stream().map(row -> run(axes, row));
  }

  private static TestTemplateInvocationContext run(List<Axis> axes, List<Integer> row) {
    List<Choice> choices =
        IntStream.range(0, row.size())
            .mapToObj(i -> axes.get(i).choices().get(row.get(i)))
            .toList();
    String name =
        IntStream.range(0, row.size())
            .mapToObj(i -> axes.get(i).name() + "=" + choices.get(i).text())
            .collect(Collectors.joining(", "));
    return new Run(name, choices);
  }

  private static List<Axis> axes(FlagMatrix matrix, ExtensionContext context) {
    List<Axis> axes = new ArrayList<>();
    for (String gate : matrix.gates()) {
      axes.add(gate(gate));
    }
    for (String experiment : matrix.experiments()) {
      axes.add(experiment(experiment, StatsigExtension.of(context).groups(experiment, context)));
    }
    return axes;
  }

  private static Axis gate(String name) {
    return new Axis(
        name,
        List.of(
            new Choice("on", scope -> scope.gate(name).on()),
            new Choice("off", scope -> scope.gate(name).off())));
  }

  private static Axis experiment(String name, List<String> names) {
    List<Choice> groups =
        names.stream()
            .map(group -> new Choice(group, scope -> scope.experiment(name).group(group)))
            .toList();
    if (groups.isEmpty()) {
      throw new IllegalArgumentException(
          "@FlagMatrix: the specs have no experiment \"%s\" with groups".formatted(name));
    }
    return new Axis(name, groups);
  }
}
