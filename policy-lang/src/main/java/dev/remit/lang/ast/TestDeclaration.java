package dev.remit.lang.ast;

import dev.remit.lang.ast.Declaration.IdentityPattern;
import dev.remit.lang.ast.Declaration.Text;
import dev.remit.lang.source.Span;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What of a file says how its policies are tested. */
public sealed interface TestDeclaration {
  Span span();

  /** {@code fixture ticket { … }}, {@code fixture refund from ticket with … { … }}. */
  record Fixture(Name.Segment name, Optional<Given> base, List<Item> items, Span span)
      implements TestDeclaration {
    public Fixture {
      items = List.copyOf(items);
    }
  }

  /** {@code test "…" { given ticket … expect … }}. */
  record Test(Text name, Body body, Span span) implements TestDeclaration {}

  /** {@code table "…" given ticket { call crm.refund { amount } || expect … }}. */
  record Table(Text name, Optional<Given> given, Head head, List<Row> rows, Span span)
      implements TestDeclaration {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /** {@code scenario "…" given ticket { step "…" { … } wait 5m … }}. */
  record Scenario(Text name, Optional<Given> given, List<Event> events, Span span)
      implements TestDeclaration {
    public Scenario {
      events = List.copyOf(events);
    }
  }

  /**
   * {@code always "…" { when … expect … }}: each request for which the clauses are true is answered
   * so; with {@code never} none is.
   */
  record Invariant(
      boolean always,
      Text name,
      Optional<Given> given,
      List<Declaration.Clause> clauses,
      List<Expectation> expectations,
      Span span)
      implements TestDeclaration {
    public Invariant {
      clauses = List.copyOf(clauses);
      expectations = List.copyOf(expectations);
    }
  }

  /** {@code given ticket with credential.kind: static_key}. */
  record Given(Name fixture, List<Item> changes, Span span) {
    public Given {
      changes = List.copyOf(changes);
    }
  }

  /** What a test, or a step, says: of several fixtures only the first counts. */
  record Body(List<Given> givens, List<Item> items, List<Expectation> expectations) {
    public Body {
      givens = List.copyOf(givens);
      items = List.copyOf(items);
      expectations = List.copyOf(expectations);
    }
  }

  /** A part of a request, or of the world that it comes into. */
  sealed interface Item {
    Span span();

    /** {@code agent "spiffe://…" from vouched}. */
    record Agent(IdentityPattern id, Optional<Name.Segment> origin, Span span) implements Item {}

    /** {@code principal "https://idp.acme.example" / "emma"}. */
    record Principal(IdentityPattern id, Optional<Name.Segment> origin, Span span)
        implements Item {}

    /** {@code chain principal -> agent { … } from vouched}. */
    record Chain(Party root, List<Delegation> hops, Span span) implements Item {
      public Chain {
        hops = List.copyOf(hops);
      }
    }

    /** {@code chain none}. */
    record ChainWord(Name.Segment word, Span span) implements Item {}

    /** {@code hop 0 { until: 10:00 }}: one hop of the chain, otherwise. */
    record Hop(int index, List<Entry> bounds, Optional<Name.Segment> origin, Span span)
        implements Item {
      public Hop {
        bounds = List.copyOf(bounds);
      }
    }

    /** {@code task { id: "t-1" }}, {@code credential { … }}. */
    record Part(OfRequest part, List<Entry> entries, Optional<Name.Segment> origin, Span span)
        implements Item {
      public Part {
        entries = List.copyOf(entries);
      }
    }

    /** {@code task none}, {@code credential none}. */
    record PartWord(OfRequest part, Name.Segment word, Span span) implements Item {}

    /** {@code call crm.query { customer: "c-9" }}. */
    record Call(Name tool, List<Entry> arguments, Optional<Name.Segment> origin, Span span)
        implements Item {
      public Call {
        arguments = List.copyOf(arguments);
      }
    }

    /** {@code datasets { crm.customers, files at "/a" }}: what the caller says is touched. */
    record Datasets(List<Written> datasets, Optional<Name.Segment> origin, Span span)
        implements Item {
      public Datasets {
        datasets = List.copyOf(datasets);
      }
    }

    /** {@code datasets none}, {@code datasets unknown}. */
    record DatasetsWord(Name.Segment word, Span span) implements Item {}

    /** {@code at 2026-11-23T11:00:00Z}. */
    record At(Written time, Span span) implements Item {}

    /** {@code supports { human_approval }}: the obligations that the enforcement point does. */
    record Supports(List<Name.Segment> obligations, Span span) implements Item {
      public Supports {
        obligations = List.copyOf(obligations);
      }
    }

    /** {@code supports all}. */
    record SupportsAll(Span span) implements Item {}

    /** {@code revoked agent "spiffe://…"}. */
    record Revoked(Name.Segment what, IdentityPattern who, Span span) implements Item {}

    /** {@code approved by "https://idp.acme.example" / "lead"}. */
    record Approved(IdentityPattern by, Span span) implements Item {}

    /** {@code row tenant["acme"] { daily_spend 100.00 }}: beside those of the bundle. */
    record DataRow(Declaration.Row row, Span span) implements Item {}

    /** {@code without credential.binding}: nothing says what it is. */
    record Without(List<Name> names, Span span) implements Item {
      public Without {
        names = List.copyOf(names);
      }
    }

    /** {@code task.purpose: "support" from asserted}. */
    record Setting(Name name, Written value, Optional<Name.Segment> origin, Span span)
        implements Item {}
  }

  enum OfRequest {
    TASK,
    CREDENTIAL
  }

  /** Who is in a chain. */
  sealed interface Party {
    record Principal() implements Party {}

    record Agent() implements Party {}

    record Named(IdentityPattern id) implements Party {}
  }

  record Delegation(Party to, List<Entry> bounds, Optional<Name.Segment> origin, Span span) {
    public Delegation {
      bounds = List.copyOf(bounds);
    }
  }

  /** {@code name: value}. */
  record Entry(Name.Segment name, Written value, Optional<Name.Segment> origin, Span span) {}

  /** A value as written. */
  sealed interface Written {
    Span span();

    record Fields(List<Entry> entries, Span span) implements Written {
      public Fields {
        entries = List.copyOf(entries);
      }
    }

    record Elements(List<Written> elements, Span span) implements Written {
      public Elements {
        elements = List.copyOf(elements);
      }
    }

    /** {@code 0.00..100.00}, both ends included. */
    record Range(Optional<BigDecimal> min, Optional<BigDecimal> max, Span span)
        implements Written {}

    /** {@code all}. */
    record All(Span span) implements Written {}

    /** {@code unknown}: nothing says what it is. */
    record Unknown(Span span) implements Written {}

    /** {@code 10:00}: of the day of {@code at}, UTC. */
    record TimeOfDay(LocalTime time, Span span) implements Written {}

    /** {@code files at "/a/**"}. */
    record Placed(Expression name, Text path, Span span) implements Written {}

    record Plain(Expression value) implements Written {
      @Override
      public Span span() {
        return value.span();
      }
    }
  }

  /** What is expected of a decision; all of its parts. */
  record Expectation(Verdict verdict, List<Part> parts, Span span) {
    public Expectation {
      parts = List.copyOf(parts);
    }

    public enum Verdict {
      ALLOW,
      DENY,
      MALFORMED,
      LISTED,
      HIDDEN
    }

    public sealed interface Part {
      Span span();

      /** {@code NOT_PERMITTED}. */
      record Reason(Name.Segment code, Span span) implements Part {}

      /** {@code by small_refund}. */
      record Rule(Name rule, Span span) implements Part {}

      /** {@code once}, or {@code not once}. */
      record Once(boolean once, Span span) implements Part {}

      /** {@code for 1m}. */
      record For(Duration duration, Span span) implements Part {}

      /** {@code until 11:05}. */
      record Until(Written time, Span span) implements Part {}

      /** {@code hop 1}. */
      record Hop(int index, Span span) implements Part {}

      /** {@code unknown credential.binding}. */
      record Unknown(Name fact, Span span) implements Part {}

      /** {@code "chain.hops[1].expires_at"}: a field that is malformed. */
      record Field(Text field, Span span) implements Part {}

      /** {@code with human_approval { count: 1 }}; of its fields those that are written. */
      record Obligation(Name.Segment type, List<Entry> fields, Span span) implements Part {
        public Obligation {
          fields = List.copyOf(fields);
        }
      }

      /** {@code no obligations}, or {@code no other obligations}. */
      record Nothing(boolean other, Name.Segment what, Span span) implements Part {}
    }
  }

  /**
   * The columns of a table.
   *
   * @param call replaces that of the fixture, with those arguments that are no columns
   * @param columns in the order of the cells, first those of the call: {@code args.amount}
   * @param file where rows are beside those written
   */
  record Head(Optional<Item.Call> call, List<Name> columns, Optional<Text> file, Span span) {
    public Head {
      columns = List.copyOf(columns);
    }
  }

  record Row(List<Written> cells, Expectation expectation, Span span) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** What happens in a scenario, one after the other. */
  sealed interface Event {
    Span span();

    /** {@code step "…" { … expect … }}. */
    record Step(Text name, Body body, Span span) implements Event {}

    /** {@code wait 5m}. */
    record Wait(Duration duration, Span span) implements Event {}

    /** What is otherwise from here on. */
    record Change(Item item, Span span) implements Event {}
  }
}
