package dev.postern.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UserKeyTest {
  @Test
  void manyUsersHaveManyKeys() {
    Set<Long> keys = new HashSet<>();
    for (int i = 0; i < 200_000; i++) {
      keys.add(UserKey.of("user-" + i, Map.of()));
      keys.add(UserKey.of(null, Map.of("companyID", "user-" + i)));
    }
    assertThat(keys).hasSize(400_000);
  }

  @Test
  void namesOfIdTypesAreTheSameInLowerCase() {
    assertThat(UserKey.of("u", Map.of("companyID", "c")))
        .isEqualTo(UserKey.of("u", Map.of("companyid", "c")))
        .isNotEqualTo(UserKey.of("u", Map.of("company", "c")))
        .isNotEqualTo(UserKey.of("u", Map.of("companyID", "C")))
        .isNotEqualTo(UserKey.of("c", Map.of("companyID", "u")));
  }

  @Test
  void everyBitChangesWithHalfOfTheUsers() {
    int[] ones = new int[64];
    for (int i = 0; i < 10_000; i++) {
      long key = UserKey.of(Integer.toString(i), Map.of());
      for (int bit = 0; bit < 64; bit++) {
        ones[bit] += (int) (key >>> bit) & 1;
      }
    }
    for (int count : ones) {
      assertThat(count).isBetween(4_700, 5_300);
    }
  }
}
