package dev.remit.benchmarks;

import dev.remit.lang.decide.Arguments;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.decide.Sent;
import dev.remit.lang.runtime.Source;
import dev.remit.lang.runtime.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps 2 to 5 for the one tool and the one rule of the agent policy, as one would write them by
 * hand. It answers what the engine answers, and allocates nothing.
 */
final class DecisionTwin {
  private static final int MOST_HOPS = 16;
  private static final long GRANT_SECONDS = 300;
  private static final long DENY = -1;
  private static final BigDecimal MOST = new BigDecimal("100.00");
  private static final Set<String> ACCOUNTS =
      Set.of(
          "crm.account0",
          "crm.account1",
          "crm.account2",
          "crm.account3",
          "crm.account4",
          "crm.account5",
          "crm.account6",
          "crm.account7");

  private final Map<String, Instant> tasks = new HashMap<>();
  private final Set<Value.Identity> revoked = new HashSet<>();
  private final Set<String> revokedIds = new HashSet<>();

  private DecisionTwin() {}

  /** One that knows a task, and of nothing that is revoked. */
  static DecisionTwin withTask(String id, Instant deadline) {
    DecisionTwin twin = new DecisionTwin();
    twin.tasks.put(id, deadline);
    return twin;
  }

  void revoke(Value.Identity identity) {
    revoked.add(identity);
  }

  void revokeId(String delegationOrCredential) {
    revokedIds.add(delegationOrCredential);
  }

  /** Until when the grant lasts, in seconds of the epoch, or -1 on DENY. */
  long decide(Question question, long now) {
    if (!(question.task() instanceof Sent.Value<Question.TaskClaim>(var task))
        || !(question.credential() instanceof Sent.Value<Question.CredentialClaim>(var credential))
        || !(question.chain() instanceof Sent.Value<List<Question.Hop>>(var chain))
        || !(question.arguments() instanceof Arguments.Typed arguments)
        || !arguments.complete()
        || arguments.source().compareTo(Source.VOUCHED) < 0) {
      return DENY;
    }
    Question.ToolRef tool = question.tool().orElseThrow();
    if (!tool.server().equals("crm") || !tool.name().equals("pay0")) {
      return DENY;
    }
    List<Json.Member> members = arguments.members();
    if (members.size() != 2
        || !members.get(0).name().equals("account")
        || !members.get(1).name().equals("amount")
        || !(members.get(0).value() instanceof Json.Text(String account))
        || !(members.get(1).value() instanceof Json.Number(BigDecimal amount))
        || amount.precision() > 18
        || amount.scale() > 9) {
      return DENY;
    }
    long end = Math.min(chain(question, chain, task, account, now), live(question, task, now));
    end = Math.min(end, until(credential.expiresAt(), now));
    if (end < 0 || isRevoked(credential.id()) || !rule(question.facts(), account, amount, chain)) {
      return DENY;
    }
    return Math.min(end, now + GRANT_SECONDS);
  }

  private long chain(
      Question question,
      List<Question.Hop> chain,
      Question.TaskClaim task,
      String account,
      long now) {
    if (!question.principalAuthenticated() || chain.isEmpty() || chain.size() > MOST_HOPS) {
      return DENY;
    }
    Value.Identity from = question.principal().identity().orElseThrow();
    long end = Long.MAX_VALUE;
    for (int i = 0; i < chain.size(); i++) {
      Question.Hop hop = chain.get(i);
      boolean linked =
          i == 0
              ? hop.parent() instanceof Sent.None<String>
              : hop.parent() instanceof Sent.Value<String>(String parent)
                  && parent.equals(chain.get(i - 1).delegation().orElseThrow());
      long expires = hop.expiresAt().orElseThrow().getEpochSecond();
      if (!linked
          || !hop.from().orElseThrow().equals(from)
          || !hop.task().orElseThrow().equals(task.id())
          || isSeen(chain, i, question.principal().identity().orElseThrow())
          || now < hop.notBefore().orElseThrow().getEpochSecond()
          || now >= expires
          || hop.trust().compareTo(Source.VOUCHED) < 0
          || (i > 0 && widens(chain.get(i - 1), hop))
          || isRevoked(hop.delegation().orElseThrow())
          || revoked.contains(hop.to().orElseThrow())) {
        return DENY;
      }
      end = Math.min(end, expires);
      from = hop.to().orElseThrow();
    }
    Scope last = chain.get(chain.size() - 1).scope().orElseThrow();
    return from.equals(question.agent().identity().orElseThrow()) && covers(last, account)
        ? end
        : DENY;
  }

  private static boolean isSeen(List<Question.Hop> chain, int hop, Value.Identity principal) {
    Value.Identity to = chain.get(hop).to().orElseThrow();
    boolean seen = to.equals(principal);
    for (int i = 0; i < hop && !seen; i++) {
      seen = chain.get(i).to().orElseThrow().equals(to);
    }
    return seen;
  }

  private static boolean widens(Question.Hop before, Question.Hop hop) {
    Scope wide = before.scope().orElseThrow();
    Scope narrow = hop.scope().orElseThrow();
    return hop.expiresAt().orElseThrow().isAfter(before.expiresAt().orElseThrow())
        || hop.notBefore().orElseThrow().isBefore(before.notBefore().orElseThrow())
        || !includes(wide.tools().orElseThrow(), narrow.tools().orElseThrow())
        || !includes(wide.actions().orElseThrow(), narrow.actions().orElseThrow())
        || !datasets(wide.datasets().orElseThrow(), narrow.datasets().orElseThrow())
        || !(wide.arguments().orElseThrow() instanceof Bound.All);
  }

  private static boolean includes(Bound<String> wide, Bound<String> narrow) {
    if (wide instanceof Bound.All) {
      return true;
    }
    if (narrow instanceof Bound.All) {
      return false;
    }
    List<String> theirs = ((Bound.Only<String>) narrow).items();
    boolean included = true;
    for (int i = 0; i < theirs.size() && included; i++) {
      included = admits(((Bound.Only<String>) wide).items(), theirs.get(i));
    }
    return included;
  }

  private static boolean datasets(
      Bound<Scope.DatasetBound> wide, Bound<Scope.DatasetBound> narrow) {
    if (wide instanceof Bound.All) {
      return true;
    }
    if (narrow instanceof Bound.All) {
      return false;
    }
    List<Scope.DatasetBound> theirs = ((Bound.Only<Scope.DatasetBound>) narrow).items();
    boolean included = true;
    for (int i = 0; i < theirs.size() && included; i++) {
      included = lies(wide, theirs.get(i).name());
    }
    return included;
  }

  private static boolean covers(Scope scope, String account) {
    return includes(scope.tools().orElseThrow(), "crm.pay0")
        && includes(scope.actions().orElseThrow(), "pay")
        && lies(scope.datasets().orElseThrow(), account)
        && scope.arguments().orElseThrow() instanceof Bound.All;
  }

  private static boolean includes(Bound<String> bound, String text) {
    return bound instanceof Bound.All || admits(((Bound.Only<String>) bound).items(), text);
  }

  private static boolean lies(Bound<Scope.DatasetBound> bound, String name) {
    if (bound instanceof Bound.All) {
      return true;
    }
    List<Scope.DatasetBound> items = ((Bound.Only<Scope.DatasetBound>) bound).items();
    boolean lies = false;
    for (int i = 0; i < items.size() && !lies; i++) {
      lies = items.get(i).path().isEmpty() && admits(items.get(i).name(), name);
    }
    return lies;
  }

  private static boolean admits(List<String> patterns, String text) {
    boolean admitted = false;
    for (int i = 0; i < patterns.size() && !admitted; i++) {
      admitted = admits(patterns.get(i), text);
    }
    return admitted;
  }

  /** Patterns of the agent policy's chains have their stars at the end. */
  private static boolean admits(String pattern, String text) {
    if (pattern.equals(text)) {
      return true;
    }
    int star = pattern.indexOf('*');
    return star > 0
        && text.regionMatches(0, pattern, 0, star)
        && (pattern.endsWith("**") || text.indexOf('.', star) < 0);
  }

  private long live(Question question, Question.TaskClaim task, long now) {
    Instant registered = tasks.get(task.id());
    if (registered == null
        || isRevoked(task.id())
        || revoked.contains(question.agent().identity().orElseThrow())
        || revoked.contains(question.principal().identity().orElseThrow())
        || registered.getEpochSecond() <= now) {
      return DENY;
    }
    return Math.min(registered.getEpochSecond(), until(task.deadline(), now));
  }

  private boolean isRevoked(String id) {
    return revokedIds.contains(id);
  }

  private static long until(Sent<Instant> time, long now) {
    return switch (time) {
      case Sent.None<Instant> never -> Long.MAX_VALUE;
      case Sent.Nothing<Instant> unknown -> DENY;
      case Sent.Value<Instant>(Instant end) ->
          end.getEpochSecond() > now ? end.getEpochSecond() : DENY;
    };
  }

  private static boolean rule(
      List<Question.Statement> facts, String account, BigDecimal amount, List<Question.Hop> chain) {
    boolean refund = false;
    for (int i = 0; i < facts.size(); i++) {
      Question.Statement fact = facts.get(i);
      if (fact.attribute().equals("task.purpose")
          && fact.source().compareTo(Source.VOUCHED) >= 0
          && fact.value() instanceof Sent.Value<Json>(Json.Text(String purpose))) {
        refund = purpose.equals("refund");
      }
    }
    if (!refund || !ACCOUNTS.contains(account) || amount.compareTo(MOST) > 0) {
      return false;
    }
    boolean trusted = true;
    for (int i = 0; i < chain.size(); i++) {
      trusted &= chain.get(i).trust().compareTo(Source.VOUCHED) >= 0;
    }
    return trusted;
  }
}
