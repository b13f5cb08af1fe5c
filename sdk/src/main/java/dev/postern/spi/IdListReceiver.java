package dev.postern.spi;

import java.util.stream.Stream;

/**
 * Takes lists of ids from an {@link IdListSource} and puts them to use, each of them at once and as
 * a whole: a check sees a list as it was before or as it is after. Thread-safe.
 *
 * @since 0.1.0
 */
public interface IdListReceiver {
  /**
   * Replaces a list, or begins it, by ids as the application knows them. They are hashed here; the
   * ids themselves are not kept. When the stream throws, nothing changes.
   *
   * @param list the name that conditions use
   * @param ids read to its end; not closed
   */
  void replace(String list, Stream<String> ids);

  /**
   * Replaces a list, or begins it, by lines in the form of Statsig's files, which are applied from
   * the first to the last: {@code +} adds and {@code -} removes the id whose hash follows, the
   * first 8 characters of the Base64 form of its SHA-256. Other lines are skipped. When the stream
   * throws, nothing changes.
   *
   * @param list the name that conditions use
   * @param lines read to its end; not closed
   */
  void replaceHashed(String list, Stream<String> lines);

  /**
   * Drops a list: nobody is in it from now on. An unknown name does no harm.
   *
   * @param list the name that conditions use
   */
  void remove(String list);
}
