package dev.postern.localmode.command;

import dev.postern.localmode.command.AnswerDifferences.Asked;
import dev.postern.localmode.command.AnswerDifferences.Example;
import dev.postern.localmode.command.AnswerDifferences.Tally;
import dev.postern.localmode.command.TextTables.Cell;
import dev.postern.localmode.command.diff.Change;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code postern diff} found.
 *
 * @param answers null when nobody was asked for
 */
record DiffReport(List<Change> changes, @Nullable AnswerDifferences answers) {
  private static final int LONGEST_NAME = 40;
  private static final int KIND_WIDTH = 15;
  private static final int CHANGE_WIDTH = 7;
  private static final int USERS_WIDTH = 9;
  private static final int SHARE_WIDTH = 7;

  /** Whether nothing changed, neither in words nor for anybody. */
  boolean isEmpty() {
    return changes.isEmpty() && (answers == null || answers.changed().isEmpty());
  }

  void writeTables(Writer out, Ansi colours) throws IOException {
    if (!changes.isEmpty()) {
      out.write(changesTable(colours));
    }
    out.write("%s%n".formatted(summary()));
    if (answers != null) {
      out.write(System.lineSeparator());
      if (!answers.changed().isEmpty()) {
        out.write(answersTable(answers, colours));
      }
      out.write(
          String.format(
              Locale.ROOT,
              "another answer for %,d of %,d user%s%n",
              answers.changedUsers(),
              answers.users(),
              answers.users() == 1 ? "" : "s"));
    }
  }

  private String changesTable(Ansi colours) {
    List<String> names = changes.stream().map(Change::name).toList();
    TextTables.Rows table =
        TextTables.wrapping(
            colours, KIND_WIDTH, TextTables.longest(names, 4, LONGEST_NAME), CHANGE_WIDTH);
    table.head("KIND", "NAME", "CHANGE", "WHAT");
    for (Change change : changes) {
      List<String> details = change.details();
      table.add(
          new Cell(change.entity(), ""),
          new Cell(change.name(), "bold"),
          new Cell(change.kind().toString(), colour(change.kind())),
          new Cell(details.isEmpty() ? "" : details.get(0), ""));
      details.stream().skip(1).forEach(detail -> table.add("", "", "", detail));
    }
    return table.toString();
  }

  private static String colour(Change.Kind kind) {
    return switch (kind) {
      case ADDED -> "green";
      case REMOVED -> "red";
      case CHANGED -> "yellow";
    };
  }

  private String summary() {
    return changes.isEmpty()
        ? "nothing changed"
        : "%d added, %d removed, %d changed"
            .formatted(
                count(Change.Kind.ADDED), count(Change.Kind.REMOVED), count(Change.Kind.CHANGED));
  }

  private long count(Change.Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).count();
  }

  private static String answersTable(AnswerDifferences answers, Ansi colours) {
    Map<Asked, Tally> changed = answers.changed();
    List<String> names = changed.keySet().stream().map(Asked::name).toList();
    TextTables.Rows table =
        TextTables.wrapping(
            colours,
            KIND_WIDTH,
            TextTables.longest(names, 4, LONGEST_NAME),
            USERS_WIDTH,
            SHARE_WIDTH);
    table.head("KIND", "NAME", "USERS", "SHARE", "EXAMPLES");
    changed.forEach(
        (asked, tally) -> {
          List<String> examples = tally.examples().stream().map(DiffReport::words).toList();
          table.add(
              asked.kind().toString(),
              asked.name(),
              String.format(Locale.ROOT, "%,d", tally.users()),
              String.format(Locale.ROOT, "%.1f %%", 100.0 * tally.users() / answers.users()),
              examples.get(0));
          examples.stream().skip(1).forEach(words -> table.add("", "", "", "", words));
        });
    return table.toString();
  }

  private static String words(Example example) {
    String user = example.user().isEmpty() ? "user " + example.index() : example.user();
    return user + ": " + example.before().differenceTo(example.after());
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("changes", changes.stream().map(DiffReport::json).toList());
    if (answers != null) {
      Map<String, Object> users = new LinkedHashMap<>();
      users.put("asked", answers.users());
      users.put("changed", answers.changedUsers());
      users.put(
          "entities",
          answers.changed().entrySet().stream()
              .map(entry -> json(entry.getKey(), entry.getValue()))
              .toList());
      json.put("users", users);
    }
    return json;
  }

  private static Map<String, Object> json(Change change) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", change.entity());
    json.put("name", change.name());
    json.put("change", change.kind().toString());
    json.put("details", change.details());
    return json;
  }

  private static Map<String, Object> json(Asked asked, Tally tally) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", asked.kind().toString());
    json.put("name", asked.name());
    json.put("users", tally.users());
    json.put("examples", tally.examples().stream().map(DiffReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Example example) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("user", example.index());
    json.put("id", example.user());
    json.put("before", json(example.before()));
    json.put("after", json(example.after()));
    return json;
  }

  private static Map<String, @Nullable Object> json(GivenAnswer answer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("value", answer.value());
    if (answer.group() != null) {
      json.put("group", answer.group());
    }
    return json;
  }
}
