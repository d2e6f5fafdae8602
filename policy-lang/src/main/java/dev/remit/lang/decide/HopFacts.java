package dev.remit.lang.decide;

import dev.remit.lang.runtime.Reading;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import dev.remit.lang.schema.AttributeModel;
import dev.remit.lang.schema.CoreModel;
import dev.remit.lang.schema.Type;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What rules see of a hop: its trust, and the rest only if that trust reaches the attribute's
 * floor.
 */
final class HopFacts {
  private HopFacts() {}

  static Reading read(List<Call.Hop> chain, int index, String name, AttributeModel model) {
    Call.Hop hop = chain.get(index);
    if (name.equals("hop.trust")) {
      return trust(hop.trust());
    }
    if (!reaches(hop.trust(), name, model)) {
      return new Reading.Unknown(name);
    }
    if (name.startsWith("hop.scope.")) {
      return new Value.Bool(all(hop.scope(), name));
    }
    Optional<Attribute> captured =
        model.attribute(name).filter(attribute -> attribute.capture().isPresent());
    if (captured.isPresent()) {
      return Captured.read(captured.get(), model, base -> read(chain, index, base.name(), model));
    }
    return switch (name) {
      case "hop.from" -> hop.from();
      case "hop.to" -> hop.to();
      case "hop.index" -> new Value.Int(index);
      case "hop.purpose" -> sent(hop.purpose(), name, Value.Text::new);
      case "hop.not_before" -> new Value.Time(hop.notBefore());
      case "hop.expires_at" -> new Value.Time(hop.expiresAt());
      case "hop.assurance" ->
          sent(hop.assurance(), name, level -> symbol(level, type(model, name), name));
      default -> new Reading.Unknown(name);
    };
  }

  /** The lowest trust of the hops; {@code asserted} for an empty chain. */
  static Source trust(List<Call.Hop> chain) {
    return chain.stream()
        .map(Call.Hop::trust)
        .min(Comparator.naturalOrder())
        .orElse(Source.ASSERTED);
  }

  /** The earliest expiry; none for an empty chain, unknown if that of a hop is. */
  static Reading expiresAt(List<Call.Hop> chain, AttributeModel model) {
    if (!chain.stream().allMatch(hop -> reaches(hop.trust(), "hop.expires_at", model))) {
      return new Reading.Unknown("chain.expires_at");
    }
    Optional<Instant> earliest =
        chain.stream().map(Call.Hop::expiresAt).min(Comparator.naturalOrder());
    return earliest.<Reading>map(Value.Time::new).orElse(Reading.NONE);
  }

  /**
   * Whether the last delegation leaves a bound open; where nobody delegates, none does.
   *
   * @param name such as {@code chain.scope.all_tools}
   */
  static Reading scope(List<Call.Hop> chain, String name, AttributeModel model) {
    if (chain.isEmpty()) {
      return new Value.Bool(false);
    }
    String ofHop = "hop" + name.substring("chain".length());
    return read(chain, chain.size() - 1, ofHop, model) instanceof Value value
        ? value
        : new Reading.Unknown(name);
  }

  private static boolean all(CheckedScope scope, String name) {
    Scope.Bound<?> bound =
        switch (name.substring("hop.scope.all_".length())) {
          case "tools" -> scope.tools();
          case "actions" -> scope.actions();
          case "datasets" -> scope.datasets();
          case "arguments" -> scope.arguments();
          default -> new Scope.Bound.Only<>(List.of());
        };
    return bound instanceof Scope.Bound.All<?>;
  }

  static Value.Symbol trust(Source source) {
    return new Value.Symbol(source.word(), CoreModel.TRUST.values().indexOf(source.word()));
  }

  static Reading symbol(String word, Type type, String name) {
    return type instanceof Type.EnumOf words && words.values().contains(word)
        ? new Value.Symbol(word, words.values().indexOf(word))
        : new Reading.Unknown(name);
  }

  static <T> Reading sent(
      Sent<T> sent, String name, java.util.function.Function<T, ? extends Reading> read) {
    return switch (sent) {
      case Sent.Value<T>(T value) -> read.apply(value);
      case Sent.None<T> none -> Reading.NONE;
      case Sent.Nothing<T> nothing -> new Reading.Unknown(name);
    };
  }

  private static Type type(AttributeModel model, String name) {
    return model.attribute(name).map(Attribute::type).orElse(new Type.Text());
  }

  private static boolean reaches(Source trust, String name, AttributeModel model) {
    Source floor = model.attribute(name).map(Attribute::floor).orElse(Source.VOUCHED);
    return trust.compareTo(Source.VOUCHED) >= 0 && trust.compareTo(floor) >= 0;
  }
}
