package dev.remit.testkit;

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
 * The layers of the testkit: which package may import which, of its own and of the language, and
 * nothing from outside but three libraries.
 */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.remit.testkit");

  /** What all may import: questions, decisions, and the bundle that gives them. */
  private static final Set<String> LANGUAGE =
      set("lang lang.decide lang.ir lang.runtime lang.schema lang.source lang.suite");

  /** By package below dev.remit.testkit, what it may import besides itself and these. */
  private static final Map<String, Set<String>> MAY_IMPORT = mayImport();

  private static Map<String, Set<String>> mayImport() {
    Map<String, Set<String>> all = new TreeMap<>();
    all.put("search", set("lang.ast lang.canonical"));
    all.put(
        "run",
        set("lang.ast lang.bundle lang.canonical lang.fast testkit.coverage testkit.property"));
    all.put("coverage", set("testkit.run testkit.search"));
    all.put("property", set("testkit.run testkit.search"));
    all.put("explain", set("testkit.run testkit.search"));
    all.put("diff", set("testkit.run testkit.search"));
    all.put("mutation", set("lang.reach testkit.run testkit.search testkit.coverage"));
    all.put(
        "junit",
        set(
            "lang.bundle lang.diagnostic testkit.run testkit.coverage testkit.property"
                + " testkit.report"));
    all.put(
        "report",
        set(
            "lang.ast lang.diagnostic testkit.run testkit.search testkit.coverage"
                + " testkit.property testkit.mutation"));
    return all;
  }

  private static Set<String> set(String names) {
    return new TreeSet<>(Arrays.asList(names.split(" ")));
  }

  static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  private static String below(JavaClass type) {
    return type.getPackageName().substring("dev.remit.".length());
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_imports_only_what_it_may(String name) {
    Set<String> allowed = new TreeSet<>(MAY_IMPORT.getOrDefault(name, Set.of()));
    allowed.addAll(LANGUAGE);
    noClasses()
        .that()
        .resideInAPackage("dev.remit.testkit." + name)
        .should()
        .dependOnClassesThat(
            describe(
                "are of Remit, but not of " + allowed,
                (JavaClass other) ->
                    other.getPackageName().startsWith("dev.remit.")
                        && !below(other).equals("testkit." + name)
                        && !allowed.contains(below(other))))
        .check(CLASSES);
  }

  @Test
  void every_package_has_its_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.remit.testkit")
        .should(
            be(
                describe(
                    "in a package that this test does not know",
                    (JavaClass type) ->
                        !MAY_IMPORT.containsKey(
                            type.getPackageName().substring("dev.remit.testkit.".length())))))
        .check(CLASSES);
  }

  /** JUnit's own are for those alone who run their tests by it. */
  @Test
  void junit_is_known_in_one_package() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.remit.testkit.junit")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.junit..")
        .check(CLASSES);
  }

  /** No gRPC, no protobuf, no command line: it can be used wherever the language can. */
  @Test
  void nothing_but_the_language_and_three_libraries_comes_from_outside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "dev.remit.testkit..",
            "dev.remit.lang..",
            "java..",
            "javax.xml.stream..",
            "org.jspecify..",
            "org.junit.jupiter.api..",
            "com.fasterxml.jackson.core..")
        .check(CLASSES);
  }

  /** Of the JDK's, too; to name a place by its URI is none. */
  @Test
  void no_transport_is_known() {
    noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "send or listen",
                (JavaClass other) ->
                    other
                            .getPackageName()
                            .matches("java\\.net\\..+|javax\\.net.*|java\\.nio\\.channels.*")
                        || (other.getPackageName().equals("java.net")
                            && !other.getSimpleName().startsWith("URI"))))
        .check(CLASSES);
  }

  @Test
  void formats_stay_in_the_reports() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.remit.testkit.report")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.xml..", "com.fasterxml..")
        .check(CLASSES);
  }
}
