package dev.postern.testkit.server;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.function.Function;

/** Has requests of WireMock answered by others. */
final class Carrier implements ResponseDefinitionTransformerV2 {
  static final String NAME = "postern-endpoints";

  private final Function<LoggedRequest, ResponseDefinitionBuilder> answers;

  Carrier(Function<LoggedRequest, ResponseDefinitionBuilder> answers) {
    this.answers = answers;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    return answers.apply(event.getRequest()).build();
  }
}
