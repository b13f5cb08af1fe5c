package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Approved answers. */
class SpecSnapshotsTest {
  private static final List<StatsigUser> USERS =
      List.of(
          new StatsigUser.Builder().setUserID("ann").setCountry("DE").build(),
          StatsigUser.of("bob"));

  @TempDir private Path directory;

  @Test
  void theFirstRunWritesWhatTheSecondCompares() throws IOException {
    Path approved = directory.resolve("approved/answers.txt");
    SpecSnapshots.approve(Shop.SPEC, USERS, approved);
    assertThat(Files.readString(approved))
        .startsWith("dynamic config prices\n  ann: {")
        .contains("gate new_checkout\n  ann: on by rule de\n  bob: ");
    SpecSnapshots.approve(Shop.SPEC, USERS, approved);
  }

  @Test
  void whoIsMovedIsTold() {
    Path approved = directory.resolve("answers.txt");
    SpecSnapshots.approve(Shop.SPEC, USERS, approved);
    var changed = Shop.SPEC.with(s -> s.gate("new_checkout", g -> g.rule("all", r -> r.pass(0))));
    assertThatThrownBy(() -> SpecSnapshots.approve(changed, USERS, approved))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("The answers are not those of " + approved)
        .hasMessageContaining("  gate new_checkout: 2 of 2 users")
        .hasMessageContaining("    ann: was on by rule de")
        .hasMessageContaining("         is off by rule all")
        .hasMessageEndingWith("If they are right, run with -Dpostern.approve=true.");
  }

  @Test
  void whatCameAndWhatWentIsTold() {
    Path approved = directory.resolve("answers.txt");
    SpecSnapshots.approve(Shop.SPEC, USERS, approved);
    var changed = Shop.SPEC.with(s -> s.gate("brand_new", g -> g.pass(100)));
    assertThatThrownBy(() -> SpecSnapshots.approve(changed, USERS.subList(0, 1), approved))
        .hasMessageContaining("gate brand_new: 1 of 1 users")
        .hasMessageContaining("    ann: was not there")
        .hasMessageContaining("    bob: was ");
  }

  @Test
  void aWholeShopIsApproved() throws IOException {
    Path specs = Fixtures.STOREFRONT.copyTo(directory);
    Path approved = directory.resolve("answers.txt");
    List<StatsigUser> users =
        Fixtures.STOREFRONT.users().stream().map(StatsigUser::fromJson).toList();
    SpecSnapshots.approve(specs, users, approved);
    SpecSnapshots.approve(specs, users, approved);
    assertThat(Files.readAllLines(approved)).hasSizeGreaterThan(50 * users.size());
  }

  @Test
  void usersNeedIdsOfTheirOwn() {
    List<StatsigUser> twins =
        List.of(
            new StatsigUser.Builder().setUserID("ann").setCountry("DE").build(),
            new StatsigUser.Builder().setUserID("ann").setCountry("SE").build());
    Path approved = directory.resolve("answers.txt");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpecSnapshots.approve(Shop.SPEC, twins, approved))
        .withMessage("there are two users called ann");
    assertThat(approved).doesNotExist();
  }
}
