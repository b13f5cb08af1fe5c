package dev.postern.internal.clientinit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.HashAlgo;
import dev.postern.internal.evaluate.SecondaryExposure;
import dev.postern.internal.json.JsonText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of one spec file, hashed in one way, as JSON. Made when they are first asked for and
 * kept as long as the specs: there are only as many as the file has. Thread-safe.
 */
final class NameTexts {
  private final HashAlgo algorithm;
  private final Map<String, String> hashed = new ConcurrentHashMap<>();
  private final Map<String, String> quoted = new ConcurrentHashMap<>();
  private final Map<SecondaryExposure, ExposureText> exposures = new ConcurrentHashMap<>();

  private final EntryPieces pieces = new EntryPieces();

  NameTexts(HashAlgo algorithm) {
    this.algorithm = algorithm;
  }

  /**
   * An exposure.
   *
   * @param id what names it in a response that writes it once
   * @param json the object
   */
  record ExposureText(String id, String json) {}

  /** Entries with these names. */
  EntryPieces pieces() {
    return pieces;
  }

  /** The hashed name as a JSON string. */
  String quoted(String name) {
    String known = quoted.get(name);
    return known != null
        ? known
        : quoted.computeIfAbsent(name, missing -> JsonText.of(hashed(missing)));
  }

  /** The exposure with its gate hashed. */
  ExposureText exposure(SecondaryExposure exposure) {
    ExposureText known = exposures.get(exposure);
    return known != null ? known : exposures.computeIfAbsent(exposure, this::text);
  }

  private ExposureText text(SecondaryExposure exposure) {
    String gate = hashed(exposure.gate());
    JsonText json = new JsonText(64).open().name("gate").text(gate);
    json.name("gateValue").text(Boolean.toString(exposure.value()));
    json.name("ruleID").text(exposure.ruleId()).close();
    String id = Djb2.text(gate + ":" + exposure.value() + ":" + exposure.ruleId());
    return new ExposureText(id, json.toString());
  }

  private String hashed(String name) {
    return hashed.computeIfAbsent(name, this::hash);
  }

  private String hash(String name) {
    return switch (algorithm) {
      case NONE -> name;
      case DJB2 -> Djb2.text(name);
      case SHA256 -> Base64.getEncoder().encodeToString(sha256().digest(name.getBytes(UTF_8)));
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has SHA-256", impossible);
    }
  }
}
