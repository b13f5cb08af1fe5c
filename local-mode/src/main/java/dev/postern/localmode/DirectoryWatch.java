package dev.postern.localmode;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for something to happen to files, as far as their file system tells: to the files
 * themselves and to the directories and symbolic links on the way to them. Where it does not tell,
 * this only waits. Used by one thread, but may be closed by any.
 *
 * <p>Nothing is asked of the file system before there is something to follow: to end the watching
 * of a directory takes Linux some 10 ms, which a program that ends at once should not wait for.
 */
final class DirectoryWatch implements AutoCloseable {
  private final FileSystem fileSystem;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<Path, Watched> watched = new HashMap<>();
  private boolean isOpen;
  private volatile @Nullable WatchService service;

  DirectoryWatch(FileSystem fileSystem) {
    this.fileSystem = fileSystem;
  }

  /** Watches what is now on the way to these files, in place of what was. */
  void follow(Collection<Path> files) {
    open();
    WatchService opened = service;
    if (opened == null) {
      return;
    }
    Map<Path, WayStation> way = WayStation.of(files);
    dropOthers(way);
    for (Map.Entry<Path, WayStation> entry : way.entrySet()) {
      watch(opened, entry.getKey(), entry.getValue());
    }
  }

  /**
   * Waits for a while at most, and tells whether something may have happened: anything may, before
   * the first files are followed.
   */
  boolean await(Duration longest) throws InterruptedException {
    WatchService opened = service;
    if (opened == null) {
      closed.await(longest.toMillis(), TimeUnit.MILLISECONDS);
      return !isOpen;
    }
    try {
      boolean isTouched = false;
      WatchKey key = opened.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
      while (key != null) {
        isTouched |= concerns(key);
        key = opened.poll();
      }
      return isTouched;
    } catch (ClosedWatchServiceException ended) {
      return false;
    }
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    WatchService opened = service;
    if (opened != null) {
      try {
        opened.close();
      } catch (IOException harmless) {
        return;
      }
    }
  }

  /** Without a service, such as when the system gives no more of them, the files are polled. */
  private synchronized void open() {
    if (isOpen || isClosed()) {
      return;
    }
    isOpen = true;
    try {
      service = fileSystem.newWatchService();
    } catch (IOException | UnsupportedOperationException none) {
      service = null;
    }
  }

  private void dropOthers(Map<Path, WayStation> way) {
    for (Iterator<Map.Entry<Path, Watched>> each = watched.entrySet().iterator();
        each.hasNext(); ) {
      Map.Entry<Path, Watched> entry = each.next();
      if (!entry.getValue().station.equals(way.get(entry.getKey()))) {
        entry.getValue().key.cancel();
        each.remove();
      }
    }
  }

  private void watch(WatchService opened, Path directory, WayStation station) {
    if (watched.containsKey(directory)) {
      return;
    }
    try {
      watched.put(directory, new Watched(station, directory.register(opened, station.kinds())));
    } catch (IOException | UnsupportedOperationException | ClosedWatchServiceException polled) {
      watched.remove(directory);
    }
  }

  private boolean concerns(WatchKey key) {
    boolean concerns = false;
    Watched station = find(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      concerns |=
          event.kind() == StandardWatchEventKinds.OVERFLOW
              || (station != null && station.station.names().contains(event.context()));
    }
    if (!key.reset() && station != null) {
      watched.values().remove(station);
      return true;
    }
    return concerns;
  }

  private @Nullable Watched find(WatchKey key) {
    for (Watched each : watched.values()) {
      if (each.key.equals(key)) {
        return each;
      }
    }
    return null;
  }

  private record Watched(WayStation station, WatchKey key) {}
}
