package dev.postern.localmode.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern list}. */
final class ListCommand implements SubCommand {
  private static final int LONGEST_NAME = 48;
  private static final int KIND_WIDTH = 15;
  private static final int STATE_WIDTH = 8;
  private static final int RULES_WIDTH = 5;

  private final SpecsOption specs = new SpecsOption();

  private final Argument<@Nullable Format> format =
      Argument.optional(
          Format.class, "--format", "FORMAT", "table or jsonl; by default a table on a terminal.");

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "list",
          "Lists what a spec file contains.",
          """

          Example:

            postern list --specs specs.json

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          specs,
          format,
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    try (Statsig statsig = specs.open(new StatsigOptions.Builder(), err)) {
      List<SpecEntity> entities = statsig.getSpecCatalog().entities();
      boolean isTable = Format.orDefault(format.value(), output) == Format.TABLE;
      output.write(
          command.commandLine().getOut(),
          out -> {
            if (isTable) {
              writeTable(entities, out);
            } else {
              writeLines(entities, out);
            }
          });
    }
    return PosternCommand.DONE;
  }

  private static void writeTable(List<SpecEntity> entities, Writer out) throws IOException {
    List<String> names = entities.stream().map(SpecEntity::name).toList();
    List<String> idTypes = entities.stream().map(SpecEntity::idType).toList();
    TextTables.Rows table =
        TextTables.of(
            KIND_WIDTH,
            TextTables.longest(names, 4, LONGEST_NAME),
            STATE_WIDTH,
            RULES_WIDTH,
            TextTables.longest(idTypes, 7, 20));
    table.add("KIND", "NAME", "STATE", "RULES", "ID TYPE", "FIELDS");
    for (SpecEntity entity : entities) {
      table.add(
          entity.kind().wireName(),
          entity.name(),
          state(entity),
          Integer.toString(entity.rules()),
          entity.idType(),
          String.join(", ", entity.fields()));
    }
    out.write(table.toString());
  }

  private static String state(SpecEntity entity) {
    if (entity.kind() == SpecEntity.Kind.EXPERIMENT) {
      return entity.active() ? "active" : "inactive";
    }
    return entity.enabled() ? "enabled" : "disabled";
  }

  private static void writeLines(List<SpecEntity> entities, Writer out) throws IOException {
    JsonGenerator json = JsonText.lines(out);
    for (SpecEntity entity : entities) {
      json.writeStartObject();
      json.writeStringField("kind", entity.kind().wireName());
      json.writeStringField("name", entity.name());
      json.writeBooleanField("enabled", entity.enabled());
      json.writeBooleanField("active", entity.active());
      json.writeNumberField("rules", entity.rules());
      json.writeStringField("id_type", entity.idType());
      json.writeFieldName("version");
      JsonText.write(json, entity.version());
      json.writeFieldName("fields");
      JsonText.write(json, entity.fields());
      json.writeEndObject();
      json.writeRaw('\n');
    }
    json.flush();
  }
}
