package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which id lists there are, and gives their files, whole or from where a client stands. */
final class IdListDownload {
  static final String FILES = "/v1/id_lists";

  private static final Pattern FROM = Pattern.compile("bytes=(\\d{1,9})-");

  private final ServedIdLists lists;

  IdListDownload(ServedIdLists lists) {
    this.lists = lists;
  }

  EndpointAnswer manifest(EndpointRequest request) throws RefusedRequestException {
    String host =
        request
            .header("Host")
            .orElseThrow(() -> new RefusedRequestException(400, "the header Host is missing"));
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    lists.files().forEach((name, file) -> describe(manifest.putObject(name), name, file, host));
    return EndpointAnswer.json(200, manifest.toString());
  }

  private static void describe(ObjectNode entry, String name, IdListFile file, String host) {
    String escaped = URLEncoder.encode(name, UTF_8).replace("+", "%20");
    entry
        .put("name", name)
        .put("size", file.content().length)
        .put("url", "http://" + host + FILES + "/" + escaped)
        .put("creationTime", file.creationTime())
        .put("fileID", name + "-" + file.creationTime());
  }

  EndpointAnswer file(EndpointRequest request) throws RefusedRequestException {
    String path = request.path();
    String escaped = path.equals(FILES) ? "" : path.substring(FILES.length() + 1);
    String name = EndpointRequest.decoded(escaped.replace("+", "%2B"));
    IdListFile file = lists.file(name);
    if (file == null) {
      throw new RefusedRequestException(404, "there is no id list \"" + name + "\"");
    }
    return part(file.content(), request.header("Range").orElse(""));
  }

  /** Other ranges than those from a place to the end are not asked for, and may be ignored. */
  private static EndpointAnswer part(byte[] content, String range) {
    Matcher from = FROM.matcher(range);
    if (!from.matches()) {
      return text(200, content);
    }
    int start = Integer.parseInt(from.group(1));
    if (start >= content.length) {
      return EndpointAnswer.error(416, "the file has " + content.length + " bytes")
          .with(Map.of("Content-Range", "bytes */" + content.length));
    }
    String part = "bytes %d-%d/%d".formatted(start, content.length - 1, content.length);
    return text(206, Arrays.copyOfRange(content, start, content.length))
        .with(Map.of("Content-Range", part));
  }

  private static EndpointAnswer text(int status, byte[] content) {
    return new EndpointAnswer(status, Map.of("Content-Type", "text/plain"), content);
  }
}
