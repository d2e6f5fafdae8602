package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code { name: crm.customers, at: "/eu/**", sensitivity: internal, labels: [pii] }}. */
record DatasetEntry(Entry entry, List<Diagnostic> found) {
  private static final Set<String> NAMING = Set.of("name", "at");

  // What a call can name; anything else would never be found.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]++)*+");

  Optional<Declaration> declaration() {
    DataExpressions expressions = new DataExpressions(found);
    Optional<Declaration.Text> name =
        entry
            .key("name", found)
            .flatMap(datum -> expressions.text(datum, "a dataset's name"))
            .filter(this::isName);
    Optional<Datum> where = entry.get("at").filter(datum -> !(datum instanceof Datum.Nothing));
    Optional<Declaration.Text> at =
        where.flatMap(datum -> expressions.text(datum, "the part of a dataset"));
    List<Declaration.Property> properties = entry.properties(NAMING, found);
    return where.isPresent() && at.isEmpty()
        ? Optional.empty()
        : name.map(text ->
            new Declaration.Dataset(
                Cells.name(text.text(), text.span()), at, properties, entry.span()));
  }

  private boolean isName(Declaration.Text name) {
    boolean good = NAME.matcher(name.text()).matches();
    if (!good) {
      found.add(
          Diagnostic.of(
              Code.BAD_DATASET_NAME,
              name.span(),
              "a dataset's name is segments of letters, digits, `_` and `-`, with dots between"));
    }
    return good;
  }
}
