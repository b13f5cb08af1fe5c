package dev.postern.localmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory on the way to a file, symbolic links followed one by one.
 *
 * @param key of the directory itself, another one when it has been replaced
 * @param names those in it that the way leads through or to
 * @param hasFile whether one of them is where the way ends
 */
record WayStation(@Nullable Object key, Set<Path> names, boolean hasFile) {
  private static final int MOST_STEPS = 256;

  /** All directories on the way to these files. */
  static Map<Path, WayStation> of(Collection<Path> files) {
    Map<Path, WayStation> stations = new HashMap<>();
    for (Path file : files) {
      addWay(stations, file.toAbsolutePath());
    }
    return stations;
  }

  /** Content is of interest only where the way ends. */
  WatchEvent.Kind<?>[] kinds() {
    return hasFile
        ? new WatchEvent.Kind<?>[] {
          StandardWatchEventKinds.ENTRY_CREATE,
          StandardWatchEventKinds.ENTRY_DELETE,
          StandardWatchEventKinds.ENTRY_MODIFY
        }
        : new WatchEvent.Kind<?>[] {
          StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE
        };
  }

  private static void addWay(Map<Path, WayStation> stations, Path file) {
    Path at = file.getRoot();
    Deque<Path> rest = names(file);
    for (int steps = 0; at != null && !rest.isEmpty() && steps < MOST_STEPS; steps++) {
      Path name = rest.removeFirst();
      if (name.toString().equals("..")) {
        at = at.getParent() == null ? at : at.getParent();
      } else if (!name.toString().equals(".")) {
        at = step(stations, at, name, rest);
      }
    }
  }

  private static Path step(Map<Path, WayStation> stations, Path at, Path name, Deque<Path> rest) {
    Path next = at.resolve(name);
    Path target = target(next);
    WayStation station = new WayStation(key(at), Set.of(name), rest.isEmpty() && target == null);
    WayStation known = stations.get(at);
    stations.put(at, known == null ? station : and(known, station));
    if (target == null) {
      return next;
    }
    for (Iterator<Path> each = names(target).descendingIterator(); each.hasNext(); ) {
      rest.addFirst(each.next());
    }
    return target.getRoot() == null ? at : target.getRoot();
  }

  private static WayStation and(WayStation one, WayStation other) {
    Set<Path> names = new HashSet<>(one.names);
    names.addAll(other.names);
    return new WayStation(one.key, names, one.hasFile || other.hasFile);
  }

  private static Deque<Path> names(Path path) {
    Deque<Path> names = new ArrayDeque<>();
    for (Path name : path) {
      names.add(name);
    }
    return names;
  }

  private static @Nullable Path target(Path link) {
    try {
      return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link) : null;
    } catch (IOException | UnsupportedOperationException noLink) {
      return null;
    }
  }

  private static @Nullable Object key(Path directory) {
    try {
      return Files.readAttributes(directory, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (IOException missing) {
      return null;
    }
  }
}
