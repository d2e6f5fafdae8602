package dev.remit.lang.fast;

import dev.remit.lang.decide.CheckedScope;
import dev.remit.lang.decide.CheckedScope.ArgumentScope;
import dev.remit.lang.decide.CheckedScope.DatasetScope;
import dev.remit.lang.decide.Scope.Bound;
import dev.remit.lang.runtime.Value;
import dev.remit.lang.schema.NamePattern;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a call is seen to lie within a scope; one that bounds arguments is left alone. */
final class ScopeFit {
  private static final String ONE = "*";
  private static final String MANY = "**";

  private ScopeFit() {}

  static boolean fits(Known.Scoped scoped, Value.Tool tool, Accesses accesses) {
    CheckedScope scope = scoped.scope();
    boolean free =
        switch (scope.arguments()) {
          case Bound.All<ArgumentScope> all -> true;
          case Bound.Only<ArgumentScope>(List<ArgumentScope> bounds) -> bounds.isEmpty();
        };
    boolean fits = free && tool(scope.tools(), tool);
    for (int i = 0; fits && i < accesses.size(); i++) {
      fits =
          action(scope.actions(), accesses.action(i))
              && dataset(scoped, accesses.dataset(i), accesses.path(i));
    }
    return fits;
  }

  private static boolean tool(Bound<NamePattern> bound, Value.Tool tool) {
    if (!(bound instanceof Bound.Only<NamePattern>(List<NamePattern> patterns))) {
      return true;
    }
    for (int i = 0; i < patterns.size(); i++) {
      if (matches(patterns.get(i).segments(), tool)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(List<String> pattern, Value.Tool tool) {
    String first = pattern.get(0);
    if (pattern.size() == 1) {
      return first.equals(MANY);
    }
    String second = pattern.get(1);
    return pattern.size() == 2
        && (first.equals(ONE) || first.equals(tool.server()))
        && (second.equals(ONE) || second.equals(MANY) || second.equals(tool.name()));
  }

  private static boolean action(Bound<String> bound, String action) {
    if (!(bound instanceof Bound.Only<String>(List<String> actions))) {
      return true;
    }
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).equals(action)) {
        return true;
      }
    }
    return false;
  }

  private static boolean dataset(
      Known.Scoped scoped, Known.Dataset dataset, Value.@Nullable Path path) {
    if (!(scoped.scope().datasets() instanceof Bound.Only<DatasetScope>(List<DatasetScope> only))
        || dataset.isNone()) {
      return true;
    }
    for (int i = 0; i < only.size(); i++) {
      boolean at =
          only.get(i).path().isEmpty() || (path != null && only.get(i).path().get().matches(path));
      if (at && scoped.datasets()[i].matches(dataset.text())) {
        return true;
      }
    }
    return false;
  }
}
