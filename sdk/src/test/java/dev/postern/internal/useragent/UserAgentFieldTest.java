package dev.postern.internal.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.spi.ParsedUserAgent;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UserAgentFieldTest {

  private static final ParsedUserAgent PARSED =
      new ParsedUserAgent("iOS", "16.6.1", "Mobile Safari", "16.6");

  @ParameterizedTest
  @CsvSource({
    "os_name, iOS",
    "osname, iOS",
    "os_version, 16.6.1",
    "osversion, 16.6.1",
    "browser_name, Mobile Safari",
    "browsername, Mobile Safari",
    "browser_version, 16.6",
    "browserversion, 16.6"
  })
  void bothSpellingsReadTheAnswer(String name, String value) {
    UserAgentField field = Objects.requireNonNull(UserAgentField.named(name));
    assertThat(field.of(PARSED)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "os", "browser", "device_model", "OS_NAME", "os name"})
  void otherNamesAreNoField(String name) {
    assertThat(UserAgentField.named(name)).isNull();
  }
}
