package dev.postern.localmode;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.OverrideScope;
import dev.postern.OverrideTarget;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a file of overrides. It is taken strictly: what is not known is an error. */
final class OverlayReader {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

  private final List<Consumer<OverrideScope>> overrides = new ArrayList<>();

  private OverlayReader() {}

  /**
   * What a file says, to be written into a scope.
   *
   * @throws SpecFileException if it is malformed
   */
  static Consumer<OverrideScope> read(SpecPlace place, byte[] content) {
    StrictObject overlay = StrictObject.read(place, content);
    OverlayReader reader = new OverlayReader();
    reader.readSections(overlay, OverrideTarget.everyone());
    reader.readIds(overlay.objectOrNull("ids"));
    reader.readUnits(overlay.objectOrNull("units"));
    overlay.refuseOthers();
    return scope -> reader.overrides.forEach(override -> override.accept(scope));
  }

  private void readIds(@Nullable StrictObject ids) {
    if (ids != null) {
      for (String id : ids.names()) {
        readAll(ids.objectField(id), OverrideTarget.id(id));
      }
    }
  }

  private void readUnits(@Nullable StrictObject units) {
    if (units != null) {
      for (String idType : units.names()) {
        StrictObject ids = units.objectField(idType);
        for (String id : ids.names()) {
          readAll(ids.objectField(id), OverrideTarget.unit(idType, id));
        }
      }
    }
  }

  private void readAll(StrictObject sections, OverrideTarget whom) {
    readSections(sections, whom);
    sections.refuseOthers();
  }

  private void readSections(StrictObject sections, OverrideTarget whom) {
    readGates(sections.objectOrNull("gates"), whom);
    readParameters(sections.objectOrNull("dynamic_configs"), whom, OverrideScope::dynamicConfig);
    readParameters(sections.objectOrNull("experiments"), whom, OverrideScope::experiment);
    readGroups(sections.objectOrNull("experiment_groups"), whom);
    readParameters(sections.objectOrNull("layers"), whom, OverrideScope::layer);
    readParameters(sections.objectOrNull("parameter_stores"), whom, OverrideScope::parameterStore);
  }

  private void readGates(@Nullable StrictObject gates, OverrideTarget whom) {
    if (gates != null) {
      for (String name : gates.names()) {
        boolean value = gates.flag(name);
        overrides.add(scope -> scope.gate(name, value, whom));
      }
    }
  }

  private void readGroups(@Nullable StrictObject groups, OverrideTarget whom) {
    if (groups != null) {
      for (String name : groups.names()) {
        String group = groups.text(name);
        overrides.add(scope -> scope.experimentGroup(name, group, whom));
      }
    }
  }

  private void readParameters(
      @Nullable StrictObject section, OverrideTarget whom, ParameterSetter setter) {
    if (section != null) {
      for (String name : section.names()) {
        Map<String, Object> parameters = plain(section.object(name));
        overrides.add(scope -> setter.set(scope, name, parameters, whom));
      }
    }
  }

  private static Map<String, Object> plain(JsonNode object) {
    try {
      return MAPPER.readerFor(PARAMETERS).readValue(object);
    } catch (IOException impossible) {
      throw new IllegalStateException("a JSON object is a map", impossible);
    }
  }

  private interface ParameterSetter {
    void set(OverrideScope scope, String name, Map<String, Object> value, OverrideTarget whom);
  }
}
