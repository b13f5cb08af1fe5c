package dev.postern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Holds the lines between the packages. */
@AnalyzeClasses(packages = "dev.postern", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String EVALUATE = "dev.postern.internal.evaluate..";
  private static final String FIXTURES = "dev.postern.fixtures..";
  private static final String SPEC = "dev.postern.internal.spec..";

  @ArchTest
  static final ArchRule onlyTheSpecPackageSeesJackson =
      noClasses()
          .that()
          .resideOutsideOfPackages(SPEC, FIXTURES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule evaluationIsPure =
      noClasses()
          .that()
          .resideInAPackage(EVALUATE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.postern",
              "dev.postern.internal.spec..",
              "dev.postern.internal.store..",
              "java.io..",
              "java.net..",
              "java.nio.file..",
              "java.util.concurrent..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule evaluationHasNoClockOfItsOwn =
      noClasses()
          .that()
          .resideInAPackage(EVALUATE)
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule theStoreIsBelowTheClient =
      noClasses()
          .that()
          .resideInAPackage("dev.postern.internal..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Statsig.class);

  @ArchTest
  static final ArchRule interfacesForOthersDoNotKnowTheClient =
      noClasses()
          .that()
          .resideInAPackage("dev.postern.spi..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Statsig.class);

  @ArchTest
  static final ArchRule publicSignaturesDoNotNameInternals =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAnyPackage("dev.postern", "dev.postern.spi..", "dev.postern.explain..")
          .and()
          .arePublic()
          .and()
          .areDeclaredInClassesThat(
              DescribedPredicate.describe(
                  "are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
          .should(notNameInternals());

  @ArchTest
  static final ArchRule nothingStaticIsMutable = fields().that().areStatic().should().beFinal();

  @ArchTest
  static final ArchRule internalClassesAreFinal =
      classes()
          .that()
          .resideInAPackage("dev.postern.internal..")
          .and()
          .areNotInterfaces()
          .and()
          .areNotEnums()
          .and()
          .areNotAnonymousClasses()
          .and(
              DescribedPredicate.describe(
                  "are not abstract",
                  (JavaClass type) -> !type.getModifiers().contains(JavaModifier.ABSTRACT)))
          .should()
          .haveModifier(JavaModifier.FINAL);

  private static ArchCondition<JavaMethod> notNameInternals() {
    return new ArchCondition<>("not name internals") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean names =
            isInternal(method.getRawReturnType())
                || method.getRawParameterTypes().stream().anyMatch(ArchitectureTest::isInternal);
        events.add(new SimpleConditionEvent(method, !names, method.getFullName()));
      }
    };
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith("dev.postern.internal");
  }
}
