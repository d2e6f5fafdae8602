package dev.remit.lang.decide;

import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request as a front door read it off its wire, not yet checked: step 1 does that. The front
 * door sets each {@link Source}, by who the caller is; no field on the wire does.
 *
 * @param supported the obligation types that the enforcement point's entry lists
 * @param stated what the caller says that the call does; compared, never believed
 * @param facts facts beyond the required parts, core attributes such as {@code task.purpose}
 *     included
 * @param principalAuthenticated whether the front door authenticated the principal as one
 */
public record Question(
    Party agent,
    Party principal,
    Sent<List<Hop>> chain,
    Sent<TaskClaim> task,
    Sent<CredentialClaim> credential,
    Optional<ToolRef> tool,
    Arguments arguments,
    Sent<List<DatasetRef>> datasets,
    Source datasetsSource,
    List<StatedAccess> stated,
    List<PresentedApproval> approvals,
    List<Statement> facts,
    Set<String> supported,
    boolean principalAuthenticated) {

  public Question {
    stated = List.copyOf(stated);
    approvals = List.copyOf(approvals);
    facts = List.copyOf(facts);
    supported = Set.copyOf(supported);
  }

  /** The agent or the principal, and who says that it is. */
  public record Party(Optional<Value.Identity> identity, Source source) {}

  /** One delegation. Every bound is required; {@code parent} is none on the first hop. */
  public record Hop(
      Optional<Value.Identity> from,
      Optional<Value.Identity> to,
      Optional<String> delegation,
      Sent<String> parent,
      Optional<String> task,
      Optional<Scope> scope,
      Sent<String> purpose,
      Optional<Instant> notBefore,
      Optional<Instant> expiresAt,
      Sent<String> assurance,
      Source trust) {}

  /**
   * A task by id; {@code parent} is the task that it is part of, {@code deadline} none if it has
   * none.
   */
  public record TaskClaim(String id, Sent<String> parent, Sent<Instant> deadline, Source source) {}

  /** A credential by id; {@code expiresAt} is none for one that never does. */
  public record CredentialClaim(String id, Sent<Instant> expiresAt, Source source) {}

  /**
   * A tool, and the digest of its definition as the enforcement point saw it ({@code sha256:…}).
   */
  public record ToolRef(String server, String name, Optional<String> definitionDigest) {}

  /** A dataset by its dotted name, and where in it. */
  public record DatasetRef(String name, Optional<String> path) {}

  /** What the caller says that the call does. */
  public record StatedAccess(Optional<String> action, Optional<DatasetRef> dataset) {}

  /** An approval that the request shows, by id; live state knows what it approves. */
  public record PresentedApproval(String id) {}

  /**
   * A fact by attribute name, as JSON.
   *
   * @param field where the request has it, if it has a field of its own, such as {@code
   *     task.purpose}; empty for one out of the list of facts
   */
  public record Statement(
      String attribute, Sent<Json> value, Source source, Optional<String> field) {
    /** One out of the list of facts. */
    public Statement(String attribute, Sent<Json> value, Source source) {
      this(attribute, value, source, Optional.empty());
    }
  }
}
