package dev.postern.localmode;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log and the listeners what becomes of a spec file: once for each change of state. */
final class SpecFileNews {
  private static final Logger LOG = LoggerFactory.getLogger(SpecFileSource.class);

  private final List<SpecFileListener> listeners;

  SpecFileNews(List<SpecFileListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  boolean isHeard() {
    return !listeners.isEmpty();
  }

  void used(SpecPlace place, SpecFileStatus old, SpecFileStatus now) {
    if (now.warning() != null && !now.warning().equals(old.warning())) {
      LOG.warn("{}; it is used all the same", now.warning());
    }
    if (old.version() != null && !old.version().equals(now.version())) {
      LOG.info("{}: {} is in use, in place of {}", place.name(), now.version(), old.version());
    } else if (old.lastError() != null || old.version() == null) {
      LOG.info("{}: {} is in use", place.name(), now.version());
    }
  }

  void failed(SpecFileStatus old, SpecFileException failure) {
    if (isSame(old.lastError(), failure)) {
      return;
    }
    if (old.version() != null) {
      LOG.warn("{}; {} stays in use", failure.getMessage(), old.version());
    }
    tell(failure);
  }

  void tell(SpecFileException failure) {
    each(listener -> listener.failed(failure));
  }

  void tell(SpecFileUpdate update) {
    each(listener -> listener.updated(update));
  }

  private void each(Consumer<SpecFileListener> call) {
    for (SpecFileListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (RuntimeException broken) {
        LOG.warn("a listener of spec files failed", broken);
      }
    }
  }

  private static boolean isSame(@Nullable SpecFileException one, SpecFileException other) {
    return one != null && Objects.equals(one.getMessage(), other.getMessage());
  }
}
