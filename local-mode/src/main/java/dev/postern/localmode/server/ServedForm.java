package dev.postern.localmode.server;

/**
 * Specs as SDKs of one kind download them.
 *
 * @param time of the last change, in milliseconds since 1970
 */
record ServedForm(long time, String checksum, Packed body) {
  private static final EndpointAnswer NO_NEWS = EndpointAnswer.json(200, "{\"has_updates\":false}");

  EndpointAnswer answer(EndpointRequest request) {
    return isKnown(request) ? NO_NEWS : body.answer(request);
  }

  /** By the checksum if the client tells one, as the time may be the same in a changed file. */
  private boolean isKnown(EndpointRequest request) {
    return request.parameter("checksum").map(checksum::equals).orElseGet(() -> hasTime(request));
  }

  private boolean hasTime(EndpointRequest request) {
    long since = request.parameter("sinceTime").map(ServedForm::parse).orElse(0L);
    return since > 0 && since >= time;
  }

  /** Of a client that has none, 0; whoever tells nonsense has none. */
  private static long parse(String time) {
    try {
      return Long.parseLong(time);
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }
}
