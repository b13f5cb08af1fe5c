package dev.postern.localmode;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the lines around local mode. */
@AnalyzeClasses(
    packages = "dev.postern.localmode",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LocalArchitectureTest {
  @ArchTest
  static final ArchRule localModeUsesThePublicSdkOnly =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.postern.internal..");

  @ArchTest
  static final ArchRule theLibraryDoesNotNeedTheCommand =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.postern.localmode.command")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.postern.localmode.command", "picocli..");

  @ArchTest
  static final ArchRule publicSignaturesDoNotNameJackson =
      noMethods()
          .that()
          .arePublic()
          .and()
          .areDeclaredInClassesThat()
          .arePublic()
          .should()
          .haveRawReturnType(
              com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                  "com.fasterxml.."));
}
