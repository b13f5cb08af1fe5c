package dev.postern.jmh;

import dev.postern.InitializeDetails;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.fixtures.BigSpecs;
import dev.postern.fixtures.Fixtures;
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

/** A new client from the bytes of a spec file: parse, compile, put to use. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LoadBenchmark {

  /** Which spec file. */
  public enum Specs {
    /** The web shop of the fixtures. */
    STOREFRONT {
      @Override
      byte[] bytes() {
        return Fixtures.STOREFRONT.specBytes();
      }
    },

    /** That of {@code -Drows.specs}; without it the web shop with some gates more. */
    PROJECT {
      @Override
      byte[] bytes() {
        return Storefront.specs();
      }
    },

    /** A generated project. */
    GATES_10000 {
      @Override
      byte[] bytes() {
        return BigSpecs.of(42).gates(10_000).toBytes();
      }
    };

    abstract byte[] bytes();
  }

  /** Which spec file. */
  @Param public Specs specs = Specs.STOREFRONT;

  private byte[] bytes = {};

  /** Reads the file. */
  @Setup
  public void readBytes() {
    bytes = specs.bytes();
  }

  @Benchmark
  public InitializeDetails load() {
    StatsigOptions options = Clients.options(bytes).build();
    InitializeDetails details = new Statsig("", options).initializeWithDetails().join();
    if (!details.getIsConfigSpecReady()) {
      throw new IllegalStateException("the specs were not loaded");
    }
    return details;
  }
}
