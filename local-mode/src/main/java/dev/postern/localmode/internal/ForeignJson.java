package dev.postern.localmode.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads JSON that others have written, without the table of names that a factory's parsers share:
 * names whose hashes collide would fill it, and what is read afterwards would be refused.
 */
public final class ForeignJson {
  /** Makes parsers. */
  public static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  /** Reads trees. */
  public static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private ForeignJson() {}
}
