package dev.remit.lang.fast;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions of agents that act alone, on no task, without a credential. */
final class Alone {
  private Alone() {}

  static Value.Identity bot(String name) {
    return new Value.Identity("spiffe://t.example", "bot/" + name);
  }

  /** Calls the tool {@code s.pay} with {@code n} and {@code on}; states nothing. */
  static Question pay(String bot, long n, Json on) {
    Question.Party party = new Question.Party(Optional.of(bot(bot)), Source.VOUCHED);
    return new Question(
        party,
        party,
        Sent.none(),
        Sent.none(),
        Sent.none(),
        Optional.of(new Question.ToolRef("s", "pay", Optional.empty())),
        new Arguments.Typed(
            List.of(
                new Json.Member("n", new Json.Number(BigDecimal.valueOf(n))),
                new Json.Member("on", on)),
            true,
            Source.VOUCHED),
        Sent.nothing(),
        Source.VOUCHED,
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        true);
  }

  static List<Question.Statement> stating(String attribute, String text, Source source) {
    return List.of(new Question.Statement(attribute, Sent.of(new Json.Text(text)), source));
  }
}
