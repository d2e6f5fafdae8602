package dev.remit.lang.fast;

import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Limits;
import dev.remit.lang.decide.PlainText;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.decide.TypedJson;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.Form;
import dev.remit.lang.schema.Attribute;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays the statements of a question into the slots of their attributes. */
final class StatementReader {
  private static final String HOLDER_KEY = "credential.holder_key";

  private final Plan plan;
  private final boolean[] seen;
  private @Nullable String holderKey;

  StatementReader(Plan plan) {
    this.plan = plan;
    this.seen = new boolean[plan.statements.size()];
  }

  /** What the credential is bound to, as far as a statement that counts says so. */
  @Nullable String holderKey() {
    return holderKey;
  }

  /** Nothing is read of a credential that is none. */
  void withoutHolderKey() {
    holderKey = null;
  }

  /**
   * Whether all of them are plain: each once, of its type.
   *
   * @param acting where the facts of the acting agent begin among those who act; -1 where nothing
   *     is known of it
   */
  boolean read(List<Question.Statement> sent, Known.Agent agent, Facts facts, int acting) {
    Arrays.fill(seen, false);
    holderKey = null;
    if (sent.size() > Limits.FACTS) {
      return false;
    }
    for (int i = 0; i < sent.size(); i++) {
      if (!read(sent.get(i), agent, facts, acting)) {
        return false;
      }
    }
    return true;
  }

  private boolean read(Question.Statement sent, Known.Agent agent, Facts facts, int acting) {
    Plan.Statement statement = plan.statements.get(sent.attribute());
    if (statement == null) {
      return PlainText.isName(sent.attribute()) && isPlain(sent.value());
    }
    if (seen[statement.number()]) {
      return false;
    }
    seen[statement.number()] = true;
    Attribute attribute = statement.attribute();
    boolean counts =
        sent.source().compareTo(attribute.floor()) >= 0 && agent.stated()[statement.number()];
    int slot = counts ? statement.slot() : -1;
    int actorSlot =
        counts && acting >= 0 && statement.actorSlot() >= 0 ? acting + statement.actorSlot() : -1;
    return switch (sent.value()) {
      case Sent.Nothing<Json> nothing -> true;
      case Sent.None<Json> none ->
          attribute.optional() && none(facts, slot) && none(facts, actorSlot);
      case Sent.Value<Json>(Json json) -> {
        if (counts
            && attribute.name().equals(HOLDER_KEY)
            && json instanceof Json.Text(String key)) {
          holderKey = key;
        }
        yield JsonSlots.isFlat(attribute.type())
            ? JsonSlots.put(facts, slot, attribute.type(), json)
                && (actorSlot < 0 || JsonSlots.put(facts, actorSlot, attribute.type(), json))
            : other(json, attribute, sent.field().isEmpty(), facts, slot, actorSlot);
      }
    };
  }

  private static boolean other(
      Json json, Attribute attribute, boolean listed, Facts facts, int slot, int actorSlot) {
    Form form = SlotLayout.form(attribute.type());
    return TypedJson.fact(json, attribute, listed)
        .filter(reading ->
            JsonSlots.put(facts, slot, form, reading)
                && JsonSlots.put(facts, actorSlot, form, reading))
        .isPresent();
  }

  private static boolean isPlain(Sent<Json> sent) {
    return !(sent instanceof Sent.Value<Json>(Json json)) || JsonSlots.isPlain(json);
  }

  private static boolean none(Facts facts, int at) {
    if (at >= 0) {
      facts.putNone(at);
    }
    return true;
  }
}
