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
import java.util.Map;
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
    writeGates(user);
    writeConfigs(user);
    writeExperiments(user);
    writeLayers(user);
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

  private void writeGates(StatsigUser user) throws IOException {
    json.writeObjectFieldStart("gates");
    for (String name : selection.gates()) {
      FeatureGate gate = statsig.getFeatureGate(user, name);
      json.writeObjectFieldStart(name);
      json.writeBooleanField("value", gate.getValue());
      json.writeStringField("rule_id", gate.getRuleID());
      json.writeStringField("id_type", gate.getIDType());
      writeReason(gate.getEvaluationDetails());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeConfigs(StatsigUser user) throws IOException {
    json.writeObjectFieldStart("dynamic_configs");
    for (String name : selection.configs()) {
      json.writeObjectFieldStart(name);
      writeConfig(statsig.getDynamicConfig(user, name));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeExperiments(StatsigUser user) throws IOException {
    json.writeObjectFieldStart("experiments");
    for (String name : selection.experiments()) {
      Experiment experiment = statsig.getExperiment(user, name);
      json.writeObjectFieldStart(name);
      writeConfig(experiment);
      json.writeStringField("group_name", experiment.getGroupName());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeConfig(BaseConfig config) throws IOException {
    writeValue(config.getValue());
    json.writeStringField("rule_id", config.getRuleID());
    json.writeStringField("id_type", config.getIDType());
    writeReason(config.getEvaluationDetails());
  }

  private void writeLayers(StatsigUser user) throws IOException {
    json.writeObjectFieldStart("layers");
    for (String name : selection.layers()) {
      Layer layer = statsig.getLayer(user, name);
      json.writeObjectFieldStart(name);
      writeValue(layer.getValue());
      json.writeStringField("rule_id", layer.getRuleID());
      json.writeStringField("group_name", layer.getGroupName());
      json.writeStringField("allocated_experiment", layer.getAllocatedExperimentName());
      writeReason(layer.getEvaluationDetails());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeValue(Map<String, Object> value) throws IOException {
    json.writeFieldName("value");
    JsonText.write(json, value);
  }

  /** The part behind the source, which says the same for every answer. */
  private void writeReason(EvaluationDetails details) throws IOException {
    String reason = details.getReason();
    json.writeStringField("reason", reason.substring(reason.lastIndexOf(':') + 1));
  }
}
