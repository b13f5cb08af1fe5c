package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Specs in the forms in which SDKs want them. Apart from its checksum the current form is what was
 * given, byte by byte; the older one is made when it is first asked for.
 *
 * <p>The checksum is one of the content, whatever the file says: SDKs pass over specs with the
 * checksum that they have, and a file that was changed by hand still has its old one. SDKs of the
 * older form know no checksums: to them, every change has a later time. Thread-safe.
 */
final class ServedSpecs {
  private final ServedForm current;
  private final long olderTime;
  private @Nullable ServedForm older;

  private ServedSpecs(ServedForm current, long olderTime) {
    this.current = current;
    this.olderTime = olderTime;
  }

  /**
   * Of a spec file in the current form, which can be used.
   *
   * @param before what has been served up to now
   * @throws IOException if it is not in UTF-8
   */
  static ServedSpecs of(byte[] content, @Nullable ServedSpecs before) throws IOException {
    SpecHead head = SpecHead.of(content);
    String checksum = checksumOf(content);
    byte[] field = head.checksumField(checksum).getBytes(UTF_8);
    ByteArrayOutputStream served = new ByteArrayOutputStream(content.length + field.length);
    served.write(content, 0, head.checksumStart());
    served.write(field, 0, field.length);
    served.write(content, head.checksumEnd(), content.length - head.checksumEnd());
    ServedForm current = new ServedForm(head.time(), checksum, new Packed(served.toByteArray()));
    return new ServedSpecs(current, before == null ? head.time() : before.olderTimeOf(current));
  }

  private long olderTimeOf(ServedForm next) {
    boolean isSame = next.checksum().equals(current.checksum());
    return isSame ? olderTime : Math.max(next.time(), olderTime + 1);
  }

  ServedForm current() {
    return current;
  }

  /** As {@code /v1/download_config_specs} gives them. */
  synchronized ServedForm older() {
    if (older == null) {
      Packed body = new Packed(OlderForm.of(current.body().plain(), olderTime));
      older = new ServedForm(olderTime, current.checksum(), body);
    }
    return older;
  }

  /** A number of up to 19 digits, as Statsig's are digits. */
  private static String checksumOf(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new BigInteger(1, digest).shiftRight(256 - 63).toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }
}
