package dev.postern.testkit;

import dev.postern.ActiveOverride;
import dev.postern.SpecCatalog;
import dev.postern.explain.Explanation;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a test stands, for people who look at why it failed. */
final class TestReport {
  private static final int EXPLANATIONS = 3;
  private static final int EXPOSURES = 50;

  private final StatsigTestKit kit;
  private final String specName;

  TestReport(StatsigTestKit kit, String specName) {
    this.kit = kit;
    this.specName = specName;
  }

  String text() {
    return "%s\ntime of the test: %s\noverrides:%s\nexposures and events:%s%s"
        .formatted(specs(), kit.now(), overrides(), exposures(), explanations());
  }

  private String specs() {
    SpecCatalog catalog = kit.catalog();
    return "specs: %s, changed %s, checksum %s, %d names"
        .formatted(
            specName,
            Instant.ofEpochMilli(catalog.time()),
            catalog.checksum(),
            catalog.entities().size());
  }

  private String overrides() {
    return lines(
        kit.statsig().overrides().active().stream().map(TestReport::text).toList(), EXPOSURES);
  }

  private static String text(ActiveOverride override) {
    return "%s \"%s\" = %s for %s%s"
        .formatted(
            KnownNames.text(override.kind()),
            override.name(),
            override.value(),
            override.whom(),
            override.wasRead() ? "" : " (not read)");
  }

  private String exposures() {
    return lines(kit.exposures().toString().lines().toList(), EXPOSURES);
  }

  private String explanations() {
    List<Exposure> all = kit.exposures().exposures();
    Set<String> texts = new LinkedHashSet<>();
    for (int i = all.size() - 1; i >= 0 && texts.size() < EXPLANATIONS; i--) {
      texts.add(explain(all.get(i)));
    }
    return texts.stream().map(text -> "\n\n" + text).collect(Collectors.joining());
  }

  /** The user is as it was sent, so conditions on private attributes may look otherwise. */
  private String explain(Exposure exposure) {
    Explanation.Kind kind =
        switch (exposure.kind()) {
          case GATE -> Explanation.Kind.GATE;
          case CONFIG -> Explanation.Kind.EXPERIMENT;
          case LAYER -> Explanation.Kind.LAYER;
        };
    return kit.statsig().explain(Events.user(exposure.event()), kind, exposure.name()).toString();
  }

  private static String lines(List<String> lines, int most) {
    if (lines.isEmpty()) {
      return " none";
    }
    String text =
        lines.stream().limit(most).map(line -> "\n  " + line).collect(Collectors.joining());
    return lines.size() > most ? "%s\n  … %d more".formatted(text, lines.size() - most) : text;
  }
}
