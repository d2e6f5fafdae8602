package dev.remit.lang;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The phases of the language: which package may import which, and nothing from outside but five
 * libraries.
 */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.remit.lang");

  /** By package below dev.remit.lang, the packages that it may import besides itself. */
  private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

  private static Map<String, Set<String>> mayImport() {
    Map<String, Set<String>> all = new TreeMap<>();
    all.put("source", set(""));
    all.put("runtime", set(""));
    all.put("canonical", set("runtime"));
    all.put("diagnostic", set("source"));
    all.put("schema", set("source diagnostic runtime"));
    all.put("ast", set("source"));
    all.put("syntax", set("source diagnostic ast canonical syntax.grammar"));
    all.put("syntax.grammar", set(""));
    all.put("data", set("source diagnostic schema ast syntax canonical"));
    all.put("ir", set("source schema runtime"));
    all.put("check", set("source diagnostic schema ast ir runtime data canonical"));
    all.put("lower", set("source schema check ast ir runtime"));
    all.put("reach", set("source diagnostic schema ir runtime"));
    all.put("interpret", set("ir runtime source schema"));
    all.put("index", set("ir schema runtime"));
    all.put("compile", set("source schema runtime ir interpret"));
    all.put("decide", set("source schema runtime ir interpret compile index canonical"));
    all.put("fast", set("source schema runtime ir interpret compile canonical decide"));
    all.put("bundle", set("source diagnostic schema runtime decide syntax data canonical"));
    all.put("ide", set("source diagnostic schema runtime ast syntax check format"));
    all.put("format", set("source diagnostic schema ast syntax"));
    all.put(
        "suite", set("source diagnostic schema runtime canonical ast syntax data check decide ir"));
    return all;
  }

  private static Set<String> set(String names) {
    return new TreeSet<>(Arrays.asList(names.split(" ")));
  }

  static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  private static String below(JavaClass type) {
    return type.getPackageName().equals("dev.remit.lang")
        ? "(root)"
        : type.getPackageName().substring("dev.remit.lang.".length());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_imports_only_what_it_may(String name) {
    Set<String> allowed = MAY_IMPORT.getOrDefault(name, Set.of());
    noClasses()
        .that()
        .resideInAPackage("dev.remit.lang." + name)
        .should()
        .dependOnClassesThat(
            describe(
                "are of Remit, but not of " + allowed,
                (JavaClass other) ->
                    other.getPackageName().startsWith("dev.remit.")
                        && !below(other).equals(name)
                        && !allowed.contains(below(other))))
        .check(CLASSES);
  }

  @Test
  void every_package_has_its_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.remit.lang")
        .should(
            be(
                describe(
                    "in a package that this test does not know",
                    (JavaClass type) -> !MAY_IMPORT.containsKey(below(type)))))
        .check(CLASSES);
  }

  @Test
  void nothing_but_five_libraries_comes_from_outside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "dev.remit.lang..",
            "java..",
            "org.antlr.v4.runtime..",
            "org.jspecify..",
            "com.fasterxml.jackson.core..",
            "org.snakeyaml.engine..",
            "com.google.re2j..")
        .check(CLASSES);
  }

  /** An engine of patterns is one class, so that another can take its place. */
  @Test
  void patterns_are_matched_in_one_place() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.remit.lang.runtime.TextPattern")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.re2j..")
        .check(CLASSES);
  }

  @Test
  void antlr_stays_in_the_syntax() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.remit.lang.syntax..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..")
        .check(CLASSES);
  }
}
