package dev.remit.benchmarks;

import dev.remit.lang.decide.CompiledBundle;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What compiling takes over 100,000 datasets and 10,000 tenants' rows in files of each form, their
 * texts included.
 *
 * <pre>./mvnw verify -Pbench -Dbench.only=DataLoadBenchmark</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
public class DataLoadBenchmark {
  /** Datasets of the catalogue. */
  @Param("100000")
  public int datasets = 10;

  /** In files of this form. */
  @Param({"CSV", "JSON", "YAML"})
  public String form = "CSV";

  /** Texts to a bundle. */
  @Benchmark
  public CompiledBundle compile() {
    return DataCatalogue.bundle(DataCatalogue.Form.valueOf(form), datasets);
  }
}
