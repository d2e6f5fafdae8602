package dev.remit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.remit.lang.TestedBundle;
import dev.remit.testkit.search.Change;
import dev.remit.testkit.search.Changes;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a request may say otherwise, by what rules compare it with. */
class ChangesTest {
  private static List<String> of(String argument) {
    TestedBundle tested =
        Suites.with(
            """
            tool crm.login { args { %s: string } does read on crm.customers }
            deny other "Of another" { tool is crm.login when task.purpose != args.%s }
            fixture login from ticket { call crm.login { %s: "hunter2" } }
            """
                .replace("%s: string", argument + ": string")
                .replace("%s", argument.substring(argument.indexOf(' ') + 1)));
    return tested.suite().scenes().stream()
        .filter(start -> start.given().equals("crm.login"))
        .flatMap(start -> new Changes(List.of(tested.bundle())).of(start.scene()).stream())
        .map(Change::written)
        .filter(written -> written.startsWith("task.purpose: "))
        .toList();
  }

  @Test
  void a_fact_takes_the_value_that_it_is_compared_with() {
    assertTrue(of("user").contains("task.purpose: \"hunter2\""));
  }

  @Test
  void but_never_a_secret() {
    assertEquals(
        List.of(), of("secret pin").stream().filter(each -> each.contains("hunter2")).toList());
  }
}
