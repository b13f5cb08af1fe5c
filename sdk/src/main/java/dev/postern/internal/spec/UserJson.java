package dev.postern.internal.spec;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.postern.internal.evaluate.FieldName.Property;
import dev.postern.internal.evaluate.Numbers;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user as the SDKs write one in JSON. */
public record UserJson(
    Map<Property, String> properties,
    Map<String, String> customIds,
    Map<String, ?> custom,
    Map<String, ?> privateAttributes,
    Map<String, String> environment) {
  private static final Map<String, Property> PROPERTIES =
      Map.of(
          "userID", Property.USER_ID,
          "email", Property.EMAIL,
          "ip", Property.IP,
          "userAgent", Property.USER_AGENT,
          "country", Property.COUNTRY,
          "locale", Property.LOCALE,
          "appVersion", Property.APP_VERSION);

  /**
   * Reads a user.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static UserJson parse(String json) {
    try {
      Object value = JsonValues.parse(json);
      if (!(value instanceof Map)) {
        throw new IllegalArgumentException(
            "a user must be a JSON object, not " + MalformedException.typeOf(value));
      }
      return of(JsonObject.of("", value));
    } catch (StreamConstraintsException tooMuch) {
      throw new IllegalArgumentException(
          "a user must not be nested so deep, nor hold numbers of so many digits", tooMuch);
    } catch (IOException notJson) {
      throw new IllegalArgumentException("a user must be a JSON object; this is not JSON", notJson);
    } catch (MalformedException malformed) {
      throw new IllegalArgumentException(
          "\"" + malformed.path() + "\" " + malformed.problem(), malformed);
    }
  }

  private static UserJson of(JsonObject user) throws MalformedException {
    Map<Property, String> properties = new EnumMap<>(Property.class);
    for (Map.Entry<String, Property> entry : PROPERTIES.entrySet()) {
      Object value = user.value(entry.getKey());
      if (value != null) {
        properties.put(entry.getValue(), text(entry.getKey(), value));
      }
    }
    return new UserJson(
        properties,
        texts(user, "customIDs"),
        values(user, "custom"),
        values(user, "privateAttributes"),
        texts(user, "statsigEnvironment"));
  }

  private static Map<String, ?> values(JsonObject user, String name) throws MalformedException {
    JsonObject object = user.object(name);
    return object == null ? Map.of() : object.values();
  }

  private static Map<String, String> texts(JsonObject user, String name) throws MalformedException {
    JsonObject object = user.object(name);
    Map<String, String> texts = new LinkedHashMap<>();
    if (object != null) {
      for (Map.Entry<String, @Nullable Object> entry : object.values().entrySet()) {
        if (entry.getValue() != null) {
          texts.put(entry.getKey(), text(name + "." + entry.getKey(), entry.getValue()));
        }
      }
    }
    return texts;
  }

  private static String text(String path, Object value) throws MalformedException {
    if (value instanceof Number number) {
      return Numbers.plainText(number);
    }
    if (value instanceof String text) {
      return text;
    }
    throw MalformedException.wrongType(path, "a string or a number", value);
  }
}
