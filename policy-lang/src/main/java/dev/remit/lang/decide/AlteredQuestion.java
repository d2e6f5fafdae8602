package dev.remit.lang.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A question, and the same but for some of its parts. */
public final class AlteredQuestion {
  private final Question of;
  private Question.Party agent;
  private Question.Party principal;
  private Sent<List<Question.Hop>> chain;
  private Sent<Question.TaskClaim> task;
  private Sent<Question.CredentialClaim> credential;
  private Optional<Question.ToolRef> tool;
  private Arguments arguments;
  private Sent<List<Question.DatasetRef>> datasets;
  private List<Question.PresentedApproval> approvals;
  private List<Question.Statement> facts;
  private Set<String> supported;

  /** Nothing is altered yet. */
  public AlteredQuestion(Question of) {
    this.of = of;
    this.agent = of.agent();
    this.principal = of.principal();
    this.chain = of.chain();
    this.task = of.task();
    this.credential = of.credential();
    this.tool = of.tool();
    this.arguments = of.arguments();
    this.datasets = of.datasets();
    this.approvals = of.approvals();
    this.facts = of.facts();
    this.supported = of.supported();
  }

  public AlteredQuestion agent(Question.Party other) {
    agent = other;
    return this;
  }

  public AlteredQuestion principal(Question.Party other) {
    principal = other;
    return this;
  }

  public AlteredQuestion chain(Sent<List<Question.Hop>> other) {
    chain = other;
    return this;
  }

  public AlteredQuestion task(Sent<Question.TaskClaim> other) {
    task = other;
    return this;
  }

  public AlteredQuestion credential(Sent<Question.CredentialClaim> other) {
    credential = other;
    return this;
  }

  public AlteredQuestion tool(Optional<Question.ToolRef> other) {
    tool = other;
    return this;
  }

  public AlteredQuestion arguments(Arguments other) {
    arguments = other;
    return this;
  }

  public AlteredQuestion datasets(Sent<List<Question.DatasetRef>> other) {
    datasets = other;
    return this;
  }

  public AlteredQuestion approvals(List<Question.PresentedApproval> other) {
    approvals = other;
    return this;
  }

  public AlteredQuestion facts(List<Question.Statement> other) {
    facts = other;
    return this;
  }

  public AlteredQuestion supported(Set<String> other) {
    supported = other;
    return this;
  }

  public Question question() {
    return new Question(
        agent,
        principal,
        chain,
        task,
        credential,
        tool,
        arguments,
        datasets,
        of.datasetsSource(),
        of.stated(),
        approvals,
        facts,
        supported,
        of.principalAuthenticated());
  }
}
