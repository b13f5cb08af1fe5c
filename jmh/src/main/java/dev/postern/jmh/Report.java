package dev.postern.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Turns JMH's results of a run with the official SDKs into the table and the picture of the page on
 * performance.
 */
public final class Report {
  private static final String BEGIN = "<!-- peers: written by jmh/run --peers -->";
  private static final String END = "<!-- end of peers -->";

  private static final Map<String, String> ROWS = new LinkedHashMap<>();

  static {
    ROWS.put("gatePublic", "gate, public, 100 %");
    ROWS.put("gateEmailContains", "gate, email contains");
    ROWS.put("gateRollout", "gate, 50 % rollout, same user");
    ROWS.put("gateRolloutUsersInTurn", "50 % rollout, 20,000 users in turn");
    ROWS.put("gateHeavyNesting", "gate over twelve nested gates");
    ROWS.put("gateUserAgent", "gate on browser name and version");
    ROWS.put("gateUnknown", "unknown gate");
    ROWS.put("gateRepeatedExposure", "50 % rollout, logged, repeated");
    ROWS.put("gateObject", "feature gate object");
    ROWS.put("configParameter", "config and one parameter");
    ROWS.put("experimentParameter", "experiment and one parameter");
    ROWS.put("layerParameter", "layer and one parameter");
    ROWS.put("buildUserThenGateRollout", "build a full user, then 50 % rollout");
    ROWS.put("allGates", "all gates of the project, one user");
    ROWS.put("clientInitialize", "client-initialize response, djb2");
  }

  private Report() {}

  /** A figure: the median of the measured seconds. */
  private record Figure(double nanos, double bytes) {
    static Figure of(JsonNode result) {
      JsonNode bytes = result.path("secondaryMetrics").path("gc.alloc.rate.norm");
      return new Figure(
          result.path("primaryMetric").path("scorePercentiles").path("50.0").asDouble(),
          bytes.path("score").asDouble());
    }
  }

  private record Row(String text, Figure own, Figure javacore, Figure serverSdk) {
    double ratio() {
      return Math.min(javacore.nanos, serverSdk.nanos) / own.nanos;
    }

    String markdown() {
      return String.format(
          Locale.ROOT,
          "| %s | %,.0f | %,.0f | %,.0f | %.1f | %,.0f |",
          text,
          own.nanos,
          javacore.nanos,
          serverSdk.nanos,
          ratio(),
          own.bytes);
    }
  }

  /**
   * Prints the table and writes it into the page.
   *
   * @param args JMH's results as JSON, the page, the picture, and a line on what was measured where
   */
  public static void main(String[] args) throws IOException {
    List<Row> rows = rows(new ObjectMapper().readTree(Path.of(args[0]).toFile()));
    String table = table(rows, args[3]);
    System.out.println(table);
    Path page = Path.of(args[1]);
    Path picture = Path.of(args[2]);
    Files.writeString(picture, picture(rows));
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(page + " has no place for the table: " + BEGIN);
    }
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length())
            + "\n\n"
            + table
            + "\n![The same as bars]("
            + picture.getFileName()
            + ")\n\n"
            + text.substring(end));
  }

  private static List<Row> rows(JsonNode results) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (JsonNode result : results) {
      String name = result.path("benchmark").asText();
      int method = name.lastIndexOf('.');
      figures.put(name.substring(name.lastIndexOf('.', method - 1) + 1), Figure.of(result));
    }
    List<Row> rows = new ArrayList<>();
    ROWS.forEach(
        (method, text) -> {
          Figure own = figures.get("PosternRows." + method);
          Figure javacore = figures.get("JavacoreRows." + method);
          Figure serverSdk = figures.get("ServerSdkRows." + method);
          if (own != null && javacore != null && serverSdk != null) {
            rows.add(new Row(text, own, javacore, serverSdk));
          }
        });
    return rows;
  }

  private static String table(List<Row> rows, String measured) {
    StringBuilder out = new StringBuilder(measured).append("\n\n");
    out.append("| median, ns | Postern | javacore 0.10.2 | serversdk 2.2.2 |");
    out.append(
        " times faster than the faster | Postern allocates, B |\n|---|---|---|---|---|---|\n");
    rows.forEach(row -> out.append(row.markdown()).append('\n'));
    return out.toString();
  }

  /** Bars on a logarithmic scale from 1 ns to 100 ms. */
  private static String picture(List<Row> rows) {
    int height = 46 * rows.size() + 60;
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"860\" height=\"%d\"".formatted(height));
    out.append(" font-family=\"sans-serif\" font-size=\"12\">\n");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int power = 0; power <= 8; power++) {
      double x = x(Math.pow(10, power));
      out.append(
          String.format(
              Locale.ROOT,
              "<path d=\"M%.0f 24V%d\" stroke=\"#ddd\"/><text x=\"%.0f\" y=\"16\""
                  + " text-anchor=\"middle\">%s</text>%n",
              x,
              height - 30,
              x,
              scale(power)));
    }
    int y = 30;
    for (Row row : rows) {
      out.append("<text x=\"256\" y=\"%d\" text-anchor=\"end\">".formatted(y + 22));
      out.append(row.text).append("</text>\n");
      out.append(bar(y, row.own, "#1b7f4b"));
      out.append(bar(y + 13, row.javacore, "#8899aa"));
      out.append(bar(y + 26, row.serverSdk, "#c4ccd4"));
      y += 46;
    }
    out.append("<text x=\"260\" y=\"%d\">".formatted(height - 10));
    out.append("green: Postern; dark grey: javacore 0.10.2; light grey: serversdk 2.2.2;");
    out.append(" each bar ends at its time, a line is ten times the one before</text>\n</svg>\n");
    return out.toString();
  }

  private static String bar(int y, Figure figure, String colour) {
    return String.format(
        Locale.ROOT,
        "<rect x=\"260\" y=\"%d\" width=\"%.0f\" height=\"12\" fill=\"%s\"/>%n",
        y,
        x(figure.nanos) - 260,
        colour);
  }

  private static double x(double nanos) {
    return 260 + 70 * Math.max(0, Math.log10(nanos));
  }

  private static String scale(int power) {
    String[] names = {
      "1 ns", "10 ns", "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms"
    };
    return names[power];
  }
}
