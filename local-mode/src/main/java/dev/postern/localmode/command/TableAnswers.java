package dev.postern.localmode.command;

import dev.postern.EvaluationDetails;
import dev.postern.Experiment;
import dev.postern.FeatureGate;
import dev.postern.Layer;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.localmode.command.TextTables.Rows;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers for people: a block a user, a row an answer. */
final class TableAnswers implements AnswerWriter {
  private static final int KIND_WIDTH = 10;
  private static final int LONGEST_NAME = 40;
  private static final int ANSWER_WIDTH = 22;
  private static final int RULE_WIDTH = 26;

  private final Statsig statsig;
  private final Selection selection;
  private final Writer out;
  private final int nameWidth;
  private int users;

  TableAnswers(Statsig statsig, Selection selection, Writer out) {
    this.statsig = statsig;
    this.selection = selection;
    this.out = out;
    List<String> names =
        Stream.of(
                selection.gates(), selection.configs(), selection.experiments(), selection.layers())
            .flatMap(List::stream)
            .toList();
    this.nameWidth = TextTables.longest(names, 4, LONGEST_NAME);
  }

  @Override
  public void write(int index, StatsigUser user) throws IOException {
    users++;
    out.write("user %d: %s%n".formatted(index, PosternCommand.oneLine(describe(user))));
    Rows table = TextTables.of(KIND_WIDTH, nameWidth, ANSWER_WIDTH, RULE_WIDTH);
    table.add("KIND", "NAME", "ANSWER", "RULE", "PARAMETERS");
    selection.gates().forEach(name -> addGate(table, statsig.getFeatureGate(user, name)));
    selection.configs().forEach(name -> addConfig(table, user, name));
    selection.experiments().forEach(name -> addExperiment(table, user, name));
    selection.layers().forEach(name -> addLayer(table, user, name));
    out.write(table.toString());
    out.write(System.lineSeparator());
  }

  @Override
  public void finish() throws IOException {
    int answers =
        selection.gates().size()
            + selection.configs().size()
            + selection.experiments().size()
            + selection.layers().size();
    out.write(
        "%d user%s, %d answer%s each%n".formatted(users, plural(users), answers, plural(answers)));
  }

  private static void addGate(Rows table, FeatureGate gate) {
    String answer = gate.getValue() ? "on" : "off";
    add(table, "gate", gate.getName(), answer, gate.getRuleID(), gate.getEvaluationDetails(), null);
  }

  private void addConfig(Rows table, StatsigUser user, String name) {
    var config = statsig.getDynamicConfig(user, name);
    EvaluationDetails details = config.getEvaluationDetails();
    add(table, "config", name, "", config.getRuleID(), details, config.getValue());
  }

  private void addExperiment(Rows table, StatsigUser user, String name) {
    Experiment experiment = statsig.getExperiment(user, name);
    EvaluationDetails details = experiment.getEvaluationDetails();
    String group = experiment.getGroupName() == null ? "no group" : experiment.getGroupName();
    add(table, "experiment", name, group, experiment.getRuleID(), details, experiment.getValue());
  }

  private void addLayer(Rows table, StatsigUser user, String name) {
    Layer layer = statsig.getLayer(user, name);
    String experiment = layer.getAllocatedExperimentName();
    String answer = experiment == null ? "no experiment" : experiment;
    EvaluationDetails details = layer.getEvaluationDetails();
    add(table, "layer", name, answer, layer.getRuleID(), details, layer.getValue());
  }

  private static void add(
      Rows table,
      String kind,
      String name,
      String answer,
      String ruleId,
      EvaluationDetails details,
      @Nullable Map<String, Object> parameters) {
    String reason = details.getReason();
    String rule = reason.endsWith(":Recognized") ? ruleId : reason;
    String values = parameters == null ? "" : JsonText.of(parameters);
    table.add(kind, name, answer, rule, values);
  }

  private static String plural(int count) {
    return count == 1 ? "" : "s";
  }

  private static String describe(StatsigUser user) {
    String id = user.getUserID() == null ? "(no userID)" : user.getUserID();
    return user.getCustomIDs().isEmpty() ? id : id + " " + new TreeMap<>(user.getCustomIDs());
  }
}
