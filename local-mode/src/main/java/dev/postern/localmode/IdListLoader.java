package dev.postern.localmode;

import dev.postern.spi.IdListReceiver;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the id lists of a client as the files beside a spec file have them. Lists that cannot be
 * used change nothing. Thread-safe.
 */
final class IdListLoader implements Followed {
  private static final Logger LOG = LoggerFactory.getLogger(SpecFileSource.class);

  private final SpecPlace.OnDisk place;
  private final LockPolicy policy;
  private final SpecFileNews news;
  private @Nullable IdListReceiver receiver;

  /** SHA-256 by file name. */
  private Map<String, String> inUse = Map.of();

  private volatile @Nullable SpecFileException fault;

  IdListLoader(SpecPlace.OnDisk place, LockPolicy policy, SpecFileNews news) {
    this.place = place;
    this.policy = policy;
    this.news = news;
  }

  /** Sets where the lists go, all of them. */
  synchronized void giveTo(IdListReceiver next) {
    receiver = next;
    inUse = Map.of();
  }

  /** Why the lists as they are now are not in use; null when they are. */
  @Nullable SpecFileException fault() {
    return fault;
  }

  @Override
  public Collection<Path> files() {
    return place.files();
  }

  @Override
  public Reading read() {
    try {
      SortedMap<String, IdListText> lists = new TreeMap<>();
      SortedMap<String, String> sums = new TreeMap<>();
      for (Map.Entry<String, Path> file : IdListFiles.in(place.idLists()).entrySet()) {
        byte[] content = SpecPlace.readAll(file.getValue());
        IdListText list = IdListText.of(file.getValue(), content);
        lists.put(file.getKey(), list);
        sums.put(file.getKey(), list.sha256());
      }
      policy.checkIdLists(place, sums);
      return new Lists(lists);
    } catch (SpecFileException failure) {
      return () -> fail(failure);
    } catch (RuntimeException | Error failure) {
      return () ->
          fail(SpecFileException.of(place, "its id lists cannot be used: " + failure, failure));
    }
  }

  private synchronized boolean use(SortedMap<String, IdListText> lists) {
    IdListReceiver to = receiver;
    if (to != null) {
      Map<String, String> next = new HashMap<>();
      for (Map.Entry<String, IdListText> entry : lists.entrySet()) {
        String file = entry.getKey();
        IdListText list = entry.getValue();
        next.put(file, list.sha256());
        if (!list.sha256().equals(inUse.get(file))) {
          give(to, IdListFiles.listName(file), list);
        }
      }
      for (String file : inUse.keySet()) {
        if (!next.containsKey(file)) {
          to.remove(IdListFiles.listName(file));
        }
      }
      if (!next.equals(inUse)) {
        LOG.info("{}: {} id lists beside it are in use", place.name(), next.size());
      }
      inUse = next;
    }
    fault = null;
    return true;
  }

  private static void give(IdListReceiver to, String name, IdListText list) {
    if (list.isHashed()) {
      to.replaceHashed(name, list.lines().stream());
    } else {
      to.replace(name, list.lines().stream());
    }
  }

  private synchronized boolean fail(SpecFileException failure) {
    SpecFileException before = fault;
    if (before == null || !Objects.equals(before.getMessage(), failure.getMessage())) {
      LOG.warn("{}; the id lists before stay in use", failure.getMessage());
      news.tell(failure);
    }
    fault = failure;
    return false;
  }

  /** Lists that were read. */
  private final class Lists implements Reading {
    private final SortedMap<String, IdListText> read;

    Lists(SortedMap<String, IdListText> read) {
      this.read = read;
    }

    @Override
    public boolean use() {
      return IdListLoader.this.use(read);
    }
  }
}
