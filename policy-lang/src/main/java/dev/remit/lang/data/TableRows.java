package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Expectation;
import dev.remit.lang.ast.TestDeclaration.Row;
import dev.remit.lang.ast.TestDeclaration.Table;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.Span;
import dev.remit.lang.syntax.ExpectationText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of a table that stand in a data file: an entry for each, with a member for each column
 * and {@code expect}, which says what is expected as the table itself would.
 */
final class TableRows {
  private static final String EXPECT = "expect";
  private static final String ARGS = "args.";

  private final List<String> columns;
  private final List<Diagnostic> found;

  TableRows(Table table, List<Diagnostic> found) {
    this.columns = table.head().columns().stream().map(TableRows::column).toList();
    this.found = found;
  }

  /** As the file names it: an argument by its own name. */
  private static String column(Name name) {
    String column = String.join(".", name.texts());
    return column.startsWith(ARGS) ? column.substring(ARGS.length()) : column;
  }

  /** Empty, with the fault said, for an entry that is no row of the table. */
  Optional<Row> row(Datum datum) {
    if (!(datum instanceof Datum.Members members)) {
      return fault(datum.start(), "a row is an object, with a member for each column");
    }
    Set<String> named = new TreeSet<>(columns);
    named.add(EXPECT);
    for (Datum.Member member : members.members()) {
      if (!named.contains(member.name())) {
        return fault(
            member.nameSpan(), "the table has no column `" + member.name() + "`: " + list(named));
      }
    }
    List<Written> cells = new ArrayList<>();
    for (String column : columns) {
      members.get(column).flatMap(this::written).ifPresent(cells::add);
    }
    Optional<Expectation> expectation = expectation(members);
    List<String> missing = named.stream().filter(each -> members.get(each).isEmpty()).toList();
    if (!missing.isEmpty()) {
      return fault(
          line(members),
          "this row does not say `"
              + missing.getFirst()
              + "`; a fact that is not known is written `unknown`, or {\"unknown\": true} in JSON");
    }
    return cells.size() == columns.size()
        ? expectation.map(expected -> new Row(cells, expected, line(members)))
        : Optional.empty();
  }

  private static String list(Set<String> names) {
    return "it has `" + String.join("`, `", names) + "`";
  }

  /** Of an object over many lines its first. */
  private static Span line(Datum.Members members) {
    Span span = members.span();
    int end = span.file().text().indexOf('\n', span.start());
    return new Span(span.file(), span.start(), end < 0 ? span.end() : Math.min(end, span.end()));
  }

  private Optional<Expectation> expectation(Datum.Members members) {
    Optional<Datum> written = members.get(EXPECT);
    Optional<String> text = written.flatMap(Datum::text);
    if (written.isPresent() && text.isEmpty()) {
      return fault(
          written.get().start(), "`expect` is a text, such as \"allow by small_refund for 1m\"");
    }
    return text.flatMap(words -> ExpectationText.read(words, written.orElseThrow().span(), found));
  }

  private Optional<Written> written(Datum datum) {
    return switch (datum) {
      case Datum.Word(String text, boolean cell, Span span)
          when text.equals("unknown") && span.text().equals(text) ->
          Optional.of(new Written.Unknown(span));
      case Datum.Members(var members, Span span) when isUnknown(members) ->
          Optional.of(new Written.Unknown(span));
      case Datum.Members(var members, Span span) -> {
        List<Entry> entries = new ArrayList<>();
        for (Datum.Member member : members) {
          Name.Segment name = new Name.Segment(member.name(), false, member.nameSpan());
          written(member.value())
              .map(value -> new Entry(name, value, Optional.empty(), member.nameSpan()))
              .ifPresent(entries::add);
        }
        yield entries.size() == members.size()
            ? Optional.of(new Written.Fields(entries, span))
            : Optional.empty();
      }
      case Datum.Many(var elements, Span span) -> {
        List<Written> all = new ArrayList<>();
        elements.forEach(each -> written(each).ifPresent(all::add));
        yield all.size() == elements.size()
            ? Optional.of(new Written.Elements(all, span))
            : Optional.empty();
      }
      default -> new DataExpressions(found).of(datum).map(TableRows::plain);
    };
  }

  private static boolean isUnknown(List<Datum.Member> members) {
    return members.size() == 1
        && members.getFirst().name().equals("unknown")
        && members.getFirst().value() instanceof Datum.Bool(boolean yes, Span span)
        && yes;
  }

  private static Written plain(Expression value) {
    return new Written.Plain(value);
  }

  private <T> Optional<T> fault(Span span, String message) {
    found.add(Diagnostic.of(Code.DATA_SHAPE, span, message));
    return Optional.empty();
  }

  /** The table with the rows of its file after its own. */
  static Declaration in(Table table, List<Row> rows) {
    List<Row> all = new ArrayList<>(table.rows());
    all.addAll(rows);
    return new Declaration.Tests(
        new Table(table.name(), table.given(), table.head(), all, table.span()));
  }
}
