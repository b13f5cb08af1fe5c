package dev.postern.internal.store;

import dev.postern.SpecCatalog;
import dev.postern.SpecFormatException;
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

  /** What became of specs that were offered. */
  public enum Outcome {
    /** They are in use. */
    APPLIED,
    /** They say that there is nothing new. */
    NO_UPDATE,
    /** They are older than those in use, or the same. */
    IGNORED
  }

  /**
   * Reads a spec file.
   *
   * @param isOrdered whether it may say that there is nothing new
   * @throws IOException if the stream cannot be read
   * @throws SpecFormatException if it does not hold a spec file
   */
  public static SpecDocument read(boolean isOrdered, InputStream specs)
      throws IOException, SpecFormatException {
    return isOrdered ? SpecParser.parseAnswer(specs) : SpecParser.parse(specs);
  }

  /**
   * Compiles and puts to use a spec file that has been read; one after the other, so that an older
   * update never overtakes a newer one.
   *
   * @param isOrdered whether specs that are older than those in use, or have their checksum, are
   *     ignored
   */
  public synchronized Outcome update(String source, boolean isOrdered, SpecDocument document) {
    if (isOrdered && !document.hasUpdates()) {
      return Outcome.NO_UPDATE;
    }
    if (isOrdered && isOld(document)) {
      return Outcome.IGNORED;
    }
    return use(source, SpecContent.of(document));
  }

  /** Puts specs to use that are compiled already. */
  public synchronized Outcome use(String source, SpecContent content) {
    snapshot = SpecSnapshot.of(source, clock.millis(), content);
    return Outcome.APPLIED;
  }

  private boolean isOld(SpecDocument document) {
    SpecCatalog current = snapshot.catalog();
    String checksum = current.checksum();
    boolean isSame =
        checksum != null && !checksum.isEmpty() && checksum.equals(document.text("checksum"));
    return isSame || document.time() < current.time();
  }

  /** Says that specs are being got; those that there are stay. */
  public void attemptBegins() {
    without(SpecSnapshot.LOADING);
  }

  /** Says that an attempt to get specs has failed; those that there are stay. */
  public void attemptFailed() {
    without(NO_VALUES);
  }

  private synchronized void without(String reason) {
    if (!snapshot.hasSpecs()) {
      snapshot = SpecSnapshot.without(reason);
    }
  }
}
