package dev.postern;

import dev.postern.internal.clientinit.ClientInitResponses;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.evaluate.OverrideTable;
import dev.postern.internal.store.SpecSnapshot;
import org.jspecify.annotations.Nullable;

/** Makes client-initialize responses of what a client holds. Thread-safe. */
final class ClientInit {
  private final @Nullable String environment;
  private final ClientInitResponses responses;

  ClientInit(StatsigOptions options, SdkInfo sdk) {
    environment = options.environment();
    responses = new ClientInitResponses(sdk, options.globalCustomFields(), new ThreadRandom());
  }

  /** Options that are null, against the signature, count as the defaults. */
  String write(
      StatsigUser user,
      @Nullable ClientInitResponseOptions options,
      SpecSnapshot snapshot,
      OverrideTable overrides,
      Evaluator evaluator) {
    return responses.write(
        new ClientInitResponses.Specs(
            snapshot.catalog().time(), snapshot.specs(), snapshot.clientInit()),
        new ClientInitResponses.Reader(
            user,
            user.subject(),
            overrides,
            environment == null ? snapshot.defaultEnvironment() : environment),
        options == null ? new ClientInitResponseOptions() : options,
        evaluator);
  }
}
