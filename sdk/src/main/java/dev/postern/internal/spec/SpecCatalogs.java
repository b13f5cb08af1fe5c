package dev.postern.internal.spec;

import dev.postern.SpecCatalog;
import dev.postern.SpecEntity;
import dev.postern.SpecEntity.Kind;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.ConditionModel;
import dev.postern.internal.spec.SpecDocument.ParameterStoreModel;
import dev.postern.internal.spec.SpecDocument.RuleModel;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
    addAll(document.featureGates(), Kind.FEATURE_GATE);
    addAll(document.dynamicConfigs(), Kind.DYNAMIC_CONFIG);
    for (Map.Entry<String, BanditModel> entry : document.bandits().entrySet()) {
      entities.add(bandit(entry.getKey(), entry.getValue()));
    }
    addAll(document.layerConfigs(), Kind.LAYER);
    for (Map.Entry<String, ParameterStoreModel> entry : document.parameterStores().entrySet()) {
      entities.add(store(entry.getKey(), entry.getValue()));
    }
    return new SpecCatalog(
        document.time(), document.text("checksum"), entities, document.problems());
  }

  private static SpecEntity bandit(String name, BanditModel bandit) {
    return new SpecEntity(
        Kind.CMAB,
        name,
        bandit.enabled(),
        false,
        bandit.groups().size(),
        bandit.idType(),
        bandit.version(),
        List.of());
  }

  private static SpecEntity store(String name, ParameterStoreModel store) {
    return new SpecEntity(
        Kind.PARAMETER_STORE,
        name,
        true,
        false,
        store.parameters().size(),
        "",
        store.version(),
        List.of());
  }

  private void addAll(Map<String, SpecModel> specs, Kind usual) {
    for (Map.Entry<String, SpecModel> entry : specs.entrySet()) {
      SpecModel spec = entry.getValue();
      entities.add(
          new SpecEntity(
              kindOf(spec.entity(), usual),
              entry.getKey(),
              spec.enabled(),
              Boolean.TRUE.equals(spec.isActive()),
              spec.rules().size(),
              spec.idType(),
              spec.version(),
              shared(fields(spec))));
    }
  }

  private List<String> shared(List<String> fields) {
    List<String> known = fieldLists.putIfAbsent(fields, fields);
    return known == null ? fields : known;
  }

  /** What the file says it is, if that can be found in that part of the file. */
  private static Kind kindOf(String entity, Kind usual) {
    for (Kind kind : Kind.values()) {
      if (kind.wireName().equals(entity) && standsWith(kind, usual)) {
        return kind;
      }
    }
    return usual;
  }

  private static boolean standsWith(Kind kind, Kind usual) {
    return switch (usual) {
      case FEATURE_GATE -> kind.isGate();
      case DYNAMIC_CONFIG -> kind.isDynamicConfig() || kind == Kind.EXPERIMENT;
      default -> false;
    };
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
