package dev.postern.localmode;

import dev.postern.OverrideScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the overrides of a file in a scope of a client. A file that is not there has none.
 * Thread-safe.
 */
final class OverlayLoader implements Followed {
  private static final Logger LOG = LoggerFactory.getLogger(SpecFileSource.class);
  private static final String MISSING = "";

  private final Path file;
  private final SpecFileNews news;
  private @Nullable OverrideScope scope;
  private @Nullable String inUse;
  private volatile @Nullable SpecFileException fault;

  OverlayLoader(Path file, SpecFileNews news) {
    this.file = file;
    this.news = news;
  }

  /** Sets where the overrides go, in place of where they went before. */
  synchronized void giveTo(OverrideScope next) {
    OverrideScope old = scope;
    scope = next;
    inUse = null;
    if (old != null) {
      old.close();
    }
  }

  /** Why the file as it is now is not in use; null when it is. */
  @Nullable SpecFileException fault() {
    return fault;
  }

  @Override
  public Collection<Path> files() {
    return List.of(file);
  }

  @Override
  public Reading read() {
    if (!Files.exists(file)) {
      return () -> use(MISSING, OverrideScope::clear);
    }
    try {
      byte[] content = SpecPlace.readAll(file);
      String sha256 = Sha256.of(content);
      Consumer<OverrideScope> overlay =
          OverlayReader.read(new SpecPlace.OnDisk(file, file), content);
      return () -> use(sha256, scope -> scope.replaceAll(overlay));
    } catch (SpecFileException failure) {
      return () -> fail(failure);
    } catch (RuntimeException | Error failure) {
      return () -> fail(SpecFileException.of(file, "it cannot be used: " + failure, failure));
    }
  }

  private synchronized boolean use(String sha256, Consumer<OverrideScope> change) {
    boolean isNew = !sha256.equals(inUse);
    if (scope != null && isNew) {
      change.accept(scope);
      log(sha256);
      inUse = sha256;
    }
    fault = null;
    return true;
  }

  private void log(String sha256) {
    if (!sha256.equals(MISSING)) {
      LOG.info("{}: its overrides are in use", file);
    } else if (inUse != null) {
      LOG.info("{}: it is gone, and so are its overrides", file);
    }
  }

  private synchronized boolean fail(SpecFileException failure) {
    SpecFileException before = fault;
    if (before == null || !Objects.equals(before.getMessage(), failure.getMessage())) {
      LOG.warn("{}; the overrides before stay in use", failure.getMessage());
      news.tell(failure);
    }
    fault = failure;
    return false;
  }
}
