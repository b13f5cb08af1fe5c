package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testing.BytesSource;
import dev.postern.testing.KeptLog;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec files and users made to break something: they get an answer, or a refusal that is said. */
class HostileInputTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final int DEEP = 100_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void aSpecFileNestedDeepIsRefusedAndTheOldSpecsStay() {
    String deep = "[".repeat(DEEP) + "]".repeat(DEEP);
    String json = all("g").json().replace("\"time\"", "\"deep\":" + deep + ",\"time\"");
    try (Statsig statsig = open(json.getBytes(UTF_8), new KeptLog())) {
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
    }
  }

  @Test
  void aUserNestedDeepIsRefusedWithAMessage() {
    String deep = "{\"custom\":{\"f\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}}";
    assertThatThrownBy(() -> StatsigUser.fromJson(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested");
  }

  @Test
  void aUserBuiltOfNestedListsIsEvaluated() {
    Object nested = List.of();
    for (int i = 0; i < DEEP; i++) {
      nested = List.of(nested);
    }
    StatsigUser user = new StatsigUser.Builder().setCustom(Map.of("f", nested)).build();
    for (String operator : List.of("any", "eq", "array_contains_any", "str_contains_any", "gt")) {
      assertThat(passes(condition("f", operator, "[\"x\"]"), user)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "-1e999999999",
        "1e-999999999",
        "99999999999999999999999999999999999999999999",
        "-9223372036854775808",
        "0.00000000000000000000000000000000000000000000000000001"
      })
  void hugeNumbersAreNumbersOnBothSides(String number) {
    StatsigUser user = StatsigUser.fromJson("{\"userID\":\"a\",\"custom\":{\"f\":" + number + "}}");
    for (String operator : List.of("eq", "gt", "before", "after", "on", "any", "version_gt")) {
      StatsigUser text =
          new StatsigUser.Builder().setCustom(Map.of("f", number)).setUserID("a").build();
      passes(condition("f", operator, number), user);
      passes(condition("f", operator, "\"" + number + "\""), text);
    }
    double value = Double.parseDouble(number);
    assertThat(passes(condition("f", "gt", "0"), user)).isEqualTo(value > 0);
  }

  @Test
  void numbersOfManyDigitsAreRefused() {
    String digits = "9".repeat(1_000_000);
    assertThatThrownBy(() -> StatsigUser.fromJson("{\"custom\":{\"f\":" + digits + "}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("digits");
    StatsigUser built =
        new StatsigUser.Builder().setCustom(Map.of("f", BigInteger.TEN.pow(100_000))).build();
    assertThat(passes(condition("f", "gt", "5"), built)).isTrue();
  }

  @Test
  void textsOfMegabytesAreCompared() {
    String text = "İa".repeat(2_000_000);
    StatsigUser user = new StatsigUser.Builder().setUserID(text).setEmail(text).build();
    assertThat(passes(condition("email", "str_contains_any", "[\"nope\"]"), user)).isFalse();
    assertThat(passes(condition("email", "version_gt", "\"1\""), user)).isFalse();
    assertThat(passes(condition("email", "any", "[\"" + text + "\"]"), user)).isTrue();
    assertThat(passes(condition("userid", "after", "5"), user)).isFalse();
  }

  @Test
  void aFieldThatIsThereTwiceIsRefused() {
    String twice = all("g").json().replaceFirst("\\{", "{\"time\":1,");
    KeptLog log = new KeptLog();
    try (Statsig statsig = open(twice.getBytes(UTF_8), log)) {
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
      assertThat(log.warnings().toString() + log.lines()).contains("time");
    }
  }

  @Test
  void ofTwoGatesWithOneNameTheLaterCounts() {
    String first = all("g").json();
    String second = new SpecJson().gate("g", Rule.of("r", 0)).json();
    String gate = first.substring(first.indexOf("\"g\":"), end(first, first.indexOf("\"g\":")));
    String twice = second.replace("\"feature_gates\":{", "\"feature_gates\":{" + gate + ",");
    assertThat(twice.split("\"g\":", -1)).hasSize(3);
    try (Statsig statsig = open(twice.getBytes(UTF_8), new KeptLog())) {
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
    }
  }

  /** Where the object ends that begins after an index. */
  private static int end(String json, int from) {
    int depth = 0;
    for (int i = json.indexOf('{', from); ; i++) {
      depth += json.charAt(i) == '{' ? 1 : json.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
  }

  @Test
  void bytesThatAreNoUtf8AreRefusedOrReplacedButNeverThrown() {
    byte[] json = all("gate-?").json().getBytes(UTF_8);
    for (int bad : new int[] {0x80, 0xc0, 0xed, 0xf8, 0xff}) {
      byte[] broken = json.clone();
      for (int i = 0; i < broken.length; i++) {
        if (broken[i] == '?') {
          broken[i] = (byte) bad;
        }
      }
      try (Statsig statsig = open(broken, new KeptLog())) {
        assertThat(statsig.checkGate(ANN, "gate-?")).isFalse();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud800", "\udc00", "a\ud800b", "\udc00\ud800"})
  void loneSurrogatesGetAnAnswer(String lone) {
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID(lone)
            .setEmail(lone)
            .setCustomIDs(Map.of(lone, lone))
            .setCustom(Map.of(lone, lone, "f", List.of(lone)))
            .build();
    SpecJson specs =
        new SpecJson().gate("g", Rule.of("r", 50, condition("email", "none", "[\"x\"]")));
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.getFeatureGate(user, "g").getRuleID()).isEqualTo("r");
      assertThat(statsig.getClientInitializeResponse(user)).contains("feature_gates");
    }
  }

  @Test
  void aByteOrderMarkIsPassedOver() {
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    marked.writeBytes(all("g").json().getBytes(UTF_8));
    try (Statsig statsig = open(marked.toByteArray(), new KeptLog())) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
    }
  }

  @Test
  void aPatternThatBlowsUpTakesWorkInProportionToTheText() {
    SpecJson specs =
        new SpecJson()
            .gate("g", Rule.of("r", 100, condition("email", "str_matches", "\"(a+)+$\"")));
    try (Statsig statsig = specs.open()) {
      IntFunction<StatsigUser> user =
          length -> new StatsigUser.Builder().setEmail("a".repeat(length) + "!").build();
      assertThat(statsig.checkGate(user.apply(100_000), "g")).isFalse();
      assertGrowsAtMostInProportion(length -> statsig.checkGate(user.apply(length), "g"));
    }
  }

  @Test
  void tenThousandNestedGatesAreAnErrorAndNoOverflow() {
    SpecJson specs = new SpecJson().gate("g10000", Rule.of("r", 100));
    for (int i = 0; i < 10_000; i++) {
      String next = "{'type':'pass_gate','targetValue':'g%d'}".formatted(i + 1);
      specs.gate("g" + i, Rule.of("r", 100, next, next));
    }
    try (Statsig statsig = specs.open()) {
      assertThat(statsig.checkGate(ANN, "g0")).isFalse();
      assertThat(statsig.checkGate(ANN, "g9800")).isTrue();
      assertThat(statsig.getFeatureGate(ANN, "g0").getEvaluationDetails().getReason())
          .startsWith("Error");
    }
  }

  @Test
  void cyclesOfEveryKindEnd() {
    String mapped =
        "{'a':[{'new_config_name':'b','rules':[{'rule_name':'r'}]}],"
            + "'b':[{'new_config_name':'a','rules':[{'rule_name':'r'}]}]}";
    String rules =
        "{'r':{'name':'r','id':'r','passPercentage':100,'returnValue':true,'idType':'userID',"
            + "'conditions':[]}}";
    SpecJson specs =
        new SpecJson()
            .put("overrides", mapped)
            .put("override_rules", rules)
            .gate("a", Rule.of("r", 100))
            .gate("b", Rule.of("r", 100))
            .gate("self", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'self'}"))
            .experiment("e", "{}", Rule.of("r", 100, group("f")).returning("{}"))
            .experiment("f", "{}", Rule.of("r", 100, group("e")).returning("{}"));
    try (Statsig statsig = specs.open()) {
      for (String gate : List.of("a", "b", "self")) {
        assertThat(statsig.getFeatureGate(ANN, gate).getEvaluationDetails().getReason())
            .startsWith("Error");
      }
      assertThat(statsig.getExperiment(ANN, "e").getEvaluationDetails().getReason())
          .startsWith("Error");
      assertThat(statsig.getClientInitializeResponse(ANN)).startsWith("{");
    }
  }

  /** Ends the process of the official SDK 0.10.2. */
  @Test
  void aListThatRepeatsElementsIsNotEqualToAShorterOne() {
    StatsigUser user = new StatsigUser.Builder().setCustom(Map.of("f", List.of(1, 1))).build();
    assertThat(passes(condition("f", "eq", "[\"1\",\"1\",\"x\"]"), user)).isFalse();
    assertThat(passes(condition("f", "neq", "[\"1\",\"1\",\"x\"]"), user)).isTrue();
  }

  @Test
  void versionsOfTenThousandPartsAreCompared() {
    String version = "1.".repeat(9_999) + "1";
    StatsigUser user = new StatsigUser.Builder().setAppVersion(version + ".1").build();
    assertThat(passes(condition("appVersion", "version_gt", "\"" + version + "\""), user)).isTrue();
    assertThat(passes(condition("appVersion", "version_lt", "\"" + version + "\""), user))
        .isFalse();
  }

  @Test
  void namesOfEveryControlCharacterAreOneLineInTheLog() {
    String name =
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .filter(HostileInputTest::isInvisible)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertThat(name).hasSizeGreaterThan(65 + 20).contains("\n\u000b", "\u001b", "\u202e", "\u2028");
    KeptLog log = new KeptLog();
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new Refusing("gate \"g" + name + "ERROR all is lost\""))
            .setOutputLoggerProvider(log)
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
    }
    assertThat(log.lines()).anyMatch(line -> line.contains("\\u000d\\u000e"));
    assertThat(log.lines()).anyMatch(line -> line.contains("ERROR all is lost"));
    assertThat(log.lines())
        .allMatch(line -> line.codePoints().noneMatch(HostileInputTest::isInvisible));
  }

  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** The parser's own table of names multiplies by 33, that of texts by 31. */
  @Test
  void keysThatCollideInTheParserHarmNothingThatIsReadLater() throws Exception {
    String keys =
        IntStream.range(0, 1 << 14)
            .mapToObj(number -> ",\"" + colliding(number) + "\":1")
            .collect(Collectors.joining("", "\"a\":1", ""));
    StatsigUser user = StatsigUser.fromJson("{\"userID\":\"a\",\"custom\":{" + keys + "}}");
    assertThat(passes(condition("a", "eq", "1"), user)).isTrue();
    String many =
        IntStream.range(0, 3_000)
            .mapToObj(number -> ",\"n" + number + "\":1")
            .collect(Collectors.joining("", "{\"custom\":{\"a\":1", "}}"));
    assertThat(passes(condition("n2999", "eq", "1"), StatsigUser.fromJson(many))).isTrue();
    BootstrapSpecs source = BootstrapSpecs.of(all("g").json());
    String colliding = all("g").json().replace("\"time\"", "\"more\":{" + keys + "},\"time\"");
    source.setData(colliding);
    StatsigOptions options = new StatsigOptions.Builder().setSpecSource(source).build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      source.setData(all("h").put("time", "2000000000000").json());
      assertThat(statsig.checkGate(ANN, "h")).isTrue();
    }
  }

  private static String colliding(int number) {
    StringBuilder name = new StringBuilder();
    for (int bit = 0; bit < 14; bit++) {
      name.append((number >> bit & 1) == 0 ? "Aa" : "B@");
    }
    return name.toString();
  }

  @Test
  void namesWithTheSameHashTakeWorkInProportionToTheirNumber() {
    assertGrowsAtMostInProportion(
        count -> {
          Map<String, Object> custom = new LinkedHashMap<>();
          for (int i = 0; i < count / 4; i++) {
            custom.put(withTheSameHash(i), i);
          }
          StatsigUser user = new StatsigUser.Builder().setCustom(custom).build();
          return passes(condition("f", "any", "[\"x\"]"), user);
        });
    assertThat(withTheSameHash(3).hashCode()).isEqualTo(withTheSameHash(12_345).hashCode());
  }

  /**
   * Doubling the size must not quadruple the work: the least of several runs of each size is
   * compared, and only with one another.
   */
  private static void assertGrowsAtMostInProportion(IntFunction<Object> work) {
    AtomicLong kept = new AtomicLong();
    kept.addAndGet(work.apply(50_000).hashCode());
    long small = Long.MAX_VALUE;
    long large = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) {
      small = Math.min(small, nanos(() -> kept.addAndGet(work.apply(12_500).hashCode())));
      large = Math.min(large, nanos(() -> kept.addAndGet(work.apply(100_000).hashCode())));
    }
    assertThat(large).as("for eight times the size, against %s", small).isLessThan(small * 32);
  }

  /** Of this thread's own work, however busy the machine is. */
  private static long nanos(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - start;
  }

  /** One of 2 to the power of 17 texts. */
  private static String withTheSameHash(int number) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 17; bit++) {
      text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
    }
    return text.toString();
  }

  private static String group(String experiment) {
    return "{'type':'experiment_group','operator':'any','field':'%s','targetValue':['x']}"
        .formatted(experiment);
  }

  private static String condition(String field, String operator, String target) {
    return "{\"type\":\"user_field\",\"operator\":\"%s\",\"field\":\"%s\",\"targetValue\":%s}"
        .formatted(operator, field, target);
  }

  private static boolean passes(String condition, StatsigUser user) {
    try (Statsig statsig = new SpecJson().gate("g", Rule.of("r", 100, condition)).open()) {
      return statsig.checkGate(user, "g");
    }
  }

  private static SpecJson all(String gate) {
    return new SpecJson().gate(gate, Rule.of("r", 100));
  }

  private static Statsig open(byte[] json, KeptLog log) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new BytesSource(json))
            .setOutputLoggerProvider(log)
            .build();
    Statsig statsig = new Statsig("", options);
    statsig.initialize().join();
    return statsig;
  }

  /** A source whose failure quotes what it read. */
  private record Refusing(String name) implements SpecSource {
    @Override
    public void start(SpecReceiver receiver) throws SpecFormatException {
      throw new SpecFormatException(name + " is malformed", 1, 1);
    }
  }
}
