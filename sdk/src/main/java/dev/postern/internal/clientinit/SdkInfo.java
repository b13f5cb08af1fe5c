package dev.postern.internal.clientinit;

import dev.postern.internal.json.JsonText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who makes responses and sends events: this SDK, in one client. Thread-safe. */
public final class SdkInfo {
  /** What this SDK is called. */
  public static final String TYPE = "postern-java";

  private final String version;
  private @Nullable String sessionId;

  private SdkInfo(String version) {
    this.version = version;
  }

  /** Of a client that begins now. */
  public static SdkInfo create() {
    @Nullable String version = SdkInfo.class.getPackage().getImplementationVersion();
    return new SdkInfo(version == null ? "development" : version);
  }

  /** The version of this SDK. */
  public String version() {
    return version;
  }

  /** Of this client; made when it is first asked for, as a JVM's first random number takes 5 ms. */
  public synchronized String sessionId() {
    if (sessionId == null) {
      sessionId = UUID.randomUUID().toString();
    }
    return sessionId;
  }

  void write(JsonText out) {
    out.open().name("sdkType").text(TYPE);
    out.name("sdkVersion").text(version).name("sessionId").text(sessionId()).close();
  }
}
