package dev.remit.lang.fast;

import dev.remit.lang.canonical.SlashPath;
import dev.remit.lang.decide.Access;
import dev.remit.lang.decide.Json;
import dev.remit.lang.decide.Limits;
import dev.remit.lang.decide.Question;
import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accesses of a call, distinct and in canonical order. */
final class Accesses {
  private static final Access.Part<Value.Path> NO_PATH = new Access.Part.None<>();

  private final String[] actions = new String[Limits.ACCESSES];
  private final Known.Dataset[] datasets = new Known.Dataset[Limits.ACCESSES];
  private final Value.@Nullable Path[] paths = new Value.Path[Limits.ACCESSES];
  private final Recall recall;
  private int size;

  Accesses(Recall recall) {
    this.recall = recall;
  }

  int size() {
    return size;
  }

  String action(int access) {
    return actions[access];
  }

  Known.Dataset dataset(int access) {
    return datasets[access];
  }

  Value.@Nullable Path path(int access) {
    return paths[access];
  }

  /** Whether each is known whole. */
  boolean read(ToolPlan tool, ArgumentReader arguments, Question question) {
    size = 0;
    List<ToolPlan.Target> targets = tool.targets();
    for (int i = 0; i < targets.size(); i++) {
      if (!read(targets.get(i), arguments, question)) {
        return false;
      }
    }
    return true;
  }

  private boolean read(ToolPlan.Target target, ArgumentReader arguments, Question question) {
    return switch (target) {
      case ToolPlan.Target.Nothing(String action) -> add(action, recall.nothing(question), null);
      case ToolPlan.Target.On(
              String action,
              Value.Name dataset,
              String text,
              Optional<Value.Path> path) ->
          path.isEmpty()
              ? add(action, recall.dataset(text, question), null)
              : at(action, dataset, path.get(), question);
      case ToolPlan.Target.Named(String action, int argument) ->
          named(action, arguments.sent(argument), question);
      case ToolPlan.Target.At(String action, Value.Name dataset, int argument) ->
          at(action, dataset, arguments.sent(argument), question);
    };
  }

  private boolean named(String action, @Nullable Json sent, Question question) {
    if (sent instanceof Json.Array(List<Json> elements)) {
      for (int i = 0; i < elements.size(); i++) {
        if (!one(action, elements.get(i), question)) {
          return false;
        }
      }
      return !elements.isEmpty();
    }
    return one(action, sent, question);
  }

  private boolean one(String action, @Nullable Json sent, Question question) {
    return sent instanceof Json.Text(String text)
        && add(action, recall.dataset(text, question), null);
  }

  private boolean at(String action, Value.Name dataset, @Nullable Json sent, Question question) {
    return sent instanceof Json.Text(String text)
        && SlashPath.read(text).filter(path -> at(action, dataset, path, question)).isPresent();
  }

  private boolean at(String action, Value.Name dataset, Value.Path path, Question question) {
    return add(action, recall.dataset(dataset, path, question), path);
  }

  /** In its place, unless it is there; false where there are too many. */
  private boolean add(String action, Known.@Nullable Dataset dataset, Value.@Nullable Path path) {
    if (dataset == null) {
      return false;
    }
    int place = size;
    while (place > 0) {
      int order = compare(place - 1, action, dataset, path);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        break;
      }
      place--;
    }
    if (size == Limits.ACCESSES) {
      return false;
    }
    for (int i = size; i > place; i--) {
      actions[i] = actions[i - 1];
      datasets[i] = datasets[i - 1];
      paths[i] = paths[i - 1];
    }
    actions[place] = action;
    datasets[place] = dataset;
    paths[place] = path;
    size++;
    return true;
  }

  private int compare(int place, String action, Known.Dataset dataset, Value.@Nullable Path path) {
    int order = actions[place].compareTo(action);
    if (order == 0) {
      order = datasets[place].text().compareTo(dataset.text());
    }
    return order == 0 ? text(paths[place]).compareTo(text(path)) : order;
  }

  /** None comes first: no path has an empty text. */
  private static String text(Value.@Nullable Path path) {
    return path == null ? "" : path.toString();
  }

  /** As a decision has them. */
  List<Access> written() {
    List<Access> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Value.Path path = paths[i];
      all.add(
          new Access(
              new Access.Part.Known<>(actions[i]),
              datasets[i].name(),
              path == null ? NO_PATH : new Access.Part.Known<>(path)));
    }
    return all;
  }
}
