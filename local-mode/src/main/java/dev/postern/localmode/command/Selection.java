package dev.postern.localmode.command;

import dev.postern.SpecCatalog;
import dev.postern.SpecEntity;
import dev.postern.localmode.command.document.NearestNames;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that are evaluated, by what they are asked for as.
 *
 * @param gates feature gates, segments and holdouts
 */
record Selection(
    List<String> gates, List<String> configs, List<String> experiments, List<String> layers) {

  /** Everything in the catalog; or, once anything is named, only what is named. */
  static Selection of(
      SpecCatalog catalog,
      @Nullable List<String> gates,
      @Nullable List<String> configs,
      @Nullable List<String> experiments,
      @Nullable List<String> layers) {
    boolean everything = gates == null && configs == null && experiments == null && layers == null;
    Selection all = all(catalog);
    return everything
        ? all
        : new Selection(
            all.chosen("--gates", gates, all.gates()),
            all.chosen("--configs", configs, all.configs()),
            all.chosen("--experiments", experiments, all.experiments()),
            all.chosen("--layers", layers, all.layers()));
  }

  /** Everything in the catalog. */
  static Selection all(SpecCatalog catalog) {
    Set<String> gates = new LinkedHashSet<>();
    Set<String> configs = new LinkedHashSet<>();
    Set<String> experiments = new LinkedHashSet<>();
    Set<String> layers = new LinkedHashSet<>();
    for (SpecEntity entity : catalog.entities()) {
      SpecEntity.Kind kind = entity.kind();
      if (kind.isGate()) {
        gates.add(entity.name());
      } else if (kind.isDynamicConfig()) {
        configs.add(entity.name());
      } else if (kind.isExperiment()) {
        experiments.add(entity.name());
      } else if (kind == SpecEntity.Kind.LAYER) {
        layers.add(entity.name());
      }
    }
    return new Selection(
        List.copyOf(gates), List.copyOf(configs), List.copyOf(experiments), List.copyOf(layers));
  }

  private List<String> chosen(String option, @Nullable List<String> names, List<String> known) {
    if (names == null) {
      return List.of();
    }
    names.forEach(name -> check(option, name, known));
    return List.copyOf(new LinkedHashSet<>(names));
  }

  /**
   * Fails for a name that is not known, saying what may be meant.
   *
   * @param option the option that it was given with; in the plural when it takes several
   */
  void check(String option, String name, List<String> known) {
    if (!known.contains(name)) {
      throw new CommandFailure(
          "%s: the specs have no \"%s\"; %s".formatted(option, name, hint(option, name, known)));
    }
  }

  private String hint(String option, String name, List<String> known) {
    List<String> nearest = NearestNames.to(name, known);
    String plural = option.endsWith("s") ? "s" : "";
    return optionOf(name)
        .map(other -> "it is asked for with " + other + plural)
        .orElse(
            nearest.isEmpty()
                ? "see what there is with 'postern list'"
                : "did you mean " + String.join(", ", nearest) + "?");
  }

  /** The option that takes a name, in the singular. */
  private Optional<String> optionOf(String name) {
    if (gates.contains(name)) {
      return Optional.of("--gate");
    }
    if (configs.contains(name)) {
      return Optional.of("--config");
    }
    if (experiments.contains(name)) {
      return Optional.of("--experiment");
    }
    return layers.contains(name) ? Optional.of("--layer") : Optional.empty();
  }
}
