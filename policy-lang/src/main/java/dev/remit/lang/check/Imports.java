package dev.remit.lang.check;

import dev.remit.lang.ast.Declaration;
import dev.remit.lang.ast.Name;
import dev.remit.lang.ast.PolicyFile;
import dev.remit.lang.ast.PolicyFile.Import;
import dev.remit.lang.diagnostic.Code;
import dev.remit.lang.diagnostic.Diagnostic;
import dev.remit.lang.source.SourceFile;
import dev.remit.lang.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resolves what each file imports, and so which modules a bundle has: its packages, and of each
 * pack the instances that imports make.
 */
final class Imports {
  private final Problems problems;
  private final Map<String, List<PolicyFile>> packages = new TreeMap<>();
  private final Map<SourceFile, Map<String, Scope.Imported>> imported = new HashMap<>();
  private final Map<String, Span> instances = new HashMap<>();
  private final Map<String, List<Module.Instance>> instancesOf = new TreeMap<>();
  private final Set<String> named = new HashSet<>();

  Imports(Problems problems) {
    this.problems = problems;
  }

  List<Module> modules(List<PolicyFile> files) {
    files.forEach(file ->
        packages
            .computeIfAbsent(Names.dotted(file.packageName()), name -> new ArrayList<>())
            .add(file));
    new ImportCycles(problems).check(files);
    files.forEach(this::resolve);
    List<Module> modules = new ArrayList<>();
    packages.forEach((name, of) -> modules.addAll(isPack(name) ? instances(name) : plain(name)));
    return List.copyOf(modules);
  }

  private List<PolicyFile> filesOf(String packageName) {
    return packages.getOrDefault(packageName, List.of());
  }

  private boolean isPack(String packageName) {
    return filesOf(packageName).stream()
        .flatMap(file -> file.declarations().stream())
        .anyMatch(Declaration.Parameter.class::isInstance);
  }

  private List<Module> plain(String name) {
    return List.of(new Module(name, name, true, parts(name, name), Optional.empty()));
  }

  /** Of a pack that nothing imports, one that is checked and has no effect. */
  private List<Module> instances(String name) {
    List<Module.Instance> made = instancesOf.getOrDefault(name, List.of());
    if (made.isEmpty()) {
      if (!named.contains(name)) {
        problems.add(
            Code.PACK_WITHOUT_IMPORT,
            filesOf(name).getFirst().packageName().span(),
            "no import puts this pack into effect, so its rules do nothing",
            "write `import " + name + " with { … }` in a file of another package");
      }
      return List.of(new Module(name, name, false, parts(name, name), Optional.empty()));
    }
    return made.stream()
        .map(instance -> {
          String id = id(name, instance.written());
          return new Module(id, name, true, parts(name, id), Optional.of(instance));
        })
        .toList();
  }

  private List<Module.Part> parts(String packageName, String module) {
    return filesOf(packageName).stream()
        .map(file -> new Module.Part(file, scope(file, module)))
        .toList();
  }

  private Scope scope(PolicyFile file, String module) {
    return new Scope(module, imported.getOrDefault(file.span().file(), Map.of()));
  }

  private static String id(String pack, Import written) {
    return written.alias().map(alias -> pack + "." + alias.text()).orElse(pack);
  }

  private void resolve(PolicyFile file) {
    Map<String, Scope.Imported> found = new TreeMap<>();
    imported.put(file.span().file(), found);
    List<Import> making = new ArrayList<>();
    for (Import each : file.imports()) {
      Name.Segment qualifier = each.alias().orElse(each.packageName().segments().getLast());
      Scope.Imported before = found.get(qualifier.text());
      named.add(Names.dotted(each.packageName()));
      if (Names.isTaken(qualifier.text())) {
        problems.add(
            Code.BAD_QUALIFIER,
            qualifier.span(),
            "`" + qualifier.text() + ".x` already reads an attribute, so no import is named so",
            "import it under another name: `import "
                + Names.dotted(each.packageName())
                + " as NAME`");
      } else if (before != null && !isAnother(each)) {
        problems.duplicate(
            Code.DUPLICATE_INSTANCE,
            qualifier.span(),
            before.span(),
            "the pack is in effect under this name already; name a second one with `as NAME`");
      } else if (before != null) {
        problems.duplicate(
            Code.BAD_QUALIFIER,
            qualifier.span(),
            before.span(),
            "two imports of this file are named `"
                + qualifier.text()
                + "`; give one another name, with `as NAME`");
      } else {
        Optional<String> module = module(file, each);
        found.put(qualifier.text(), new Scope.Imported(module, qualifier.span()));
        module.filter(name -> each.arguments().isPresent()).ifPresent(name -> making.add(each));
      }
    }
    String own = Names.dotted(file.packageName());
    making.forEach(each ->
        instancesOf
            .computeIfAbsent(Names.dotted(each.packageName()), name -> new ArrayList<>())
            .add(new Module.Instance(each, scope(file, own))));
  }

  /** Whether an import makes no instance that is there already. */
  private boolean isAnother(Import written) {
    return written.arguments().isEmpty()
        || !instances.containsKey(id(Names.dotted(written.packageName()), written));
  }

  /** The module that an import means; empty with the fault said. */
  private Optional<String> module(PolicyFile file, Import written) {
    String name = Names.dotted(written.packageName());
    String own = Names.dotted(file.packageName());
    Span span = written.packageName().span();
    if (!packages.containsKey(name)) {
      problems.unknown(
          Code.UNKNOWN_PACKAGE,
          span,
          "no file of this bundle is of a package `" + name + "`",
          name,
          packages.keySet(),
          Optional.of("there are " + String.join(", ", packages.keySet())));
    } else if (name.equals(own)) {
      problems.add(
          Code.SELF_IMPORT,
          span,
          "this file is of the package `" + name + "` itself, whose names need no import");
    } else if (!isPack(name)) {
      return written.arguments().isEmpty() ? Optional.of(name) : notAPack(written, name);
    } else if (written.arguments().isEmpty()) {
      problems.add(
          Code.PACK_WITHOUT_WITH,
          span,
          "`" + name + "` is a pack: it has parameters, and its rules take effect with arguments",
          "write `import "
              + name
              + " with { … }`; with empty braces every parameter has its default");
    } else if (isPack(own)) {
      problems.add(
          Code.NESTED_PACK,
          span,
          "a pack puts no other pack into effect; import `"
              + name
              + "` where this one is imported");
    } else {
      return instance(written, name);
    }
    return Optional.empty();
  }

  private Optional<String> notAPack(Import written, String name) {
    problems.add(
        Code.NOT_A_PACK,
        written.packageName().span(),
        "the package `"
            + name
            + "` declares no `parameter`, so it takes no arguments and its rules are in effect already",
        "write `import " + name + "`");
    return Optional.of(name);
  }

  private Optional<String> instance(Import written, String name) {
    String id = id(name, written);
    Span span = written.alias().map(Name.Segment::span).orElse(written.packageName().span());
    Span before = instances.putIfAbsent(id, span);
    if (before != null) {
      problems.duplicate(
          Code.DUPLICATE_INSTANCE,
          span,
          before,
          "the pack is in effect under this name already; name a second one with `as NAME`");
      return Optional.empty();
    }
    if (!id.equals(name) && packages.containsKey(id)) {
      problems.add(
          new Diagnostic(
              Code.DUPLICATE_INSTANCE,
              span,
              "there is a package `" + id + "`, whose rules have such ids; choose another name",
              List.of(
                  new Diagnostic.Label(
                      filesOf(id).getFirst().packageName().span(), "declared here")),
              Optional.empty()));
      return Optional.empty();
    }
    return Optional.of(id);
  }
}
