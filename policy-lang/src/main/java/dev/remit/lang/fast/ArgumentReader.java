package dev.remit.lang.fast;

import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Limits;
import dev.remit.lang.decide.TypedJson;
import dev.remit.lang.ir.SlotLayout;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.schema.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays the arguments of a call into their slots. */
final class ArgumentReader {
  private final @Nullable Json[] sent = new Json[Long.SIZE];

  /** What was sent for a declared argument that is not none. */
  @Nullable Json sent(int argument) {
    return sent[argument];
  }

  /** Whether they are all that the tool declares and nothing else, each plain and of its type. */
  boolean read(List<Json.Member> members, ToolPlan tool, Facts facts) {
    List<ToolPlan.Argument> declared = tool.arguments();
    long seen = 0;
    long bytes = 2;
    for (int i = 0; i < members.size(); i++) {
      Json.Member member = members.get(i);
      Integer found = tool.names().get(member.name());
      if (found == null || (seen & 1L << found) != 0) {
        return false;
      }
      int place = found;
      seen |= 1L << place;
      ToolPlan.Argument argument = declared.get(place);
      boolean fits =
          member.value() instanceof Json.Null
              ? none(argument, facts)
              : typed(argument, member.value(), facts);
      if (!fits) {
        return false;
      }
      sent[place] = member.value() instanceof Json.Null ? null : member.value();
      bytes += bytes(member.name()) + bytes(member.value());
    }
    for (int place = 0; place < declared.size(); place++) {
      if ((seen & 1L << place) == 0) {
        if (!none(declared.get(place), facts)) {
          return false;
        }
        sent[place] = null;
      }
    }
    return bytes <= Limits.ARGUMENT_BYTES;
  }

  private static boolean none(ToolPlan.Argument argument, Facts facts) {
    if (argument.field().optional() && argument.slot() >= 0) {
      facts.putNone(argument.slot());
    }
    return argument.field().optional();
  }

  /** A list of names is as plain as a name where no rule reads it. */
  private static boolean typed(ToolPlan.Argument argument, Json json, Facts facts) {
    Type type = argument.field().type();
    int slot = argument.slot();
    if (slot < 0
        && type instanceof Type.ListOf(Type element, int max)
        && element instanceof Type.Name
        && json instanceof Json.Array(List<Json> elements)
        && elements.size() <= max) {
      for (int i = 0; i < elements.size(); i++) {
        if (!JsonSlots.put(facts, -1, element, elements.get(i))) {
          return false;
        }
      }
      return true;
    }
    return JsonSlots.isFlat(type)
        ? JsonSlots.put(facts, slot, type, json)
        : TypedJson.argument(json, type, argument.name())
            .filter(reading -> JsonSlots.put(facts, slot, SlotLayout.form(type), reading))
            .isPresent();
  }

  /** At least the bytes of its canonical form, with what separates it from the next. */
  private static long bytes(Json json) {
    return switch (json) {
      case Json.Array(List<Json> elements) -> {
        long bytes = 2;
        for (int i = 0; i < elements.size(); i++) {
          bytes += bytes(elements.get(i));
        }
        yield bytes;
      }
      case Json.Text(String text) -> bytes(text);
      case Json.Number(BigDecimal number) -> number.precision() + 1L;
      case Json.Object object -> TypedJson.bytes(object) + 1;
      case Json.Bool bool -> 6;
      case Json.Null nothing -> 6;
      case Json.Elided elided -> 6;
    };
  }

  /** Whatever has to be escaped in it. */
  private static long bytes(String text) {
    return 6L * text.length() + 4;
  }
}
