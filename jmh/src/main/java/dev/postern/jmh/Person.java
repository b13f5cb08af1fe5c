package dev.postern.jmh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.fixtures.BigSpecs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whom is asked about, before an SDK makes its user of it. */
record Person(
    @Nullable String userId,
    @Nullable String email,
    @Nullable String ip,
    @Nullable String userAgent,
    @Nullable String locale,
    @Nullable String appVersion,
    Map<String, String> customIds,
    Map<String, Object> custom,
    Map<String, String> privateAttributes) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Person FULL =
      new Person(
          "u-7001",
          "customer7001@post.example",
          "91.17.27.226",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/124.0.0.0 Safari/537.36",
          "de_DE",
          "4.2.0",
          Map.of("stableID", "d-fe5de43f6cf4", "companyID", "c-11"),
          Map.of("plan", "plus", "loyalty_points", 2450, "cart_value", 30),
          Map.of("credit_score", "661"));

  /** A customer with all properties but no country. */
  static Person full() {
    return FULL;
  }

  /** Different people, the same ones always. */
  static List<Person> many(int count) {
    return BigSpecs.of(42).users(count).map(Person::fromJson).toList();
  }

  private static Person fromJson(String line) {
    try {
      JsonNode json = MAPPER.readTree(line);
      return new Person(
          text(json, "userID"),
          text(json, "email"),
          text(json, "ip"),
          text(json, "userAgent"),
          text(json, "locale"),
          text(json, "appVersion"),
          texts(json.path("customIDs")),
          MAPPER.convertValue(json.withObject("/custom"), new TypeReference<>() {}),
          texts(json.path("privateAttributes")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the generated users are not JSON", e);
    }
  }

  private static @Nullable String text(JsonNode json, String field) {
    return json.path(field).isTextual() ? json.path(field).textValue() : null;
  }

  private static Map<String, String> texts(JsonNode json) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    json.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
    return texts;
  }
}
