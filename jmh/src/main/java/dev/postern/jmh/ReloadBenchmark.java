package dev.postern.jmh;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.fixtures.BigSpecs;
import dev.postern.localmode.LocalMode;
import dev.postern.localmode.SpecFileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A spec file of 10,000 gates that is read again: with other content, and with the same. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ReloadBenchmark {
  private final byte[] one = BigSpecs.of(1).gates(10_000).toBytes();
  private final byte[] other = BigSpecs.of(2).gates(10_000).toBytes();
  private Path file = Path.of("");
  private SpecFileSource source = LocalMode.specFile(file).build();
  private Statsig statsig = new Statsig("");
  private boolean isOther;

  /** Starts a client. */
  @Setup
  public void start() throws IOException {
    file = Files.createTempFile("specs", ".json");
    Files.write(file, one);
    source = LocalMode.specFile(file).follow(false).failOnFirstLoad(true).build();
    statsig = LocalMode.statsig(source, new StatsigOptions.Builder());
  }

  /** Ends it. */
  @TearDown
  public void end() throws IOException {
    statsig.close();
    Files.delete(file);
  }

  /** Replaces the file. */
  @Setup(Level.Invocation)
  public void edit() throws IOException {
    isOther = !isOther;
    Files.write(file, isOther ? other : one);
  }

  /** Reads, parses, compiles and swaps. */
  @Benchmark
  public boolean changed() {
    return source.reload();
  }
}
