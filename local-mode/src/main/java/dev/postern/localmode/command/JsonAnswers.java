package dev.postern.localmode.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.BaseConfig;
import dev.postern.EvaluationDetails;
import dev.postern.Experiment;
import dev.postern.FeatureGate;
import dev.postern.Layer;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/** Answers as JSON, a line a user, in a form that can be compared with the official engine's. */
final class JsonAnswers implements AnswerWriter {
  private final Statsig statsig;
  private final Selection selection;
  private final Writer out;
  private final JsonGenerator json;
  private final @Nullable StoreAnswers stores;

  /** Answers of a selection, and of parameter stores unless these are null. */
  JsonAnswers(Statsig statsig, Selection selection, @Nullable StoreAnswers stores, Writer out)
      throws IOException {
    this.statsig = statsig;
    this.selection = selection;
    this.out = out;
    this.stores = stores;
    this.json = JsonText.lines(out);
  }

  @Override
  public void write(int index, StatsigUser user) throws IOException {
    json.writeStartObject();
    json.writeNumberField("user", index);
    writeSection("gates", selection.gates(), name -> writeGate(statsig.getFeatureGate(user, name)));
    writeSection(
        "dynamic_configs",
        selection.configs(),
        name -> writeConfig(statsig.getDynamicConfig(user, name)));
    writeSection(
        "experiments",
        selection.experiments(),
        name -> writeExperiment(statsig.getExperiment(user, name)));
    writeSection("layers", selection.layers(), name -> writeLayer(statsig.getLayer(user, name)));
    if (stores != null) {
      stores.write(json, statsig, user);
    }
    json.writeEndObject();
    json.flush();
    out.write('\n');
  }

  @Override
  public void finish() throws IOException {
    json.flush();
  }

  private void writeSection(String section, Iterable<String> names, EntityWriter writer)
      throws IOException {
    json.writeObjectFieldStart(section);
    for (String name : names) {
      json.writeObjectFieldStart(name);
      writer.write(name);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeGate(FeatureGate gate) throws IOException {
    json.writeBooleanField("value", gate.getValue());
    json.writeStringField("rule_id", gate.getRuleID());
    json.writeStringField("id_type", gate.getIDType());
    writeReason(gate.getEvaluationDetails());
  }

  private void writeConfig(BaseConfig config) throws IOException {
    json.writeFieldName("value");
    JsonText.write(json, config.getValue());
    json.writeStringField("rule_id", config.getRuleID());
    json.writeStringField("id_type", config.getIDType());
    writeReason(config.getEvaluationDetails());
  }

  private void writeExperiment(Experiment experiment) throws IOException {
    writeConfig(experiment);
    json.writeStringField("group_name", experiment.getGroupName());
  }

  private void writeLayer(Layer layer) throws IOException {
    json.writeFieldName("value");
    JsonText.write(json, layer.getValue());
    json.writeStringField("rule_id", layer.getRuleID());
    json.writeStringField("group_name", layer.getGroupName());
    json.writeStringField("allocated_experiment", layer.getAllocatedExperimentName());
    writeReason(layer.getEvaluationDetails());
  }

  /** The part behind the source, which says the same for every answer. */
  private void writeReason(EvaluationDetails details) throws IOException {
    String reason = details.getReason();
    json.writeStringField("reason", reason.substring(reason.lastIndexOf(':') + 1));
  }

  /** Writes the fields of one answer. */
  @FunctionalInterface
  private interface EntityWriter {
    void write(String name) throws IOException;
  }
}
