package dev.postern.localmode.server;

/** Answers the requests of one kind. */
@FunctionalInterface
interface Endpoint {
  EndpointAnswer answer(EndpointRequest request) throws RefusedRequestException;
}
