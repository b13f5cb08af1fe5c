package dev.postern.localmode.command.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A spec file as it is written. It may have any fault, but it is JSON. Immutable. */
public final class SpecDocument {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final JsonPart root;
  private final List<JsonPart> repeated;
  private final List<Entity> entities;

  private SpecDocument(JsonReader.Result json) {
    this.root = json.root();
    this.repeated = json.repeated();
    this.entities = entities(root);
  }

  /**
   * Reads a text.
   *
   * @throws NotJsonException if it is not JSON
   */
  public static SpecDocument parse(String json) throws NotJsonException {
    boolean isMarked = json.startsWith(BYTE_ORDER_MARK);
    return new SpecDocument(JsonReader.read(isMarked ? json.substring(1) : json));
  }

  private static List<Entity> entities(JsonPart root) {
    List<Entity> entities = new ArrayList<>();
    for (Section section : Section.values()) {
      for (JsonPart json : fields(root, section.field())) {
        entities.add(new Entity(section, json));
      }
    }
    return List.copyOf(entities);
  }

  private static List<JsonPart> fields(JsonPart root, String name) {
    return root.get(name).map(JsonPart::fields).orElse(List.of());
  }

  /** The whole. */
  public JsonPart root() {
    return root;
  }

  /** The values of fields whose name was there before, in the same object. */
  public List<JsonPart> repeated() {
    return repeated;
  }

  /** All gates, configs, experiments and layers in the order of the file. */
  public List<Entity> entities() {
    return entities;
  }

  /** The entity of that name; empty when there is none. */
  public Optional<Entity> entity(Section section, String name) {
    return entry(section.field(), name).map(json -> new Entity(section, json));
  }

  /** The entries of a field of the file, such as {@code condition_map}. */
  public List<JsonPart> entries(String field) {
    return fields(root, field);
  }

  private Optional<JsonPart> entry(String field, String name) {
    return root.get(field).flatMap(section -> section.get(name));
  }

  /** A condition by its id. */
  public Optional<JsonPart> condition(String id) {
    return entry("condition_map", id);
  }

  /** The conditions of a rule that are in the file. */
  public List<JsonPart> conditionsOf(JsonPart rule) {
    return conditionIds(rule).stream()
        .flatMap(id -> id.text().flatMap(this::condition).stream())
        .toList();
  }

  /** The ids of a rule's conditions. */
  public static List<JsonPart> conditionIds(JsonPart rule) {
    return rule.get("conditions").map(JsonPart::elements).orElse(List.of());
  }

  /** The rules of all entities, and the rules of overrides. */
  public List<JsonPart> rules() {
    List<JsonPart> rules = new ArrayList<>();
    entities.forEach(entity -> rules.addAll(entity.rules()));
    rules.addAll(entries("override_rules"));
    return rules;
  }

  /** Whether a field of the file has an entry of that name. */
  public boolean has(String field, String name) {
    return entry(field, name).isPresent();
  }

  /** The names in a field of the file. */
  public List<String> names(String field) {
    return entries(field).stream().map(JsonPart::name).toList();
  }
}
