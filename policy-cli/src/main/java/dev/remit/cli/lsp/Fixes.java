package dev.remit.cli.lsp;

import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The changes that findings propose, where they meet what is selected. */
final class Fixes {
  private Fixes() {}

  static List<Either<Command, CodeAction>> of(
      Snapshot.Read bundle,
      SourceFile file,
      CodeActionParams params,
      Function<SourceFile, String> uri) {
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    Optional<List<String>> only = Optional.ofNullable(params.getContext().getOnly());
    if (only.filter(kinds -> kinds.stream().noneMatch(Fixes::isQuickFix)).isPresent()) {
      return actions;
    }
    for (Diagnostic each : bundle.analysis().result().diagnostics()) {
      boolean here =
          each.span().file().path().equals(file.path())
              && Protocol.meet(Protocol.range(each.span()), params.getRange());
      if (here) {
        each.fix().ifPresent(fix -> actions.add(Either.forRight(action(each, fix, uri))));
      }
    }
    return actions;
  }

  private static boolean isQuickFix(String kind) {
    return kind.isEmpty() || kind.equals(CodeActionKind.QuickFix);
  }

  private static CodeAction action(
      Diagnostic found, Diagnostic.Fix fix, Function<SourceFile, String> uri) {
    CodeAction action = new CodeAction(title(fix));
    action.setKind(CodeActionKind.QuickFix);
    action.setIsPreferred(true);
    action.setDiagnostics(
        List.of(Protocol.diagnostic(found, path -> uri.apply(found.span().file()))));
    action.setEdit(
        new WorkspaceEdit(
            Map.of(
                uri.apply(fix.span().file()),
                List.of(new TextEdit(Protocol.range(fix.span()), fix.replacement())))));
    return action;
  }

  private static String title(Diagnostic.Fix fix) {
    String now = fix.span().text();
    if (fix.replacement().isEmpty()) {
      return "Take `" + now + "` out";
    }
    return now.isEmpty()
        ? "Insert `" + fix.replacement() + "`"
        : "Write `" + fix.replacement() + "` instead of `" + now + "`";
  }
}
