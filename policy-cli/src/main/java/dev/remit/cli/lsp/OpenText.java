package dev.remit.cli.lsp;

import dev.remit.cli.lsp.Documents.Document;
import dev.remit.lang.format.Formatter;
import dev.remit.lang.ide.Completion;
import dev.remit.lang.ide.Occurrence;
import dev.remit.lang.ide.Outline;
import dev.remit.lang.ide.Places;
import dev.remit.lang.ide.Proposal;
import dev.remit.lang.ide.Renaming;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** An open text in its bundle, and what the protocol asks of it. */
record OpenText(Snapshot.Read bundle, SourceFile file, List<Document> open) {

  private int offset(Position at) {
    return new Places(file.text()).offset(at.getLine(), at.getCharacter());
  }

  private String uri(SourceFile of) {
    return Published.uri(bundle.root(), open, of.path());
  }

  private Location location(Occurrence each) {
    return new Location(uri(each.span().file()), Protocol.range(each.span()));
  }

  Optional<Hover> hover(Position at) {
    return dev.remit.lang.ide.Hover.at(bundle.index(), file.path(), offset(at))
        .map(found ->
            new Hover(
                new MarkupContent(
                    MarkupKind.MARKDOWN,
                    "```remit\n"
                        + found.signature()
                        + "\n```\n"
                        + String.join("", found.sentences().stream().map(s -> "\n" + s).toList())),
                Protocol.range(found.span())));
  }

  List<CompletionItem> completion(Position at) {
    int offset = offset(at);
    Completion.Proposals found = Completion.at(bundle.index(), file, offset);
    Range typed = Protocol.range(new Span(file, found.from(), offset));
    List<CompletionItem> items = new ArrayList<>();
    for (Proposal each : found.all()) {
      CompletionItem item = new CompletionItem(each.text());
      item.setKind(Protocol.kind(each.kind()));
      item.setDetail(each.detail());
      item.setTextEdit(Either.forLeft(new TextEdit(typed, each.text())));
      // In the order in which they come: the nearest kind first.
      item.setSortText(String.format("%05d", items.size()));
      items.add(item);
    }
    return items;
  }

  List<Location> definition(Position at) {
    return bundle.index().declarations(file.path(), offset(at)).stream()
        .map(this::location)
        .toList();
  }

  List<Location> references(Position at, boolean withDeclarations) {
    return bundle.index().references(file.path(), offset(at), withDeclarations).stream()
        .map(this::location)
        .toList();
  }

  List<Either<SymbolInformation, DocumentSymbol>> symbols() {
    List<Either<SymbolInformation, DocumentSymbol>> symbols = new ArrayList<>();
    for (Outline.Entry each : Outline.of(bundle.index(), file.path())) {
      symbols.add(
          Either.forRight(
              new DocumentSymbol(
                  each.name().text(),
                  Protocol.kind(each.symbol().kind()),
                  Protocol.range(each.whole()),
                  Protocol.range(each.name()),
                  each.symbol().kind().word())));
    }
    return symbols;
  }

  /** The stretch that would be renamed. */
  Range renamed(Position at) {
    return switch (bundle.renaming().target(file.path(), offset(at))) {
      case Renaming.Target.Named named -> Protocol.range(named.span());
      case Renaming.Target.None(String why) -> throw refused(why);
    };
  }

  WorkspaceEdit rename(Position at, String name) {
    return switch (bundle.renaming().rename(file.path(), offset(at), name)) {
      case Renaming.Result.Refused(String why) -> throw refused(why);
      case Renaming.Result.Renamed(List<Span> places) -> {
        Map<String, List<TextEdit>> changes = new TreeMap<>();
        places.forEach(place ->
            changes
                .computeIfAbsent(uri(place.file()), uri -> new ArrayList<>())
                .add(new TextEdit(Protocol.range(place), name)));
        yield new WorkspaceEdit(changes);
      }
    };
  }

  private static ResponseErrorException refused(String why) {
    return new ResponseErrorException(
        new ResponseError(ResponseErrorCode.RequestFailed, why, new Object()));
  }

  /** The whole text anew; a text with an error stays as it is. */
  List<TextEdit> formatting() {
    return switch (Formatter.format(file)) {
      case Formatter.Result.Refused any -> List.of();
      case Formatter.Result.Formatted(String text) when text.equals(file.text()) -> List.of();
      case Formatter.Result.Formatted(String text) ->
          List.of(new TextEdit(Protocol.range(new Places(file.text()).all()), text));
    };
  }

  /** What the findings in a stretch propose themselves. */
  List<Either<Command, CodeAction>> actions(CodeActionParams params) {
    return Fixes.of(bundle, file, params, this::uri);
  }

  List<CodeLens> lenses() {
    return TestLenses.of(bundle.index(), file.path(), uri(file));
  }
}
