package dev.postern.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {
  @ParameterizedTest
  @CsvSource({
    "https://h/secret-key0abcdefgh.json, https://h/secret-key0a*****.json",
    "secret-abc, secret-abc*****",
    "secret-key0a*****, secret-key0a*****",
    "client-1234567 and secret-7654321, client-12345***** and secret-76543*****",
    "nothing here, nothing here"
  })
  void keysAreMasked(String text, String masked) {
    assertThat(Secrets.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "at /my_own_key/x, my_own_key, at /my_ow*****/x",
    "at secret-abcdef-ghi, secret-abcdef-ghi, at secret-abcde*****",
    "at k, k, at k*****",
    "at k, '', at k"
  })
  void theVeryKeyIsMasked(String text, String key, String masked) {
    assertThat(Secrets.mask(text, key)).isEqualTo(masked);
  }
}
