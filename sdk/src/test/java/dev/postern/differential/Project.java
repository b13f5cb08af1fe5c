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
    List<StoreParameter> parameters) {
  /** A parameter of a parameter store. */
  record StoreParameter(String store, String name) {}

  static Project of(JsonNode specs) {
    List<String> configs = names(specs, "dynamic_configs");
    List<String> bandits = names(specs, "cmab_configs");
    return new Project(
        with(names(specs, "feature_gates"), "gone"),
        with(configs, "gone"),
        with(concat(configs, bandits), "gone"),
        with(names(specs, "layer_configs"), "gone"),
        names(specs, "param_stores").stream()
            .flatMap(
                store ->
                    names(specs.get("param_stores").path(store), "parameters").stream()
                        .map(name -> new StoreParameter(store, name)))
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
