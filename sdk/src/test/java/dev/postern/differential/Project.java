package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;

/** The names that there are to ask for in a spec file, and one that there is not. */
record Project(
    List<String> gates,
    List<String> configs,
    List<String> experiments,
    List<String> layers,
    List<StoredNames> stores) {
  /** A parameter store and its parameters. */
  record StoredNames(String store, List<String> parameters) {}

  static Project of(JsonNode specs) {
    List<String> configs = names(specs, "dynamic_configs");
    List<String> bandits = names(specs, "cmab_configs");
    return new Project(
        with(names(specs, "feature_gates"), "gone"),
        with(configs, "gone"),
        with(concat(configs, bandits), "gone"),
        with(names(specs, "layer_configs"), "gone"),
        names(specs, "param_stores").stream()
            .map(
                store ->
                    new StoredNames(
                        store, names(specs.get("param_stores").path(store), "parameters")))
            .toList());
  }

  private static List<String> names(JsonNode specs, String section) {
    Iterable<String> names = () -> specs.path(section).fieldNames();
    return StreamSupport.stream(names.spliterator(), false).toList();
  }

  private static List<String> with(List<String> names, String one) {
    return concat(names, List.of(one));
  }

  private static List<String> concat(List<String> first, List<String> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).distinct().toList();
  }
}
