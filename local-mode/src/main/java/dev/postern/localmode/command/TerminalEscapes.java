package dev.postern.localmode.command;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/**
 * Escapes more than JSON asks for: what a terminal obeys, which is the control characters from
 * U+007F to U+009F and the invisible ones that turn the direction of writing.
 */
final class TerminalEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1;

  private static final int DELETE = 0x7f;
  private final int[] ascii = standardAsciiEscapesForJSON();

  TerminalEscapes() {
    ascii[DELETE] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    int type = Character.getType(character);
    boolean isObeyed = type == Character.CONTROL || type == Character.FORMAT;
    return isObeyed ? new SerializedString("\\u%04x".formatted(character)) : null;
  }
}
