package dev.postern.localmode.command.document;

import java.util.List;

/**
 * A gate, config, experiment or layer.
 *
 * @param section where it is
 * @param json all of it
 */
public record Entity(Section section, JsonPart json) {
  private static final String SEGMENT = "segment";

  /** The name to ask for it by. */
  public String name() {
    return json.name();
  }

  /** What it is, as the file calls it, such as {@code experiment}. */
  public String kind() {
    return json.text("entity").orElse(section.word());
  }

  /** Its kind and name for a sentence. */
  public String title() {
    return kind().replace('_', ' ') + " \"" + name() + "\"";
  }

  /** Its rules in order. */
  public List<JsonPart> rules() {
    return json.get("rules").map(JsonPart::elements).orElse(List.of());
  }

  /** Whether it is an experiment. */
  public boolean isExperiment() {
    return kind().equals("experiment");
  }

  /** Whether it is a segment. */
  public boolean isSegment() {
    return kind().equals(SEGMENT) || name().startsWith(SEGMENT + ":");
  }
}
