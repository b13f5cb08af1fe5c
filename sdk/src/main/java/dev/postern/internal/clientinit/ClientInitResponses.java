package dev.postern.internal.clientinit;

import dev.postern.ClientInitResponseOptions;
import dev.postern.GCIRResponseFormat;
import dev.postern.HashAlgo;
import dev.postern.StatsigUser;
import dev.postern.internal.evaluate.ClientEvaluations;
import dev.postern.internal.evaluate.CompiledSpecs;
import dev.postern.internal.evaluate.Evaluator;
import dev.postern.internal.evaluate.OverrideTable;
import dev.postern.internal.evaluate.Subject;
import dev.postern.internal.evaluate.UserValue;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Writes the responses of one client. Thread-safe. */
public final class ClientInitResponses {
  private final SdkInfo sdkInfo;
  private final Map<String, ?> globalCustom;
  private final RandomGenerator random;

  /** The random numbers decide which sessions are recorded. */
  public ClientInitResponses(SdkInfo sdkInfo, Map<String, ?> globalCustom, RandomGenerator random) {
    this.sdkInfo = sdkInfo;
    this.globalCustom = globalCustom;
    this.random = random;
  }

  /**
   * A spec file.
   *
   * @param time when it last changed, milliseconds since 1970; 0 without specs
   */
  public record Specs(long time, CompiledSpecs program, ClientInitSpecs listed) {}

  /**
   * Whom a response is for.
   *
   * @param overrides those that count, if the options ask for them
   * @param tier the environment of a user without one; null for none
   */
  public record Reader(
      StatsigUser user, Subject subject, OverrideTable overrides, @Nullable String tier) {}

  /** The response. */
  public String write(
      Specs specs, Reader reader, ClientInitResponseOptions options, Evaluator evaluator) {
    ClientInitSpecs listed = specs.listed();
    UserValue app = listed.appIds().select(options.clientSDKKey, options.getTargetAppID());
    OverrideTable overrides =
        options.includeLocalOverrides ? reader.overrides() : OverrideTable.EMPTY;
    ClientEvaluations evaluations =
        evaluator.forClient(reader.subject(), specs.program(), overrides, app);
    HashAlgo algorithm = options.hashAlgo == null ? HashAlgo.DJB2 : options.hashAlgo;
    ClientInitResponse response =
        new ClientInitResponse(
            specs,
            new ClientInitResponse.Form(algorithm, format(options), options),
            Selection.of(options, app),
            evaluations,
            new UserText(reader.user(), globalCustom, reader.tier()),
            sdkInfo);
    String text = response.write(random);
    listed.tellLength(text.length());
    return text;
  }

  private static GCIRResponseFormat format(ClientInitResponseOptions options) {
    GCIRResponseFormat format = options.responseFormat;
    return format == null ? GCIRResponseFormat.Initialize : format;
  }
}
