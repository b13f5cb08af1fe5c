package dev.postern.internal.store;

import dev.postern.SpecCatalog;
import dev.postern.internal.clientinit.ClientInitSpecs;
import dev.postern.internal.evaluate.CompiledSpecs;
import org.jspecify.annotations.Nullable;

/**
 * The specs that are in use at one moment, with where they came from. Immutable.
 *
 * @param source as in evaluation reasons
 * @param hasSpecs false until the first specs have arrived
 * @param receivedAt when they were put to use, milliseconds since 1970; 0 without specs
 * @param clientInit what client-initialize responses need beside the compiled specs
 * @param defaultEnvironment the tier that the specs name for clients without one
 * @param sdkConfigs what the specs ask about logging
 * @param reasons of answers by these specs
 */
public record SpecSnapshot(
    String source,
    boolean hasSpecs,
    long receivedAt,
    CompiledSpecs specs,
    SpecCatalog catalog,
    ClientInitSpecs clientInit,
    @Nullable String defaultEnvironment,
    SdkConfigs sdkConfigs,
    Reasons reasons) {

  /** The source with an outcome, as in evaluation reasons. */
  public record Reasons(String recognized, String unrecognized, String unsupported) {
    /** The reasons of answers from a source. */
    static Reasons of(String source) {
      return new Reasons(source + ":Recognized", source + ":Unrecognized", source + ":Unsupported");
    }
  }

  /** While the first specs are being got. */
  public static final String LOADING = "Loading";

  /** Whether the first specs are being got. */
  public boolean isLoading() {
    return source.equals(LOADING);
  }

  /** Specs that are put to use. */
  static SpecSnapshot of(String source, long receivedAt, SpecContent content) {
    return new SpecSnapshot(
        source,
        true,
        receivedAt,
        content.specs(),
        content.catalog(),
        content.clientInit(),
        content.defaultEnvironment(),
        content.sdkConfigs(),
        Reasons.of(source));
  }

  /** No specs, for the reason that the source names. */
  public static SpecSnapshot without(String source) {
    return new SpecSnapshot(
        source,
        false,
        0,
        CompiledSpecs.NONE,
        new SpecCatalog(0, null, java.util.List.of(), java.util.List.of()),
        ClientInitSpecs.none(),
        null,
        SdkConfigs.NONE,
        Reasons.of(source));
  }
}
