package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A good chain from Emma over workers to the asking agent, one hop of which a test spoils. */
final class Hops {
  private final List<Question.Hop> hops = new ArrayList<>();

  Hops(int count) {
    for (int i = 0; i < count; i++) {
      Question.Hop base = Asking.hop();
      Value.Identity from = i == 0 ? Asking.EMMA : Bench.agent("worker/" + i);
      Value.Identity to = i == count - 1 ? Asking.AGENT : Bench.agent("worker/" + (i + 1));
      hops.add(
          new Question.Hop(
              Optional.of(from),
              Optional.of(to),
              Optional.of("d-" + i),
              i == 0 ? Sent.none() : Sent.of("d-" + (i - 1)),
              base.task(),
              base.scope(),
              base.purpose(),
              base.notBefore(),
              base.expiresAt(),
              base.assurance(),
              base.trust()));
    }
  }

  List<Question.Hop> hops() {
    return List.copyOf(hops);
  }

  Hops change(int index, UnaryOperator<Question.Hop> change) {
    hops.set(index, change.apply(hops.get(index)));
    return this;
  }

  static Question.Hop from(Question.Hop hop, Value.Identity from) {
    return with(hop, from, hop.to().orElseThrow(), hop.parent(), hop.task().orElseThrow());
  }

  static Question.Hop to(Question.Hop hop, Value.Identity to) {
    return with(hop, hop.from().orElseThrow(), to, hop.parent(), hop.task().orElseThrow());
  }

  static Question.Hop parent(Question.Hop hop, Sent<String> parent) {
    return with(
        hop, hop.from().orElseThrow(), hop.to().orElseThrow(), parent, hop.task().orElseThrow());
  }

  static Question.Hop task(Question.Hop hop, String task) {
    return with(hop, hop.from().orElseThrow(), hop.to().orElseThrow(), hop.parent(), task);
  }

  private static Question.Hop with(
      Question.Hop hop, Value.Identity from, Value.Identity to, Sent<String> parent, String task) {
    return new Question.Hop(
        Optional.of(from),
        Optional.of(to),
        hop.delegation(),
        parent,
        Optional.of(task),
        hop.scope(),
        hop.purpose(),
        hop.notBefore(),
        hop.expiresAt(),
        hop.assurance(),
        hop.trust());
  }

  static Question.Hop lasting(Question.Hop hop, Instant notBefore, Instant expiresAt) {
    return new Question.Hop(
        hop.from(),
        hop.to(),
        hop.delegation(),
        hop.parent(),
        hop.task(),
        hop.scope(),
        hop.purpose(),
        Optional.of(notBefore),
        Optional.of(expiresAt),
        hop.assurance(),
        hop.trust());
  }

  static Question.Hop scoped(Question.Hop hop, Scope scope) {
    return new Question.Hop(
        hop.from(),
        hop.to(),
        hop.delegation(),
        hop.parent(),
        hop.task(),
        Optional.of(scope),
        hop.purpose(),
        hop.notBefore(),
        hop.expiresAt(),
        hop.assurance(),
        hop.trust());
  }

  static Question.Hop trusted(Question.Hop hop, Source trust) {
    return new Question.Hop(
        hop.from(),
        hop.to(),
        hop.delegation(),
        hop.parent(),
        hop.task(),
        hop.scope(),
        hop.purpose(),
        hop.notBefore(),
        hop.expiresAt(),
        hop.assurance(),
        trust);
  }
}
