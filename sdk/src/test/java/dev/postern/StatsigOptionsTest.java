package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An option that makes no sense is refused at once, by name. */
class StatsigOptionsTest {
  private static Stream<Arguments> nonsense() {
    return Stream.of(
        refused("specsSyncIntervalMs", options -> options.setSpecsSyncIntervalMs(-1)),
        refused("specsSyncIntervalMs", options -> options.setSpecsSyncIntervalMs(999)),
        refused("idListsSyncIntervalMs", options -> options.setIdListsSyncIntervalMs(999)),
        refused("idListsRequestTimeoutMs", options -> options.setIdListsRequestTimeoutMs(-1)),
        refused("initTimeoutMs", options -> options.setInitTimeoutMs(-1)),
        refused("eventLoggingMaxQueueSize", options -> options.setEventLoggingMaxQueueSize(9)),
        refused("eventLoggingMaxQueueSize", options -> options.setEventLoggingMaxQueueSize(2001)),
        refused(
            "eventLoggingMaxPendingBatchQueueSize",
            options -> options.setEventLoggingMaxPendingBatchQueueSize(-1)),
        refused(
            "eventLoggingFlushIntervalMs", options -> options.setEventLoggingFlushIntervalMs(10)),
        refused("exposureDedupeMaxKeys", options -> options.setExposureDedupeMaxKeys(-1)),
        refused("specsUrl", options -> options.setSpecsUrl("api.example.com/v2")),
        refused("specsUrl", options -> options.setSpecsUrl("ftp://example.com")),
        refused("idListsUrl", options -> options.setIdListsUrl("https://exa mple.com")),
        refused("logEventUrl", options -> options.setLogEventUrl("/v1/log_event")),
        refused("proxyConfig", options -> options.setProxyConfig(proxy("http", 70_000))),
        refused("proxyConfig", options -> options.setProxyConfig(proxy("socks5", 1080))),
        refused(
            "carrier_pigeon",
            options ->
                options.setSpecAdapterConfigs(
                    List.of(new SpecAdapterConfig().setAdapterType("carrier_pigeon")))));
  }

  private static Arguments refused(String name, UnaryOperator<StatsigOptions.Builder> setting) {
    return Arguments.of(name, setting);
  }

  private static ProxyConfig proxy(String protocol, int port) {
    ProxyConfig proxy = new ProxyConfig();
    proxy.setProxyHost("localhost");
    proxy.setProxyPort(port);
    proxy.setProxyProtocol(protocol);
    return proxy;
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void aValueThatMakesNoSenseIsRefusedByName(
      String name, UnaryOperator<StatsigOptions.Builder> setting) {
    StatsigOptions.Builder builder = new StatsigOptions.Builder();
    assertThatThrownBy(() -> setting.apply(builder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void everyOptionIsInTheTableOfTheDocumentation() throws IOException {
    String table = Files.readString(Path.of("../docs/options.md"));
    List<String> setters =
        Arrays.stream(StatsigOptions.Builder.class.getMethods())
            .map(Method::getName)
            .filter(name -> name.startsWith("set") || name.startsWith("add"))
            .toList();
    assertThat(setters)
        .hasSizeGreaterThan(30)
        .allSatisfy(name -> assertThat(table).contains(row(name)));
  }

  private static String row(String setter) {
    String option = setter.startsWith("set") ? setter.substring("set".length()) : setter;
    return "| `" + option.substring(0, 1).toLowerCase(Locale.ROOT) + option.substring(1) + "` |";
  }

  @Test
  void aUrlThatIsRefusedIsNotRepeatedInTheMessage() {
    StatsigOptions.Builder builder = new StatsigOptions.Builder();
    assertThatThrownBy(() -> builder.setSpecsUrl("example.com/secret-abc123.json"))
        .hasMessageNotContaining("secret-abc123");
  }

  @Test
  void zeroNullAndTheEmptyTextStandForTheDefault() {
    assertThatCode(
            () ->
                new StatsigOptions.Builder()
                    .setSpecsSyncIntervalMs(0)
                    .setInitTimeoutMs(0)
                    .setEventLoggingMaxQueueSize(0)
                    .setSpecsUrl(null)
                    .setLogEventUrl("")
                    .setIdListsUrl("NULL")
                    .setProxyConfig(new ProxyConfig())
                    .setSpecAdapterConfigs(null)
                    .build())
        .doesNotThrowAnyException();
  }
}
