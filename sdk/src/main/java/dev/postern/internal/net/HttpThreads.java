package dev.postern.internal.net;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The daemon threads of one transport; they begin with the first request and end when there is
 * nothing to do.
 *
 * <p>The platform's client has a thread of its own that only Java 21 and later can end. It begins
 * in the thread group of the thread that makes the client: here one of ours, so it can be found.
 */
final class HttpThreads implements Executor, AutoCloseable {
  private static final int MOST = 4;
  private static final int IDLE_SECONDS = 10;

  private final ThreadGroup group = new ThreadGroup("postern-http");
  private final AtomicInteger count = new AtomicInteger();
  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(MOST, this::thread);

  HttpThreads() {
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void execute(Runnable work) {
    executor.execute(work);
  }

  /**
   * Does something later.
   *
   * @throws java.util.concurrent.RejectedExecutionException when closed
   */
  Future<?> schedule(Runnable work, Duration delay) {
    return executor.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the threads, and that of the platform's client. Does not wait. */
  @Override
  public void close() {
    executor.shutdown();
    Thread[] running = new Thread[group.activeCount() + MOST];
    Arrays.stream(running, 0, group.enumerate(running))
        .filter(thread -> !(thread instanceof Worker))
        .forEach(Thread::interrupt);
  }

  private Thread thread(Runnable work) {
    return new Worker(group, work, "postern-http-" + count.incrementAndGet());
  }

  private static final class Worker extends Thread {
    Worker(ThreadGroup group, Runnable work, String name) {
      super(group, work, name, 0, false);
      setDaemon(true);
    }
  }
}
