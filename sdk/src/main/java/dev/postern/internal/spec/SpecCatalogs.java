package dev.postern.internal.spec;

import dev.postern.SpecCatalog;
import dev.postern.SpecEntity;
import dev.postern.SpecEntity.Kind;
import dev.postern.internal.spec.SpecDocument.ConditionModel;
import dev.postern.internal.spec.SpecDocument.RuleModel;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lists what a spec file contains. */
public final class SpecCatalogs {
  private final SpecDocument document;
  private final List<SpecEntity> entities = new ArrayList<>();

  /** Many entities look at the same fields: their lists are one object. */
  private final Map<List<String>, List<String>> fieldLists = new HashMap<>();

  private SpecCatalogs(SpecDocument document) {
    this.document = document;
  }

  /** The list of a file's entities, in its order. */
  public static SpecCatalog of(SpecDocument document) {
    return new SpecCatalogs(document).catalog();
  }

  private SpecCatalog catalog() {
    addAll(document.featureGates(), Kind.FEATURE_GATE, Kind::isGate);
    addAll(document.dynamicConfigs(), Kind.DYNAMIC_CONFIG, SpecCatalogs::isConfig);
    document
        .bandits()
        .forEach(
            (name, bandit) ->
                entities.add(
                    new SpecEntity(
                        Kind.CMAB,
                        name,
                        bandit.enabled(),
                        false,
                        bandit.groups().size(),
                        bandit.idType(),
                        bandit.version(),
                        List.of())));
    addAll(document.layerConfigs(), Kind.LAYER, kind -> false);
    document
        .parameterStores()
        .forEach(
            (name, store) ->
                entities.add(
                    new SpecEntity(
                        Kind.PARAMETER_STORE,
                        name,
                        true,
                        false,
                        store.parameters().size(),
                        "",
                        store.version(),
                        List.of())));
    return new SpecCatalog(
        document.time(), document.text("checksum"), entities, document.problems());
  }

  private static boolean isConfig(Kind kind) {
    return kind.isDynamicConfig() || kind == Kind.EXPERIMENT;
  }

  private void addAll(Map<String, SpecModel> specs, Kind otherwise, Predicate<Kind> isPossible) {
    specs.forEach(
        (name, spec) ->
            entities.add(
                new SpecEntity(
                    kindOf(spec.entity(), otherwise, isPossible),
                    name,
                    spec.enabled(),
                    Boolean.TRUE.equals(spec.isActive()),
                    spec.rules().size(),
                    spec.idType(),
                    spec.version(),
                    fieldLists.computeIfAbsent(fields(spec), list -> list))));
  }

  /** What the file says it is, if that can be found in that part of the file. */
  private static Kind kindOf(String entity, Kind otherwise, Predicate<Kind> isPossible) {
    for (Kind kind : Kind.values()) {
      if (kind.wireName().equals(entity) && isPossible.test(kind)) {
        return kind;
      }
    }
    return otherwise;
  }

  /** Those that the file names; else those that the conditions of its rules look at. */
  private List<String> fields(SpecModel spec) {
    if (spec.fieldsUsed() != null) {
      return spec.fieldsUsed();
    }
    TreeSet<String> fields = new TreeSet<>();
    for (RuleModel rule : spec.rules()) {
      for (String id : rule.conditions()) {
        String field = field(document.conditionMap().get(id));
        if (field != null) {
          fields.add(field);
        }
      }
    }
    return List.copyOf(fields);
  }

  private static @Nullable String field(@Nullable ConditionModel condition) {
    return condition == null
        ? null
        : switch (condition.type()) {
          case "user_field", "ip_based", "ua_based" -> condition.field();
          case "unit_id", "user_bucket" -> condition.idType();
          default -> null;
        };
  }
}
