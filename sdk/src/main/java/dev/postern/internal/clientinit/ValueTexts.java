package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.CompiledSpec;
import dev.postern.internal.evaluate.CompiledSpecs;
import dev.postern.internal.evaluate.ContextualBandit;
import dev.postern.internal.json.JsonText;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** The values that a spec file can give, as JSON. Immutable. */
final class ValueTexts {
  private final IdentityHashMap<Object, String> texts = new IdentityHashMap<>();

  private ValueTexts() {}

  static ValueTexts of(CompiledSpecs specs) {
    ValueTexts values = new ValueTexts();
    for (CompiledSpec config : specs.configs().all()) {
      config.forEachValue(values::add);
    }
    for (CompiledSpec layer : specs.layers().all()) {
      layer.forEachValue(values::add);
    }
    for (ContextualBandit bandit : specs.bandits().values()) {
      values.add(bandit.prestart().value());
      bandit.groups().forEach(group -> values.add(group.best().value()));
    }
    return values;
  }

  /** The JSON of a value; also of one that is not from the file. */
  String of(@Nullable Object value) {
    String text = value == null ? "null" : texts.get(value);
    return text == null ? JsonText.of(value) : text;
  }

  private void add(@Nullable Object value) {
    if (value != null) {
      texts.computeIfAbsent(value, JsonText::of);
    }
  }
}
