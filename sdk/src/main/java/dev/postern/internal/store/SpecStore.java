package dev.postern.internal.store;

import dev.postern.SpecFormatException;
import dev.postern.internal.evaluate.CompiledSpecs;
import dev.postern.internal.spec.ClientInitCompiler;
import dev.postern.internal.spec.SpecCatalogs;
import dev.postern.internal.spec.SpecCompiler;
import dev.postern.internal.spec.SpecDocument;
import dev.postern.internal.spec.SpecParser;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;

/**
 * Holds the specs in use: one reference, swapped whole, so that a reader never sees half of an
 * update. Thread-safe.
 */
public final class SpecStore {
  private static final String UNINITIALIZED = "Uninitialized";
  private static final String NO_VALUES = "NoValues";

  private final InstantSource clock;
  private volatile SpecSnapshot snapshot = SpecSnapshot.without(UNINITIALIZED);

  /** An empty store; the clock tells when specs are put to use. */
  public SpecStore(InstantSource clock) {
    this.clock = clock;
  }

  /** What is in use now. */
  public SpecSnapshot snapshot() {
    return snapshot;
  }

  /**
   * Reads, compiles and puts to use a spec file.
   *
   * @throws IOException if the stream cannot be read
   * @throws SpecFormatException if it does not hold a spec file; what was in use stays in use
   */
  public void update(String source, InputStream specs) throws IOException, SpecFormatException {
    SpecDocument document = SpecParser.parse(specs);
    CompiledSpecs compiled = SpecCompiler.compile(document);
    snapshot =
        new SpecSnapshot(
            source,
            true,
            clock.millis(),
            compiled,
            SpecCatalogs.of(document),
            ClientInitCompiler.compile(document, compiled),
            document.text("default_environment"),
            SdkConfigs.of(document));
  }

  /** Says that an attempt to get specs is over; without any, evaluations say {@code NoValues}. */
  public void attemptEnded() {
    if (!snapshot.hasSpecs()) {
      snapshot = SpecSnapshot.without(NO_VALUES);
    }
  }
}
