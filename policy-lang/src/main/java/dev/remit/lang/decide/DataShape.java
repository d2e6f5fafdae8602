package dev.remit.lang.decide;

import dev.remit.lang.runtime.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Step 1 for what the request says of its datasets and actions. */
final class DataShape {
  private static final Comparator<Call.Dataset> CANONICAL =
      Comparator.comparing(
              (Call.Dataset dataset) -> dataset.name().toString(), CanonicalJson.BY_CODE_POINT)
          .thenComparing(
              dataset -> dataset.path().map(Value.Path::toString).orElse(""),
              CanonicalJson.BY_CODE_POINT);

  private final Set<String> actions;
  private final Violations violations;

  DataShape(Set<String> actions, Violations violations) {
    this.actions = actions;
    this.violations = violations;
  }

  /** Sorted, each once; none spelled out is an empty list, not sent is unknown. */
  Optional<List<Call.Dataset>> datasets(Sent<List<Question.DatasetRef>> sent) {
    return switch (sent) {
      case Sent.Nothing<List<Question.DatasetRef>> nothing -> Optional.empty();
      case Sent.None<List<Question.DatasetRef>> none -> Optional.of(List.of());
      case Sent.Value<List<Question.DatasetRef>>(var refs) -> Optional.of(datasets(refs));
    };
  }

  List<Call.Stated> stated(List<Question.StatedAccess> sent) {
    if (sent.size() > Limits.ACCESSES) {
      violations.add("accesses", "are more than " + Limits.ACCESSES);
      return List.of();
    }
    List<Call.Stated> checked = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      String at = "accesses[" + i + "]";
      Optional<String> action = sent.get(i).action();
      action.ifPresent(
          word -> violations.checked(word, actions.contains(word), at + ".action", "is no action"));
      Optional<Call.Dataset> dataset =
          sent.get(i).dataset().flatMap(ref -> dataset(ref, at + ".dataset"));
      checked.add(new Call.Stated(action, dataset));
    }
    return checked;
  }

  private List<Call.Dataset> datasets(List<Question.DatasetRef> refs) {
    if (refs.size() > Limits.DATASETS) {
      violations.add("datasets", "are more than " + Limits.DATASETS);
      return List.of();
    }
    List<Call.Dataset> checked = new ArrayList<>();
    for (int i = 0; i < refs.size(); i++) {
      dataset(refs.get(i), "datasets[" + i + "]").ifPresent(checked::add);
    }
    return checked.stream().distinct().sorted(CANONICAL).toList();
  }

  private Optional<Call.Dataset> dataset(Question.DatasetRef ref, String at) {
    Optional<Value.Name> name = CanonicalNames.name(ref.name());
    if (name.isEmpty()) {
      violations.add(at + ".name", "is not a canonical dotted name");
    }
    Optional<Value.Path> path = ref.path().flatMap(CanonicalNames::path);
    if (ref.path().isPresent() && path.isEmpty()) {
      violations.add(at + ".path", "is not a canonical path");
      return Optional.empty();
    }
    return name.map(found -> new Call.Dataset(found, path));
  }
}
