package dev.postern.internal.event;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The exposures of the last while, no more than a number of them. To find one allocates nothing and
 * takes no lock. When it is full, one goes that has not been seen again for long: a hand goes round
 * over all of them, and spares those seen since it last came by.
 *
 * <p>An exposure takes some 60 bytes, and the texts that it names. Thread-safe.
 */
final class SeenExposures {
  private static final int SHARDS = 16;
  private static final int LEAST_FOR_SHARDS = 1024;

  private final Shard[] shards;

  SeenExposures(int capacity) {
    shards = new Shard[capacity < LEAST_FOR_SHARDS ? 1 : SHARDS];
    Arrays.setAll(shards, i -> new Shard((capacity + shards.length - 1) / shards.length));
  }

  /** Whether an exposure has been seen; from now on it has. */
  boolean isRepeat(String name, String ruleId, String parameter, long unit) {
    long hash = hash(name, ruleId, parameter, unit);
    Shard shard = shards[(int) (hash >>> 32) & (shards.length - 1)];
    Key known = shard.find(hash, name, ruleId, parameter, unit);
    if (known == null) {
      return shard.add(new Key(hash, name, ruleId, parameter, unit));
    }
    known.touch();
    return true;
  }

  /** Forgets all of them. */
  void clear() {
    for (Shard shard : shards) {
      shard.clear();
    }
  }

  static long hash(String name, String ruleId, String parameter, long unit) {
    long texts = 31L * (31L * name.hashCode() + ruleId.hashCode()) + parameter.hashCode();
    return UserKey.mix(unit ^ UserKey.mix(texts));
  }

  /** A part of the table with a lock of its own, which only those who change it take. */
  private static final class Shard {
    private final AtomicReferenceArray<@Nullable Key> buckets;
    private final Key[] keys;
    private int size;
    private int hand;

    Shard(int capacity) {
      buckets = new AtomicReferenceArray<>(Integer.highestOneBit(capacity) * 2);
      keys = new Key[capacity];
    }

    @Nullable Key find(long hash, String name, String ruleId, String parameter, long unit) {
      for (Key key = buckets.get(bucket(hash)); key != null; key = key.next) {
        if (key.is(hash, name, ruleId, parameter, unit)) {
          return key;
        }
      }
      return null;
    }

    /** Whether another thread was quicker to add it. */
    synchronized boolean add(Key key) {
      if (find(key.hash, key.name, key.ruleId, key.parameter, key.unit) != null) {
        return true;
      }
      keys[size < keys.length ? size++ : makeRoom()] = key;
      int bucket = bucket(key.hash);
      key.next = buckets.get(bucket);
      buckets.set(bucket, key);
      return false;
    }

    synchronized void clear() {
      for (int i = 0; i < buckets.length(); i++) {
        buckets.set(i, null);
      }
      Arrays.fill(keys, null);
      size = 0;
      hand = 0;
    }

    private int makeRoom() {
      while (keys[hand].isSpared()) {
        hand = (hand + 1) % keys.length;
      }
      int free = hand;
      remove(keys[free]);
      hand = (hand + 1) % keys.length;
      return free;
    }

    /** A thread that stands on the key meanwhile still finds the ones behind it. */
    private void remove(Key gone) {
      int bucket = bucket(gone.hash);
      Key key = buckets.get(bucket);
      if (key == gone) {
        buckets.set(bucket, gone.next);
        return;
      }
      while (key != null && key.next != gone) {
        key = key.next;
      }
      if (key != null) {
        key.next = gone.next;
      }
    }

    private int bucket(long hash) {
      return (int) hash & (buckets.length() - 1);
    }
  }

  /** An exposure, in a list of those in the same bucket. */
  private static final class Key {
    private final long hash;
    private final String name;
    private final String ruleId;
    private final String parameter;
    private final long unit;
    private volatile @Nullable Key next;
    private boolean isRecent;

    Key(long hash, String name, String ruleId, String parameter, long unit) {
      this.hash = hash;
      this.name = name;
      this.ruleId = ruleId;
      this.parameter = parameter;
      this.unit = unit;
    }

    boolean is(
        long otherHash, String otherName, String otherRule, String otherParameter, long otherUnit) {
      return hash == otherHash
          && unit == otherUnit
          && name.equals(otherName)
          && ruleId.equals(otherRule)
          && parameter.equals(otherParameter);
    }

    /** Not synchronised: at worst the key goes a little early. Written only when it changes. */
    void touch() {
      if (!isRecent) {
        isRecent = true;
      }
    }

    boolean isSpared() {
      boolean spared = isRecent;
      isRecent = false;
      return spared;
    }
  }
}
