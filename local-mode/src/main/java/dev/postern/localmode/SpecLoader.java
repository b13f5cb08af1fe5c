package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.SpecFormatException;
import dev.postern.spi.SpecReceiver;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads specs whole, checks them, and puts them to use if they are not those in use already.
 * Thread-safe.
 */
final class SpecLoader implements Followed {
  private final SpecPlace place;
  private final LockPolicy policy;
  private final SpecFileNews news;
  private final InstantSource clock;

  private @Nullable SpecReceiver receiver;
  private Map<SpecDiff.Entity, Long> entities = Map.of();
  private long highestVersion;
  private volatile SpecFileStatus status = SpecFileStatus.NONE;

  SpecLoader(SpecPlace place, LockPolicy policy, SpecFileNews news, InstantSource clock) {
    this.place = place;
    this.policy = policy;
    this.news = news;
    this.clock = clock;
  }

  /** Sets who gets the specs from now on, the same ones too. */
  synchronized void giveTo(SpecReceiver next) {
    receiver = next;
    status = SpecFileStatus.NONE;
  }

  SpecFileStatus status() {
    return status;
  }

  @Override
  public Collection<Path> files() {
    return place instanceof SpecPlace.OnDisk disk ? disk.files() : List.of();
  }

  @Override
  public synchronized Reading read() {
    try {
      byte[] content = place.read();
      LockPolicy.Finding finding = policy.check(place, content, highestVersion);
      return new Specs(content, finding);
    } catch (SpecFileException failure) {
      return () -> fail(failure);
    } catch (RuntimeException | Error fault) {
      return () -> fail(SpecFileException.of(place, "it cannot be used: " + fault, fault));
    }
  }

  private synchronized boolean use(byte[] content, LockPolicy.Finding finding) {
    try {
      SpecFileVersion before = status.version();
      String sha256 = Sha256.of(content);
      boolean isNew = before == null || !before.sha256().equals(sha256);
      if (isNew) {
        SpecBytes.give(content, requireNonNull(receiver, "not started"));
      }
      long time = isNew || before == null ? SpecScan.time(content) : before.time();
      succeed(
          new SpecFileVersion(finding.number(), time, sha256, finding.signedBy()),
          finding.fault(),
          content);
      return true;
    } catch (SpecFormatException notSpecs) {
      return fail(SpecFileException.of(place, notSpecs));
    } catch (IOException | RuntimeException | Error unusable) {
      return fail(SpecFileException.of(place, "it cannot be used: " + unusable, unusable));
    }
  }

  private void succeed(SpecFileVersion now, @Nullable String warning, byte[] content) {
    SpecFileStatus old = status;
    SpecFileVersion before = old.version();
    boolean isNew = before == null || !before.sha256().equals(now.sha256());
    highestVersion = Math.max(highestVersion, now.number() == null ? 0 : now.number());
    status = new SpecFileStatus(now, isNew ? clock.instant() : old.loadedAt(), warning, null, 0);
    news.used(place, old, status);
    if (isNew && news.isHeard()) {
      tellDiff(before, now, content);
    }
  }

  private void tellDiff(@Nullable SpecFileVersion before, SpecFileVersion now, byte[] content) {
    Map<SpecDiff.Entity, Long> found = SpecScan.of(content).entities();
    SpecDiff diff = SpecDiff.between(entities, found);
    entities = found;
    news.tell(new SpecFileUpdate(before, now, diff));
  }

  private synchronized boolean fail(SpecFileException failure) {
    SpecFileStatus old = status;
    status =
        new SpecFileStatus(
            old.version(), old.loadedAt(), old.warning(), failure, old.failures() + 1);
    news.failed(old, failure);
    return false;
  }

  /** Specs that were read, and what their lock says of them. */
  private final class Specs implements Reading {
    private final byte[] content;
    private final LockPolicy.Finding finding;

    Specs(byte[] content, LockPolicy.Finding finding) {
      this.content = content;
      this.finding = finding;
    }

    @Override
    public boolean use() {
      return SpecLoader.this.use(content, finding);
    }
  }
}
