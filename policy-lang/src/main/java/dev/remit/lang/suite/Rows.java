package dev.remit.lang.suite;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.PolicyFile;
import java.util.List;
import java.util.stream.Stream;

/** Rows of data that a test has beside those of the bundle. */
public final class Rows {
  private Rows() {}

  /** The files with these rows, each in place of the one of its table and key. */
  public static List<PolicyFile> in(List<PolicyFile> files, List<Declaration.Row> rows) {
    return files.stream().map(file -> file(file, rows)).toList();
  }

  private static PolicyFile file(PolicyFile file, List<Declaration.Row> rows) {
    List<Declaration.Row> here =
        rows.stream()
            .filter(row -> row.span().file().path().equals(file.span().file().path()))
            .toList();
    Stream<Declaration> kept =
        file.declarations().stream()
            .filter(declaration ->
                !(declaration instanceof Declaration.Row own
                    && rows.stream().anyMatch(row -> same(row, own))));
    return new PolicyFile(
        file.packageName(),
        file.governs(),
        file.imports(),
        Stream.concat(kept, here.stream()).toList(),
        file.span());
  }

  private static boolean same(Declaration.Row left, Declaration.Row right) {
    return left.table().texts().getLast().equals(right.table().texts().getLast())
        && key(left.key()).equals(key(right.key()));
  }

  /** A cell of a data file says it without quotes. */
  private static String key(Expression key) {
    return switch (key) {
      case Expression.StringLiteral(var text, var span) -> text;
      case Expression.Cell(var text, var form, var span) -> text;
      case Expression.Reference(var name) -> String.join(".", name.texts());
      default -> key.span().text();
    };
  }
}
