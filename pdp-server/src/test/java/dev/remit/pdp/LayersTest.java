package dev.remit.pdp;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The server's layers: which package may import which. */
class LayersTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.remit.pdp");

  /** By package, the packages of Remit that it may import besides itself. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.of(
          "dev.remit.pdp.config",
          Set.of("dev.remit.wire", "dev.remit.lang.schema", "dev.remit.lang.runtime"),
          "dev.remit.pdp.identity",
          Set.of("dev.remit.pdp.config", "dev.remit.lang.runtime"),
          "dev.remit.pdp.decision",
          Set.of("dev.remit.lang.decide", "dev.remit.lang.fast", "dev.remit.lang.runtime"),
          "dev.remit.pdp.store",
          Set.of(
              "dev.remit.lang",
              "dev.remit.lang.bundle",
              "dev.remit.lang.decide",
              "dev.remit.lang.diagnostic",
              "dev.remit.lang.source",
              "dev.remit.pdp.config"),
          "dev.remit.pdp.api.grpc",
          Set.of(
              "dev.remit.pdp.identity",
              "dev.remit.pdp.config",
              "dev.remit.pdp.decision",
              "dev.remit.proto.v1",
              "dev.remit.wire",
              "dev.remit.lang.decide",
              "dev.remit.lang.runtime"));

  static Set<String> packages() {
    return MAY_IMPORT.keySet();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void a_package_imports_only_what_it_may(String name) {
    Set<String> allowed = MAY_IMPORT.getOrDefault(name, Set.of());
    noClasses()
        .that()
        .resideInAPackage(name)
        .should()
        .dependOnClassesThat(
            describe(
                "are of Remit, but not of " + allowed,
                (JavaClass other) ->
                    other.getPackageName().startsWith("dev.remit.")
                        && !other.getPackageName().equals(name)
                        && !allowed.contains(other.getPackageName())))
        .check(CLASSES);
  }

  @Test
  void every_package_has_its_place() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.remit.pdp.bootstrap")
        .should(
            com.tngtech.archunit.lang.conditions.ArchConditions.be(
                describe(
                    "in a package that this test does not know",
                    type -> !MAY_IMPORT.containsKey(type.getPackageName()))))
        .check(CLASSES);
  }

  @Test
  void the_decision_knows_no_transport() {
    noClasses()
        .that()
        .resideInAPackage("dev.remit.pdp.decision..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.grpc..",
            "io.quarkus..",
            "io.vertx..",
            "jakarta..",
            "com.google.protobuf..",
            "dev.remit.proto..")
        .check(CLASSES);
  }

  /** What hands listings on, and what a stop waits by, are not on the way of a decision. */
  private static final Set<String> OFF_THE_WAY = Set.of("ListingWorkers", "OpenCalls");

  @Test
  void on_the_way_of_a_decision_nothing_waits() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.remit.pdp.api.grpc",
            "dev.remit.pdp.identity",
            "dev.remit.pdp.decision",
            "dev.remit.lang.compile",
            "dev.remit.lang.decide",
            "dev.remit.lang.fast",
            "dev.remit.lang.index",
            "dev.remit.lang.interpret",
            "dev.remit.lang.runtime")
        .and(
            describe(
                "decide",
                type ->
                    OFF_THE_WAY.stream()
                        .noneMatch(
                            name -> type.getName().startsWith("dev.remit.pdp.api.grpc." + name))))
        .should()
        .callMethodWhere(
            describe(
                "it waits",
                call ->
                    waits(call.getTarget().getOwner().getFullName(), call.getTarget().getName())))
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.remit.pdp", "dev.remit.lang"));
  }

  private static boolean waits(String owner, String method) {
    return owner.startsWith("java.nio.file.")
        || owner.startsWith("java.nio.channels.")
        || owner.startsWith("java.util.concurrent.locks.")
        || (owner.startsWith("java.util.concurrent.")
            && Set.of("get", "join", "take", "put", "await", "acquire", "acquireUninterruptibly")
                .contains(method)
            && !owner.startsWith("java.util.concurrent.atomic.")
            && !owner.startsWith("java.util.concurrent.Concurrent"))
        || (owner.equals("java.lang.Thread") && Set.of("sleep", "join").contains(method))
        || method.equals("wait");
  }

  @Test
  void no_package_is_part_of_a_cycle() {
    slices().matching("dev.remit.pdp.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
