package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Declaration.Property;
import dev.remit.lang.ast.Expression;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.ParameterType;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.NamePattern;
import dev.remit.lang.schema.Type;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gives the parameters of a pack their values: what an import says, else the default. Where neither
 * is there, or is at fault, a parameter has a value of its type that nothing equals, so that the
 * pack's rules are checked all the same.
 */
final class Parameters {
  private final Problems problems;
  private final Types types;
  private final GroupResolver groups;
  private final Map<String, Vocabulary.Parameter> values = new HashMap<>();

  Parameters(Problems problems, Types types, GroupResolver groups) {
    this.problems = problems;
    this.types = types;
    this.groups = groups;
  }

  /** By {@code module.name}. */
  Map<String, Vocabulary.Parameter> values() {
    return Map.copyOf(values);
  }

  void bind(Module module, List<Declaration.Parameter> declared) {
    Map<String, Property> arguments = arguments(module, declared);
    for (Declaration.Parameter parameter : declared) {
      String id = module.id() + "." + parameter.name().text();
      Optional<Property> argument = Optional.ofNullable(arguments.get(parameter.name().text()));
      switch (parameter.type()) {
        case ParameterType.Group group -> group(id, parameter, group, argument, module);
        case ParameterType.Value value -> {
          Optional<Type> type = type(value);
          type.ifPresent(of -> values.put(id, value(parameter, of, argument, module)));
        }
      }
    }
  }

  private Map<String, Property> arguments(Module module, List<Declaration.Parameter> declared) {
    Map<String, Property> stated = new TreeMap<>();
    List<String> names = declared.stream().map(each -> each.name().text()).toList();
    List<Property> written =
        module.instance().flatMap(instance -> instance.written().arguments()).orElse(List.of());
    for (Property argument : written) {
      Name.Segment name = argument.name();
      if (!names.contains(name.text())) {
        problems.unknown(
            Code.PACK_ARGUMENT,
            name.span(),
            "`" + module.packageName() + "` has no parameter `" + name.text() + "`",
            name.text(),
            names,
            Optional.of("it has " + String.join(", ", names)));
      } else if (stated.putIfAbsent(name.text(), argument) != null) {
        problems.add(
            Code.DUPLICATE_FIELD, name.span(), "`" + name.text() + "` is given a value twice");
      }
    }
    return stated;
  }

  private Optional<Type> type(ParameterType.Value written) {
    return types
        .read(written.type())
        .filter(read -> {
          boolean constant = isConstant(read.type());
          if (read.optional() || !constant) {
            problems.add(
                Code.BAD_PARAMETER,
                written.span(),
                "a parameter holds a single value, or a list or a set of them, and is never none");
          }
          return constant;
        })
        .map(Types.Read::type);
  }

  private static boolean isConstant(Type type) {
    return switch (type) {
      case Type.RecordOf any -> false;
      case Type.Json any -> false;
      case Type.SetOf(Type of, int max) -> isConstant(of);
      case Type.ListOf(Type of, int max) -> isConstant(of);
      default -> true;
    };
  }

  private void missing(Declaration.Parameter parameter, Module module) {
    module
        .instance()
        .ifPresent(instance ->
            problems.add(
                new Diagnostic(
                    Code.PACK_ARGUMENT,
                    instance.written().packageName().span(),
                    "`"
                        + module.packageName()
                        + "` needs its parameter `"
                        + parameter.name().text()
                        + "`, which has no default",
                    List.of(declared(parameter)),
                    Optional.empty())));
  }

  private static Diagnostic.Label declared(Declaration.Parameter parameter) {
    return new Diagnostic.Label(parameter.name().span(), "the parameter is declared here");
  }

  private void group(
      String id,
      Declaration.Parameter parameter,
      ParameterType.Group type,
      Optional<Property> argument,
      Module module) {
    parameter
        .fallback()
        .ifPresent(fallback ->
            problems.add(
                Code.BAD_PARAMETER,
                fallback.span(),
                "a parameter that is a group has no default: each import names its own"));
    Optional<Name> name =
        argument.flatMap(given ->
            given.value() instanceof Expression.Reference(Name reference)
                ? Optional.of(reference)
                : Optional.empty());
    if (argument.isEmpty()) {
      missing(parameter, module);
    } else if (name.isEmpty()) {
      problems.add(
          new Diagnostic(
              Code.PACK_ARGUMENT,
              argument.get().value().span(),
              "the name of a group is expected here, and this is "
                  + Shown.kind(argument.get().value()),
              List.of(declared(parameter)),
              Optional.empty()));
    }
    Scope importer =
        module.instance().map(Module.Instance::importer).orElse(new Scope(module.id(), Map.of()));
    groups.give(id, parameter.name(), type.kind(), name, importer);
  }

  private Vocabulary.Parameter value(
      Declaration.Parameter parameter, Type type, Optional<Property> argument, Module module) {
    Optional<Vocabulary.Parameter> fallback =
        parameter.fallback().flatMap(written -> read(parameter, written, type, Optional.empty()));
    if (argument.isEmpty() && parameter.fallback().isEmpty()) {
      missing(parameter, module);
    }
    return argument
        .flatMap(given -> read(parameter, given.value(), type, Optional.of(declared(parameter))))
        .or(() -> fallback)
        .orElseGet(() ->
            parameter(
                parameter,
                new TypedOperand.Constant(new Value.Opaque(), type, parameter.name().span()),
                List.of()));
  }

  private Optional<Vocabulary.Parameter> read(
      Declaration.Parameter parameter,
      Expression written,
      Type type,
      Optional<Diagnostic.Label> label) {
    Problems found = problems.apart();
    List<NamePattern> patterns = new ArrayList<>();
    Expression values = withoutPatterns(written, type, patterns);
    Optional<Value> value = new Constants(found).read(values, type);
    if (label.isPresent()) {
      problems.addAll(found, label.get());
    } else {
      found.found().forEach(problems::add);
    }
    return value.map(constant ->
        parameter(parameter, new TypedOperand.Constant(constant, type, written.span()), patterns));
  }

  /** A set of names or of tools may have patterns among its elements, as after {@code in}. */
  private static Expression withoutPatterns(
      Expression written, Type type, List<NamePattern> patterns) {
    boolean named =
        type instanceof Type.SetOf(Type of, int max)
            && (of instanceof Type.Name || of instanceof Type.Tool);
    if (!named || !(written instanceof Expression.SetLiteral(var elements, Span span))) {
      return written;
    }
    List<Expression> others = new ArrayList<>();
    for (Expression element : elements) {
      if (element instanceof Expression.PatternLiteral(var pattern)) {
        patterns.add(new NamePattern(pattern.segments()));
      } else {
        others.add(element);
      }
    }
    return new Expression.SetLiteral(others, span);
  }

  private static Vocabulary.Parameter parameter(
      Declaration.Parameter parameter, TypedOperand.Constant value, List<NamePattern> patterns) {
    return new Vocabulary.Parameter(parameter.name(), value, patterns);
  }
}
