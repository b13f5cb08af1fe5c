package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.SpecFormatException;
import dev.postern.internal.log.ClientLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The specs that were last downloaded and used, on disk, for a start without the network. The file
 * begins with the hash of what follows, is replaced as a whole, and may be read by its owner only.
 */
public final class LastGoodCopy implements AppliedSpecs {
  private static final String SOURCE = "Adapter(FileBased)";
  private static final int HASH_LENGTH = 64;
  private static final int NAME_LENGTH = 16;

  private final Path file;
  private final SpecIntake intake;
  private final Executor executor;
  private final ClientLog log;
  private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);

  /** The copy of the client with that key, in a directory that is made when it is needed. */
  public LastGoodCopy(
      Path directory, String sdkKey, SpecIntake intake, Executor executor, ClientLog log) {
    String name = sha256(sdkKey.getBytes(UTF_8)).substring(0, NAME_LENGTH);
    this.file = directory.resolve("postern-" + name + ".specs");
    this.intake = intake;
    this.executor = executor;
    this.log = log;
  }

  /** Puts the copy to use, if there is a whole one. */
  public boolean use() {
    try {
      byte[] specs = read();
      intake.take(SOURCE, true, new ByteArrayInputStream(specs));
      return true;
    } catch (NoSuchFileException none) {
      return false;
    } catch (IOException | SpecFormatException damaged) {
      log.warn("The kept copy of the specs is not used: " + damaged.getMessage());
      return false;
    }
  }

  /** One after the other, so that the newest specs are written last. */
  @Override
  public synchronized void keep(byte[] specs) {
    written = written.thenRunAsync(() -> write(specs), executor);
  }

  /** Completes when what was to be kept is on disk, or could not be written. */
  synchronized CompletableFuture<Void> written() {
    return written.exceptionally(failure -> null);
  }

  private byte[] read() throws IOException {
    byte[] content = Files.readAllBytes(file);
    int start = Math.min(HASH_LENGTH, content.length);
    byte[] specs = Arrays.copyOfRange(content, start, content.length);
    if (!sha256(specs).equals(new String(content, 0, start, US_ASCII))) {
      throw new IOException(file + " is damaged; it is replaced after the next download");
    }
    return specs;
  }

  private void write(byte[] specs) {
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), "postern-", ".part", ownerOnly());
      try {
        Files.write(part, sha256(specs).getBytes(US_ASCII));
        Files.write(part, specs, java.nio.file.StandardOpenOption.APPEND);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException failure) {
      log.warn("The specs could not be kept in " + file + ": " + failure);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
