package dev.postern.localmode.server;

import java.util.function.Function;

/** Gives specs to server SDKs, if they have not got them. */
final class SpecDownload implements Endpoint {
  private final ServedSource source;
  private final Function<ServedSpecs, ServedForm> form;

  private SpecDownload(ServedSource source, Function<ServedSpecs, ServedForm> form) {
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
    return form.apply(specs).answer(request);
  }
}
