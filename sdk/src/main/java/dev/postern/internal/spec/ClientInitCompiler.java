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
import dev.postern.internal.evaluate.UserValue;
import dev.postern.internal.spec.SpecDocument.SpecModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Picks out of a spec file what client-initialize responses need beside the compiled program. */
public final class ClientInitCompiler {
  private ClientInitCompiler() {}

  /** What is listed, in the order of the file. */
  public static ClientInitSpecs compile(SpecDocument document, CompiledSpecs program) {
    return new ClientInitSpecs(
        new ClientInitSpecs.Entities(
            listed(document.featureGates(), program.gates(), ClientInitCompiler::gate),
            listed(document.dynamicConfigs(), program.configs(), ClientInitCompiler::config),
            bandits(document, program),
            listed(document.layerConfigs(), program.layers(), entity -> Entity.LAYER)),
        stores(document),
        new AppIds(
            program.appId(),
            appIds(document, "sdk_keys_to_app_ids"),
            appIds(document, "hashed_sdk_keys_to_app_ids")),
        sessionReplay(document));
  }

  private static List<ListedSpec> listed(
      Map<String, SpecModel> models,
      Map<String, CompiledSpec> specs,
      Function<String, Entity> entities) {
    List<ListedSpec> listed = new ArrayList<>(models.size());
    models.forEach(
        (name, model) -> {
          CompiledSpec spec = specs.get(name);
          if (spec != null && !isForServersOnly(model.entity())) {
            Entity entity = entities.apply(model.entity());
            listed.add(new ListedSpec(entity, spec.header(), set(model.targetAppIds())));
          }
        });
    return listed;
  }

  private static boolean isForServersOnly(String entity) {
    return entity.equals("segment") || entity.equals("holdout");
  }

  private static Entity gate(String entity) {
    return entity.equals("feature_gate") ? Entity.FEATURE_GATE : Entity.OTHER_GATE;
  }

  private static Entity config(String entity) {
    return switch (entity) {
      case "dynamic_config" -> Entity.DYNAMIC_CONFIG;
      case "experiment" -> Entity.EXPERIMENT;
      default -> Entity.OTHER_CONFIG;
    };
  }

  private static List<ListedSpec> bandits(SpecDocument document, CompiledSpecs program) {
    List<ListedSpec> listed = new ArrayList<>();
    document
        .bandits()
        .forEach(
            (name, model) -> {
              ContextualBandit bandit = program.bandits().get(name);
              if (bandit != null) {
                Set<String> apps = set(model.targetAppIds());
                listed.add(new ListedSpec(Entity.BANDIT, bandit.header(), apps));
              }
            });
    return listed;
  }

  private static List<ListedStore> stores(SpecDocument document) {
    List<ListedStore> listed = new ArrayList<>();
    document
        .parameterStores()
        .forEach(
            (name, store) -> {
              List<ListedStore.Parameter> parameters = new ArrayList<>();
              store
                  .parameters()
                  .forEach((key, json) -> parameters.add(ListedStore.Parameter.of(key, json)));
              listed.add(new ListedStore(name, parameters, set(store.targetAppIds())));
            });
    return listed;
  }

  private static @Nullable Map<String, UserValue> appIds(SpecDocument document, String field) {
    if (!(document.others().get(field) instanceof Map<?, ?> json)) {
      return null;
    }
    Map<String, UserValue> apps = new HashMap<>();
    json.forEach((key, app) -> apps.put(String.valueOf(key), UserValue.of(app)));
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
