package dev.postern.internal.clientinit;

import dev.postern.internal.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter store that clients may be told of. Its parameters are handed on, not evaluated.
 *
 * @param targetApps the apps that it is for; null when the file names none
 */
public record ListedStore(
    String name, List<Parameter> parameters, @Nullable Set<String> targetApps) {
  private static final List<String> REFERENCES =
      List.of("gate_name", "config_name", "experiment_name", "layer_name");

  /**
   * A parameter, written but for the name that it refers to.
   *
   * @param before its JSON up to that name
   * @param reference that name; null for a value of its own
   * @param after the rest of its JSON
   */
  public record Parameter(String before, @Nullable String reference, String after) {
    /** A parameter of one of the five shapes that the parser lets through. */
    public static Parameter of(String name, Map<String, ? extends @Nullable Object> json) {
      JsonText before = new JsonText(128).quotedName(JsonText.of(name)).open();
      before.name("name").text(name);
      before.name("ref_type").value(json.get("ref_type"));
      before.name("param_type").value(json.get("param_type"));
      String field = json.containsKey("value") ? null : reference(json);
      if (field == null) {
        before.name("value").value(json.get("value"));
        return new Parameter(before.toString(), null, "}");
      }
      before.name(field);
      return new Parameter(before.toString(), String.valueOf(json.get(field)), after(json, field));
    }

    private static @Nullable String reference(Map<String, ? extends @Nullable Object> json) {
      for (String field : REFERENCES) {
        if (json.get(field) instanceof String) {
          return field;
        }
      }
      return null;
    }

    private static String after(Map<String, ? extends @Nullable Object> json, String field) {
      JsonText after = new JsonText(64);
      if (field.equals("gate_name")) {
        after.name("pass_value").value(json.get("pass_value"));
        after.name("fail_value").value(json.get("fail_value"));
      } else {
        after.name("param_name").value(json.get("param_name"));
      }
      return "," + after.close();
    }
  }
}
