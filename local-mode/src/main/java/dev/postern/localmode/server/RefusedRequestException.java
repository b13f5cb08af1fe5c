package dev.postern.localmode.server;

/** A request that cannot be answered as it was meant; the message is for whoever has sent it. */
final class RefusedRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedRequestException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  EndpointAnswer answer() {
    return EndpointAnswer.error(status, String.valueOf(getMessage()));
  }
}
