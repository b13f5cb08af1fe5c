package dev.postern.testkit.server;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps requests as they come; WireMock's own journal has them when they are answered. */
final class RequestLog implements ServeEventListener {
  private final List<SeenRequest> seen = new CopyOnWriteArrayList<>();

  @Override
  public String getName() {
    return "postern-requests";
  }

  @Override
  public void beforeMatch(ServeEvent event, Parameters parameters) {
    if (!event.getRequest().getMethod().equals(RequestMethod.OPTIONS)) {
      seen.add(new SeenRequest(event.getRequest()));
    }
  }

  List<SeenRequest> all() {
    return List.copyOf(seen);
  }
}
