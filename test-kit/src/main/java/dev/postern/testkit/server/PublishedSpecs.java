package dev.postern.testkit.server;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.SpecFormatException;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testkit.specs.BuiltSpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Specs and id lists as the test publishes them. Thread-safe. */
final class PublishedSpecs implements SpecSource {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String TIME = "time";

  private @Nullable SpecReceiver receiver;
  private @Nullable BuiltSpec specs;
  private long time;

  /** Hands over nothing: specs come when they are published. */
  @Override
  public synchronized void start(SpecReceiver client) {
    receiver = client;
  }

  @Override
  public String name() {
    return "Published";
  }

  /**
   * Hands over specs, which are newer than those before whatever their time says, as clients take
   * nothing older.
   *
   * @return what was handed over
   * @throws IllegalArgumentException if they are no specs
   */
  synchronized BuiltSpec publish(BuiltSpec newer) {
    long next = Math.max(timeOf(newer), time + 1);
    BuiltSpec served = next == timeOf(newer) ? newer : newer.with(s -> s.put(TIME, next));
    try {
      started().receive(new ByteArrayInputStream(served.bytes()));
    } catch (SpecFormatException notSpecs) {
      throw new IllegalArgumentException(
          "These are no specs: %s. To serve an answer that cannot be used, let the endpoint fail: server.specs().fails(malformed())"
              .formatted(notSpecs.getMessage()),
          notSpecs);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    specs = served;
    time = next;
    return served;
  }

  synchronized void publishIdList(String name, List<String> ids) {
    started()
        .idLists()
        .orElseThrow(() -> new IllegalStateException("the endpoints take no id lists"))
        .replace(name, ids.stream());
  }

  /** What was published last, as if it was long ago; null for nothing. */
  synchronized @Nullable BuiltSpec ofOldestTime() {
    return specs == null ? null : specs.with(s -> s.put(TIME, 1));
  }

  private SpecReceiver started() {
    return requireNonNull(receiver, "the endpoints have not started the source");
  }

  private static long timeOf(BuiltSpec spec) {
    try {
      JsonNode json = MAPPER.readTree(spec.json());
      return json.path(TIME).asLong();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
