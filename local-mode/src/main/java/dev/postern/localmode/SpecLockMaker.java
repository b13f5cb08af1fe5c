package dev.postern.localmode;

import dev.postern.SpecCatalog;
import dev.postern.SpecEntity;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes locks from files, and compares files with locks. */
final class SpecLockMaker {
  private SpecLockMaker() {}

  static SpecLock create(Path specFile, long version, Instant created, @Nullable String origin) {
    byte[] content = SpecPlace.readAll(specFile);
    SpecPlace place = new SpecPlace.OnDisk(specFile, specFile);
    SpecCatalog catalog = SpecCheck.catalog(place, content);
    return new SpecLock(
        version,
        catalog.time(),
        Sha256.of(content),
        content.length,
        created,
        origin,
        counts(catalog),
        idLists(IdListFiles.folderBeside(specFile)),
        null);
  }

  static void verify(SpecLock lock, Path specFile, Collection<? extends PublicKey> trustedKeys) {
    if (!trustedKeys.isEmpty()) {
      lock.signatureFault(trustedKeys).ifPresent(fault -> refuse(specFile, fault));
    }
    lock.contentFault(SpecPlace.readAll(specFile)).ifPresent(fault -> refuse(specFile, fault));
    String fault = idListFault(lock, IdListFiles.folderBeside(specFile));
    if (fault != null) {
      refuse(specFile, fault);
    }
  }

  /** Why the id lists in a folder are not those of the lock; null when they are. */
  static @Nullable String idListFault(SpecLock lock, Path folder) {
    return idListFault(lock, idLists(folder));
  }

  /** Why id lists are not those of the lock, by the SHA-256 of each file; null when they are. */
  static @Nullable String idListFault(SpecLock lock, SortedMap<String, String> found) {
    for (String name : found.keySet()) {
      if (!lock.idLists().containsKey(name)) {
        return "the id list " + name + " is not in the lock";
      }
    }
    for (String name : lock.idLists().keySet()) {
      if (!lock.idLists().get(name).equals(found.get(name))) {
        return "the id list "
            + name
            + (found.containsKey(name) ? " has been changed" : ", which the lock has, is missing");
      }
    }
    return null;
  }

  private static void refuse(Path specFile, String fault) {
    throw SpecFileException.of(specFile, fault, null);
  }

  private static SortedMap<String, Integer> counts(SpecCatalog catalog) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (SpecEntity entity : catalog.entities()) {
      counts.merge(entity.kind().wireName(), 1, Integer::sum);
    }
    return counts;
  }

  private static SortedMap<String, String> idLists(Path folder) {
    SortedMap<String, String> sums = new TreeMap<>();
    IdListFiles.in(folder)
        .forEach((name, file) -> sums.put(name, Sha256.of(SpecPlace.readAll(file))));
    return sums;
  }
}
