package dev.postern.localmode.command.document;

/** What a JSON value is. */
public enum JsonType {
  OBJECT("an object"),
  ARRAY("an array"),
  STRING("a string"),
  NUMBER("a number"),
  BOOLEAN("a boolean"),
  NULL("null");

  private final String words;

  JsonType(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
