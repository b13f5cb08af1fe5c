package dev.postern.testkit;

/**
 * What fails a test though it would go unnoticed in production. All of it is on unless a test says
 * otherwise. A test fails at its end, whatever the code under test did with exceptions, and the
 * message tells where each was.
 *
 * @since 0.1.0
 */
public enum Strictness {
  /** A check, or an override, of a name that the specs do not have. */
  UNKNOWN_NAME,
  /** A getter that gave its fallback because the parameter is there, but of another type. */
  WRONG_TYPE,
  /** An override with a group that the experiment does not have. */
  UNKNOWN_GROUP,
  /** An override of the test that no check has read. */
  UNUSED_OVERRIDE,
  /**
   * A connection to another machine than this one. It is stopped: whoever makes it gets an {@link
   * java.io.UncheckedIOException}. Seen are connections of {@link java.net.Socket}, {@link
   * java.net.HttpURLConnection} and {@code java.net.http}, and so of most of what is built on them,
   * but not of those that were given a proxy (or none) of their own, and not of channels. With
   * {@code -javaagent:…/postern-test-kit.jar} on the JVM's command line all of the platform's Java
   * code are seen, and datagrams and look-ups of names too; see {@link NetworkAgent}.
   */
  REAL_NETWORK
}
