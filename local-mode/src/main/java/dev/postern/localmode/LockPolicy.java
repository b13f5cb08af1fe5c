package dev.postern.localmode;

import java.security.PublicKey;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a file must be like to be trusted. */
record LockPolicy(
    Integrity integrity, List<PublicKey> trustedKeys, long minimumVersion, boolean allowRollback) {

  /** What a lock says of a file: its number and signer, or what is wrong. */
  record Finding(@Nullable Long number, @Nullable String signedBy, @Nullable String fault) {
    private static final Finding UNKNOWN = new Finding(null, null, null);
  }

  /**
   * Compares a file with its lock.
   *
   * @param highest the highest version so far; 0 without one
   * @throws SpecFileException if the file is refused
   */
  Finding check(SpecPlace place, byte[] content, long highest) {
    if (integrity == Integrity.OFF) {
      return Finding.UNKNOWN;
    }
    try {
      return compare(place, content, highest);
    } catch (SpecFileException refused) {
      if (integrity == Integrity.REQUIRE) {
        throw refused;
      }
      return new Finding(null, null, refused.getMessage());
    }
  }

  private Finding compare(SpecPlace place, byte[] content, long highest) {
    SpecLock lock = place.readLock();
    if (lock == null) {
      if (integrity == Integrity.REQUIRE || minimumVersion > 0) {
        throw SpecFileException.of(place, "it has no lock file", null);
      }
      return Finding.UNKNOWN;
    }
    if (!trustedKeys.isEmpty()) {
      lock.signatureFault(trustedKeys).ifPresent(fault -> refuse(place, fault));
    }
    lock.contentFault(content).ifPresent(fault -> refuse(place, fault));
    if (place instanceof SpecPlace.OnDisk disk) {
      refuse(place, SpecLockMaker.idListFault(lock, disk.idLists()));
    }
    refuse(place, rollbackFault(lock.version(), highest));
    SpecLock.Signature by = trustedKeys.isEmpty() ? null : lock.signature();
    return new Finding(lock.version(), by == null ? null : by.keyId(), null);
  }

  /**
   * Compares id lists with the lock, if only what it vouches for may be used.
   *
   * @param found the SHA-256 of each file, by file name
   * @throws SpecFileException if they are refused
   */
  void checkIdLists(SpecPlace place, SortedMap<String, String> found) {
    if (integrity != Integrity.REQUIRE) {
      return;
    }
    SpecLock lock = place.readLock();
    if (lock == null) {
      throw SpecFileException.of(place, "it has no lock file", null);
    }
    lock.signatureFault(trustedKeys).ifPresent(fault -> refuse(place, fault));
    refuse(place, SpecLockMaker.idListFault(lock, found));
  }

  private @Nullable String rollbackFault(long version, long highest) {
    if (version < minimumVersion) {
      return "its version " + version + " is lower than the lowest one allowed, " + minimumVersion;
    }
    return version < highest && !allowRollback
        ? "its version %d is lower than %d, which was in use; allowRollback(true) lets it pass"
            .formatted(version, highest)
        : null;
  }

  private static void refuse(SpecPlace place, @Nullable String fault) {
    if (fault != null) {
      throw SpecFileException.of(place, fault, null);
    }
  }
}
