package dev.postern.localmode.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.ClientInitResponseOptions;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.Locale;
import java.util.Optional;

/** Evaluates everything for the user of a client SDK. */
final class ClientInitialization implements Endpoint {
  private static final String STABLE_ID = "stableID";

  private final Statsig statsig;

  ClientInitialization(Statsig statsig) {
    this.statsig = statsig;
  }

  @Override
  public EndpointAnswer answer(EndpointRequest request) throws RefusedRequestException {
    JsonNode body = RequestBody.json(request);
    StatsigUser user = user(body);
    return EndpointAnswer.json(
        200, statsig.getClientInitializeResponse(user, options(request, body)));
  }

  private static ClientInitResponseOptions options(EndpointRequest request, JsonNode body) {
    ClientInitResponseOptions options = new ClientInitResponseOptions(hash(body), key(request));
    options.setIncludeLocalOverrides(true);
    options.setPreviousResponseHash(body.path("full_checksum").asText(""));
    return options;
  }

  private static HashAlgo hash(JsonNode body) {
    return switch (body.path("hash").asText().toLowerCase(Locale.ROOT)) {
      case "sha256" -> HashAlgo.SHA256;
      case "none" -> HashAlgo.NONE;
      default -> HashAlgo.DJB2;
    };
  }

  private static String key(EndpointRequest request) {
    Optional<String> key = request.parameter("k");
    return key.or(() -> request.header("STATSIG-API-KEY")).orElse("");
  }

  private static StatsigUser user(JsonNode body) throws RefusedRequestException {
    JsonNode told = body.path("user");
    if (!told.isObject() && !told.isMissingNode() && !told.isNull()) {
      throw new RefusedRequestException(400, "\"user\" must be an object");
    }
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    told.properties().forEach(field -> user.set(field.getKey(), field.getValue()));
    addStableId(user, body.path("statsigMetadata").path(STABLE_ID));
    try {
      return StatsigUser.fromJson(user.toString());
    } catch (IllegalArgumentException notUser) {
      throw new RefusedRequestException(400, "\"user\": " + notUser.getMessage());
    }
  }

  /** Client SDKs tell the id of the device beside the user. */
  private static void addStableId(ObjectNode user, JsonNode stableId) {
    JsonNode ids = user.path("customIDs");
    boolean hasPlace = ids.isObject() || ids.isMissingNode() || ids.isNull();
    if (stableId.isTextual() && hasPlace && !ids.has(STABLE_ID)) {
      ObjectNode all = JsonNodeFactory.instance.objectNode();
      ids.properties().forEach(id -> all.set(id.getKey(), id.getValue()));
      user.set("customIDs", all.set(STABLE_ID, stableId));
    }
  }
}
