package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** What a file declares. */
public sealed interface Declaration {
  Span span();

  /** {@code group agents support = { "spiffe://acme.example/agent/support/**" }}. */
  record Group(Members kind, Name.Segment name, GroupMembers members, Span span)
      implements Declaration {
    public enum Members {
      AGENTS,
      PRINCIPALS
    }
  }

  /** {@code parameter max_age: duration default 90d}: what an import of this package may set. */
  record Parameter(Name.Segment name, ParameterType type, Optional<Expression> fallback, Span span)
      implements Declaration {}

  /** {@code action deploy, rollback}: actions of the site beside the built-in ones. */
  record Actions(List<Name.Segment> names, Span span) implements Declaration {
    public Actions {
      names = List.copyOf(names);
    }
  }

  /** {@code label pii, secret}. */
  record Labels(List<Name.Segment> names, Span span) implements Declaration {
    public Labels {
      names = List.copyOf(names);
    }
  }

  /**
   * {@code enum severity { low, high }}; {@code ordered} when written {@code enum severity ordered
   * { … }}.
   */
  record EnumType(Name.Segment name, boolean ordered, List<Name.Segment> values, Span span)
      implements Declaration {
    public EnumType {
      values = List.copyOf(values);
    }
  }

  /** {@code attribute task.ticket: string from registry}; a core attribute may be redeclared. */
  record Attribute(Name name, TypeName type, AttributeSource source, Span span)
      implements Declaration {}

  /** Where an attribute comes from. */
  sealed interface AttributeSource {
    /** {@code from registry}: the least source whose word counts. */
    record Floor(Name.Segment source) implements AttributeSource {}

    /**
     * {@code from agent.id matching "spiffe://saas.example/t/{tenant}/**"}: one segment of another
     * attribute's value. Of an identity the issuer may stand apart, {@code "https://idp.example" /
     * "t/{tenant}/*"}.
     */
    record Captured(Name attribute, IdentityPattern pattern) implements AttributeSource {}
  }

  /**
   * {@code tool crm.refund { … }}. The name's first segment is the server, the rest the tool's
   * name; a name with dots is one quoted segment. A last segment {@code *} admits a family.
   */
  record Tool(Name name, boolean family, List<ToolItem> items, Span span) implements Declaration {
    public Tool {
      items = List.copyOf(items);
    }
  }

  /** A line inside a tool. */
  sealed interface ToolItem {
    Span span();

    /** {@code args { customer: string }}. */
    record Args(List<TypeName.Field> fields, Span span) implements ToolItem {
      public Args {
        fields = List.copyOf(fields);
      }
    }

    /** {@code args open}: arguments that are not declared are let through, unread. */
    record ArgsOpen(Span span) implements ToolItem {}

    /** {@code does read on files at args.path}. */
    record Does(DoesAction action, DoesTarget target, Span span) implements ToolItem {}

    /** Whether what the tool does can be undone, as written. */
    record Reversibility(boolean reversible, Span span) implements ToolItem {}

    /** {@code digest "sha256:…"}: the definition is pinned. */
    record Digest(String digest, Span digestSpan, Span span) implements ToolItem {}

    /** {@code description "…"}: for people, without effect. */
    record Description(String text, Span span) implements ToolItem {}
  }

  /** What an access does. */
  sealed interface DoesAction {
    Span span();

    record Fixed(Name.Segment action, Span span) implements DoesAction {}

    /** {@code does action from args.mode { "r": read, "w": write } on …}. */
    record FromArgument(Name argument, List<Mode> modes, Span span) implements DoesAction {
      public FromArgument {
        modes = List.copyOf(modes);
      }
    }

    record Mode(Name.Segment value, Name.Segment action, Span span) {}
  }

  /** What an access is on. */
  sealed interface DoesTarget {
    /** No {@code on}: the tool touches no data. */
    record Nothing() implements DoesTarget {}

    /** {@code on crm.customers [at EXPRESSION]}. */
    record On(Name dataset, Optional<Expression> at, Span span) implements DoesTarget {}

    /** {@code on datasets from request}. */
    record FromRequest(Span span) implements DoesTarget {}

    /** {@code on args.table [at EXPRESSION]}: the argument, a {@code name}, names the dataset. */
    record Named(Expression dataset, Optional<Expression> at, Span span) implements DoesTarget {}
  }

  /** {@code dataset files at "/etc/**" { sensitivity restricted, labels { } }}. */
  record Dataset(Name name, Optional<Text> at, List<Property> properties, Span span)
      implements Declaration {
    public Dataset {
      properties = List.copyOf(properties);
    }
  }

  /** {@code agent "spiffe://acme.example/agent/7" { owner "team-crm", status active }}. */
  record Agent(IdentityPattern id, List<Property> properties, Span span) implements Declaration {
    public Agent {
      properties = List.copyOf(properties);
    }
  }

  /**
   * {@code tools github from "github.tools.json" { get_*, list_* { does read on repo } }}: the
   * tools of an MCP server out of its {@code tools/list} result.
   */
  record ToolsFile(Name.Segment server, Text file, List<ToolDefaults> defaults, Span span)
      implements Declaration {
    public ToolsFile {
      defaults = List.copyOf(defaults);
    }
  }

  /** What each tool does whose name one of the globs matches; {@code *} is any characters. */
  record ToolDefaults(List<Text> globs, List<ToolItem> items, Span span) {
    public ToolDefaults {
      globs = List.copyOf(globs);
      items = List.copyOf(items);
    }
  }

  /**
   * A tool out of a {@code tools/list} result, with what the first block of the declaration that
   * matches its name states. Where an access of that block does not fit its arguments, none is
   * declared.
   */
  record ImportedTool(Tool tool, Span span) implements Declaration {}

  /** {@code datasets from "datasets.yaml"}. */
  record DatasetsFile(Text file, Span span) implements Declaration {}

  /** {@code agents from "agents.csv"}. */
  record AgentsFile(Text file, Span span) implements Declaration {}

  /** {@code obligation watermark with { text: string equal, level: int max }}. */
  record ObligationKind(Name.Segment name, boolean before, List<ObligationField> fields, Span span)
      implements Declaration {
    public ObligationKind {
      fields = List.copyOf(fields);
    }
  }

  /** A field of an obligation; {@code merge} is min, max, union or equal, as written. */
  record ObligationField(
      Name.Segment name, ParameterType type, Optional<Name.Segment> merge, Span span) {}

  /** {@code schedule business = mon..fri 08:00..18:00 "Europe/Zurich" except holidays}. */
  record Schedule(
      Name.Segment name, List<Window> windows, Text zone, Optional<Name> except, Span span)
      implements Declaration {
    public Schedule {
      windows = List.copyOf(windows);
    }
  }

  /**
   * {@code mon..fri 08:00..18:00}; {@code last} is the first day again where one is written. An end
   * of {@code 24:00} is midnight, and {@code endOfDay}.
   */
  record Window(
      Name.Segment first,
      Name.Segment last,
      LocalTime from,
      LocalTime until,
      boolean endOfDay,
      Span span) {}

  /** {@code dates holidays = { 2026-12-25 }}, or {@code dates holidays from "holidays.csv"}. */
  record Dates(Name.Segment name, List<LocalDate> days, Optional<Text> file, Span span)
      implements Declaration {
    public Dates {
      days = List.copyOf(days);
    }
  }

  /**
   * {@code data tenant[id: string] complete { daily_spend: decimal } from "tenants.csv"}: rows by a
   * key. In a {@code complete} table a missing row is known to be missing.
   */
  record Data(
      Name.Segment name,
      Name.Segment keyName,
      TypeName keyType,
      boolean complete,
      List<TypeName.Field> fields,
      Optional<Text> file,
      Span span)
      implements Declaration {
    public Data {
      fields = List.copyOf(fields);
    }
  }

  /** {@code row tenant["acme"] { daily_spend 100.00 }}. */
  record Row(Name table, Expression key, List<Property> properties, Span span)
      implements Declaration {
    public Row {
      properties = List.copyOf(properties);
    }
  }

  /** {@code define trusted = condition}, {@code define within(a: decimal, b: decimal) = a <= b}. */
  record Define(
      Name.Segment name, List<DefineParameter> parameters, Expression condition, Span span)
      implements Declaration {
    public Define {
      parameters = List.copyOf(parameters);
    }
  }

  /** A parameter of a define. */
  record DefineParameter(Name.Segment name, TypeName type, Span span) {}

  /** {@code for agent in support_agents { rules }}: header clauses shared by the rules inside. */
  record For(List<Clause> header, List<Rule> rules, Span span) implements Declaration {
    public For {
      header = List.copyOf(header);
      rules = List.copyOf(rules);
    }
  }

  /**
   * {@code permit name "sentence" { … }}.
   *
   * @param observedUntil {@code observe until DATE} before it: until then without effect
   * @param everyActor where {@code for every actor} stands
   */
  record Rule(
      Kind kind,
      Name.Segment name,
      String sentence,
      Optional<Expression.DateLiteral> observedUntil,
      Optional<Span> everyActor,
      List<Clause> clauses,
      List<Grant> grants,
      List<Obligation> obligations,
      List<Name> tags,
      Span span)
      implements Declaration {
    public enum Kind {
      PERMIT,
      DENY,
      OBLIGE
    }

    public Rule {
      clauses = List.copyOf(clauses);
      grants = List.copyOf(grants);
      obligations = List.copyOf(obligations);
      tags = List.copyOf(tags);
    }
  }

  /** A fixture, or tests by it: nothing that decides. */
  record Tests(TestDeclaration tests) implements Declaration {
    @Override
    public Span span() {
      return tests.span();
    }
  }

  /** A clause of a rule; all of them must hold. */
  sealed interface Clause {
    Span span();

    /** {@code tool is crm.refund}: a header clause, read like {@code when}. */
    record Header(Expression condition, Optional<Text> because, Span span) implements Clause {}

    /** {@code because} says why a condition on the chain has no polarity. */
    record When(Expression condition, Optional<Text> because, Span span) implements Clause {}

    record Unless(Expression condition, Optional<Text> because, Span span) implements Clause {}

    /** {@code acts alone} or {@code acts alone or delegated}. */
    record ActsAlone(boolean orDelegated, Span span) implements Clause {}

    /** {@code without task} or {@code without credential}. */
    record Without(Part part, Span span) implements Clause {
      public enum Part {
        TASK,
        CREDENTIAL
      }
    }
  }

  /** {@code grant once for 1m}; {@code grant once} takes the bundle's {@code default_grant}. */
  record Grant(boolean once, Optional<Expression.DurationLiteral> duration, Span span) {}

  /** {@code with human_approval { approvers: crm_leads, count: 1 }}. */
  record Obligation(Name.Segment type, List<Property> fields, Span span) {
    public Obligation {
      fields = List.copyOf(fields);
    }
  }

  /** {@code owner "team-crm"} or {@code count: 1}. */
  record Property(Name.Segment name, Expression value, Span span) {}

  /**
   * {@code "spiffe://acme.example/agent/**"}, or {@code "https://idp.acme.example" / "leads/*"}.
   */
  record IdentityPattern(Optional<Text> issuer, Text subject, Span span) {}

  /** A quoted text, unescaped. */
  record Text(String text, Span span) {}
}
