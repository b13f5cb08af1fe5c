package dev.postern.localmode.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of a spool, such as {@code events-20260301T120000Z-00000007.ndjson}. The one being written
 * to ends in {@code .ndjson.open}, one that was compressed in {@code .ndjson.gz}.
 *
 * @param number by which segments are in order
 * @param stem the name without its ending
 */
record Segment(Path file, long number, String stem, Form form) implements Comparable<Segment> {
  private static final Pattern NAME =
      Pattern.compile("(events-[0-9TZ]+-([0-9]{8,18}))(\\.ndjson(?:\\.open|\\.gz)?)");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  enum Form {
    OPEN(".ndjson.open"),
    PLAIN(".ndjson"),
    COMPRESSED(".ndjson.gz");

    private final String ending;

    Form(String ending) {
      this.ending = ending;
    }
  }

  /** What a file is; null when it is no segment. */
  static @Nullable Segment of(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return null;
    }
    for (Form form : Form.values()) {
      if (form.ending.equals(name.group(3))) {
        return new Segment(file, Long.parseLong(name.group(2)), name.group(1), form);
      }
    }
    return null;
  }

  /** A segment that is to be written. */
  static Segment next(Path directory, Instant now, long number) {
    String stem = "events-%s-%08d".formatted(TIME.format(now), number);
    return new Segment(directory.resolve(stem + Form.OPEN.ending), number, stem, Form.OPEN);
  }

  /** The same segment in another form, which need not be there. */
  Segment as(Form other) {
    return new Segment(file.resolveSibling(stem + other.ending), number, stem, other);
  }

  /** How big it is; 0 when it is gone. */
  long size() {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      return 0;
    }
  }

  @Override
  public int compareTo(Segment other) {
    return Long.compare(number, other.number);
  }
}
