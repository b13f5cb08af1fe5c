package dev.postern.testkit.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests that a server has got, to be verified. Each method that says which are meant gives those
 * of them; what is verified fails with a list of what comes near. SDK keys are never printed.
 *
 * <pre>{@code
 * server.requests().specs().wereSentTimes(2);
 * server.requests().events().withHeader("Content-Encoding", "gzip").wereSentOnce();
 * }</pre>
 *
 * <p>Immutable: it has the requests that had come when it was asked for, also those that hang.
 *
 * @since 0.1.0
 */
public final class ServerRequests {
  private static final int MOST_LINES = 20;

  private final List<SeenRequest> all;
  private final @Nullable EndpointKind kind;
  private final List<Criterion> criteria;

  ServerRequests(List<SeenRequest> all) {
    this(all, null, List.of());
  }

  private ServerRequests(
      List<SeenRequest> all, @Nullable EndpointKind kind, List<Criterion> criteria) {
    this.all = all;
    this.kind = kind;
    this.criteria = criteria;
  }

  /**
   * What is asked of a request beside its kind.
   *
   * @param text what it says, after the kind
   * @param instead what a request has that does not meet it
   */
  private record Criterion(
      String text, Predicate<SeenRequest> test, Function<SeenRequest, String> instead) {}

  /** {@return downloads of specs} */
  public ServerRequests specs() {
    return of(EndpointKind.SPECS);
  }

  /** {@return downloads of id lists: of which there are, and of their files} */
  public ServerRequests idLists() {
    return of(EndpointKind.ID_LISTS);
  }

  /** {@return requests that bring events} */
  public ServerRequests events() {
    return of(EndpointKind.EVENTS);
  }

  /** {@return requests of client SDKs for the values of a user} */
  public ServerRequests clientInit() {
    return of(EndpointKind.CLIENT_INIT);
  }

  /** {@return requests in which SDKs tell of faults of their own} */
  public ServerRequests exceptions() {
    return of(EndpointKind.EXCEPTIONS);
  }

  /**
   * {@return those with a header}
   *
   * @param name its name, in any case
   * @param value its value
   */
  public ServerRequests withHeader(String name, String value) {
    return and(
        "header %s = %s".formatted(name, SeenRequest.shown(name, value)),
        request -> request.header(name).contains(value),
        request ->
            "header %s = %s".formatted(name, SeenRequest.shown(name, text(request.header(name)))));
  }

  /**
   * {@return those with a parameter in the query}
   *
   * @param name its name
   * @param value its value, without the escapes of URLs
   */
  public ServerRequests withParameter(String name, String value) {
    return and(
        "parameter %s = %s".formatted(name, SeenRequest.shownParameter(name, value)),
        request -> request.parameter(name).contains(value),
        request ->
            "parameter %s = %s"
                .formatted(name, SeenRequest.shownParameter(name, text(request.parameter(name)))));
  }

  /**
   * {@return those with an SDK key, in a header, the path or the query}
   *
   * @param sdkKey the key; messages do not have it
   */
  public ServerRequests withKey(String sdkKey) {
    return and(
        "the wanted SDK key", request -> request.hasKey(sdkKey), request -> "another SDK key");
  }

  /** {@return how many there are} */
  public int count() {
    return matching().size();
  }

  /**
   * Verifies that there are some.
   *
   * @throws AssertionError if there are none
   */
  public void wereSent() {
    verify(count() > 0, "were sent");
  }

  /**
   * Verifies that there is one.
   *
   * @throws AssertionError if there is none, or more
   */
  public void wereSentOnce() {
    wereSentTimes(1);
  }

  /**
   * Verifies how many there are.
   *
   * @param number how many there should be
   * @throws AssertionError if there are more or fewer
   */
  public void wereSentTimes(int number) {
    verify(count() == number, "were sent " + times(number));
  }

  /**
   * Verifies that there are none.
   *
   * @throws AssertionError if there are some
   */
  public void wereNeverSent() {
    verify(count() == 0, "were never sent");
  }

  private ServerRequests of(EndpointKind one) {
    return new ServerRequests(all, one, criteria);
  }

  private ServerRequests and(
      String text, Predicate<SeenRequest> test, Function<SeenRequest, String> instead) {
    List<Criterion> more = new ArrayList<>(criteria);
    more.add(new Criterion(text, test, instead));
    return new ServerRequests(all, kind, List.copyOf(more));
  }

  private List<SeenRequest> matching() {
    return ofKind().stream()
        .filter(request -> criteria.stream().allMatch(one -> one.test().test(request)))
        .toList();
  }

  private List<SeenRequest> ofKind() {
    return all.stream().filter(request -> kind == null || request.kind() == kind).toList();
  }

  private void verify(boolean isMet, String expected) {
    if (!isMet) {
      String found = count() == 0 ? "were never sent" : "were sent " + times(count());
      throw new AssertionError(
          "Expected that %s %s, but they %s.%s".formatted(this, expected, found, nearMisses()));
    }
  }

  /** All of them, a line each. */
  String lines() {
    return matching().isEmpty() ? "\n  nothing" : lines(matching(), SeenRequest::toString);
  }

  private String nearMisses() {
    if (count() > 0) {
      return "\nThere is:" + lines();
    }
    if (!ofKind().isEmpty()) {
      return "\nNear it there is:" + lines(ofKind(), this::withWhatIsAmiss);
    }
    return "\nIn all there is:" + new ServerRequests(all).lines();
  }

  private String withWhatIsAmiss(SeenRequest request) {
    return request
        + criteria.stream()
            .filter(one -> !one.test().test(request))
            .map(one -> one.instead().apply(request))
            .collect(Collectors.joining(", ", " with ", ""));
  }

  private static String lines(List<SeenRequest> requests, Function<SeenRequest, String> text) {
    String lines =
        requests.stream()
            .limit(MOST_LINES)
            .map(request -> "\n  " + text.apply(request))
            .collect(Collectors.joining());
    int more = requests.size() - MOST_LINES;
    return more > 0 ? "%s\n  … %d more".formatted(lines, more) : lines;
  }

  private static String text(List<String> values) {
    return values.isEmpty() ? "(none)" : String.join(", ", values);
  }

  private static String times(int number) {
    return number == 1 ? "once" : number + " times";
  }

  /** Which requests are meant. */
  @Override
  public String toString() {
    String with = criteria.stream().map(Criterion::text).collect(Collectors.joining(" and "));
    return (kind == null ? "requests" : "requests for " + kind)
        + (with.isEmpty() ? "" : " with " + with);
  }
}
