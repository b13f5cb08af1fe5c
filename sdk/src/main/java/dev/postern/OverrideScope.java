package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.OverrideTable;
import dev.postern.internal.evaluate.OverrideTable.Value;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Overrides that hold until they are closed. What lies below, other scopes and the overrides of the
 * client, is as it was before, in whichever order scopes are closed.
 *
 * <p>An override comes before everything else: it also answers for names that the specs do not
 * have, for nested gates, and before the client is initialised. Setting one again for the same
 * users replaces it. Thread-safe; a change is seen by every check that begins after it.
 *
 * @since 0.1.0
 */
public final class OverrideScope implements AutoCloseable {
  private final Overrides owner;
  private volatile OverrideTable table = OverrideTable.EMPTY;

  OverrideScope(Overrides owner) {
    this.owner = owner;
  }

  /**
   * Gives a gate a value.
   *
   * @param name the name
   * @param value the value
   * @param whom the users that it is for
   * @return this scope
   */
  public OverrideScope gate(String name, boolean value, OverrideTarget whom) {
    return set(EntityKind.GATE, name, whom, new Value.Flag(value));
  }

  /**
   * Gives a gate a value for everyone.
   *
   * @param name the name
   * @param value the value
   * @return this scope
   */
  public OverrideScope gate(String name, boolean value) {
    return gate(name, value, OverrideTarget.everyone());
  }

  /**
   * Gives a dynamic config its parameters.
   *
   * @param name the name
   * @param value the value
   * @param whom the users that it is for
   * @return this scope
   */
  public OverrideScope dynamicConfig(String name, Map<String, ?> value, OverrideTarget whom) {
    return set(EntityKind.DYNAMIC_CONFIG, name, whom, parameters(value));
  }

  /**
   * Gives an experiment its parameters.
   *
   * @param name the name
   * @param value the value
   * @param whom the users that it is for
   * @return this scope
   */
  public OverrideScope experiment(String name, Map<String, ?> value, OverrideTarget whom) {
    return set(EntityKind.EXPERIMENT, name, whom, parameters(value));
  }

  /**
   * Gives an experiment the parameters of one of its groups; none if it has no such group when it
   * is asked for.
   *
   * @param name the name
   * @param groupName the name of a group of it
   * @param whom the users that it is for
   * @return this scope
   */
  public OverrideScope experimentGroup(String name, String groupName, OverrideTarget whom) {
    return set(
        EntityKind.EXPERIMENT,
        name,
        whom,
        new Value.Group(requireNonNull(groupName, "groupName is null")));
  }

  /**
   * Gives a layer its parameters.
   *
   * @param name the name
   * @param value the value
   * @param whom the users that it is for
   * @return this scope
   */
  public OverrideScope layer(String name, Map<String, ?> value, OverrideTarget whom) {
    return set(EntityKind.LAYER, name, whom, parameters(value));
  }

  /**
   * Gives a parameter store its parameters, in place of all that it has. A parameter is a value, or
   * a map in the form of a spec file that refers to a gate, config, experiment or layer.
   *
   * @param name the name
   * @param value the value
   * @param whom the users that it is for
   * @return this scope
   */
  public OverrideScope parameterStore(String name, Map<String, ?> value, OverrideTarget whom) {
    return set(EntityKind.PARAMETER_STORE, name, whom, parameters(value));
  }

  /**
   * Puts other overrides in the place of all in this scope at once: a check sees all of the old
   * ones or all of the new ones.
   *
   * @param content sets the new ones on the scope that it is given, which is of no use afterwards;
   *     when it throws, nothing changes
   * @return this scope
   */
  public OverrideScope replaceAll(Consumer<? super OverrideScope> content) {
    OverrideScope draft = new Overrides().open();
    content.accept(draft);
    OverrideTable next = draft.table;
    change(old -> next);
    return this;
  }

  /** {@return the overrides of this scope, sorted by kind and name} */
  public List<ActiveOverride> active() {
    return Overrides.list(table);
  }

  /** Takes back every override in this scope. */
  public void clear() {
    change(old -> OverrideTable.EMPTY);
  }

  /** Takes back this scope's overrides for good. Closing twice does no harm. */
  @Override
  public void close() {
    owner.close(this);
  }

  OverrideTable table() {
    return table;
  }

  /**
   * Takes back one override of this scope; does nothing when there is none.
   *
   * @param kind what it is for, as in {@link ActiveOverride#kind}
   * @param name the name of what it is for
   * @param whom the users that it is for
   */
  public void remove(SpecEntity.Kind kind, String name, OverrideTarget whom) {
    remove(Overrides.kindOf(requireNonNull(kind, "kind is null")), name, whom);
  }

  void remove(EntityKind kind, String name) {
    requireNonNull(name, "name is null");
    change(old -> old.without(kind, name));
  }

  void remove(EntityKind kind, String name, OverrideTarget whom) {
    requireNonNull(name, "name is null");
    change(old -> old.without(kind, name, whom.match()));
  }

  private static Value parameters(Map<String, ?> value) {
    return new Value.Parameters(JsonForm.copyOf(requireNonNull(value, "value is null")));
  }

  private OverrideScope set(EntityKind kind, String name, OverrideTarget whom, Value value) {
    requireNonNull(name, "name is null");
    requireNonNull(whom, "whom is null");
    change(old -> old.with(kind, name, whom.match(), value));
    return this;
  }

  private void change(UnaryOperator<OverrideTable> change) {
    owner.change(() -> table = change.apply(table));
  }
}
