package dev.remit.benchmarks;

import dev.remit.lang.ParsedFiles;
import dev.remit.lang.decide.CompiledBundle;
import dev.remit.lang.decide.Decision;
import dev.remit.lang.decide.LiveState;
import dev.remit.lang.decide.Question;
import dev.remit.lang.fast.FastDecider;
import dev.remit.lang.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From texts to a decision: compiled, its rules made code, and asked once. Targets, which gate
 * nothing.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=CompileBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class CompileBenchmark {
  private static final int RULES_A_FILE = 100;

  /** Rules, a hundred in a file. */
  @Param("10000")
  public int rules = RULES_A_FILE;

  private final LiveState state = AgentQuestion.state();
  private final Question question = AgentQuestion.refund(3);
  private List<SourceFile> files = AgentPolicy.files(rules, RULES_A_FILE);
  private final ParsedFiles parsed = new ParsedFiles();
  private Optional<FastDecider> serving = Optional.empty();
  private int changes;

  /** Writes what the parameter asks for. */
  @Setup
  public void setUp() {
    files = AgentPolicy.files(rules, RULES_A_FILE);
  }

  /** The first that this JVM compiles. */
  @Benchmark
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public Decision first() {
    return served(files);
  }

  /** One of many, as a server does that takes up another bundle. */
  @Benchmark
  public Decision again() {
    return served(files);
  }

  /**
   * One file has changed since the last time: the others are not parsed anew, and their code is
   * taken over.
   */
  @Benchmark
  public Decision oneFileChanged() {
    files = changed(files, ++changes);
    CompiledBundle checked = AgentPolicy.checked(files, parsed);
    FastDecider next =
        serving
            .map(previous -> new FastDecider(checked, previous))
            .orElseGet(() -> new FastDecider(checked));
    serving = Optional.of(next);
    return next.decide(question, state, AgentQuestion.NOW);
  }

  /** Of that, what making the rules code takes. */
  @Benchmark
  public CompiledBundle codeOfOneFileChanged(OneChanged bundles) {
    return bundles.after.compiled(bundles.before);
  }

  /** A bundle that decides, and the next, whose rules are no code yet. */
  @State(Scope.Thread)
  public static class OneChanged {
    private CompiledBundle before = AgentPolicy.bundle(RULES_A_FILE);
    private CompiledBundle after = before;

    /** Checks both. */
    @Setup
    public void setUp(CompileBenchmark benchmark) {
      List<SourceFile> files = AgentPolicy.files(benchmark.rules, RULES_A_FILE);
      before = AgentPolicy.compiled(files);
      after = AgentPolicy.checked(changed(files, 1));
    }
  }

  /** The last file with another bound, one that the question is within as well. */
  private static List<SourceFile> changed(List<SourceFile> files, int changes) {
    List<SourceFile> all = new ArrayList<>(files);
    SourceFile last = all.removeLast();
    String bound = (100 + changes) + ".00";
    all.add(
        new SourceFile(
            last.path(),
            last.text().replaceAll("args.amount <= \\d+\\.00", "args.amount <= " + bound)));
    return all;
  }

  /** Everything is compiled anew, whatever has changed. */
  private Decision served(List<SourceFile> texts) {
    return new FastDecider(AgentPolicy.compiled(texts)).decide(question, state, AgentQuestion.NOW);
  }
}
