package dev.remit.cli.lsp;

import dev.remit.cli.lsp.Documents.Document;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** The requests about open texts. Of a text that is not open, or in no bundle, nothing is known. */
final class PolicyDocuments implements TextDocumentService {
  private final Bundles bundles;
  private final Session session;

  PolicyDocuments(Bundles bundles, Session session) {
    this.bundles = bundles;
    this.session = session;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    var opened = params.getTextDocument();
    bundles.open(opened.getUri(), opened.getVersion(), opened.getText());
  }

  /** Each change has the whole text; the last one is what the text is now. */
  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    if (!params.getContentChanges().isEmpty()) {
      var changed = params.getTextDocument();
      bundles.edit(
          changed.getUri(), changed.getVersion(), params.getContentChanges().getLast().getText());
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    bundles.close(params.getTextDocument().getUri());
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    bundles.refresh();
  }

  /** Answers from the bundle of an open text, as it is after all changes so far. */
  private <T extends @Nullable Object> CompletableFuture<T> answer(
      TextDocumentIdentifier of, T otherwise, Function<OpenText, T> answer) {
    session.check();
    return bundles
        .documents()
        .of(of.getUri())
        .map(document ->
            bundles
                .of(document)
                .thenApplyAsync(
                    snapshot -> answer(document, snapshot, otherwise, answer), bundles.worker()))
        .orElseGet(() -> CompletableFuture.completedFuture(otherwise));
  }

  private <T extends @Nullable Object> T answer(
      Document document, Snapshot snapshot, T otherwise, Function<OpenText, T> answer) {
    return switch (snapshot) {
      case Snapshot.Unreadable any -> otherwise;
      case Snapshot.Read read ->
          read.file(document.path())
              .map(file -> new OpenText(read, file, bundles.documents().in(read.root())))
              .map(answer)
              .orElse(otherwise);
    };
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams params) {
    return answer(
        params.getTextDocument(), none(), text -> text.hover(params.getPosition()).orElse(none()));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams params) {
    return answer(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        text -> Either.forLeft(text.completion(params.getPosition())));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return answer(
        params.getTextDocument(),
        Either.forLeft(List.of()),
        text -> Either.forLeft(text.definition(params.getPosition())));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams params) {
    return answer(
        params.getTextDocument(),
        List.of(),
        text -> text.references(params.getPosition(), params.getContext().isIncludeDeclaration()));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return answer(params.getTextDocument(), List.of(), OpenText::symbols);
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams params) {
    return answer(
        params.getTextDocument(),
        none(),
        text -> Either3.forFirst(text.renamed(params.getPosition())));
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams params) {
    return answer(
        params.getTextDocument(),
        none(),
        text -> text.rename(params.getPosition(), params.getNewName()));
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams params) {
    return answer(params.getTextDocument(), List.of(), OpenText::formatting);
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams params) {
    return answer(params.getTextDocument(), List.of(), text -> text.actions(params));
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    return answer(params.getTextDocument(), List.of(), OpenText::lenses);
  }

  /** The protocol's way to say that there is nothing. */
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T none() {
    return null;
  }
}
