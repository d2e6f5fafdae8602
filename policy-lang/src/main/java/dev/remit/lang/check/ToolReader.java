package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.DoesAction;
import dev.remit.lang.ast.Declaration.DoesTarget;
import dev.remit.lang.ast.Declaration.ToolItem;
import dev.remit.lang.ast.Name;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.Catalogue.AccessRule;
import dev.remit.lang.schema.Catalogue.ActionRule;
import dev.remit.lang.schema.Catalogue.TargetRule;
import dev.remit.lang.schema.Catalogue.ToolEntry;
import dev.remit.lang.schema.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one tool: its arguments first, then what a call does, which the arguments type. */
final class ToolReader {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

  private final Types types;
  private final List<String> actions;
  private final Problems problems;

  ToolReader(Types types, List<String> actions, Problems problems) {
    this.types = types;
    this.actions = actions;
    this.problems = problems;
  }

  Optional<ToolEntry> read(Declaration.Tool written) {
    List<Type.Field> args = args(written);
    return entry(written, args, accesses(written, args, problems));
  }

  /**
   * A tool out of a file, whose accesses a pattern over names states: where one does not fit this
   * tool, none of them is taken, for a call would then be judged by a part of what it does.
   */
  Optional<ToolEntry> imported(Declaration.Tool written) {
    List<Type.Field> args = args(written);
    Problems own = problems.apart();
    List<AccessRule> accesses = accesses(written, args, own);
    Optional<Diagnostic> misfit =
        own.found().stream().filter(found -> found.code() == Code.BAD_ACCESS).findFirst();
    own.found().stream().filter(found -> found.code() != Code.BAD_ACCESS).forEach(problems::add);
    misfit.ifPresent(fault ->
        problems.add(
            new Diagnostic(
                Code.ACCESS_DOES_NOT_FIT,
                written.name().span(),
                "what is stated for this tool by its name does not fit its arguments, so what a call of it does stays"
                    + " undeclared: no permit that asks for its action or dataset ever holds, and each such deny is"
                    + " unknown",
                List.of(new Diagnostic.Label(fault.span(), fault.message())),
                Optional.of("state it in a block of its own, before the pattern"))));
    return entry(written, args, misfit.isEmpty() ? accesses : List.of());
  }

  /** What a pattern over names states is checked as far as no tool is needed for it. */
  void check(Declaration.ToolDefaults block) {
    for (ToolItem item : block.items()) {
      if (item instanceof ToolItem.Does(var action, var target, var span)) {
        switch (action) {
          case DoesAction.Fixed(var word, var at) -> known(word, problems);
          case DoesAction.FromArgument(var argument, var modes, var at) ->
              modes.forEach(mode -> known(mode.action(), problems));
        }
      }
    }
  }

  private List<Type.Field> args(Declaration.Tool written) {
    return only(written, ToolItem.Args.class)
        .map(item -> types.fields(item.fields()))
        .orElse(List.of());
  }

  private Optional<ToolEntry> entry(
      Declaration.Tool written, List<Type.Field> args, List<AccessRule> accesses) {
    if (written.items().stream().noneMatch(ToolItem.Does.class::isInstance)) {
      problems.add(
          Code.UNDECLARED_ACCESS,
          written.name().span(),
          "what a call of this tool does is not declared: no permit that asks for its action or dataset ever holds, and"
              + " each such deny is unknown",
          "state it: `does read on DATASET`, or `does execute` if it touches no data");
    }
    return name(written)
        .map(id ->
            new ToolEntry(
                id,
                args,
                only(written, ToolItem.ArgsOpen.class).isPresent(),
                accesses,
                only(written, ToolItem.Reversibility.class).map(ToolItem.Reversibility::reversible),
                digest(written)));
  }

  private Optional<Value.Tool> name(Declaration.Tool written) {
    List<String> texts = written.name().texts();
    if (written.family() && texts.size() == 1) {
      return Optional.of(new Value.Tool(texts.getFirst(), "*"));
    }
    if (!written.family() && texts.size() == 2) {
      return Optional.of(new Value.Tool(texts.getFirst(), texts.getLast()));
    }
    problems.add(
        Code.BAD_TOOL_NAME,
        written.name().span(),
        "a tool is a server and a name, two segments",
        "quote a segment that has a dot, as in crm.\"query.raw\"");
    return Optional.empty();
  }

  private <T extends ToolItem> Optional<T> only(Declaration.Tool written, Class<T> kind) {
    List<T> items = written.items().stream().filter(kind::isInstance).map(kind::cast).toList();
    items.stream()
        .skip(1)
        .forEach(again ->
            problems.duplicate(
                Code.DUPLICATE_FIELD,
                again.span(),
                items.getFirst().span(),
                "this is stated twice"));
    return items.stream().findFirst();
  }

  private Optional<String> digest(Declaration.Tool written) {
    return only(written, ToolItem.Digest.class)
        .filter(digest -> {
          boolean good = DIGEST.matcher(digest.digest()).matches();
          if (!good) {
            problems.add(
                Code.BAD_DIGEST,
                digest.digestSpan(),
                "a digest is `sha256:` and 64 lower-case hexadecimal digits");
          }
          return good;
        })
        .map(ToolItem.Digest::digest);
  }

  private List<AccessRule> accesses(
      Declaration.Tool written, List<Type.Field> args, Problems said) {
    AccessTargets targets = new AccessTargets(args, said);
    List<AccessRule> accesses = new ArrayList<>();
    for (ToolItem item : written.items()) {
      if (item instanceof ToolItem.Does(var action, var target, var span)) {
        Optional<ActionRule> what = action(action, args, said);
        Optional<TargetRule> on = target(target, targets);
        if (what.isPresent() && on.isPresent()) {
          accesses.add(new AccessRule(what.get(), on.get()));
        }
      }
    }
    return accesses;
  }

  private static Optional<TargetRule> target(DoesTarget target, AccessTargets targets) {
    return switch (target) {
      case DoesTarget.Nothing nothing -> Optional.of(new TargetRule.Nothing());
      case DoesTarget.FromRequest request -> Optional.of(new TargetRule.FromRequest());
      case DoesTarget.On on -> targets.on(on);
      case DoesTarget.Named named -> targets.named(named);
    };
  }

  private Optional<ActionRule> action(DoesAction written, List<Type.Field> args, Problems said) {
    return switch (written) {
      case DoesAction.Fixed(var action, var span) -> known(action, said).map(ActionRule.Fixed::new);
      case DoesAction.FromArgument from -> byArgument(from, args, said);
    };
  }

  private Optional<ActionRule> byArgument(
      DoesAction.FromArgument from, List<Type.Field> args, Problems said) {
    Optional<Type.Field> field = AccessTargets.argument(args, from.argument());
    boolean word =
        field
            .map(Type.Field::type)
            .filter(type -> type instanceof Type.Text || type instanceof Type.EnumOf)
            .isPresent();
    if (!word) {
      said.add(
          Code.BAD_ACCESS,
          from.argument().span(),
          "the action comes from an argument of this tool that is a string or an enum, written `args.NAME`");
      return Optional.empty();
    }
    Map<String, String> modes = new HashMap<>();
    for (DoesAction.Mode mode : from.modes()) {
      known(mode.action(), said)
          .ifPresent(action -> {
            if (modes.putIfAbsent(mode.value().text(), action) != null) {
              said.add(
                  Code.DUPLICATE_VALUE,
                  mode.span(),
                  "`" + mode.value().text() + "` stands here twice");
            }
          });
    }
    return Optional.of(
        new ActionRule.ByArgument(AccessTargets.path(from.argument()), Map.copyOf(modes)));
  }

  private Optional<String> known(Name.Segment action, Problems said) {
    if (actions.contains(action.text())) {
      return Optional.of(action.text());
    }
    said.unknown(
        Code.UNKNOWN_ACTION,
        action.span(),
        "there is no action `" + action.text() + "`",
        action.text(),
        actions,
        Optional.of("there are " + String.join(", ", actions)));
    return Optional.empty();
  }
}
