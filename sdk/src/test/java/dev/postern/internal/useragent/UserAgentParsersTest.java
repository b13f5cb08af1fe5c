package dev.postern.internal.useragent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.spi.ParsedUserAgent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserAgentParsersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.130 Safari/537.36 | Windows | 10.0.0 | Chrome | 120.0.6099
          zzz | Other | 0.0.0 | Other | 0.0.0
          """)
  void thirdPartyVersionsHaveThreeParts(
      String userAgent, String osName, String osVersion, String browserName, String version) {
    assertThat(UserAgentParsers.thirdParty().parse(userAgent))
        .isEqualTo(new ParsedUserAgent(osName, osVersion, browserName, version));
  }

  @Test
  void absentThirdPartyLibraryIsNamed() throws ReflectiveOperationException {
    Method thirdParty = parsersWithoutLibrary().getMethod("thirdParty");
    assertThatThrownBy(() -> thirdParty.invoke(null))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("com.github.ua-parser:uap-java:1.6.1");
  }

  @Test
  void firstPartyParserNeedsNoThirdPartyLibrary() throws ReflectiveOperationException {
    Method firstParty = parsersWithoutLibrary().getMethod("firstParty");
    assertThat(firstParty.invoke(null)).isNotNull();
  }

  private static Class<?> parsersWithoutLibrary() throws ClassNotFoundException {
    return new WithoutLibrary().loadClass(UserAgentParsers.class.getName());
  }

  /** Defines the parsers anew, and hides uap-java from them. */
  private static final class WithoutLibrary extends ClassLoader {

    private static final String PARSERS = UserAgentParsers.class.getPackageName();

    WithoutLibrary() {
      super(UserAgentParsers.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("ua_parser.")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> known = findLoadedClass(name);
      return name.startsWith(PARSERS) && known == null
          ? define(name)
          : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = file.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException failure) {
        throw new ClassNotFoundException(name, failure);
      }
    }
  }
}
