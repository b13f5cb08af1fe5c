package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.Overrides;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Specs from a file, which is read when the client is initialised and again whenever it changes.
 * Made by {@link LocalMode#specFile}; for one client. Thread-safe.
 *
 * <p>Id lists are files in the folder {@code id-lists} beside it: {@code id-lists/NAME.txt}, an id
 * in each line, or {@code +} and {@code -} with hashes, as Statsig's files have them. They are
 * followed too.
 *
 * <p>A file that cannot be used changes nothing: what was in use stays in use, and the file is
 * tried again until it is better. {@link #status} tells how things stand.
 *
 * @since 0.1.0
 */
public final class SpecFileSource implements SpecSource {
  private final SpecLoader specs;
  private final List<OverlayLoader> overlays;
  private final @Nullable IdListLoader idLists;
  private final List<Follower> followers;
  private final @Nullable Path followedFile;
  private final Duration firstPause;
  private final boolean failsOnFirstLoad;
  private @Nullable FollowThread thread;
  private boolean isClosed;

  private SpecFileSource(Builder builder) {
    SpecPlace place = builder.place;
    SpecFileNews news = new SpecFileNews(builder.listeners);
    specs = new SpecLoader(place, builder.policy(), news, builder.clock);
    overlays = new ArrayList<>();
    failsOnFirstLoad = builder.failsOnFirstLoad;
    followers = new ArrayList<>();
    for (Path file : builder.overlays) {
      OverlayLoader overlay = new OverlayLoader(file, news);
      overlays.add(overlay);
      followers.add(builder.follower(overlay));
    }
    idLists =
        place instanceof SpecPlace.OnDisk disk
            ? new IdListLoader(disk, builder.policy(), news)
            : null;
    if (idLists != null) {
      followers.add(builder.follower(idLists));
    }
    followers.add(builder.follower(specs));
    followedFile = builder.follow ? builder.anyFile() : null;
    firstPause = builder.firstPause();
  }

  @Override
  public String name() {
    return "Adapter(FileBased)";
  }

  /**
   * Reads the specs and puts them to use; from then on follows the file, also when this failed.
   *
   * @throws SpecFileException if they cannot be used
   */
  @Override
  public void start(SpecReceiver receiver) {
    synchronized (this) {
      specs.giveTo(receiver);
      if (!overlays.isEmpty()) {
        receiver.overrides().ifPresent(this::openOverlays);
      }
      IdListReceiver lists = receiver.idLists().orElse(null);
      if (idLists != null && lists != null) {
        idLists.giveTo(lists);
      }
    }
    boolean isUsed = reload();
    follow();
    SpecFileException failure = specs.status().lastError();
    if (!isUsed && failure != null) {
      throw failure;
    }
  }

  /**
   * Reads the files now, without waiting until a change is noticed.
   *
   * @return whether the specs as they are now are in use
   */
  public boolean reload() {
    boolean isUsed = true;
    for (Follower follower : followers) {
      isUsed = follower.readNow();
    }
    return isUsed;
  }

  /** {@return how things stand} */
  public SpecFileStatus status() {
    return specs.status();
  }

  /**
   * {@return why overlays as they are now are not in use, one for each such file; empty when all
   * are}
   */
  public List<SpecFileException> overlayFaults() {
    return overlays.stream().map(OverlayLoader::fault).filter(Objects::nonNull).toList();
  }

  /**
   * {@return why the id lists beside the file as they are now are not in use; empty when they are,
   * or when there are none}
   */
  public Optional<SpecFileException> idListFault() {
    return Optional.ofNullable(idLists == null ? null : idLists.fault());
  }

  /** Stops following the files. What is in use stays in use. */
  @Override
  public synchronized void close() {
    isClosed = true;
    FollowThread running = thread;
    thread = null;
    if (running != null) {
      running.close();
    }
  }

  /** {@return whether {@link Builder#failOnFirstLoad} says so} */
  @Override
  public boolean isRequired() {
    return failsOnFirstLoad;
  }

  private void openOverlays(Overrides overrides) {
    for (OverlayLoader overlay : overlays) {
      overlay.giveTo(overrides.open());
    }
  }

  private synchronized void follow() {
    if (followedFile != null && thread == null && !isClosed) {
      thread = FollowThread.start(followers, followedFile, firstPause);
    }
  }

  /**
   * Settings of a source of specs from a file. What makes no sense throws {@link
   * IllegalArgumentException} at once.
   */
  public static final class Builder {
    private static final Duration SHORTEST_POLL = Duration.ofMillis(10);
    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(1);

    private SpecPlace place;
    private final List<Path> overlays = new ArrayList<>();
    private final List<SpecFileListener> listeners = new ArrayList<>();
    private Integrity integrity = Integrity.WARN;
    private List<PublicKey> trustedKeys = List.of();
    private long minimumVersion;
    private boolean allowRollback;
    private boolean follow = true;
    private boolean failsOnFirstLoad;
    private Duration pollInterval = Duration.ofSeconds(1);
    private InstantSource clock = InstantSource.system();
    private LongSupplier millis = new SteadyMillis();

    Builder(SpecPlace place) {
      this.place = requireNonNull(place, "place is null");
    }

    /**
     * What is made of the lock beside the file; {@link Integrity#WARN} by default.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder integrity(Integrity value) {
      integrity = requireNonNull(value, "integrity is null");
      return this;
    }

    /**
     * Whose signatures count; none by default. {@link Integrity#REQUIRE} needs at least one.
     *
     * @param keys the keys
     * @return this builder
     */
    public Builder trustedKeys(PublicKey... keys) {
      trustedKeys = Arrays.stream(keys).peek(SpecKeys::id).toList();
      return this;
    }

    /**
     * Where the lock is; beside the file by default, see {@link SpecLock#beside}.
     *
     * @param file the file
     * @return this builder
     */
    public Builder lockFile(Path file) {
      SpecPlace.OnDisk disk = onDisk("a lock file");
      requireNonNull(file, "lockFile is null");
      place = new SpecPlace.OnDisk(disk.specs(), file, disk.idLists());
      return this;
    }

    /**
     * The folder of id lists; {@code id-lists} beside the file by default. It need not be there.
     *
     * @param folder the folder
     * @return this builder
     */
    public Builder idLists(Path folder) {
      SpecPlace.OnDisk disk = onDisk("a folder of id lists");
      requireNonNull(folder, "idLists is null");
      place = new SpecPlace.OnDisk(disk.specs(), disk.lock(), folder);
      return this;
    }

    private SpecPlace.OnDisk onDisk(String what) {
      if (place instanceof SpecPlace.OnDisk disk) {
        return disk;
      }
      throw new IllegalArgumentException(what + " can only be set for a spec file on disk");
    }

    /**
     * The lowest version, as the lock tells it, that is not refused; 0, the default, for any. Lower
     * versions than one that was in use before are refused in any case, see {@link #allowRollback},
     * but only as long as the process lives.
     *
     * @param version the version
     * @return this builder
     */
    public Builder minimumVersion(long version) {
      if (version < 0) {
        throw new IllegalArgumentException("minimumVersion must not be negative");
      }
      minimumVersion = version;
      return this;
    }

    /**
     * Whether a file with a lower version than one before may take its place; false by default.
     * Without lock files, versions are not known and this does not matter.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder allowRollback(boolean value) {
      allowRollback = value;
      return this;
    }

    /**
     * Adds a file of overrides ({@code docs/spec-files.md} has its form), above those before. It is
     * followed as the specs are. It need not be there.
     *
     * @param file the file
     * @return this builder
     */
    public Builder overlay(Path file) {
      overlays.add(requireNonNull(file, "overlay is null"));
      return this;
    }

    /**
     * Whether changes of the files are noticed; true by default.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder follow(boolean value) {
      follow = value;
      return this;
    }

    /**
     * How often files are looked at in case that their file system does not tell of changes; 1
     * second by default, 10 ms at least.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder pollInterval(Duration value) {
      if (value.compareTo(SHORTEST_POLL) < 0) {
        throw new IllegalArgumentException("pollInterval must be at least 10 ms, but is " + value);
      }
      pollInterval = value;
      return this;
    }

    /**
     * Whether a client without its first specs is of no use; false by default. Then {@link
     * LocalMode#statsig(SpecFileSource, dev.postern.StatsigOptions.Builder)} and {@code
     * StatsigBuilder.start()} throw {@link SpecFileException}, and the future of {@code
     * initialize()} fails with it.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder failOnFirstLoad(boolean value) {
      failsOnFirstLoad = value;
      return this;
    }

    /**
     * Adds someone who is told what becomes of the file.
     *
     * @param listener is told
     * @return this builder
     */
    public Builder listener(SpecFileListener listener) {
      listeners.add(requireNonNull(listener, "listener is null"));
      return this;
    }

    Builder clock(InstantSource wall, LongSupplier steadyMillis) {
      clock = wall;
      millis = steadyMillis;
      return this;
    }

    /**
     * The source.
     *
     * @return what the settings say
     * @throws IllegalStateException if {@link Integrity#REQUIRE} has no trusted key
     */
    public SpecFileSource build() {
      if (integrity == Integrity.REQUIRE && trustedKeys.isEmpty()) {
        throw new IllegalStateException(
            "integrity REQUIRE needs the keys whose signatures count: trustedKeys(…)");
      }
      return new SpecFileSource(this);
    }

    private LockPolicy policy() {
      return new LockPolicy(integrity, trustedKeys, minimumVersion, allowRollback);
    }

    private Duration firstPause() {
      return pollInterval.compareTo(LONGEST_FIRST_PAUSE) < 0 ? pollInterval : LONGEST_FIRST_PAUSE;
    }

    private Follower follower(Followed followed) {
      return new Follower(followed, pollInterval, millis);
    }

    private @Nullable Path anyFile() {
      return place.file() == null && !overlays.isEmpty() ? overlays.get(0) : place.file();
    }
  }
}
