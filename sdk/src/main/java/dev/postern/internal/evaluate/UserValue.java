package dev.postern.internal.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a user, in each form an operator may ask for. Forms are made when first asked for and
 * kept; two threads may make the same one, which does no harm.
 */
public abstract sealed class UserValue {
  /** No value at all; also what a JSON null is. */
  public static final UserValue NONE = new None();

  private static final UserValue TRUE = new Flag(true);
  private static final UserValue FALSE = new Flag(false);

  private @Nullable String lowerText;
  private @Nullable Version version;

  private UserValue() {}

  /** A moment: it can be compared with times, and is nothing else. */
  static UserValue ofMoment(long millis) {
    return new Moment(millis);
  }

  /** Wraps a JSON value: null, boolean, number, string, list or map. */
  public static UserValue of(@Nullable Object json) {
    if (json instanceof String text) {
      return new Text(text);
    }
    if (json instanceof Number number) {
      return new Quantity(number);
    }
    if (json instanceof Boolean flag) {
      return flag ? TRUE : FALSE;
    }
    if (json instanceof List<?> list) {
      return new Elements(list);
    }
    return json instanceof Map<?, ?> map ? new Entries(map) : NONE;
  }

  /** The string form, or null when there is none. */
  public @Nullable String text() {
    return null;
  }

  /** The string form, empty when there is none. */
  public final String textOrEmpty() {
    String text = text();
    return text == null ? "" : text;
  }

  final String lowerText() {
    String lower = lowerText;
    if (lower == null) {
      lower = LowerCase.of(textOrEmpty());
      lowerText = lower;
    }
    return lower;
  }

  /** The string form read as a version; null when there is none. */
  final @Nullable Version version() {
    Version parsed = version;
    String text = text();
    if (parsed == null && text != null) {
      parsed = Version.parse(text);
      version = parsed;
    }
    return parsed;
  }

  /** The number form; NaN, which equals and exceeds nothing, when there is none. */
  double number() {
    return Double.NaN;
  }

  /** Whether there is a number form; text that spells NaN has one too. */
  boolean hasNumber() {
    return !Double.isNaN(number());
  }

  /** The time form, else the integer form, as it stands; null when there is neither. */
  @Nullable Long time() {
    return null;
  }

  @Nullable Boolean flag() {
    return null;
  }

  /** Whether it counts as JSON's null. */
  boolean isNull() {
    return false;
  }

  /** The string forms of a list's elements, null for one without; null for what is no list. */
  @Nullable List<@Nullable String> elements() {
    return null;
  }

  /** The string forms of an object's values, null for one without; null for what is no object. */
  @Nullable Map<String, @Nullable String> entries() {
    return null;
  }

  /** The value as JSON, to be shown; of an object the string forms. */
  String json() {
    String text = text();
    return text == null ? "null" : text;
  }

  private static final class None extends UserValue {
    @Override
    boolean isNull() {
      return true;
    }
  }

  private static final class Moment extends UserValue {
    private final long millis;

    Moment(long millis) {
      this.millis = millis;
    }

    @Override
    Long time() {
      return millis;
    }

    @Override
    String json() {
      return Long.toString(millis);
    }

    @Override
    boolean isNull() {
      return true;
    }
  }

  private static final class Text extends UserValue {
    private final String text;
    private @Nullable Double number;

    Text(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }

    @Override
    String json() {
      return CompactJson.write(text);
    }

    @Override
    double number() {
      Double parsed = number;
      if (parsed == null) {
        parsed = Numbers.parse(text);
        number = parsed;
      }
      return parsed;
    }

    @Override
    boolean hasNumber() {
      return super.hasNumber() || Numbers.isNotANumber(text);
    }

    @Override
    @Nullable Long time() {
      return Times.ofUserText(text);
    }
  }

  private static final class Quantity extends UserValue {
    private final Number number;
    private @Nullable String text;

    Quantity(Number number) {
      this.number = number;
    }

    @Override
    public String text() {
      String plain = text;
      if (plain == null) {
        plain = Numbers.userText(number);
        text = plain;
      }
      return plain;
    }

    @Override
    double number() {
      return number.doubleValue();
    }

    @Override
    @Nullable Long time() {
      return Numbers.integerOf(number);
    }
  }

  private static final class Flag extends UserValue {
    private final boolean flag;

    Flag(boolean flag) {
      this.flag = flag;
    }

    @Override
    public String text() {
      return Boolean.toString(flag);
    }

    @Override
    Boolean flag() {
      return flag;
    }
  }

  private static final class Elements extends UserValue {
    private final List<?> list;
    private final List<@Nullable String> texts;
    private @Nullable String json;

    Elements(List<?> list) {
      this.list = list;
      this.texts = list.stream().<@Nullable String>map(element -> of(element).text()).toList();
    }

    @Override
    public String text() {
      String written = json;
      if (written == null) {
        written = CompactJson.write(list);
        json = written;
      }
      return written;
    }

    @Override
    List<@Nullable String> elements() {
      return texts;
    }
  }

  private static final class Entries extends UserValue {
    private final Map<String, @Nullable String> texts = new LinkedHashMap<>();

    Entries(Map<?, ?> map) {
      map.forEach((key, value) -> texts.put(String.valueOf(key), of(value).text()));
    }

    @Override
    Map<String, @Nullable String> entries() {
      return texts;
    }

    @Override
    String json() {
      return CompactJson.write(texts);
    }
  }
}
