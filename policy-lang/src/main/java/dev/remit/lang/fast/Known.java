package dev.remit.lang.fast;

import dev.remit.lang.compile.DottedPattern;
import dev.remit.lang.decide.Access;
import dev.remit.lang.decide.CheckedScope;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.Question;
import dev.remit.lang.runtime.FactsRow;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;

/** A part of a question that was met before and found without fault, and what follows from it. */
sealed interface Known {

  /**
   * An agent.
   *
   * @param row what it decides of the request's facts
   * @param actorRow what it decides of its own row among those who act
   * @param stated for each attribute of the plan, whether statements decide it
   */
  record Agent(
      Value.Identity identity, Subject subject, FactsRow row, FactsRow actorRow, boolean[] stated)
      implements Known {}

  record Principal(
      Value.Identity identity, Subject subject, Subject root, boolean isRoot, FactsRow row)
      implements Known {}

  /**
   * A chain between an agent and a principal, its hops without fault but for the time, the task and
   * the call.
   *
   * @param hops the facts of each
   * @param actors of each who acts
   * @param acting which of those is the acting agent as far as the request says; -1 if none
   * @param subjects what may be revoked of it
   * @param digest of the chain, for grants
   */
  record Chain(
      List<Question.Hop> sent,
      Value.Identity agent,
      Value.Identity principal,
      FactsRow row,
      FactsRow[] hops,
      FactsRow[] actors,
      int acting,
      String task,
      Instant notBefore,
      Instant expiresAt,
      Subject[] subjects,
      Scoped scope,
      String digest)
      implements Known {}

  /** The last hop's scope; an empty chain's is everything. */
  record Scoped(CheckedScope scope, DottedPattern[] datasets) {}

  record Task(Question.TaskClaim claim, Subject subject, FactsRow row) implements Known {}

  record Credential(Question.CredentialClaim claim, Subject subject, FactsRow row)
      implements Known {}

  /**
   * A dataset, or a part of it at a path.
   *
   * @param row what the catalogue states of it
   */
  record Dataset(Access.Part<Value.Name> name, String text, FactsRow row) implements Known {
    boolean isNone() {
      return name instanceof Access.Part.None;
    }
  }
}
