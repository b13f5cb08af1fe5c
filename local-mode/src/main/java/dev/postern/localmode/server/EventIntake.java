package dev.postern.localmode.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes the events that SDKs send. */
final class EventIntake implements Endpoint {
  static final EndpointAnswer TAKEN = EndpointAnswer.json(202, "{\"success\":true}");

  private final Consumer<List<ReceivedEvent>> receiver;

  EventIntake(Consumer<List<ReceivedEvent>> receiver) {
    this.receiver = receiver;
  }

  @Override
  public EndpointAnswer answer(EndpointRequest request) throws RefusedRequestException {
    JsonNode events = RequestBody.json(request).path("events");
    if (!events.isArray()) {
      throw new RefusedRequestException(400, "\"events\" must be a list");
    }
    List<ReceivedEvent> received = new ArrayList<>(events.size());
    for (JsonNode event : events) {
      if (!event.isObject()) {
        throw new RefusedRequestException(400, "events[" + received.size() + "] must be an object");
      }
      received.add(new ReceivedEvent(EventJson.read(event), event.toString()));
    }
    receiver.accept(received);
    return TAKEN;
  }
}
