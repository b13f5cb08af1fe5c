package dev.postern.localmode;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.localmode.SpecLock.Signature;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads lock files, strictly: there is one way to write each of them, but for white space. */
final class SpecLockReader {
  static final String ALGORITHM = "Ed25519";

  private final StrictObject lock;

  private SpecLockReader(StrictObject lock) {
    this.lock = lock;
  }

  static SpecLock read(SpecPlace place, byte[] content) {
    return new SpecLockReader(StrictObject.read(place, content)).read();
  }

  private SpecLock read() {
    long format = lock.integer("format");
    if (format != SpecLock.FORMAT) {
      throw lock.fault("it has format " + format + ", and this version of Postern reads format 1");
    }
    long version = lock.integer("version");
    if (version < 1) {
      throw lock.fault("\"version\" must be 1 or more");
    }
    SpecLock read =
        new SpecLock(
            version,
            lock.integer("time"),
            sha256("sha256", lock.text("sha256")),
            lock.integer("size"),
            created(),
            lock.textOrNull("origin"),
            counts(),
            sums(),
            signature());
    lock.refuseOthers();
    return read;
  }

  private Instant created() {
    String text = lock.text("created");
    try {
      Instant created = Instant.parse(text);
      if (created.toString().equals(text)) {
        return created;
      }
    } catch (DateTimeParseException wrong) {
      throw lock.fault("\"created\" must be a time such as 2026-01-31T12:00:00Z");
    }
    throw lock.fault("\"created\" must be a time such as 2026-01-31T12:00:00Z");
  }

  private SortedMap<String, Integer> counts() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : entries("entities", JsonNode::isInt)) {
      counts.put(entry.getKey(), entry.getValue().intValue());
    }
    return counts;
  }

  private SortedMap<String, String> sums() {
    SortedMap<String, String> sums = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : entries("id_lists", JsonNode::isTextual)) {
      sums.put(entry.getKey(), sha256("id_lists", entry.getValue().textValue()));
    }
    return sums;
  }

  private Iterable<Map.Entry<String, JsonNode>> entries(String field, Predicate<JsonNode> isGood) {
    JsonNode object = lock.object(field);
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!isGood.test(entry.getValue())) {
        throw lock.fault("\"%s.%s\" has a wrong type".formatted(field, entry.getKey()));
      }
    }
    return object.properties();
  }

  private @Nullable Signature signature() {
    StrictObject signature = lock.objectOrNull("signature");
    if (signature == null) {
      return null;
    }
    if (!signature.text("algorithm").equals(ALGORITHM)) {
      throw lock.fault("\"signature.algorithm\" must be " + ALGORITHM);
    }
    Signature read = new Signature(signature.text("key_id"), signature.text("value"));
    signature.refuseOthers();
    return read;
  }

  private String sha256(String field, String digits) {
    if (digits.length() != Sha256.DIGITS || !digits.chars().allMatch(SpecLockReader::isDigit)) {
      throw lock.fault("\"" + field + "\" must have 64 lower-case hexadecimal digits");
    }
    return digits;
  }

  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
