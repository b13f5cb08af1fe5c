package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.spi.DeliveryException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolUploaderTest {
  @TempDir private Path directory;
  private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

  @Test
  void batchesAreSentInOrderAndTheirSegmentsDeleted() throws IOException {
    write("b-1", "b-2");
    write("b-3");
    UploadResult result = uploader().upload();
    assertThat(result).isEqualTo(new UploadResult(2, 3, 6, 0, null, Duration.ZERO));
    assertThat(result.isComplete()).isTrue();
    assertThat(sent).containsExactly("b-1", "b-2", "b-3");
    assertThat(segments()).isEmpty();
    assertThat(uploader().upload().batches()).isZero();
  }

  @Test
  void compressedSegmentsAreSentToo() throws IOException {
    try (EventSpool spool = EventSpool.in(directory).compress(true).open()) {
      spool.deliver(Batches.of("b-1", 2)).join();
    }
    assertThat(uploader().upload().events()).isEqualTo(2);
    assertThat(segments()).isEmpty();
  }

  @Test
  void failureStopsItAndTheNextUploadGoesOnFromThere() throws IOException {
    write("b-1", "b-2", "b-3");
    AtomicInteger calls = new AtomicInteger();
    BatchSender failing =
        batch -> {
          if (calls.incrementAndGet() == 2) {
            throw DeliveryException.retryableAfter(Duration.ofMinutes(5), "HTTP status 503");
          }
          sent.add(batch.id());
        };
    UploadResult result = SpoolUploader.of(directory).build(failing).upload();
    assertThat(result)
        .isEqualTo(new UploadResult(0, 1, 2, 0, "HTTP status 503", Duration.ofMinutes(5)));
    assertThat(segments()).hasSize(1);
    assertThat(uploader().upload().isComplete()).isTrue();
    assertThat(sent).containsExactly("b-1", "b-2", "b-3");
    assertThat(segments()).isEmpty();
  }

  @Test
  void batchThatIsThereTwiceIsSentOnce() throws IOException {
    write("b-1", "b-1");
    write("b-1", "b-2");
    uploader().upload();
    write("b-2", "b-3");
    uploader().upload();
    assertThat(sent).containsExactly("b-1", "b-2", "b-3");
  }

  @Test
  void batchThatIsNeverTakenIsSetAsideAndTheOthersAreSent() throws IOException {
    write("b-1", "b-2");
    BatchSender picky =
        batch -> {
          if (batch.id().equals("b-1")) {
            throw DeliveryException.refused("HTTP status 413");
          }
          sent.add(batch.id());
        };
    UploadResult result = SpoolUploader.of(directory).build(picky).upload();
    assertThat(result.setAside()).isEqualTo(1);
    assertThat(result.isComplete()).isTrue();
    assertThat(sent).containsExactly("b-2");
    assertThat(Files.readString(directory.resolve("refused.ndjson")))
        .isEqualTo(Batches.of("b-1", 2).toJson() + "\n");
  }

  @Test
  void openSegmentOfAnotherWriterIsLeftToIt() throws IOException {
    try (EventSpool spool = EventSpool.in(directory).open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
      assertThat(uploader().upload().batches()).isZero();
      spool.rotate();
      spool.deliver(Batches.of("b-2", 1)).join();
      uploader().upload();
      assertThat(sent).containsExactly("b-1");
    }
  }

  @Test
  void spoolOfThisProcessIsSentToItsLastEvent() throws IOException {
    try (EventSpool spool = EventSpool.in(directory).open();
        SpoolUploader uploader = SpoolUploader.of(spool).build(recorder())) {
      spool.deliver(Batches.of("b-1", 1)).join();
      assertThat(uploader.upload().isComplete()).isTrue();
      assertThat(sent).containsExactly("b-1");
      assertThat(spool.status().segments()).isZero();
    }
  }

  @Test
  void whatADeadProcessLeftIsSent() throws IOException {
    write("b-1");
    Path ended = segments().get(0).file();
    Path open = ended.resolveSibling(ended.getFileName() + ".open");
    Files.writeString(open, Files.readString(ended) + "{\"batch\":\"b-");
    Files.delete(ended);
    assertThat(uploader().upload().isComplete()).isTrue();
    assertThat(sent).containsExactly("b-1");
  }

  @Test
  void oneUploaderWorksAtATime() throws IOException {
    write("b-1");
    List<UploadResult> inner = new ArrayList<>();
    SpoolUploader.of(directory)
        .build((BatchSender) batch -> inner.add(uploader().upload()))
        .upload();
    assertThat(inner)
        .singleElement()
        .extracting(UploadResult::failure)
        .isEqualTo("another uploader is at work in " + directory);
  }

  @Test
  void directoryThatIsNotThereHasNothingToSend() {
    UploadResult result = SpoolUploader.of(directory.resolve("none")).build(recorder()).upload();
    assertThat(result.isComplete()).isTrue();
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void idsThatAreKeptStayFew() throws IOException {
    for (int round = 0; round < 3; round++) {
      String[] ids = new String[1_050];
      for (int i = 0; i < ids.length; i++) {
        ids[i] = round + "-" + i;
      }
      write(ids);
      uploader().upload();
    }
    assertThat(sent).hasSize(3_150).doesNotHaveDuplicates();
    assertThat(Files.readAllLines(directory.resolve("sent.ids"))).hasSizeLessThanOrEqualTo(2_100);
  }

  @Test
  void inTheBackgroundItSendsWhenItCan() throws IOException {
    AtomicInteger outages = new AtomicInteger(3);
    BatchSender flaky =
        batch -> {
          if (outages.getAndDecrement() > 0) {
            throw new IOException("no route to host");
          }
          sent.add(batch.id());
        };
    write("b-1", "b-2");
    try (SpoolUploader uploader =
        SpoolUploader.of(directory).interval(Duration.ofMillis(10)).build(flaky).start()) {
      await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 2);
      write("b-3");
      await().atMost(Duration.ofSeconds(20)).until(() -> sent.size() == 3);
      assertThat(uploader.lastResult()).isNotNull();
    }
    assertThat(sent).containsExactly("b-1", "b-2", "b-3");
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("postern-upload"));
  }

  @Test
  void failuresMakeItWaitLonger() {
    UploadPace pace = new UploadPace(Duration.ofSeconds(30));
    UploadResult good = new UploadResult(0, 0, 0, 0, null, Duration.ZERO);
    UploadResult bad = new UploadResult(0, 0, 0, 0, "x", Duration.ZERO);
    UploadResult later = new UploadResult(0, 0, 0, 0, "x", Duration.ofHours(1));
    assertThat(pace.next(good)).hasSeconds(30);
    assertThat(pace.next(bad)).hasSeconds(30);
    assertThat(pace.next(bad)).hasSeconds(60);
    for (int i = 0; i < 40; i++) {
      pace.next(bad);
    }
    assertThat(pace.next(bad)).hasSeconds(600);
    assertThat(pace.next(later)).hasSeconds(3_600);
    assertThat(pace.next(good)).hasSeconds(30);
    assertThat(pace.next(bad)).hasSeconds(30);
  }

  @Test
  void overHttpAServerGetsWhatAClientWouldSend() throws IOException {
    write("b-1");
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger status = new AtomicInteger(503);
    HttpServer server = server(exchange -> answer(exchange, requests, status.get()));
    try {
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/log_event");
      SpoolUploader uploader = SpoolUploader.of(directory).logEventUrl(url).build("secret-1");
      UploadResult result = uploader.upload();
      assertThat(result.failure()).isEqualTo("HTTP status 503");
      assertThat(result.retryAfter()).hasSeconds(7);
      status.set(202);
      assertThat(uploader.upload().isComplete()).isTrue();
      assertThat(requests)
          .hasSize(2)
          .allMatch(
              request ->
                  request.equals(
                      "POST /v1/log_event secret-1 t 1 s-1 2 " + Batches.of("b-1", 2).toJson()));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void batchThatCannotBeReadIsSetAsideAndTheOthersAreSent() throws IOException {
    List<String> requests = Collections.synchronizedList(new ArrayList<>());
    HttpServer server = server(exchange -> answer(exchange, requests, 202));
    try {
      write("b-1", "b-2");
      Path segment = segments().get(0).file();
      String batches = Files.readString(segment);
      String text = "a".repeat(20_000_001);
      Files.writeString(
          segment, batches.replaceFirst("\"body\":\\{", "\"body\":{\"x\":\"" + text + "\","));
      URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      UploadResult result = SpoolUploader.of(directory).logEventUrl(url).build("secret-1").upload();
      assertThat(result).isEqualTo(new UploadResult(1, 1, 2, 1, null, Duration.ZERO));
    } finally {
      server.stop(0);
    }
    assertThat(requests).singleElement().asString().endsWith(Batches.of("b-2", 2).toJson());
  }

  @Test
  void urlMustBeOneOfHttp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpoolUploader.of(directory).logEventUrl(URI.create("ftp://x/")));
  }

  private void write(String... ids) throws IOException {
    try (EventSpool spool = EventSpool.in(directory).sync(SyncPolicy.NEVER).open()) {
      for (String id : ids) {
        spool.deliver(Batches.of(id, 2)).join();
      }
    }
  }

  private SpoolUploader uploader() {
    return SpoolUploader.of(directory).build(recorder());
  }

  private BatchSender recorder() {
    return batch -> sent.add(batch.id());
  }

  private List<Segment> segments() throws IOException {
    return new SpoolDirectory(directory).segments();
  }

  private static HttpServer server(com.sun.net.httpserver.HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, List<String> requests, int status)
      throws IOException {
    try (exchange) {
      String body =
          new String(new GZIPInputStream(exchange.getRequestBody()).readAllBytes(), UTF_8);
      List<String> words = new ArrayList<>();
      words.add(exchange.getRequestMethod());
      words.add(exchange.getRequestURI().toString());
      for (String header :
          List.of(
              "STATSIG-API-KEY",
              "STATSIG-SDK-TYPE",
              "STATSIG-SDK-VERSION",
              "STATSIG-SERVER-SESSION-ID",
              "statsig-event-count")) {
        words.add(exchange.getRequestHeaders().getFirst(header));
      }
      words.add(body);
      requests.add(String.join(" ", words));
      exchange.getResponseHeaders().add("Retry-After", "7");
      exchange.sendResponseHeaders(status, -1);
    }
  }
}
