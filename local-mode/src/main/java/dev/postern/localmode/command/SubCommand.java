package dev.postern.localmode.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/** A command below {@code postern}. */
interface SubCommand extends Callable<Integer> {
  /** What it is called, says of itself and accepts. */
  CommandSpec spec();

  /** Runs it, and gives its exit code. */
  @Override
  Integer call();
}
