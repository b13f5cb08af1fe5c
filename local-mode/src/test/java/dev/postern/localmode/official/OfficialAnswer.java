package dev.postern.localmode.official;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an SDK says of a gate, config, experiment or layer.
 *
 * @param value with numbers in one form
 * @param group null where the SDK does not tell it, or there is none
 */
public record OfficialAnswer(
    @Nullable Object value, @Nullable String ruleId, @Nullable String group) {
  /** Puts numbers into one form. */
  public OfficialAnswer {
    value = normal(value);
  }

  private static @Nullable Object normal(@Nullable Object value) {
    if (value instanceof Number number) {
      return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }
    if (value instanceof Object[] array) {
      return normal(List.of(array));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(OfficialAnswer::normal).toList();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, element) -> copy.put(String.valueOf(key), normal(element)));
      return copy;
    }
    return value;
  }
}
