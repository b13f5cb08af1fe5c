package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.StatsigUser;
import dev.postern.explain.Explanation;
import dev.postern.testkit.specs.GateBuilder;
import dev.postern.testkit.specs.Specs;
import org.junit.jupiter.api.Test;

class TestUsersTest {
  @Test
  void randomUsersAreTheSameForTheSameSeed() {
    assertThat(TestUsers.random(7).limit(50)).isEqualTo(TestUsers.random(7).limit(50).toList());
    assertThat(TestUsers.random(8).limit(50)).isNotEqualTo(TestUsers.random(7).limit(50).toList());
    assertThat(TestUsers.random(7).limit(50).distinct().count()).isGreaterThan(45);
    assertThat(TestUsers.id("u-1")).isEqualTo(StatsigUser.of("u-1"));
  }

  @Test
  void usersAreFoundByWhatTheyGet() {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      StatsigUser passing = kit.users().passing("new_checkout");
      StatsigUser failing = kit.users().failing("new_checkout");
      StatsigUser blue = kit.users().inGroup("button", "Blue");
      StatsigUser company = kit.users().passing("company_beta");

      assertThat(kit.users().passing("new_checkout")).isEqualTo(passing);
      assertThat(kit.statsig().checkGate(passing, "new_checkout")).isTrue();
      assertThat(kit.statsig().checkGate(failing, "new_checkout")).isFalse();
      assertThat(kit.statsig().getExperiment(blue, "button").getGroupName()).isEqualTo("Blue");
      assertThat(kit.statsig().checkGate(company, "company_beta")).isTrue();
      assertThat(company.getCustomIDs()).containsOnlyKeys("companyID");
    }
  }

  @Test
  void usersAreFoundAtTheEdgeOfARollout() {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      StatsigUser last = kit.users().inBucket("new_checkout", "some", 41.99);
      StatsigUser firstOut = kit.users().inBucket("new_checkout", "some", 42);
      assertThat(kit.statsig().checkGate(last, "new_checkout")).isTrue();
      assertThat(kit.statsig().checkGate(firstOut, "new_checkout")).isFalse();
      assertThat(kit.statsig().explain(last, Explanation.Kind.GATE, "new_checkout").toString())
          .contains("bucket 4199 of 10000");
    }
  }

  @Test
  void fieldsAreGivenAndOverridesDoNotMatter() {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.defaults().gate("new_checkout").off();
      StatsigUser german = kit.users().like(user -> user.setCountry("DE")).passing("new_checkout");
      assertThat(german.getCountry()).isEqualTo("DE");
      assertThat(german.getUserID()).isEqualTo("u-0");
      StatsigUser any =
          kit.users()
              .matching(
                  (statsig, user) ->
                      statsig.checkGate(user, "new_checkout")
                          && "Control".equals(statsig.getExperiment(user, "button").groupName),
                  "passes and is in Control");
      assertThat(kit.exposures().all()).isEmpty();
      assertThat(any.getUserID()).startsWith("u-");
    }
  }

  @Test
  void whatCannotBeFoundIsExplained() {
    try (StatsigTestKit kit =
        StatsigTestKit.forSpecs(Specs.spec(s -> s.gate("off", GateBuilder::disabled)))) {
      assertThatThrownBy(() -> kit.users().passing("off"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("None of 200,000 users passes gate off. Give them the fields")
          .hasMessageContaining("gate off for user u-0: OFF");
    }
  }

  @Test
  void theSearchFollowsUpdatesOfTheSpecs() {
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Shop.SPEC)) {
      kit.users().passing("new_checkout");
      kit.update(s -> s.gate("new_checkout", g -> {}).gate("other", GateBuilder::on));
      assertThat(kit.users().failing("new_checkout").getUserID()).isEqualTo("u-0");
      assertThat(kit.users().passing("other").getUserID()).isEqualTo("u-0");
    }
  }
}
