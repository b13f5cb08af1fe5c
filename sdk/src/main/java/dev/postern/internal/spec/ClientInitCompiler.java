package dev.postern.internal.spec;

import dev.postern.internal.clientinit.AppIds;
import dev.postern.internal.clientinit.ClientInitSpecs;
import dev.postern.internal.clientinit.ListedSpec;
import dev.postern.internal.clientinit.ListedSpec.Entity;
import dev.postern.internal.clientinit.ListedStore;
import dev.postern.internal.clientinit.SessionReplay;
import dev.postern.internal.evaluate.CompiledSpec;
import dev.postern.internal.evaluate.CompiledSpecs;
import dev.postern.internal.evaluate.ContextualBandit;
import dev.postern.internal.evaluate.SpecTable;
import dev.postern.internal.evaluate.UserValue;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.ParameterStoreModel;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Picks out of a spec file what client-initialize responses need beside the compiled program. */
public final class ClientInitCompiler {
  private ClientInitCompiler() {}

  /** What is listed, in the order of the file. */
  public static ClientInitSpecs compile(SpecDocument document, CompiledSpecs program) {
    return new ClientInitSpecs(
        new ClientInitSpecs.Entities(
            listed(document.featureGates(), program.gates(), Entity.OTHER_GATE),
            listed(document.dynamicConfigs(), program.configs(), Entity.OTHER_CONFIG),
            bandits(document, program),
            listed(document.layerConfigs(), program.layers(), Entity.LAYER)),
        stores(document),
        new AppIds(
            program.appId(),
            appIds(document, "sdk_keys_to_app_ids"),
            appIds(document, "hashed_sdk_keys_to_app_ids")),
        sessionReplay(document));
  }

  private static List<ListedSpec> listed(
      Map<String, SpecModel> models, SpecTable specs, Entity otherwise) {
    List<ListedSpec> listed = new ArrayList<>(models.size());
    for (Map.Entry<String, SpecModel> entry : models.entrySet()) {
      CompiledSpec spec = specs.get(entry.getKey());
      SpecModel model = entry.getValue();
      if (spec != null && !isForServersOnly(model.entity())) {
        Entity entity = entity(model.entity(), otherwise);
        listed.add(new ListedSpec(entity, spec.header(), set(model.targetAppIds())));
      }
    }
    return listed;
  }

  private static boolean isForServersOnly(String entity) {
    return entity.equals("segment") || entity.equals("holdout");
  }

  /** What the file says it is, if that can be found in that part of the file. */
  private static Entity entity(String name, Entity otherwise) {
    return switch (otherwise) {
      case OTHER_GATE -> name.equals("feature_gate") ? Entity.FEATURE_GATE : otherwise;
      case OTHER_CONFIG ->
          switch (name) {
            case "dynamic_config" -> Entity.DYNAMIC_CONFIG;
            case "experiment" -> Entity.EXPERIMENT;
            default -> otherwise;
          };
      default -> otherwise;
    };
  }

  private static List<ListedSpec> bandits(SpecDocument document, CompiledSpecs program) {
    List<ListedSpec> listed = new ArrayList<>();
    for (Map.Entry<String, BanditModel> entry : document.bandits().entrySet()) {
      ContextualBandit bandit = program.bandits().get(entry.getKey());
      if (bandit != null) {
        Set<String> apps = set(entry.getValue().targetAppIds());
        listed.add(new ListedSpec(Entity.BANDIT, bandit.header(), apps));
      }
    }
    return listed;
  }

  private static List<ListedStore> stores(SpecDocument document) {
    List<ListedStore> listed = new ArrayList<>();
    for (Map.Entry<String, ParameterStoreModel> entry : document.parameterStores().entrySet()) {
      ParameterStoreModel store = entry.getValue();
      listed.add(
          new ListedStore(
              entry.getKey(), parameters(store.parameters()), set(store.targetAppIds())));
    }
    return listed;
  }

  private static List<ListedStore.Parameter> parameters(
      Map<String, Map<String, @Nullable Object>> json) {
    List<ListedStore.Parameter> parameters = new ArrayList<>(json.size());
    for (Map.Entry<String, Map<String, @Nullable Object>> entry : json.entrySet()) {
      parameters.add(ListedStore.Parameter.of(entry.getKey(), entry.getValue()));
    }
    return parameters;
  }

  private static @Nullable Map<String, UserValue> appIds(SpecDocument document, String field) {
    if (!(document.others().get(field) instanceof Map<?, ?> json)) {
      return null;
    }
    Map<String, UserValue> apps = new HashMap<>();
    for (Map.Entry<?, ? extends @Nullable Object> entry : json.entrySet()) {
      apps.put(String.valueOf(entry.getKey()), UserValue.of(entry.getValue()));
    }
    return apps;
  }

  private static @Nullable SessionReplay sessionReplay(SpecDocument document) {
    Object json = document.others().get(SpecParser.SESSION_REPLAY);
    try {
      return json == null ? null : EntityReaders.sessionReplay(SpecParser.SESSION_REPLAY, json);
    } catch (MalformedException impossible) {
      throw new AssertionError("the parser lets no malformed one through", impossible);
    }
  }

  private static @Nullable Set<String> set(@Nullable List<String> list) {
    return list == null ? null : Set.copyOf(list);
  }
}
