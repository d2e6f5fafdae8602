package dev.remit.lang.suite;

import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Head;
import dev.remit.lang.ast.TestDeclaration.Item;
import dev.remit.lang.ast.TestDeclaration.Row;
import dev.remit.lang.ast.TestDeclaration.Table;
import dev.remit.lang.diagnostic.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tables: a case for each row. */
final class TableCases {
  private final Stages stages;
  private final Fixtures fixtures;
  private final Findings findings;

  TableCases(Stages stages, Fixtures fixtures, Findings findings) {
    this.stages = stages;
    this.fixtures = fixtures;
    this.findings = findings;
  }

  List<Case> of(Table table, FileScope scope) {
    SceneDraft base = fixtures.given(table.given(), scope);
    table.head().call().ifPresent(base::apply);
    if (table.rows().isEmpty()) {
      findings.add(
          Code.TEST_INCOMPLETE,
          table.name().span(),
          "this table has no row",
          "write a value for each column, `||`, and what is expected");
    }
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      row(table, table.rows().get(i), "row " + (i + 1), base, scope).ifPresent(cases::add);
    }
    return cases;
  }

  private Optional<Case> row(Table table, Row row, String cell, SceneDraft base, FileScope scope) {
    List<Name> columns = table.head().columns();
    if (row.cells().size() != columns.size()) {
      findings.add(
          Code.TEST_PART,
          row.span(),
          "this row has "
              + row.cells().size()
              + " values, and the table has "
              + columns(table.head()));
      return Optional.empty();
    }
    SceneDraft draft = base.copy();
    for (int i = 0; i < columns.size(); i++) {
      draft.apply(
          new Item.Setting(
              columns.get(i), row.cells().get(i), Optional.empty(), row.cells().get(i).span()));
    }
    return stages
        .stage(draft, List.of(row.expectation()), Stages.Moment.ONLY, scope, row.span())
        .map(stage ->
            new Case(
                Case.Kind.ROW,
                scope.packageName(),
                table.name().text(),
                cell,
                List.of(stage),
                row.span()));
  }

  private static String columns(Head head) {
    return head.columns().stream()
        .map(name -> "`" + String.join(".", name.texts()) + "`")
        .collect(Collectors.joining(", ", head.columns().size() + ": ", ""));
  }
}
