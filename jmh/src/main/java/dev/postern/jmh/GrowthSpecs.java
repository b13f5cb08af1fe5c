package dev.postern.jmh;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Spec files of any size in one respect. What is asked about is always {@link #GATE}. */
final class GrowthSpecs {
  /** The gate to ask about. */
  static final String GATE = "gate_0";

  /** The id list that some look into. */
  static final String LIST = "many";

  private GrowthSpecs() {}

  /** Many gates, of which each is a rollout. */
  static byte[] gates(int count) {
    return file(count, number -> gate(number, rule("50", "everyone")), "");
  }

  /** Many rules, of which the last one matches. */
  static byte[] rules(int count) {
    String rules =
        IntStream.range(0, count)
            .mapToObj(number -> rule("100", number == count - 1 ? "everyone" : "nobody"))
            .collect(Collectors.joining(","));
    return file(1, number -> gate(number, rules), "");
  }

  /** Gates below each other. */
  static byte[] depth(int count) {
    String conditions =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number ->
                    ",\"below%d\":{\"type\":\"pass_gate\",\"targetValue\":\"gate_%d\",\"idType\":\"userID\"}"
                        .formatted(number, number))
            .collect(Collectors.joining());
    return file(
        count + 1,
        number -> gate(number, rule("100", number == count ? "everyone" : "below" + (number + 1))),
        conditions);
  }

  /** A list of user ids within the file. */
  static byte[] targets(int count) {
    String targets =
        IntStream.range(0, count)
            .mapToObj(number -> "\"user-" + number + "\"")
            .collect(Collectors.joining(","));
    return file(1, number -> gate(number, rule("100", "ids")), ids("any", "[" + targets + "]"));
  }

  /** A look into an id list, which is not in the file. */
  static byte[] idList() {
    return file(
        1, number -> gate(number, rule("100", "ids")), ids("in_segment_list", "\"" + LIST + "\""));
  }

  private static String ids(String operator, String target) {
    return ",\"ids\":{\"type\":\"unit_id\",\"operator\":\"%s\",\"idType\":\"userID\",\"targetValue\":%s}"
        .formatted(operator, target);
  }

  private static byte[] file(int gates, IntFunction<String> gate, String conditions) {
    String file =
        "{\"has_updates\":true,\"time\":1,\"dynamic_configs\":{},\"layer_configs\":{},"
            + "\"experiment_to_layer\":{},\"condition_map\":{"
            + "\"everyone\":{\"type\":\"public\",\"idType\":\"userID\"},"
            + "\"nobody\":{\"type\":\"user_field\",\"field\":\"email\",\"operator\":\"any\","
            + "\"targetValue\":[\"nobody@post.example\"],\"idType\":\"userID\"}"
            + conditions
            + "},\"feature_gates\":{"
            + IntStream.range(0, gates).mapToObj(gate).collect(Collectors.joining(","))
            + "}}";
    return file.getBytes(UTF_8);
  }

  private static String gate(int number, String rules) {
    return "\"gate_%d\":{\"type\":\"feature_gate\",\"entity\":\"feature_gate\",\"salt\":\"s%d\",\"enabled\":true,\"idType\":\"userID\",\"defaultValue\":false,\"rules\":[%s]}"
        .formatted(number, number, rules);
  }

  private static String rule(String percentage, String condition) {
    return "{\"name\":\"r\",\"id\":\"r\",\"salt\":\"r\",\"passPercentage\":%s,\"idType\":\"userID\",\"returnValue\":true,\"conditions\":[\"%s\"]}"
        .formatted(percentage, condition);
  }
}
