package dev.postern.internal.source;

import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.spi.Scheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends requests, again after a while where that makes sense. Thread-safe. */
final class Calls {
  private static final Duration FIRST_DELAY = Duration.ofMillis(100);

  private final NetworkRequests requests;
  private final Scheduler scheduler;

  Calls(NetworkRequests requests, Scheduler scheduler) {
    this.requests = requests;
    this.scheduler = scheduler;
  }

  /**
   * An answer whose status says success; fails with a {@link NetworkFailure}.
   *
   * @param maskedUrl for messages
   */
  CompletableFuture<HttpAnswer> send(
      HttpCall call, String maskedUrl, int retries, DownloadTrace steps) {
    return attempt(call, maskedUrl, 1, retries, steps);
  }

  private CompletableFuture<HttpAnswer> attempt(
      HttpCall call, String maskedUrl, int number, int retries, DownloadTrace steps) {
    steps.requesting(number - 1, call.uri());
    return requests
        .send(call)
        .whenComplete((answer, failure) -> steps.answered(number - 1, call.uri(), answer, failure))
        .handle((answer, failure) -> judge(answer, failure, maskedUrl, number))
        .exceptionallyCompose(failure -> again(failure, call, maskedUrl, number, retries, steps));
  }

  private static HttpAnswer judge(
      HttpAnswer answer, Throwable failure, String maskedUrl, int number) {
    if (failure != null) {
      throw new CompletionException(
          NetworkFailure.without(maskedUrl, number, Failures.cause(failure)));
    }
    if (!answer.isSuccess()) {
      throw new CompletionException(NetworkFailure.of(maskedUrl, number, answer));
    }
    return answer;
  }

  private CompletableFuture<HttpAnswer> again(
      Throwable failure,
      HttpCall call,
      String maskedUrl,
      int number,
      int retries,
      DownloadTrace steps) {
    boolean mayRetry = Failures.cause(failure) instanceof NetworkFailure known && known.mayRetry();
    if (!mayRetry || number > retries) {
      return CompletableFuture.failedFuture(failure);
    }
    CompletableFuture<Void> waited = new CompletableFuture<>();
    scheduler.schedule(() -> waited.complete(null), FIRST_DELAY.multipliedBy(1L << number));
    return waited.thenCompose(done -> attempt(call, maskedUrl, number + 1, retries, steps));
  }
}
