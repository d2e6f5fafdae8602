package dev.remit.lang.reach;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rules may hold whenever another does. A rule is found by one of its clauses, the one that
 * fewest others share: only a rule with a clause on the same operand, and if it lists its values
 * with one of these, can imply it. Rules that no single clause tells are tried with each.
 */
final class Candidates {
  private final Map<Object, List<RuleForm>> byKey = new HashMap<>();
  private final List<RuleForm> always = new ArrayList<>();

  private record OperandKey(Object operand) {}

  private record ValueKey(Object operand, Object value) {}

  Candidates(List<RuleForm> rules) {
    Map<Object, Integer> shared = new HashMap<>();
    List<List<List<Object>>> keys = rules.stream().map(Candidates::keys).toList();
    keys.forEach(clauses ->
        clauses.forEach(clause -> clause.forEach(key -> shared.merge(key, 1, Integer::sum))));
    for (int i = 0; i < rules.size(); i++) {
      RuleForm rule = rules.get(i);
      keys.get(i).stream()
          .min(Comparator.comparingInt(clause -> most(clause, shared)))
          .ifPresentOrElse(
              clause ->
                  clause.forEach(
                      key -> byKey.computeIfAbsent(key, none -> new ArrayList<>()).add(rule)),
              () -> always.add(rule));
    }
  }

  private static int most(List<Object> clause, Map<Object, Integer> shared) {
    return clause.stream().mapToInt(key -> shared.getOrDefault(key, 0)).max().orElse(0);
  }

  /** For each clause that can tell a rule, the keys under which it is found. */
  private static List<List<Object>> keys(RuleForm rule) {
    List<List<Object>> keys = new ArrayList<>();
    for (Form clause : rule.clauses()) {
      if (clause instanceof Form.Within within) {
        List<Object> values = values(within);
        keys.add(values.isEmpty() ? List.of(new OperandKey(within.operand())) : values);
      } else if (clause instanceof Form.Opaque) {
        keys.add(List.of(clause));
      }
    }
    return keys;
  }

  private static List<Object> values(Form.Within within) {
    return within.none()
        ? List.of()
        : within.values().few().orElse(List.of()).stream()
            .<Object>map(value -> new ValueKey(within.operand(), value))
            .toList();
  }

  /** The first of the rules that may hold whenever {@code narrow} does, and meets the condition. */
  Optional<RuleForm> first(RuleForm narrow, Predicate<RuleForm> condition) {
    for (Form clause : narrow.all()) {
      List<Object> keys =
          switch (clause) {
            case Form.Within within -> {
              List<Object> found = new ArrayList<>(values(within).stream().limit(1).toList());
              found.add(new OperandKey(within.operand()));
              yield found;
            }
            case Form.Opaque opaque -> List.of(opaque);
            default -> List.of();
          };
      for (Object key : keys) {
        for (RuleForm rule : byKey.getOrDefault(key, List.of())) {
          if (condition.test(rule)) {
            return Optional.of(rule);
          }
        }
      }
    }
    return always.stream().filter(condition).findFirst();
  }
}
