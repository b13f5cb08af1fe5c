package dev.postern.localmode.command;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a command that runs on and on is to stop: because its thread is interrupted, it has
 * failed, or the process is told to end. The process then ends with exit code 0, once this is
 * closed, or 1 after a failure; the JVM by itself would say that it was killed.
 */
final class StopSignal implements AutoCloseable {
  private static final int GRACE_SECONDS = 10;

  private final CompletableFuture<Void> stop = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean hasFailed;
  private final Thread hook = new Thread(this::endProcess, "postern-stop");

  StopSignal() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Stops because of a failure, which {@link #await} throws. */
  void fail(RuntimeException failure) {
    hasFailed = true;
    stop.completeExceptionally(failure);
  }

  void await() {
    try {
      stop.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed);
    } catch (InterruptedException end) {
      stop.complete(null);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException isEnding) {
      stop.complete(null);
    }
  }

  private void endProcess() {
    stop.complete(null);
    try {
      boolean isClosed = closed.await(GRACE_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime()
          .halt(isClosed && !hasFailed ? PosternCommand.DONE : PosternCommand.FAILED);
    } catch (InterruptedException unknownHow) {
      Runtime.getRuntime().halt(PosternCommand.FAILED);
    }
  }
}
