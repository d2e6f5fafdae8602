package dev.remit.lang;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Sent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question, and the same but for some of its parts. */
public final class Altered {
  private final Question of;
  private Question.Party agent;
  private Sent<List<Question.Hop>> chain;
  private Sent<Question.TaskClaim> task;
  private Sent<Question.CredentialClaim> credential;
  private Optional<Question.ToolRef> tool;
  private Arguments arguments;
  private List<Question.Statement> facts;
  private Set<String> supported;

  /** Nothing is altered yet. */
  public Altered(Question of) {
    this.of = of;
    this.agent = of.agent();
    this.chain = of.chain();
    this.task = of.task();
    this.credential = of.credential();
    this.tool = of.tool();
    this.arguments = of.arguments();
    this.facts = of.facts();
    this.supported = of.supported();
  }

  public Altered agent(Question.Party other) {
    agent = other;
    return this;
  }

  public Altered chain(Sent<List<Question.Hop>> other) {
    chain = other;
    return this;
  }

  public Altered task(Sent<Question.TaskClaim> other) {
    task = other;
    return this;
  }

  public Altered credential(Sent<Question.CredentialClaim> other) {
    credential = other;
    return this;
  }

  public Altered tool(Optional<Question.ToolRef> other) {
    tool = other;
    return this;
  }

  public Altered arguments(Arguments other) {
    arguments = other;
    return this;
  }

  public Altered facts(List<Question.Statement> other) {
    facts = other;
    return this;
  }

  public Altered supported(Set<String> other) {
    supported = other;
    return this;
  }

  public Question question() {
    return new Question(
        agent,
        of.principal(),
        chain,
        task,
        credential,
        tool,
        arguments,
        of.datasets(),
        of.datasetsSource(),
        of.stated(),
        of.approvals(),
        facts,
        supported,
        of.principalAuthenticated());
  }
}
