package dev.remit.lang.fast;

import dev.remit.lang.canonical.DottedName;
import dev.remit.lang.compile.DottedPattern;
import dev.remit.lang.decide.Access;
import dev.remit.lang.decide.Call;
import dev.remit.lang.decide.CheckedScope;
import dev.remit.lang.decide.CheckedScope.DatasetScope;
import dev.remit.lang.decide.Digests;
import dev.remit.lang.decide.FirstSight;
import dev.remit.lang.decide.LiveState.Subject;
import dev.remit.lang.decide.Question;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.fast.SlotParts.Part;
import dev.remit.lang.ir.SlotLayout.FactKey;
import dev.remit.lang.runtime.Facts;
import dev.remit.lang.runtime.FactsRow;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Attribute;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of questions that were met before. One that was not is read by the reference, and kept
 * if it has no fault; null is one that is left to the reference.
 */
final class Recall {
  private static final int PARTIES = 256;
  private static final int CHAINS = 256;

  /** Of names and ids in a chain that is kept; a caller may send far larger ones. */
  static final int CHAIN_CHARS = 16 * 1024;

  private static final int CLAIMS = 256;
  private static final int DATASETS = 1024;

  private final Plan plan;
  private final Memo<Known.Agent> agents = new Memo<>(PARTIES);
  private final Memo<Known.Principal> principals = new Memo<>(PARTIES);
  private final Memo<Known.Chain> chains = new Memo<>(CHAINS);
  private final Memo<Known.Task> tasks = new Memo<>(CLAIMS);
  private final Memo<Known.Credential> credentials = new Memo<>(CLAIMS);
  private final Memo<Known.Dataset> datasets = new Memo<>(DATASETS);
  private Optional<FirstSight> sight = Optional.empty();
  private boolean looked;

  Recall(Plan plan) {
    this.plan = plan;
  }

  /** Before each question. */
  void begin() {
    sight = Optional.empty();
    looked = false;
  }

  private Optional<FirstSight> sight(Question question) {
    if (!looked) {
      looked = true;
      sight = FirstSight.of(question, plan.bundle);
    }
    return sight;
  }

  private static final Access NOTHING =
      new Access(new Access.Part.None<>(), new Access.Part.None<>(), new Access.Part.None<>());

  Known.@Nullable Agent agent(Value.Identity identity, Question question) {
    int hash = identity.hashCode();
    Known.Agent met = agents.at(hash);
    if (met != null && met.identity().equals(identity)) {
      return met;
    }
    Optional<FirstSight> first = sight(question);
    if (first.isEmpty()) {
      return null;
    }
    Known.Agent known = agent(first.get());
    agents.put(hash, known);
    return known;
  }

  private Known.Agent agent(FirstSight first) {
    Facts facts = first.factsAlone(NOTHING);
    boolean[] stated = new boolean[plan.statements.size()];
    for (Plan.Statement statement : plan.statements.values()) {
      stated[statement.number()] = !first.fromEntry(statement.attribute());
    }
    Predicate<Attribute> own =
        attribute -> {
          Plan.Statement statement = plan.statements.get(attribute.name());
          Part part = SlotParts.part(attribute, plan.bundle.attributes());
          return part == Part.AGENT
              || (part == Part.STATEMENT && statement != null && !stated[statement.number()]);
        };
    return new Known.Agent(
        first.call().agent(),
        new Subject.Agent(first.call().agent()),
        facts.row(0, slots(plan.layout.facts(), own)),
        facts.row(facts.actorAt(0), slots(plan.layout.actorFacts(), own)),
        stated);
  }

  private int[] slots(List<? extends FactKey> keys, Predicate<Attribute> which) {
    return IntStream.range(0, keys.size())
        .filter(slot ->
            keys.get(slot) instanceof FactKey.Core core
                && plan.bundle.attributes().attribute(core.name()).filter(which).isPresent())
        .toArray();
  }

  Known.@Nullable Principal principal(Value.Identity identity, Question question) {
    int hash = identity.hashCode();
    Known.Principal met = principals.at(hash);
    if (met != null && met.identity().equals(identity)) {
      return met;
    }
    Optional<FirstSight> first = sight(question);
    if (first.isEmpty()) {
      return null;
    }
    Value.Identity principal = first.get().call().principal();
    Known.Principal known =
        new Known.Principal(
            principal,
            new Subject.Principal(principal),
            new Subject.Root(principal),
            plan.bundle.settings().roots().contains(principal),
            first.get().facts(NOTHING).row(0, plan.slots(Part.PRINCIPAL)));
    principals.put(hash, known);
    return known;
  }

  Known.@Nullable Chain chain(
      List<Question.Hop> hops, Known.Agent agent, Known.Principal principal, Question question) {
    int hash = SameChain.hash(hops) * 31 + agent.identity().hashCode();
    Known.Chain met = chains.at(hash);
    if (met != null
        && met.agent().equals(agent.identity())
        && met.principal().equals(principal.identity())
        && SameChain.same(met.sent(), hops)) {
      return met;
    }
    Optional<FirstSight> first = sight(question).filter(FirstSight::linked);
    if (first.isEmpty()) {
      return null;
    }
    Known.Chain known = chain(hops, first.get());
    if (SameChain.chars(hops) <= CHAIN_CHARS) {
      chains.put(hash, known);
    }
    return known;
  }

  private Known.Chain chain(List<Question.Hop> sent, FirstSight first) {
    Call call = first.call();
    Facts facts = first.facts(NOTHING);
    List<Call.Hop> hops = call.chain();
    int[] hopSlots = IntStream.range(0, plan.layout.hopFacts().size()).toArray();
    FactsRow[] ofHops = new FactsRow[hops.size()];
    for (int hop = 0; hop < ofHops.length; hop++) {
      ofHops[hop] = facts.row(facts.hopAt(hop), hopSlots);
    }
    FactsRow[] ofActors = new FactsRow[facts.actors()];
    for (int actor = 0; actor < ofActors.length; actor++) {
      ofActors[actor] = facts.row(facts.actorAt(actor), plan.parts.actorSlots());
    }
    List<Subject> subjects = new ArrayList<>();
    Instant notBefore = Instant.MIN;
    Instant expiresAt = Instant.MAX;
    for (Call.Hop hop : hops) {
      subjects.add(new Subject.Delegation(hop.delegation()));
      subjects.add(new Subject.Agent(hop.to()));
      subjects.add(new Subject.Task(hop.task()));
      notBefore = hop.notBefore().isAfter(notBefore) ? hop.notBefore() : notBefore;
      expiresAt = hop.expiresAt().isBefore(expiresAt) ? hop.expiresAt() : expiresAt;
    }
    return new Known.Chain(
        List.copyOf(sent),
        call.agent(),
        call.principal(),
        facts.row(0, plan.slots(Part.CHAIN)),
        ofHops,
        ofActors,
        first.actingActor(),
        hops.isEmpty() ? "" : hops.getLast().task(),
        notBefore,
        expiresAt,
        subjects.toArray(Subject[]::new),
        scoped(hops),
        Digests.chain(hops));
  }

  private static Known.Scoped scoped(List<Call.Hop> hops) {
    CheckedScope scope =
        hops.isEmpty()
            ? new CheckedScope(
                new Bound.All<>(), new Bound.All<>(), new Bound.All<>(), new Bound.All<>())
            : hops.getLast().scope();
    DottedPattern[] patterns =
        scope.datasets() instanceof Bound.Only<DatasetScope>(List<DatasetScope> only)
            ? only.stream()
                .map(each -> new DottedPattern(each.name()))
                .toArray(DottedPattern[]::new)
            : new DottedPattern[0];
    return new Known.Scoped(scope, patterns);
  }

  Known.@Nullable Task task(Question.TaskClaim claim, Question question) {
    int hash = claim.id().hashCode();
    Known.Task met = tasks.at(hash);
    if (met != null && met.claim().equals(claim)) {
      return met;
    }
    Optional<FirstSight> first = FirstSight.ofClaims(question, plan.bundle);
    if (first.isEmpty()) {
      return null;
    }
    Known.Task known =
        new Known.Task(
            claim,
            new Subject.Task(claim.id()),
            first.get().facts(NOTHING).row(0, plan.slots(Part.TASK)));
    tasks.put(hash, known);
    return known;
  }

  Known.@Nullable Credential credential(Question.CredentialClaim claim, Question question) {
    int hash = claim.id().hashCode();
    Known.Credential met = credentials.at(hash);
    if (met != null && met.claim().equals(claim)) {
      return met;
    }
    Optional<FirstSight> first = FirstSight.ofClaims(question, plan.bundle);
    if (first.isEmpty()) {
      return null;
    }
    Known.Credential known =
        new Known.Credential(
            claim,
            new Subject.Credential(claim.id()),
            first.get().facts(NOTHING).row(0, plan.slots(Part.CREDENTIAL)));
    credentials.put(hash, known);
    return known;
  }

  /** A dataset by its name, whole. */
  Known.@Nullable Dataset dataset(String text, Question question) {
    int hash = text.hashCode();
    Known.Dataset met = datasets.at(hash);
    if (met != null && met.text().equals(text)) {
      return met;
    }
    Optional<Value.Name> name = DottedName.read(text);
    Optional<FirstSight> first = sight(question);
    if (name.isEmpty() || first.isEmpty()) {
      return null;
    }
    Known.Dataset known =
        dataset(
            first.get(),
            new Access(
                new Access.Part.None<>(),
                new Access.Part.Known<>(name.get()),
                new Access.Part.None<>()));
    datasets.put(hash, known);
    return known;
  }

  /** What lies at a path of a dataset: read anew each time. */
  Known.@Nullable Dataset dataset(Value.Name name, Value.Path path, Question question) {
    Optional<FirstSight> first = sight(question);
    return first.isEmpty()
        ? null
        : dataset(
            first.get(),
            new Access(
                new Access.Part.None<>(),
                new Access.Part.Known<>(name),
                new Access.Part.Known<>(path)));
  }

  /** What is read of no dataset. */
  Known.@Nullable Dataset nothing(Question question) {
    Known.Dataset met = datasets.at(0);
    if (met != null && met.isNone()) {
      return met;
    }
    Optional<FirstSight> first = sight(question);
    if (first.isEmpty()) {
      return null;
    }
    Known.Dataset known = dataset(first.get(), NOTHING);
    datasets.put(0, known);
    return known;
  }

  private Known.Dataset dataset(FirstSight first, Access access) {
    String text =
        access.dataset() instanceof Access.Part.Known<Value.Name>(Value.Name name)
            ? name.toString()
            : "";
    int[] slots = slots(plan.layout.facts(), Recall::isOfDataset);
    return new Known.Dataset(access.dataset(), text, first.facts(access).row(0, slots));
  }

  private static boolean isOfDataset(Attribute attribute) {
    return attribute.supply() == Attribute.Supply.ACCESS && !attribute.name().equals("action");
  }
}
