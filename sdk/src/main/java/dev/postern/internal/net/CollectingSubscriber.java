package dev.postern.internal.net;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a limit. */
final class CollectingSubscriber implements BodySubscriber<BodyChunks> {
  private final CompletableFuture<BodyChunks> body = new CompletableFuture<>();
  private final BodyChunks collected = new BodyChunks();
  private final long mostBytes;
  private Flow.@Nullable Subscription subscription;

  CollectingSubscriber(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public CompletionStage<BodyChunks> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (body.isDone()) {
      return;
    }
    buffers.forEach(collected::write);
    if (collected.size() > mostBytes) {
      body.completeExceptionally(LimitedStream.tooLong(mostBytes));
      stop();
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(collected);
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
