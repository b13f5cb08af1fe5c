package dev.postern.localmode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A lock as JSON. */
final class SpecLockText {
  /** Before what is signed, so that the signature is of no use for anything else. */
  private static final String PURPOSE = "postern spec lock 1\n";

  private static final ObjectWriter COMPACT = new ObjectMapper().writer();

  private static final ObjectWriter INDENTED =
      COMPACT.with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private SpecLockText() {}

  /** The content of a lock file. */
  static byte[] of(SpecLock lock) {
    Map<String, @Nullable Object> fields = fields(lock);
    SpecLock.Signature by = lock.signature();
    if (by != null) {
      Map<String, Object> signature = new LinkedHashMap<>();
      signature.put("algorithm", SpecLockReader.ALGORITHM);
      signature.put("key_id", by.keyId());
      signature.put("value", by.value());
      fields.put("signature", signature);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(write(INDENTED, fields));
    out.write('\n');
    return out.toByteArray();
  }

  /** What is signed: all fields but the signature, in this order and without white space. */
  static byte[] signedPart(SpecLock lock) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(PURPOSE.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(write(COMPACT, fields(lock)));
    return out.toByteArray();
  }

  private static Map<String, @Nullable Object> fields(SpecLock lock) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("format", SpecLock.FORMAT);
    fields.put("version", lock.version());
    fields.put("time", lock.time());
    fields.put("sha256", lock.sha256());
    fields.put("size", lock.size());
    fields.put("created", lock.created().toString());
    fields.put("origin", lock.origin());
    fields.put("entities", lock.entities());
    fields.put("id_lists", lock.idLists());
    return fields;
  }

  private static byte[] write(ObjectWriter writer, Map<String, @Nullable Object> fields) {
    try {
      return writer.writeValueAsBytes(fields);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("texts and numbers can be written", impossible);
    }
  }
}
