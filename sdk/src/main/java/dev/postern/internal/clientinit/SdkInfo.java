package dev.postern.internal.clientinit;

import dev.postern.internal.json.JsonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who made a response.
 *
 * @param version of this SDK
 * @param sessionId of this client
 */
public record SdkInfo(String version, String sessionId) {
  /** What this SDK is called. */
  public static final String TYPE = "postern-java";

  /** Of a client that begins now. */
  public static SdkInfo create() {
    @Nullable String version = SdkInfo.class.getPackage().getImplementationVersion();
    return new SdkInfo(version == null ? "development" : version, UUID.randomUUID().toString());
  }

  void write(JsonText out) {
    out.open().name("sdkType").text(TYPE);
    out.name("sdkVersion").text(version).name("sessionId").text(sessionId).close();
  }
}
