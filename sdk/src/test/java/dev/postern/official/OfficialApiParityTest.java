package dev.postern.official;

import static org.assertj.core.api.Assertions.assertThat;

import com.statsig.Statsig;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever moves from the official Java SDK finds every class and member again. */
class OfficialApiParityTest {
  private static final Path COMPATIBILITY = Path.of("../docs/compatibility.md");
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
  private static final String SECTION = "## Not here";

  @Test
  void everyPublicMemberIsHereOrListedWithItsReason() throws Exception {
    Map<String, Boolean> members = OfficialApi.members(officialClasses());

    TreeSet<String> missing = new TreeSet<>();
    members.forEach(
        (member, isHere) -> {
          if (!isHere) {
            missing.add(member);
          }
        });
    assertThat(members).hasSizeGreaterThan(200).containsEntry("FeatureGate.value", true);
    assertThat(missing).isEqualTo(new TreeSet<>(listed()));
  }

  /** The public classes of the package, without those of its internals. */
  private static List<String> officialClasses() throws Exception {
    Path jar = Path.of(Statsig.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.matches("com/statsig/[^/]+\\.class"))
          .map(name -> name.substring("com/statsig/".length(), name.length() - ".class".length()))
          .filter(OfficialApiParityTest::isPublic)
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static boolean isPublic(String name) {
    try {
      Class<?> type = Class.forName("com.statsig." + name, false, Statsig.class.getClassLoader());
      Class<?> outer = type.getDeclaringClass();
      return Modifier.isPublic(type.getModifiers())
          && (outer == null || Modifier.isPublic(outer.getModifiers()));
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** The first cells of the table under the section's title. */
  private static List<String> listed() throws IOException {
    String text = Files.readString(COMPATIBILITY);
    int from = text.indexOf(SECTION);
    int to = text.indexOf("\n## ", from + 1);
    return FIRST_CELL
        .matcher(text.substring(from, to < 0 ? text.length() : to))
        .results()
        .map(row -> row.group(1))
        .toList();
  }
}
