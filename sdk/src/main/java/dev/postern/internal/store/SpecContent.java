package dev.postern.internal.store;

import dev.postern.SpecCatalog;
import dev.postern.internal.clientinit.ClientInitSpecs;
import dev.postern.internal.evaluate.CompiledSpecs;
import dev.postern.internal.spec.ClientInitCompiler;
import dev.postern.internal.spec.SpecCatalogs;
import dev.postern.internal.spec.SpecCompiler;
import dev.postern.internal.spec.SpecDocument;
import org.jspecify.annotations.Nullable;

/**
 * All that a client takes from a spec file. Immutable; may be shared by any number of clients.
 *
 * @param clientInit what client-initialize responses need beside the compiled specs
 * @param looksUpCountries whether a condition may ask for the country of an ip address
 * @param defaultEnvironment the tier that the specs name for clients without one
 * @param sdkConfigs what the specs ask about logging
 */
public record SpecContent(
    CompiledSpecs specs,
    SpecCatalog catalog,
    ClientInitSpecs clientInit,
    boolean looksUpCountries,
    @Nullable String defaultEnvironment,
    SdkConfigs sdkConfigs) {
  /** Compiles a spec file that has been read. */
  public static SpecContent of(SpecDocument document) {
    CompiledSpecs compiled = SpecCompiler.compile(document);
    return new SpecContent(
        compiled,
        SpecCatalogs.of(document),
        ClientInitCompiler.compile(document, compiled),
        document.looksUpCountries(),
        document.text("default_environment"),
        SdkConfigs.of(document));
  }
}
