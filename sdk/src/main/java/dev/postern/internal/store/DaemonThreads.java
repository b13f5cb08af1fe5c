package dev.postern.internal.store;

import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/**
 * Runs each task on a thread of its own, which does not keep the JVM alive.
 *
 * @param name of the threads
 */
public record DaemonThreads(String name) implements Executor, ThreadFactory {
  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void execute(Runnable task) {
    newThread(task).start();
  }
}
