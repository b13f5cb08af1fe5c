package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.localmode.internal.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a spec file, kept beside it: for {@code specs.json} in {@code specs.lock.json}.
 * With it a change of a single byte is noticed, and with its signature, who vouches for the file.
 * Immutable.
 *
 * <pre>{@code
 * SpecLock lock = SpecLock.create(file, 42, Instant.now(), "https://api.statsigcdn.com");
 * lock.sign(SpecKeys.readPair(privateKey)).write(SpecLock.beside(file));
 * }</pre>
 *
 * @param version the number of this version of the specs, which only rises; 1 or more
 * @param time the specs' own {@code time}: when they last changed, in milliseconds since 1970
 * @param sha256 the SHA-256 of the file's bytes in lower-case hexadecimal digits
 * @param size how many bytes the file has
 * @param created when the lock was made, to the second
 * @param origin where the file came from, such as a URL without secrets; null when that is not told
 * @param entities how many entities of each kind the file has, by the kind's name in it
 * @param idLists the SHA-256 of each file in the folder {@code id-lists} beside it, by file name
 * @param signature who vouches for all of this; null when nobody does
 * @since 0.1.0
 */
public record SpecLock(
    long version,
    long time,
    String sha256,
    long size,
    Instant created,
    @Nullable String origin,
    SortedMap<String, Integer> entities,
    SortedMap<String, String> idLists,
    @Nullable Signature signature) {
  /** The form of lock files that this version writes, and the only one that it reads. */
  public static final int FORMAT = 1;

  /**
   * A signature.
   *
   * @param keyId of the key that made it, as {@link SpecKeys#id} tells it
   * @param value the Ed25519 signature in Base64
   */
  public record Signature(String keyId, String value) {
    /**
     * Checks the components.
     *
     * @param keyId of the key that made it, as {@link SpecKeys#id} tells it
     * @param value the Ed25519 signature in Base64
     */
    public Signature {
      requireNonNull(keyId, "keyId is null");
      requireNonNull(value, "value is null");
    }
  }

  /**
   * Checks and copies the components.
   *
   * @param version the number of this version of the specs, which only rises; 1 or more
   * @param time the specs' own {@code time}: when they last changed, in milliseconds since 1970
   * @param sha256 the SHA-256 of the file's bytes in lower-case hexadecimal digits
   * @param size how many bytes the file has
   * @param created when the lock was made, to the second
   * @param origin where the file came from, such as a URL without secrets; null when that is not
   *     told
   * @param entities how many entities of each kind the file has, by the kind's name in it
   * @param idLists the SHA-256 of each file in the folder {@code id-lists} beside it, by file name
   * @param signature who vouches for all of this; null when nobody does
   */
  public SpecLock {
    if (version < 1) {
      throw new IllegalArgumentException("version must be 1 or more, but is " + version);
    }
    requireNonNull(sha256, "sha256 is null");
    created = created.truncatedTo(ChronoUnit.SECONDS);
    entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
    idLists = Collections.unmodifiableSortedMap(new TreeMap<>(idLists));
  }

  /**
   * Where the lock of a spec file is: {@code specs.lock.json} for {@code specs.json}.
   *
   * @param specFile the spec file
   * @return the path of the lock file
   */
  public static Path beside(Path specFile) {
    return specFile.resolveSibling(beside(specFile.getFileName().toString()));
  }

  static String beside(String specFileName) {
    return specFileName.endsWith(".json")
        ? specFileName.substring(0, specFileName.length() - ".json".length()) + ".lock.json"
        : specFileName + ".lock.json";
  }

  /**
   * An unsigned lock of a spec file and the id lists beside it, as they are now.
   *
   * @param specFile the spec file
   * @param version the number of this version; more than that of the version before
   * @param created when it is made, to be told in it
   * @param origin where the file came from; null to tell nothing
   * @return a lock
   * @throws SpecFileException if the file cannot be read or is not a spec file
   */
  public static SpecLock create(
      Path specFile, long version, Instant created, @Nullable String origin) {
    return SpecLockMaker.create(specFile, version, created, origin);
  }

  /**
   * Reads a lock file. It is taken strictly: a field that is unknown, missing or there twice is an
   * error. Nothing is checked against it yet.
   *
   * @param lockFile the lock file
   * @return the lock
   * @throws SpecFileException if it cannot be read or is not a lock file
   */
  public static SpecLock read(Path lockFile) {
    return SpecLockReader.read(
        new SpecPlace.OnDisk(lockFile, lockFile), SpecPlace.readAll(lockFile));
  }

  /**
   * Writes the lock into a file, replacing it whole if it is there.
   *
   * @param lockFile the lock file
   * @throws IOException if it cannot be written; the old one is still there then
   */
  public void write(Path lockFile) throws IOException {
    WholeFile.replace(lockFile, SpecLockText.of(this));
  }

  /**
   * The same lock with a signature by a key, in place of the one it may have.
   *
   * @param keys the keys
   * @return the signed lock
   * @throws IllegalArgumentException if it is not a pair of Ed25519 keys
   */
  public SpecLock sign(KeyPair keys) {
    String value = SpecKeys.sign(keys, SpecLockText.signedPart(this));
    return with(new Signature(SpecKeys.id(keys.getPublic()), value));
  }

  /**
   * Why bytes are not those of the locked file, for a person; empty when they are.
   *
   * @param specFile the whole spec file
   * @return a reason, or nothing
   */
  public Optional<String> contentFault(byte[] specFile) {
    if (specFile.length != size) {
      return Optional.of(
          "it has been changed: it has %,d bytes, the lock says %,d"
              .formatted(specFile.length, size));
    }
    String found = Sha256.of(specFile);
    return found.equals(sha256)
        ? Optional.empty()
        : Optional.of(
            "it has been changed: its SHA-256 is %s…, the lock says %s…"
                .formatted(found.substring(0, 12), sha256.substring(0, 12)));
  }

  /**
   * Why the signature is not one by a trusted key, for a person; empty when it is.
   *
   * @param trustedKeys the public keys whose signatures count
   * @return a reason, or nothing
   */
  public Optional<String> signatureFault(Collection<? extends PublicKey> trustedKeys) {
    if (signature == null) {
      return Optional.of("it is not signed");
    }
    for (PublicKey key : trustedKeys) {
      if (SpecKeys.id(key).equals(signature.keyId())) {
        boolean isGood = SpecKeys.verify(key, SpecLockText.signedPart(this), signature.value());
        return isGood
            ? Optional.empty()
            : Optional.of("the signature by key " + signature.keyId() + " is wrong");
      }
    }
    return Optional.of(
        "it is signed by key " + signature.keyId() + ", which is not among the trusted keys");
  }

  /**
   * Checks a spec file, the id lists beside it and the signature.
   *
   * @param specFile the spec file
   * @param trustedKeys whose signature is wanted; without any, none is
   * @throws SpecFileException if one of them is not as the lock says; its message says which
   */
  public void verify(Path specFile, Collection<? extends PublicKey> trustedKeys) {
    SpecLockMaker.verify(this, specFile, trustedKeys);
  }

  private SpecLock with(Signature by) {
    return new SpecLock(version, time, sha256, size, created, origin, entities, idLists, by);
  }
}
