package dev.postern.internal.event;

import dev.postern.internal.clientinit.SdkInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who sends events.
 *
 * @param sdk with the session of the client
 * @param serviceName null for none
 * @param settings of which every batch tells two
 */
record Sender(SdkInfo sdk, @Nullable String serviceName, EventSettings settings) {
  String session() {
    return sdk.sessionId();
  }

  /** What a batch tells of its sender, and why it is sent now. */
  Map<String, Object> metadata(String flushType, long intervalMs) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("sdkType", SdkInfo.TYPE);
    metadata.put("sdkVersion", sdk.version());
    metadata.put("sessionID", session());
    metadata.put("os", System.getProperty("os.name", "unknown"));
    metadata.put("arch", System.getProperty("os.arch", "unknown"));
    metadata.put("languageVersion", System.getProperty("java.version", "unknown"));
    if (serviceName != null) {
      metadata.put("service_name", serviceName);
    }
    metadata.put("flushingIntervalMs", intervalMs);
    metadata.put("batchSize", settings.batchSize());
    metadata.put("maxPendingBatches", settings.maxPendingBatches());
    metadata.put("flushType", flushType);
    return metadata;
  }
}
