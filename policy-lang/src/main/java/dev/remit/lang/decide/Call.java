package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question that passed step 1: whole, canonical and within the limits. Ids from below {@code
 * vouched} did not pass.
 *
 * @param arguments what was sent, duplicates excluded; typed by step 2
 * @param complete whether these are all arguments, on the word of a source from {@code vouched} up
 * @param datasets the caller's list, sorted and without duplicates; empty optional when unknown
 */
public record Call(
    Value.Identity agent,
    Value.Identity principal,
    boolean principalAuthenticated,
    List<Hop> chain,
    Optional<Task> task,
    Optional<Credential> credential,
    Value.Tool tool,
    Optional<String> definitionDigest,
    Json.Object arguments,
    boolean complete,
    Optional<List<Dataset>> datasets,
    List<Stated> stated,
    List<String> approvals,
    List<Question.Statement> facts,
    Set<String> supported) {

  public Call {
    chain = List.copyOf(chain);
    stated = List.copyOf(stated);
    approvals = List.copyOf(approvals);
    facts = List.copyOf(facts);
    supported = Set.copyOf(supported);
  }

  /** The same call without its chain. */
  Call withoutChain() {
    return new Call(
        agent,
        principal,
        principalAuthenticated,
        List.of(),
        task,
        credential,
        tool,
        definitionDigest,
        arguments,
        complete,
        datasets,
        stated,
        approvals,
        facts,
        supported);
  }

  /** The same call, but of another tool. */
  Call withTool(Value.Tool other, Optional<String> digest) {
    return new Call(
        agent,
        principal,
        principalAuthenticated,
        chain,
        task,
        credential,
        other,
        digest,
        arguments,
        complete,
        datasets,
        stated,
        approvals,
        facts,
        supported);
  }

  public record Hop(
      Value.Identity from,
      Value.Identity to,
      String delegation,
      Optional<String> parent,
      String task,
      CheckedScope scope,
      Sent<String> purpose,
      Instant notBefore,
      Instant expiresAt,
      Sent<String> assurance,
      Source trust) {}

  /** {@code deadline}: a time, none, or not sent (unknown). */
  public record Task(String id, Sent<String> parent, Sent<Instant> deadline, Source source) {}

  public record Credential(String id, Sent<Instant> expiresAt, Source source) {}

  public record Dataset(Value.Name name, Optional<Value.Path> path) {}

  public record Stated(Optional<String> action, Optional<Dataset> dataset) {}
}
