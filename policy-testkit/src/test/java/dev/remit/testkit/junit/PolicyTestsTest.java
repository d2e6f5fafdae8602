package dev.remit.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.testkit.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests of policies by JUnit: what fails there fails here, and says as much. */
class PolicyTestsTest {
  private static final String TESTS =
      """
      package tests
      import crm
      test "reads" { given crm.ticket expect allow by crm.read }
      test "pays" { given crm.ticket expect allow by crm.refund }
      table "sums" given crm.money { args.amount || expect
        1.00 || allow by crm.refund
        -1.00 || allow by crm.refund
      }
      never "no" given crm.ticket { when credential.kind == static_key expect allow }
      always "yes" given crm.ticket { when credential.kind == static_key expect allow }
      """;

  @TempDir Path directory = Path.of("");

  /** The shipped policies by JUnit itself. */
  @TestFactory
  Stream<DynamicNode> shipped_policies() {
    return PolicyTests.in(Path.of("../policies"));
  }

  private static List<String> outcomes(Stream<? extends DynamicNode> nodes) {
    List<String> outcomes = new ArrayList<>();
    nodes.forEach(node -> {
      switch (node) {
        case DynamicContainer container -> outcomes.addAll(outcomes(container.getChildren()));
        case DynamicTest test -> outcomes.add(test.getDisplayName() + ": " + outcome(test));
        default -> throw new IllegalStateException(node.getDisplayName());
      }
    });
    return outcomes;
  }

  private static String outcome(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return "passed";
    } catch (AssertionError failed) {
      return String.valueOf(failed.getMessage()).strip().lines().findFirst().orElse("");
    } catch (Throwable other) {
      return other.toString();
    }
  }

  private void write(String tests) throws IOException {
    Files.writeString(directory.resolve("crm.policy"), Suites.RULES);
    Files.writeString(directory.resolve("tests.policy"), tests);
  }

  @Test
  void each_case_and_invariant_is_a_test() throws IOException {
    write(TESTS);
    List<String> outcomes = outcomes(PolicyTests.in(directory));
    assertEquals(6, outcomes.size());
    assertEquals(
        List.of("reads: passed", "sums / row 1: passed", "no: passed"),
        outcomes.stream().filter(each -> each.endsWith(": passed")).toList());
    assertTrue(outcomes.get(1).contains("by crm.refund"), outcomes.get(1));
  }

  @Test
  void a_test_says_where_it_stands() throws IOException {
    write(TESTS);
    DynamicContainer file = (DynamicContainer) PolicyTests.in(directory).findFirst().orElseThrow();
    assertEquals("tests.policy", file.getDisplayName());
    String place =
        file.getChildren().findFirst().orElseThrow().getTestSourceUri().orElseThrow().toString();
    assertTrue(place.endsWith("/tests.policy?line=3&column=6"), place);
  }

  @Test
  void without_a_test_nothing_passes() throws IOException {
    write("package tests\n");
    AssertionError none = assertThrows(AssertionError.class, () -> PolicyTests.in(directory));
    assertTrue(String.valueOf(none.getMessage()).contains("no test was found"), none.getMessage());
  }

  @Test
  void what_does_not_compile_says_why() throws IOException {
    write("package tests\ntest");
    AssertionError broken = assertThrows(AssertionError.class, () -> PolicyTests.in(directory));
    assertTrue(String.valueOf(broken.getMessage()).contains("error E0001"), broken.getMessage());
  }

  @Test
  void a_directory_that_is_not_there_is_said() {
    assertThrows(AssertionError.class, () -> PolicyTests.in(directory.resolve("nowhere")));
  }
}
