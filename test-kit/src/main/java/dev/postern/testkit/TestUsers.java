package dev.postern.testkit;

import dev.postern.StatsigUser;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Users for tests. {@link StatsigTestKit#users()} finds users by what they get.
 *
 * @since 0.1.0
 */
public final class TestUsers {
  private static final List<String> COUNTRIES = List.of("DE", "US", "GB", "FR", "JP", "BR", "IN");
  private static final List<String> LOCALES = List.of("de-DE", "en-US", "en-GB", "fr-FR", "ja-JP");
  private static final List<String> PLANS = List.of("free", "plus", "business");
  private static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/126.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0");

  private TestUsers() {}

  /**
   * {@return a user with an id and nothing else}
   *
   * @param id the id
   */
  public static StatsigUser id(String id) {
    return StatsigUser.of(id);
  }

  /**
   * {@return users without end, with random fields: country, locale, email, app version, user
   * agent, company and plan} The same seed gives the same users.
   *
   * @param seed any number
   */
  public static Stream<StatsigUser> random(long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> next(random)).sequential();
  }

  private static StatsigUser next(Random random) {
    int number = random.nextInt(1_000_000);
    return new StatsigUser.Builder()
        .setUserID("user-" + number)
        .setCustomIDs(Map.of("companyID", "company-" + random.nextInt(1000)))
        .setEmail("user-%d@%s.example".formatted(number, random.nextBoolean() ? "post" : "shop"))
        .setCountry(one(COUNTRIES, random))
        .setLocale(one(LOCALES, random))
        .setAppVersion("%d.%d".formatted(1 + random.nextInt(4), random.nextInt(10)))
        .setUserAgent(one(AGENTS, random))
        .setCustom(Map.of("plan", one(PLANS, random), "age", 18 + random.nextInt(60)))
        .build();
  }

  private static <T> T one(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
