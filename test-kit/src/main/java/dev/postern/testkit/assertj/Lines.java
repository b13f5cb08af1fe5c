package dev.postern.testkit.assertj;

import java.util.List;
import java.util.stream.Collectors;

/** Lists in messages. */
final class Lines {
  private static final int MOST = 20;

  private Lines() {}

  static String of(List<String> lines) {
    String text =
        lines.stream().limit(MOST).map(line -> "\n  " + line).collect(Collectors.joining());
    return lines.size() > MOST ? "%s\n  … %d more".formatted(text, lines.size() - MOST) : text;
  }

  static String orNothing(List<String> lines) {
    return lines.isEmpty() ? "\n  nothing" : of(lines);
  }

  static String times(int number) {
    return number == 1 ? "once" : number + " times";
  }
}
