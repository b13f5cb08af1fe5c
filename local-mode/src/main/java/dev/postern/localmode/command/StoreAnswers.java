package dev.postern.localmode.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.ParameterStore;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers of parameter stores: each parameter read as each type, so that all fallbacks show. */
final class StoreAnswers {
  private static final String TEXT = "<f>";
  private static final double NUMBER = -7;
  private static final Object[] ARRAY = {TEXT};
  private static final Map<String, Object> OBJECT = Map.of("f", 1);

  /** The names of the parameters by that of their store. */
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  /** All stores of a file. */
  StoreAnswers(SpecDocument specs) {
    for (JsonPart store : specs.entries("param_stores")) {
      List<JsonPart> parameters = store.get("parameters").map(JsonPart::fields).orElse(List.of());
      names.put(store.name(), parameters.stream().map(JsonPart::name).toList());
    }
  }

  /** Writes the field with the stores' answers for a user. */
  void write(JsonGenerator json, Statsig statsig, StatsigUser user) throws IOException {
    json.writeFieldName("param_stores");
    Map<String, Object> stores = new LinkedHashMap<>();
    names.forEach(
        (name, parameters) ->
            stores.put(name, answers(statsig.getParameterStore(user, name), parameters)));
    JsonText.write(json, stores);
  }

  private static Map<String, Object> answers(ParameterStore store, List<String> parameters) {
    Map<String, Object> answers = new LinkedHashMap<>();
    parameters.forEach(name -> answers.put(name, answer(store, name)));
    return answers;
  }

  private static Map<String, Object> answer(ParameterStore store, String name) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("string", store.getString(name, TEXT));
    answer.put("number", store.getDouble(name, NUMBER));
    answer.put("boolean_false", store.getBoolean(name, false));
    answer.put("boolean_true", store.getBoolean(name, true));
    answer.put("object", store.getMap(name, OBJECT));
    answer.put("array", Arrays.asList(store.getArray(name, ARRAY)));
    return answer;
  }
}
