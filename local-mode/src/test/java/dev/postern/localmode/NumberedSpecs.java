package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.Map;

/** Specs that tell their number: one dynamic config and, if wanted, gates. */
final class NumberedSpecs {
  private static final StatsigUser USER = StatsigUser.of("u-1");
  private static final String GATE =
      """
      ,
      "gate_%d": {"type": "feature_gate", "salt": "s", "enabled": %b, "defaultValue": false,
       "rules": [], "idType": "userID", "entity": "feature_gate"}""";

  private NumberedSpecs() {}

  static byte[] of(int number) {
    return text(number).getBytes(UTF_8);
  }

  static String text(int number) {
    return with(number, Map.of());
  }

  /** With gates of these numbers, on or off. */
  static String with(int number, Map<Integer, Boolean> gates) {
    StringBuilder all = new StringBuilder();
    gates.forEach((gate, isOn) -> all.append(GATE.formatted(gate, isOn)));
    return """
    {
    "has_updates": true, "time": %d,
    "feature_gates": {%s},
    "dynamic_configs": {
    "number": {"type": "dynamic_config", "salt": "s", "enabled": true,
     "defaultValue": {"n": %d}, "rules": [], "idType": "userID", "entity": "dynamic_config"}},
    "layer_configs": {}, "condition_map": {}, "experiment_to_layer": {}
    }
    """
        .formatted(1_000 + number, all.isEmpty() ? "" : all.substring(2), number);
  }

  /** The number of the specs in use; -1 when there are none. */
  static int in(Statsig statsig) {
    return statsig.getDynamicConfig(USER, "number").getInt("n", -1);
  }
}
