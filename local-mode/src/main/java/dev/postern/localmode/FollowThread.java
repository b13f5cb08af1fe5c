package dev.postern.localmode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that follows files until it is closed. */
final class FollowThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowThread.class);
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);
  private static final long LONGEST_END = 2_000;

  private final List<Follower> followers;
  private final DirectoryWatch watch;
  private final Thread thread;

  private FollowThread(List<Follower> followers, DirectoryWatch watch, String name) {
    this.followers = followers;
    this.watch = watch;
    thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Follows files from now on. */
  static FollowThread start(List<Follower> followers, Path anyFile) {
    FollowThread started =
        new FollowThread(
            followers,
            new DirectoryWatch(anyFile.getFileSystem()),
            "postern-follow-" + anyFile.getFileName());
    started.watch();
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

  private void run() {
    boolean isTouched = false;
    while (!watch.isClosed()) {
      try {
        isTouched = watch.await(step(isTouched));
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
