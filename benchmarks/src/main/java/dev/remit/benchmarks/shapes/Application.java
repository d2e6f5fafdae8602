package dev.remit.benchmarks.shapes;

import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Question;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** An application for both engines, with calls of it and the answers that both have to give. */
public final class Application {
  private static final long SEED = 2024;

  private final Shape shape;
  private final List<Call> calls;

  /**
   * The same each time.
   *
   * @param name {@code gdrive-dangling}, {@code gdrive-mended}, {@code github} or {@code tinytodo}
   * @param size how many things there are of each kind
   * @param count how many calls
   */
  public Application(String name, int size, int count) {
    this(name, size, count, SEED);
  }

  Application(String name, int size, int count, long seed) {
    this.shape = Shape.of(name, size, seed);
    Random random = new Random(seed + 1);
    this.calls = Stream.generate(() -> shape.call(random)).limit(count).toList();
  }

  /** Whether each call is allowed, by a walk along the links. */
  public List<Boolean> answers() {
    return calls.stream().map(shape::allows).toList();
  }

  /** The bundle, its rules as code. */
  public CompiledBundle bundle() {
    return RemitShape.bundle(shape);
  }

  /** The calls as Remit is asked. */
  public List<Question> questions() {
    return calls.stream().map(call -> RemitShape.question(shape, call)).toList();
  }

  /** Cedar with the application's policies. */
  public CedarShape cedar() {
    return CedarShape.of(shape);
  }

  /** Cedar with none. */
  public CedarShape cedarWithoutPolicies() {
    return CedarShape.empty(shape);
  }

  /** The calls as Cedar is asked. */
  public List<CedarShape.Asked> requests() {
    CedarShape cedar = CedarShape.of(shape);
    return calls.stream().map(cedar::asked).toList();
  }
}
