package dev.postern.localmode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that follows files until it is closed. */
final class FollowThread implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowThread.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
  private static final long LONGEST_END = 2_000;

  private final List<Follower> followers;
  private final DirectoryWatch watch;
  private final Duration firstPause;
  private final Thread thread;

  private FollowThread(
      List<Follower> followers, DirectoryWatch watch, Duration firstPause, String name) {
    this.followers = followers;
    this.watch = watch;
    this.firstPause = firstPause;
    thread = new Thread(this, name);
    thread.setDaemon(true);
  }

  /**
   * Follows files that have just been read.
   *
   * @param firstPause after how long to look at them, and to have changes noticed sooner from then
   *     on: a program that ends at once need not wait for the end of that
   */
  static FollowThread start(List<Follower> followers, Path anyFile, Duration firstPause) {
    FollowThread started =
        new FollowThread(
            followers,
            new DirectoryWatch(anyFile.getFileSystem()),
            firstPause,
            "postern-follow-" + anyFile.getFileName());
    started.thread.start();
    return started;
  }

  /** Ends the thread, and waits for that unless it is the thread itself that asks. */
  @Override
  public void close() {
    watch.close();
    if (Thread.currentThread() != thread) {
      try {
        thread.join(LONGEST_END);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Follows until closed; the thread's own. */
  @Override
  public void run() {
    Duration pause = firstPause;
    while (!watch.isClosed()) {
      try {
        boolean isTouched = watch.await(pause);
        pause = watch.isClosed() ? pause : step(isTouched);
      } catch (InterruptedException end) {
        watch.close();
      }
    }
  }

  /** Whatever happens in it, the files are followed further. */
  private Duration step(boolean isTouched) {
    Duration next = AFTER_A_FAULT;
    try {
      next = soonest(isTouched);
      watch();
    } catch (RuntimeException | Error fault) {
      LOG.error("following files went wrong, which should not happen; it goes on", fault);
    }
    return next;
  }

  private Duration soonest(boolean isTouched) {
    Duration soonest = followers.get(0).step(isTouched);
    for (Follower follower : followers.subList(1, followers.size())) {
      Duration next = follower.step(isTouched);
      soonest = next.compareTo(soonest) < 0 ? next : soonest;
    }
    return soonest;
  }

  private void watch() {
    List<Path> files = new ArrayList<>();
    for (Follower follower : followers) {
      files.addAll(follower.files());
    }
    watch.follow(files);
  }
}
