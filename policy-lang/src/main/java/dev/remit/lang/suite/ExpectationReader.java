package dev.remit.lang.suite;

import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.TestDeclaration.Entry;
import dev.remit.lang.ast.TestDeclaration.Expectation;
import dev.remit.lang.ast.TestDeclaration.Expectation.Part;
import dev.remit.lang.ast.TestDeclaration.Expectation.Verdict;
import dev.remit.lang.ast.TestDeclaration.Written;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.ReasonCode;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.ObligationType;
import dev.remit.lang.schema.ObligationType.Kind;
import dev.remit.lang.schema.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what is expected; a part that no such decision has is a fault. */
final class ExpectationReader {
  private static final Set<ReasonCode> NO_REASON =
      EnumSet.of(ReasonCode.PERMITTED, ReasonCode.AUDIT_UNAVAILABLE, ReasonCode.INTERNAL);

  private final CompiledBundle bundle;
  private final Findings findings;
  private final Set<String> rules = new java.util.TreeSet<>();

  ExpectationReader(CompiledBundle bundle, Findings findings) {
    this.bundle = bundle;
    this.findings = findings;
    Stream.of(bundle.program().permits(), bundle.program().denies(), bundle.program().obliges())
        .flatMap(List::stream)
        .forEach(rule -> rules.add(rule.id()));
  }

  Expected read(Expectation written, FileScope scope, WrittenJson json) {
    Optional<ReasonCode> code = Optional.empty();
    Optional<String> rule = Optional.empty();
    Optional<Boolean> once = Optional.empty();
    Optional<Duration> length = Optional.empty();
    Optional<Instant> end = Optional.empty();
    Optional<Integer> hop = Optional.empty();
    Optional<String> fact = Optional.empty();
    List<String> fields = new ArrayList<>();
    List<Expected.Obligation> obligations = new ArrayList<>();
    boolean exactly = false;
    for (Part part : written.parts()) {
      place(written.verdict(), part);
      switch (part) {
        case Part.Reason reason -> code = code(reason);
        case Part.Rule(var name, var span) -> rule = rule(name, scope);
        case Part.Once(boolean wanted, var span) -> once = Optional.of(wanted);
        case Part.For(var duration, var span) -> length = Optional.of(duration);
        case Part.Until(var time, var span) -> end = time(time, json);
        case Part.Hop(var index, var span) -> hop = Optional.of(index);
        case Part.Unknown(var name, var span) -> fact = Optional.of(String.join(".", name.texts()));
        case Part.Field(var text, var span) -> fields.add(text.text());
        case Part.Obligation obligation ->
            obligation(obligation, scope, json).ifPresent(obligations::add);
        case Part.Nothing nothing -> exactly = exactly(nothing, written);
      }
    }
    return new Expected(
        written.verdict(),
        code,
        rule,
        once,
        length,
        end,
        hop,
        fact,
        fields,
        obligations,
        exactly,
        written.span());
  }

  /** Of what is to happen; what is never to happen names no rule for good reason. */
  void warnOfBareAllow(Expectation written) {
    if (written.verdict() == Verdict.ALLOW && noRule(written)) {
      findings.add(
          Code.BARE_ALLOW,
          written.span(),
          "this passes whichever rule allows it",
          "say which: `allow by RULE`");
    }
  }

  private static boolean noRule(Expectation written) {
    return written.parts().stream().noneMatch(Part.Rule.class::isInstance);
  }

  private void place(Verdict verdict, Part part) {
    boolean fits =
        switch (part) {
          case Part.Reason any -> verdict == Verdict.DENY || verdict == Verdict.HIDDEN;
          case Part.Rule any ->
              verdict == Verdict.ALLOW || verdict == Verdict.DENY || verdict == Verdict.HIDDEN;
          case Part.Once any -> verdict == Verdict.ALLOW;
          case Part.For any -> verdict == Verdict.ALLOW;
          case Part.Until any -> verdict == Verdict.ALLOW;
          case Part.Obligation any -> verdict == Verdict.ALLOW;
          case Part.Nothing any -> verdict == Verdict.ALLOW;
          case Part.Hop any -> verdict == Verdict.DENY || verdict == Verdict.HIDDEN;
          case Part.Unknown any -> verdict == Verdict.DENY || verdict == Verdict.HIDDEN;
          case Part.Field any -> verdict == Verdict.MALFORMED;
        };
    if (!fits) {
      findings.add(
          Code.TEST_PART,
          part.span(),
          "`"
              + verdict.name().toLowerCase(java.util.Locale.ROOT)
              + "` has no `"
              + part.span().text()
              + "`");
    }
  }

  private Optional<ReasonCode> code(Part.Reason written) {
    Optional<ReasonCode> code =
        Arrays.stream(ReasonCode.values())
            .filter(each -> each.name().equals(written.code().text()))
            .filter(each -> !NO_REASON.contains(each))
            .findFirst();
    if (code.isEmpty()) {
      findings.unknown(
          Code.TEST_NAME,
          written.span(),
          "no decision has the reason `" + written.code().text() + "`",
          written.code().text(),
          Arrays.stream(ReasonCode.values())
              .filter(each -> !NO_REASON.contains(each))
              .map(Enum::name)
              .toList());
    }
    return code;
  }

  private Optional<String> rule(Name name, FileScope scope) {
    Optional<String> found = scope.candidates(name).stream().filter(rules::contains).findFirst();
    if (found.isEmpty()) {
      String own = scope.packageName() + ".";
      findings.unknown(
          Code.TEST_NAME,
          name.span(),
          "there is no rule `" + String.join(".", name.texts()) + "` in effect",
          String.join(".", name.texts()),
          rules.stream()
              .map(each -> each.startsWith(own) ? each.substring(own.length()) : each)
              .toList());
    }
    return found;
  }

  private static Optional<Instant> time(Written written, WrittenJson json) {
    return json.value(written, new Type.Time(), "until")
        .map(value -> value instanceof Value.Time(Instant time) ? time : Instant.EPOCH);
  }

  /** None at all is said where none is written, none beside them where some are. */
  private boolean exactly(Part.Nothing nothing, Expectation written) {
    boolean some = written.parts().stream().anyMatch(Part.Obligation.class::isInstance);
    boolean fits = nothing.other() == some && nothing.what().text().equals("obligations");
    if (written.verdict() == Verdict.ALLOW && !fits) {
      findings.add(
          Code.TEST_PART,
          nothing.span(),
          some ? "write `no other obligations` here" : "write `no obligations` here");
    }
    return true;
  }

  private Optional<Expected.Obligation> obligation(
      Part.Obligation written, FileScope scope, WrittenJson json) {
    String name = written.type().text();
    Optional<ObligationType> type = Optional.ofNullable(bundle.obligations().get(name));
    if (type.isEmpty()) {
      findings.unknown(
          Code.TEST_NAME,
          written.type().span(),
          "there is no obligation `" + name + "`",
          name,
          bundle.obligations().keySet());
      return Optional.empty();
    }
    Map<String, Value> fields = new HashMap<>();
    for (Entry entry : written.fields()) {
      field(type.get(), entry, scope, json)
          .ifPresent(value -> fields.put(entry.name().text(), value));
    }
    return Optional.of(new Expected.Obligation(name, fields));
  }

  private Optional<Value> field(
      ObligationType type, Entry entry, FileScope scope, WrittenJson json) {
    Optional<ObligationType.Field> field =
        type.fields().stream().filter(each -> each.name().equals(entry.name().text())).findFirst();
    if (field.isEmpty()) {
      findings.unknown(
          Code.TEST_NAME,
          entry.name().span(),
          "`" + type.name() + "` has no field `" + entry.name().text() + "`",
          entry.name().text(),
          type.fields().stream().map(ObligationType.Field::name).toList());
      return Optional.empty();
    }
    return switch (field.get().kind()) {
      case Kind.Of(Type of) -> json.value(entry.value(), of, entry.name().text());
      case Kind.Approvers any -> group(entry.value(), scope);
    };
  }

  private Optional<Value> group(Written written, FileScope scope) {
    Optional<Value> group =
        written instanceof Written.Plain(Expression value)
                && value instanceof Expression.Reference(Name name)
            ? scope.candidates(name).stream()
                .filter(bundle.groups()::containsKey)
                .findFirst()
                .map(Value.Text::new)
            : Optional.empty();
    if (group.isEmpty()) {
      findings.add(Code.TEST_NAME, written.span(), "there is no such group of principals");
    }
    return group;
  }
}
