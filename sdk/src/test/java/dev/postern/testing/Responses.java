package dev.postern.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.ClientInitResponseOptions;
import dev.postern.GCIRResponseFormat;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Client-initialize responses as trees. Single quotes stand for double ones. */
public final class Responses {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Responses() {}

  /** Options for names as they are. */
  public static ClientInitResponseOptions unhashed() {
    return new ClientInitResponseOptions(HashAlgo.NONE);
  }

  public static ClientInitResponseOptions unhashed(GCIRResponseFormat format) {
    ClientInitResponseOptions options = unhashed();
    options.setResponseFormat(format);
    return options;
  }

  /** The response of a client that has these specs. */
  public static JsonNode of(SpecJson specs, StatsigUser user, ClientInitResponseOptions options) {
    try (Statsig statsig = specs.open()) {
      return of(statsig, user, options);
    }
  }

  public static JsonNode of(Statsig statsig, StatsigUser user, ClientInitResponseOptions options) {
    return parse(statsig.getClientInitializeResponse(user, options));
  }

  /** The names of an object's fields, in order. */
  public static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Asserts that the part at a JSON pointer is this, its fields in this order. */
  public static void assertPart(JsonNode response, String pointer, String expected) {
    assertThat(response.at(pointer).toString()).as(pointer).isEqualTo(expected.replace('\'', '"'));
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
