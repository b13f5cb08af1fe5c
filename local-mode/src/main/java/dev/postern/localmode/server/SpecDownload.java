package dev.postern.localmode.server;

import java.util.Optional;
import java.util.function.Function;

/** Gives specs to server SDKs, if they have not got them. */
final class SpecDownload implements Endpoint {
  private static final EndpointAnswer NO_NEWS = EndpointAnswer.json(200, "{\"has_updates\":false}");

  private final ServedSource source;
  private final Function<ServedSpecs, Packed> form;

  private SpecDownload(ServedSource source, Function<ServedSpecs, Packed> form) {
    this.source = source;
    this.form = form;
  }

  static SpecDownload current(ServedSource source) {
    return new SpecDownload(source, ServedSpecs::current);
  }

  static SpecDownload older(ServedSource source) {
    return new SpecDownload(source, ServedSpecs::older);
  }

  @Override
  public EndpointAnswer answer(EndpointRequest request) throws RefusedRequestException {
    ServedSpecs specs = source.specs();
    if (specs == null) {
      throw new RefusedRequestException(503, "there are no specs yet");
    }
    return isKnown(specs, request) ? NO_NEWS : form.apply(specs).answer(request);
  }

  /** By the checksum if the client tells one, as the time may be the same in a changed file. */
  private static boolean isKnown(ServedSpecs specs, EndpointRequest request) {
    Optional<String> checksum = request.parameter("checksum");
    return checksum.isPresent()
        ? checksum.get().equals(specs.checksum())
        : request.parameter("sinceTime").map(SpecDownload::time).orElse(0L) >= specs.time();
  }

  /** Of a client that has none, 0; whoever tells nonsense has none. */
  private static long time(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }
}
