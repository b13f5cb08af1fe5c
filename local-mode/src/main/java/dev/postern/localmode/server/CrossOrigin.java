package dev.postern.localmode.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Lets pages of any origin ask, as Statsig does for client SDKs. */
final class CrossOrigin {
  private static final Map<String, String> ANYONE = Map.of("Access-Control-Allow-Origin", "*");
  private static final String PRIVATE_NETWORK = "Access-Control-Request-Private-Network";

  private CrossOrigin() {}

  static EndpointAnswer answer(EndpointRequest request, Supplier<EndpointAnswer> answer) {
    return request.method().equals("OPTIONS") ? permission(request) : answer.get().with(ANYONE);
  }

  /** What browsers ask before they ask. */
  private static EndpointAnswer permission(EndpointRequest request) {
    Map<String, String> headers = new LinkedHashMap<>(ANYONE);
    headers.put("Access-Control-Allow-Methods", "POST");
    headers.put(
        "Access-Control-Allow-Headers",
        request.header("Access-Control-Request-Headers").orElse("*"));
    headers.put("Access-Control-Max-Age", "86400");
    if (request.header(PRIVATE_NETWORK).isPresent()) {
      headers.put("Access-Control-Allow-Private-Network", "true");
    }
    return new EndpointAnswer(204, headers, new byte[0]);
  }
}
