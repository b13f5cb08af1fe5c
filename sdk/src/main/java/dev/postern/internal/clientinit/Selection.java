package dev.postern.internal.clientinit;

import dev.postern.ClientInitResponseOptions;
import dev.postern.internal.evaluate.UserValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a spec file is in a response: filters by name, and the client's app.
 *
 * @param app the app that a spec must be for; null when apps do not matter
 */
record Selection(ClientInitResponseOptions options, @Nullable String app) {
  static Selection of(ClientInitResponseOptions options, UserValue appId) {
    String named = options.getTargetAppID();
    boolean appMatters = options.clientSDKKey != null || (named != null && !named.isEmpty());
    return new Selection(options, appMatters ? appId.text() : null);
  }

  boolean has(ListedSpec spec) {
    return isNamed(filter(spec), spec.name()) && isForApp(spec.targetApps()) && !isLeftOut(spec);
  }

  boolean has(ListedStore store) {
    return isNamed(options.getParamStoreFilter(), store.name()) && isForApp(store.targetApps());
  }

  private @Nullable Set<String> filter(ListedSpec spec) {
    return switch (spec.entity()) {
      case FEATURE_GATE -> options.getFeatureGateFilter();
      case DYNAMIC_CONFIG -> options.getDynamicConfigFilter();
      case EXPERIMENT, BANDIT -> options.getExperimentFilter();
      case LAYER -> options.getLayerFilter();
      case OTHER_GATE, OTHER_CONFIG -> null;
    };
  }

  private boolean isLeftOut(ListedSpec spec) {
    return options.isRemoveExperimentsInLayers()
        && spec.entity() == ListedSpec.Entity.EXPERIMENT
        && spec.header().inLayer();
  }

  private static boolean isNamed(@Nullable Set<String> filter, String name) {
    return filter == null || filter.contains(name);
  }

  private boolean isForApp(@Nullable Set<String> targetApps) {
    return app == null || (targetApps != null && targetApps.contains(app));
  }
}
