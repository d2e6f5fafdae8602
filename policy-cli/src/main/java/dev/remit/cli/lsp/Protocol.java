package dev.remit.cli.lsp;

import dev.remit.lang.ide.Places;
import dev.remit.lang.ide.Proposal;
import dev.remit.lang.ide.Symbol;
import dev.remit.lang.source.Span;
import java.util.function.UnaryOperator;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

/** What the language's own records are in the protocol. */
final class Protocol {
  private static final String SOURCE = "remit";

  private Protocol() {}

  static Range range(Span span) {
    return range(new Places(span.file().text()).range(span));
  }

  static Range range(Places.Range range) {
    return new Range(position(range.start()), position(range.end()));
  }

  private static Position position(Places.Place place) {
    return new Position(place.line(), place.character());
  }

  /** {@code uri} names a file of the bundle. */
  static Diagnostic diagnostic(
      dev.remit.lang.diagnostic.Diagnostic found, UnaryOperator<String> uri) {
    Diagnostic shown = new Diagnostic(range(found.span()), message(found));
    shown.setSeverity(found.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
    shown.setCode(found.code().id());
    shown.setSource(SOURCE);
    shown.setRelatedInformation(
        found.secondary().stream()
            .map(label ->
                new DiagnosticRelatedInformation(
                    new Location(uri.apply(label.span().file().path()), range(label.span())),
                    label.text()))
            .toList());
    return shown;
  }

  private static String message(dev.remit.lang.diagnostic.Diagnostic found) {
    return found.message() + found.help().map(help -> "\n" + help).orElse("");
  }

  /** What keeps a whole bundle from being checked, at the beginning of a text. */
  static Diagnostic fault(String why) {
    Diagnostic shown = new Diagnostic(new Range(new Position(0, 0), new Position(0, 0)), why);
    shown.setSeverity(DiagnosticSeverity.Error);
    shown.setSource(SOURCE);
    return shown;
  }

  static CompletionItemKind kind(Proposal.Kind kind) {
    return switch (kind) {
      case KEYWORD -> CompletionItemKind.Keyword;
      case ATTRIBUTE, FIELD -> CompletionItemKind.Field;
      case ARGUMENT, VARIABLE, PARAMETER -> CompletionItemKind.Variable;
      case VALUE, LABEL, ACTION -> CompletionItemKind.EnumMember;
      case TOOL, DEFINE -> CompletionItemKind.Function;
      case DATASET, TABLE -> CompletionItemKind.Struct;
      case GROUP, OBLIGATION -> CompletionItemKind.Class;
      case SCHEDULE -> CompletionItemKind.Event;
      case FIXTURE -> CompletionItemKind.Constant;
      case RULE -> CompletionItemKind.Method;
      case TYPE -> CompletionItemKind.TypeParameter;
      case PACKAGE -> CompletionItemKind.Module;
    };
  }

  static SymbolKind kind(Symbol.Kind kind) {
    return switch (kind) {
      case PACKAGE, QUALIFIER -> SymbolKind.Package;
      case GROUP, OBLIGATION -> SymbolKind.Class;
      case PARAMETER, VARIABLE, ARGUMENT -> SymbolKind.Variable;
      case DEFINE, TOOL -> SymbolKind.Function;
      case TABLE, DATASET -> SymbolKind.Struct;
      case COLUMN, ATTRIBUTE, OBLIGATION_FIELD -> SymbolKind.Field;
      case SCHEDULE, DATES -> SymbolKind.Event;
      case FIXTURE -> SymbolKind.Constant;
      case RULE -> SymbolKind.Method;
      case LABEL, ACTION, ENUM_VALUE -> SymbolKind.EnumMember;
      case ENUM -> SymbolKind.Enum;
    };
  }

  static boolean meet(Range left, Range right) {
    return !before(left.getEnd(), right.getStart()) && !before(right.getEnd(), left.getStart());
  }

  private static boolean before(Position left, Position right) {
    return left.getLine() < right.getLine()
        || (left.getLine() == right.getLine() && left.getCharacter() < right.getCharacter());
  }
}
