package dev.postern.localmode.command.document;

/** The parts of a spec file whose entries have rules. */
public enum Section {
  GATES("feature_gates", "gate"),
  CONFIGS("dynamic_configs", "config"),
  LAYERS("layer_configs", "layer");

  private final String field;
  private final String word;

  Section(String field, String word) {
    this.field = field;
    this.word = word;
  }

  /** The field of the file. */
  public String field() {
    return field;
  }

  /** What an entry is called. */
  public String word() {
    return word;
  }
}
