package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsigUserTest {
  @Test
  void aBuilderAndJsonMakeTheSameUser() {
    StatsigUser built =
        new StatsigUser.Builder()
            .setUserID("u")
            .setCustomIDs(Map.of("companyID", "7"))
            .setEmail("a@b.example")
            .setIp("8.8.8.8")
            .setUserAgent("agent")
            .setCountry("DE")
            .setLocale("de_DE")
            .setAppVersion("1.2")
            .setCustom(Map.of("level", 9, "tags", List.of("a")))
            .setPrivateAttributes(Map.of("secret", true))
            .setStatsigEnvironment(Map.of("tier", "qa"))
            .build();
    StatsigUser read =
        StatsigUser.fromJson(
            """
            {"userID":"u","customIDs":{"companyID":7},"email":"a@b.example","ip":"8.8.8.8",
             "userAgent":"agent","country":"DE","locale":"de_DE","appVersion":"1.2",
             "custom":{"level":9,"tags":["a"]},"privateAttributes":{"secret":true},
             "statsigEnvironment":{"tier":"qa"},"something":"else"}
            """);
    assertThat(read).isEqualTo(built).hasSameHashCodeAs(built);
    assertThat(read.getCustomIDs()).containsEntry("companyID", "7");
    assertThat(read.getAppVersion()).isEqualTo("1.2");
  }

  @Test
  void numericIdsBecomeText() {
    assertThat(StatsigUser.fromJson("{\"userID\":55}").getUserID()).isEqualTo("55");
    assertThat(StatsigUser.fromJson("{\"userID\":null}").getUserID()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"userID\":true} | \"userID\" must be a string or a number, not a boolean",
        "{\"customIDs\":[]} | \"customIDs\" must be an object, not an array",
        "{\"customIDs\":{\"a\":{}}} | \"customIDs.a\" must be a string or a number, not an object",
        "{\"custom\":\"x\"} | \"custom\" must be an object, not a string",
        "[] | a user must be a JSON object, not an array",
        "{\"userID\": | this is not JSON",
        "{} {} | this is not JSON"
      })
  void whatIsNoUserIsSaidWithTheField(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StatsigUser.fromJson(json))
        .withMessageContaining(message);
  }

  @Test
  void valuesOfAllKindsAreTaken() {
    UUID id = UUID.fromString("00000000-0000-0000-0000-000000000001");
    StatsigUser user =
        new StatsigUser.Builder()
            .setCustom(
                Map.of(
                    "byte",
                    (byte) 1,
                    "float",
                    0.1f,
                    "enum",
                    TimeUnit.DAYS,
                    "uuid",
                    id,
                    "instant",
                    Instant.EPOCH,
                    "array",
                    new int[] {1, 2}))
            .build();
    assertThat(user.getCustom())
        .containsEntry("byte", 1L)
        .containsEntry("float", 0.1)
        .containsEntry("enum", "DAYS")
        .containsEntry("uuid", id.toString())
        .containsEntry("instant", "1970-01-01T00:00:00Z")
        .containsEntry("array", List.of(1L, 2L));
  }

  @Test
  void aListThatHoldsItselfDoesNoHarm() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    StatsigUser user = new StatsigUser.Builder().setCustom(Map.of("loop", list)).build();
    assertThat(user.getCustom()).containsKey("loop");
  }

  @Test
  void laterChangesOfTheCallersMapsDoNotMatter() {
    Map<String, Object> custom = new HashMap<>(Map.of("level", 1));
    StatsigUser user = new StatsigUser.Builder().setCustom(custom).build();
    custom.put("level", 2);
    assertThat(user.getCustom()).containsEntry("level", 1L);
  }

  @Test
  void laterChangesOfWhatAFixedMapHoldsDoNotMatter() {
    List<String> tags = new ArrayList<>(List.of("a"));
    StatsigUser user =
        new StatsigUser.Builder()
            .setCustom(Map.of("tags", tags, "level", 1))
            .setPrivateAttributes(Map.of("tags", tags))
            .build();
    tags.add("b");
    assertThat(user.getCustom()).isEqualTo(Map.of("tags", List.of("a"), "level", 1L));
    assertThat(user.getPrivateAttributes()).isEqualTo(Map.of("tags", List.of("a")));
  }

  @Test
  void aBuilderThatGoesOnLeavesEarlierUsersAsTheyAre() {
    StatsigUser.Builder builder =
        new StatsigUser.Builder().setUserID("ann").setCustom(Map.of("level", 1));
    StatsigUser ann = builder.build();
    StatsigUser bob = builder.setUserID("bob").setEmail("bob@post.example").build();
    StatsigUser cid = builder.setUserID("cid").setCustom(Map.of()).build();
    assertThat(ann.getUserID()).isEqualTo("ann");
    assertThat(ann.getEmail()).isNull();
    assertThat(bob.getUserID()).isEqualTo("bob");
    assertThat(bob.getCustom()).containsEntry("level", 1L);
    assertThat(cid.getEmail()).isEqualTo("bob@post.example");
    assertThat(cid.getCustom()).isEmpty();
  }

  @Test
  void numbersOfAFixedMapAreReadAsThoseOfAnyOther() {
    Map<String, Object> custom = Map.of("int", 7, "long", 8L, "double", 1.5, "flag", true);
    StatsigUser fixed = new StatsigUser.Builder().setCustom(custom).build();
    StatsigUser copied = new StatsigUser.Builder().setCustom(new HashMap<>(custom)).build();
    assertThat(fixed.getCustom()).isEqualTo(copied.getCustom());
    assertThat(fixed).isEqualTo(copied).hasSameHashCodeAs(copied);
  }

  @Test
  void printingAUserShowsIdsAlone() {
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("u")
            .setEmail("a@b.example")
            .setPrivateAttributes(Map.of("secret", "s3cret"))
            .build();
    assertThat(user).hasToString("StatsigUser{userID=u, customIDs={}}");
  }
}
