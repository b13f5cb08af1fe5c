package dev.postern.internal.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.spi.ParsedUserAgent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FirstPartyUserAgentParserTest {

  private static final String WORDS =
      "Mac OS X Windows NT XP Phone iOS iPhone iPad iPadOS CPU like CrOS CrKey Linux Android 12 10.0"
          + " Chrome/1.2 Version/3 Mobile Safari/4 CFNetwork/5 Edg/6 CriOS/7 SomeBot Silk PlayStation";

  private final FirstPartyUserAgentParser parser = new FirstPartyUserAgentParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 | Windows | 10 | Chrome | 120.0.0.0
          Mozilla/5.0 (iPhone; CPU iPhone OS 16_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1 | iOS | 16.6.1 | Mobile Safari | 16.6
          Mozilla/5.0 (iPad; CPU OS 15_4 like Mac OS X) AppleWebKit/605.1.15 | iOS | 15.4 | Mobile Safari UI/WKWebView | 0.0.0
          Mac OS 9.2 Firefox/1         | Mac OS X | 9.2    | Other   | 0.0.0
          iOS 17 Firefox/1             | iOS      | 17     | Mobile Safari UI/WKWebView | 0.0.0
          Windows XP                   | Windows  | 0.0.0  | Other   | 0.0.0
          Windows NT 5.1               | Windows  | XP     | Other   | 0.0.0
          MyApp/1.2.3 CFNetwork/1408 Darwin/22.5.0 | iOS | 0.0.0 | MyApp | 1.2.3
          Android 12                   | Android  | 12     | Android | 12
          axios/1.6.7,6468             | Other    | 0.0.0  | axios   | 1.6.7.6468
          """)
  void workedExamplesComeOut(
      String userAgent, String osName, String osVersion, String browserName, String version) {
    assertThat(parser.parse(userAgent))
        .isEqualTo(new ParsedUserAgent(osName, osVersion, browserName, version));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          AppleTV11,1/11.1             | ATV OS X      | 0.0.0
          Mac OS X 10_15_7             | Mac OS X      | 10.15.7
          Mac OS X Firefox/1           | Mac OS X      | 0.0.0
          iOS x 17                     | iOS           | 0.0.0
          iPhone OS 16_1               | iOS           | 16.1
          iPadOS 17.2                  | iOS           | 17.2
          iPad4,1                      | iOS           | 0.0.0
          Apple-iPhone7C2/1            | iOS           | 0.0.0
          CPU OS 15_4                  | Other         | 0.0.0
          CrOS 14541.0.0               | Chrome OS     | 14541.0.0
          CrOS x86_64 14541.0.0        | Chrome OS     | 14541.0.0
          CrOS x86_64 aarch64          | Other         | 0.0.0
          CrKey                        | Chromecast    | 0.0.0
          Windows Phone 10.0           | Windows Phone | 10.0
          Windows Phone                | Other         | 0.0.0
          WindowsPhone                 | Windows       | 0.0.0
          Windows_NT                   | Windows       | 0.0.0
          Windows NT 6.3               | Windows       | 8.1
          Windows NT 6.2               | Windows       | 0.0.0
          Windows NT 5.2; Android 9    | Windows       | XP
          Windows 10.0                 | Windows       | 10
          Windows 10                   | Windows       | 0.0.0
          Red Hat 3                    | Red Hat       | 0.0.0
          Ubuntu 22.04                 | Ubuntu        | 22.04
          Ubuntu/10.04                 | Ubuntu        | 10.04
          X11; Linux x86_64            | Linux         | 0.0.0
          linux                        | Linux         | 0.0.0
          LINUX                        | Other         | 0.0.0
          Kindle/3.0                   | Kindle        | 3.0
          Android/12                   | Android       | 12
          AndroidPhone/12              | Android       | 0.0.0
          Android                      | Android       | 0.0.0
          Linux; Android 13; Chrome/1  | Android       | 13
          Android 13 Windows NT 10.0   | Android       | 13
          Mac  OS X 10                 | Other         | 0.0.0
          like Mac OS X                | Other         | 0.0.0
          Mac OS X 10.1 CriOS/1        | iOS           | 0.0.0
          Android 10 OculusBrowser/1   | Android       | 0.0.0
          OculusBrowser/crawler        | Other         | 0.0.0
          """)
  void operatingSystemIsChosenByTheRules(String userAgent, String name, String version) {
    ParsedUserAgent parsed = parser.parse(userAgent);
    assertThat(parsed.osName()).isEqualTo(name);
    assertThat(parsed.osVersion()).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          MSIE 9.0                             | IE                    | 9.0
          Trident/7.0; rv:11.0                 | Other                 | 0.0.0
          Firefox/121.0                        | Firefox               | 121.0
          Firefox/121.0 Mobile                 | Firefox Mobile        | 121.0
          FxiOS/121.0                          | Firefox iOS           | 121.0
          Chrome/1.2.3.4 Mobile                | Chrome Mobile         | 1.2.3.4
          Chrome/1.2.3.4 Mobile HuaweiBrowser/1 | Chrome               | 1.2.3.4
          Version/4.0 Chrome/1.2 Mobile        | Chrome Mobile WebView | 1.2
          Android 9 Chrome                     | Android               | 9
          Chrome                               | Chrome                | 0.0.0
          Chrome/1 Edg/2.3                     | Edge                  | 2.3
          Chrome/1 Edge/2.3 Mobile             | Edge Mobile           | 2.3
          EdgiOS/9.1                           | Edge Mobile           | 9.1
          Chrome/1 OPR/2.3.4.5                 | Opera                 | 2.3.4
          Chrome/1 OPR/2 Mobile                | Opera Mobile          | 2
          Chrome/1 YaBrowser/2.3.4.5           | Yandex Browser        | 2.3.4
          Silk/3.4                             | Amazon Silk           | 3.4
          PlayStation 4 Silk/3.4               | NetFront NX           | 0.0.0
          Nintendo 3DS                         | NetFront NX           | 0.0.0
          NX/1.2.3.4                           | NetFront NX           | 1.2.3
          SamsungBrowser/23.0 Chrome/1         | Samsung Internet      | 23.0
          GSA/1.2 Electron/3                   | Electron              | 3
          HeadlessChrome/1.2                   | HeadlessChrome        | 1.2
          Yahoo! Slurp/3                       | Other                 | 0.0.0
          Yahoo! Slurp                         | Yahoo! Slurp          | 0.0.0
          Googlebot/2.1                        | Googlebot             | 2.1
          FirstBot/1 SecondBot/2               | FirstBot              | 1
          SomeBot/1 Electron/3                 | Electron              | 3
          Electron/3 SomeBot                   | SomeBot               | 0.0.0
          AdsBot-Google-Mobile                 | AdsBot-Google         | 0.0.0
          AdsBot-Google-Mobile/1               | AdsBot-Google-Mobile  | 1
          Better Uptime Bot                    | Better Uptime Bot     | 0.0.0
          Radius Compilance Bot                | Radius Compilance Bot | 0.0.0
          Uptime Monitoring Bot                | Uptime Monitoring Bot | 0.0.0
          Uptime Bot                           | Bot                   | 0.0.0
          OAI-SearchBot                        | Other                 | 0.0.0
          OAI-SearchBot/1.0                    | OAI-SearchBot         | 1.0
          +http://x.com/bot.html               | Other                 | 0.0.0
          +http://x.com/crawler.html           | crawler               | 0.0.0
          Safari/1 Version/2 Mobile            | Mobile Safari         | 2
          Safari/1 Version/2 Mobile Mac OS X 1 | Safari                | 2
          Safari/1                             | Safari                | 0.0.0
          NetworkingExtension/1 CFNetwork/2    | CFNetwork             | 0.0.0
          NetworkingExtension/1 App/3 CFNetwork/2 | CFNetwork          | 3
          CFNetwork/2                          | Mobile Safari UI/WKWebView | 0.0.0
          /1.2 CFNetwork/2                     | /1.2                  | 1.2
          中/5 CFNetwork/2                     | 中                    | 5
          é App/5 CFNetwork/2                  | App                   | 5
          """)
  void browserIsChosenByTheRules(String userAgent, String name, String version) {
    ParsedUserAgent parsed = parser.parse(userAgent);
    assertThat(parsed.browserName()).isEqualTo(name);
    assertThat(parsed.browserVersion()).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ";", "zzz", "chrome/1", "WINDOWS NT 10.0", "\t", "Android\t12"})
  void whatIsUnknownIsOther(String userAgent) {
    ParsedUserAgent parsed = parser.parse(userAgent);
    assertThat(parsed.browserName()).isEqualTo("Other");
    assertThat(parsed.browserVersion()).isEqualTo("0.0.0");
    assertThat(parsed.osVersion()).isEqualTo("0.0.0");
  }

  @Test
  void brokenSurrogatesAreRead() {
    assertThat(parser.parse("\ud800 \udc00/\ud800 CFNetwork/1").browserName()).isEqualTo("\ud800");
  }

  @Property
  void anyTextHasAnAnswerAndAlwaysTheSame(@ForAll String userAgent) {
    assertThat(parser.parse(userAgent)).isEqualTo(parser.parse(userAgent));
  }

  @Property
  void anyRunOfKnownWordsHasAnAnswerAndAlwaysTheSame(@ForAll("soup") String userAgent) {
    assertThat(parser.parse(userAgent)).isEqualTo(parser.parse(userAgent));
  }

  @Property
  void wordsThatMeanNothingChangeNothing(@ForAll("soup") String userAgent) {
    assertThat(parser.parse(userAgent + "; U; ()")).isEqualTo(parser.parse(userAgent));
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(WORDS.split(" "))
        .list()
        .ofMaxSize(12)
        .map(words -> String.join(" ", words));
  }
}
