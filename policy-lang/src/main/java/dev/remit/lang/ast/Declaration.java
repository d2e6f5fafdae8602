package dev.remit.lang.ast;

import dev.remit.lang.source.Span;
import java.util.List;
import java.util.Optional;

/** What a file declares. */
public sealed interface Declaration {
  Span span();

  /** {@code group agents support = { "spiffe://acme.example/agent/support/**" }}. */
  record Group(Members kind, Name.Segment name, List<IdentityPattern> members, Span span)
      implements Declaration {
    public enum Members {
      AGENTS,
      PRINCIPALS
    }

    public Group {
      members = List.copyOf(members);
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
  record Attribute(Name name, TypeName type, Name.Segment source, Span span)
      implements Declaration {}

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

  /** {@code define trusted = condition}. Parameters come with the complete language. */
  record Define(Name.Segment name, Expression condition, Span span) implements Declaration {}

  /** {@code for agent in support_agents { rules }}: header clauses shared by the rules inside. */
  record For(List<Clause> header, List<Rule> rules, Span span) implements Declaration {
    public For {
      header = List.copyOf(header);
      rules = List.copyOf(rules);
    }
  }

  /** {@code permit name "sentence" { … }}. */
  record Rule(
      Kind kind,
      Name.Segment name,
      String sentence,
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

  /** A clause of a rule; all of them must hold. */
  sealed interface Clause {
    Span span();

    /** {@code tool is crm.refund}: a header clause, read like {@code when}. */
    record Header(Expression condition, Span span) implements Clause {}

    record When(Expression condition, Span span) implements Clause {}

    record Unless(Expression condition, Span span) implements Clause {}

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
