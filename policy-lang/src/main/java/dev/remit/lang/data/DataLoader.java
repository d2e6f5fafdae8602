package dev.remit.lang.data;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.GroupMembers;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.TestDeclaration;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.DataFiles;
import dev.remit.lang.source.DataLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts what data files declare in place of the declarations that name them: {@code datasets from}
 * becomes the datasets themselves, with places in the file. What comes after thus checks data and
 * text alike, and reads no files. The declaration of a file of tools stays beside its tools, for
 * what it states of their names.
 */
public final class DataLoader {
  private final DataSource data;
  private final List<Diagnostic> found;

  private DataLoader(DataSource data, List<Diagnostic> found) {
    this.data = data;
    this.found = found;
  }

  /** The files with all data in place; of a data file at fault, nothing. */
  public record Result(List<PolicyFile> files, List<Diagnostic> diagnostics) {
    public Result {
      files = List.copyOf(files);
      diagnostics = List.copyOf(diagnostics);
    }
  }

  public static Result load(List<PolicyFile> files, DataFiles data, DataLimits limits) {
    List<Diagnostic> found = new ArrayList<>();
    DataLoader loader = new DataLoader(new DataSource(data, limits, found), found);
    return new Result(files.stream().map(loader::file).toList(), found);
  }

  private PolicyFile file(PolicyFile file) {
    List<Declaration> declarations = new ArrayList<>();
    file.declarations().forEach(declaration -> declarations.addAll(expanded(declaration)));
    return new PolicyFile(
        file.packageName(), file.governs(), file.imports(), declarations, file.span());
  }

  private List<? extends Declaration> expanded(Declaration declaration) {
    return switch (declaration) {
      case Declaration.DatasetsFile(var file, var span) ->
          entries(file, "dataset").stream()
              .flatMap(entry -> new DatasetEntry(entry, found).declaration().stream())
              .toList();
      case Declaration.AgentsFile(var file, var span) ->
          entries(file, "agent").stream()
              .flatMap(entry -> new AgentEntry(entry, found).declaration().stream())
              .toList();
      case Declaration.Data table when table.file().isPresent() -> rows(table);
      case Declaration.Tests(TestDeclaration.Table table) when table.head().file().isPresent() ->
          List.of(tested(table));
      case Declaration.Group(var kind, var name, GroupMembers.FromFile(var file), var span) ->
          List.of(new Declaration.Group(kind, name, members(file), span));
      case Declaration.Dates dates when dates.file().isPresent() -> List.of(days(dates));
      case Declaration.ToolsFile tools -> {
        List<Declaration> all = new ArrayList<>(List.of(tools));
        all.addAll(new ToolsLoader(tools, data, found).tools());
        yield all;
      }
      default -> List.of(declaration);
    };
  }

  private List<Entry> entries(Declaration.Text file, String of) {
    return data.entries(file).stream()
        .flatMap(datum -> Entry.of(datum, of, found).stream())
        .toList();
  }

  private List<Declaration> rows(Declaration.Data table) {
    List<Declaration> all = new ArrayList<>();
    all.add(
        new Declaration.Data(
            table.name(),
            table.keyName(),
            table.keyType(),
            table.complete(),
            table.fields(),
            Optional.empty(),
            table.span()));
    table
        .file()
        .ifPresent(file ->
            entries(file, "row")
                .forEach(
                    entry -> new RowEntry(entry, table, found).declaration().ifPresent(all::add)));
    return all;
  }

  private Declaration tested(TestDeclaration.Table table) {
    TableRows rows = new TableRows(table, found);
    return TableRows.in(
        table,
        table.head().file().stream()
            .flatMap(file -> data.entries(file).stream())
            .flatMap(datum -> rows.row(datum).stream())
            .toList());
  }

  private GroupMembers members(Declaration.Text file) {
    List<Declaration.IdentityPattern> members =
        data.entries(file).stream()
            .flatMap(datum -> new MemberEntry(found).pattern(datum).stream())
            .toList();
    return new GroupMembers.Terms(
        List.of(new GroupMembers.Term(false, new GroupMembers.Who.Listed(members), file.span())));
  }

  private Declaration days(Declaration.Dates dates) {
    DayEntry reader = new DayEntry(found);
    return new Declaration.Dates(
        dates.name(),
        dates.file().stream()
            .flatMap(file -> data.entries(file).stream())
            .flatMap(datum -> reader.day(datum).stream())
            .toList(),
        Optional.empty(),
        dates.span());
  }
}
