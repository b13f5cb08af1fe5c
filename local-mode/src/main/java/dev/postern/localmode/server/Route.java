package dev.postern.localmode.server;

import java.util.List;
import java.util.Map;

/**
 * Where an endpoint is.
 *
 * @param path which may be followed by one more part: a key or a name
 * @param isForBrowsers whether pages of any origin may ask
 */
record Route(List<String> methods, String path, boolean isForBrowsers, Endpoint endpoint) {
  boolean isOf(String wanted) {
    return wanted.equals(path)
        || (wanted.startsWith(path + "/") && wanted.indexOf('/', path.length() + 1) < 0);
  }

  EndpointAnswer answer(EndpointRequest request) throws RefusedRequestException {
    if (!methods.contains(request.method())) {
      return EndpointAnswer.error(405, path + " takes " + String.join(" and ", methods))
          .with(Map.of("Allow", String.join(", ", methods)));
    }
    return endpoint.answer(request);
  }
}
