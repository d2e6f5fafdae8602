package dev.remit.benchmarks.shapes;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Policy text over things by number. */
final class Texts {
  /** Who vouches for users. */
  static final String ISSUER = "https://idp.example";

  private Texts() {}

  /** A line for each. */
  static String lines(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
  }

  /** A set of users. */
  static String users(IntStream users) {
    return identities("user", users);
  }

  /** A set of identities, each of that kind and a number. */
  static String identities(String kind, IntStream numbers) {
    return set(numbers, number -> "\"" + ISSUER + "\" / \"" + kind + "-" + number + "\"");
  }

  /** A set of names, each of that kind and a number. */
  static String names(String kind, IntStream numbers) {
    return set(numbers, number -> "\"" + kind + "-" + number + "\"");
  }

  private static String set(IntStream numbers, IntFunction<String> item) {
    String items = numbers.mapToObj(item).collect(Collectors.joining(", "));
    return items.isEmpty() ? "{ }" : "{ " + items + " }";
  }
}
