package dev.postern;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes with an artifact is what docs/licences.md says. */
class SupplyChainTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>\\s*(.*?)</dependency>", Pattern.DOTALL);
  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPaths(Path.of("target", "classes"));

  @Test
  void theSdkBringsJacksonSlf4jAndJspecifyOnly() throws IOException {
    Set<String> brought = new TreeSet<>(brought(pom("sdk")));
    brought.addAll(brought(dependenciesOfAll()));
    assertThat(brought)
        .containsExactly(
            "com.fasterxml.jackson.core:jackson-databind",
            "org.jspecify:jspecify",
            "org.slf4j:slf4j-api");
  }

  @Test
  void theClassesOfTheSdkUseNothingElse() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.postern.internal.useragent", "dev.postern.internal.event")
        .should()
        .dependOnClassesThat(
            not(
                resideInAnyPackage(
                    "java..",
                    "javax.net..",
                    "dev.postern..",
                    "com.fasterxml.jackson..",
                    "org.slf4j..",
                    "org.jspecify..")))
        .check(CLASSES);
  }

  @Test
  void onlyOneClassEachUsesWhatIsOptional() {
    Set<String> users = new TreeSet<>();
    CLASSES.stream()
        .filter(
            user ->
                user.getDirectDependenciesFromSelf().stream()
                    .anyMatch(
                        used ->
                            used.getTargetClass().getPackageName().startsWith("ua_parser")
                                || used.getTargetClass().getPackageName().startsWith("io.airlift")))
        .forEach(user -> users.add(user.getSimpleName()));
    assertThat(users).containsExactly("ThirdPartyUserAgentParser", "Zstd");
  }

  @ParameterizedTest
  @CsvSource({
    "sdk, dev.postern",
    "local-mode, dev.postern.localmode",
    "test-kit, dev.postern.testkit",
    "fixtures, dev.postern.fixtures"
  })
  void everyArtifactIsAModule(String folder, String module) throws IOException {
    assertThat(pom(folder)).contains("<module.name>" + module + "</module.name>");
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<Automatic-Module-Name>${module.name}</Automatic-Module-Name>");
  }

  @ParameterizedTest
  @CsvSource({"sdk", "local-mode", "test-kit", "fixtures"})
  void everyLicenceIsDocumented(String folder) throws IOException {
    String page = Files.readString(ROOT.resolve("docs/licences.md"));
    assertThat(dependencies(pom(folder)))
        .filteredOn(dependency -> !dependency.isTest() && !dependency.name().startsWith("dev."))
        .isNotEmpty()
        .allSatisfy(dependency -> assertThat(page).contains("`" + dependency.name() + "`"));
  }

  /** So that {@code native-image} finds it; it follows no names of its own. */
  @Test
  void whatIsLookedUpByNameIsInTheMetadataOfNativeImages() throws IOException {
    Set<String> listed = new TreeSet<>();
    for (JsonNode entry : metadata("reflect-config.json")) {
      listed.add(entry.at("/condition/typeReachable").asText());
      assertThat(SupplyChainTest.class.getClassLoader().getResource(classFile(entry))).isNotNull();
    }
    for (JsonNode entry : metadata("resource-config.json").at("/resources/includes")) {
      listed.add(entry.at("/condition/typeReachable").asText());
      String name = entry.path("pattern").asText().replaceAll("\\\\[QE]", "");
      assertThat(SupplyChainTest.class.getClassLoader().getResource(name)).isNotNull();
    }
    Set<String> lookingUp = new TreeSet<>();
    for (JavaClass user : CLASSES) {
      if (user.getMethodCallsFromSelf().stream().anyMatch(SupplyChainTest::looksUpByName)) {
        lookingUp.add(user.getName());
      }
    }
    assertThat(lookingUp).isNotEmpty().isEqualTo(listed);
  }

  private static boolean looksUpByName(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String method = call.getName();
    return owner.equals("java.util.ServiceLoader")
        || owner.equals("java.util.ResourceBundle")
        || (owner.startsWith("java.lang.reflect.") && !owner.endsWith(".Array"))
        || (method.equals("forName") && owner.equals("java.lang.Class"))
        || method.equals("loadClass")
        || method.startsWith("getResource")
        || (method.startsWith("getDeclared") && owner.equals("java.lang.Class"));
  }

  private static String classFile(JsonNode entry) {
    return entry.path("name").asText().replace('.', '/') + ".class";
  }

  private static JsonNode metadata(String file) throws IOException {
    Path folder = Path.of("src/main/resources/META-INF/native-image/dev.postern/postern-sdk");
    return new ObjectMapper().readTree(Files.readString(folder.resolve(file)));
  }

  private record Dependency(String name, String scope, boolean isOptional) {
    boolean isTest() {
      return scope.equals("test");
    }
  }

  private static List<String> brought(String pom) {
    return dependencies(pom).stream()
        .filter(dependency -> !dependency.isTest() && !dependency.isOptional())
        .map(Dependency::name)
        .toList();
  }

  private static List<Dependency> dependencies(String pom) {
    List<Dependency> all = new ArrayList<>();
    Matcher matcher = DEPENDENCY.matcher(pom.replaceAll("(?s)<build>.*?</build>", ""));
    while (matcher.find()) {
      String text = matcher.group(1);
      all.add(
          new Dependency(
              field(text, "groupId") + ":" + field(text, "artifactId"),
              field(text, "scope"),
              field(text, "optional").equals("true")));
    }
    return all;
  }

  private static String field(String text, String name) {
    Matcher matcher = Pattern.compile("<" + name + ">(.*?)</" + name + ">").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  /** What the parent gives to every module. */
  private static String dependenciesOfAll() throws IOException {
    return Files.readString(ROOT.resolve("pom.xml"))
        .replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "")
        .replaceAll("(?s)<build>.*", "");
  }

  private static String pom(String folder) throws IOException {
    return Files.readString(ROOT.resolve(folder).resolve("pom.xml"));
  }
}
