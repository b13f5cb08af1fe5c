package dev.postern.internal.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nested gates met on the way, in order. What a gate collected is shared by all that use the
 * gate, so that gates which name each other twice do not double the list at each step; it is
 * written out only when asked for, and never beyond {@link #MOST}.
 */
public final class Exposures {
  /** The most exposures that are written out for one evaluation. */
  public static final int MOST = 10_000;

  /** No exposures. */
  public static final Exposures NONE = new Exposures();

  /** {@link SecondaryExposure} and nested, never empty {@code Exposures}. */
  private final List<Object> items;

  /** Made when first asked for; what two threads make at the same time they make alike. */
  private @Nullable List<SecondaryExposure> distinct;

  private @Nullable List<Map<String, String>> texts;

  Exposures() {
    this(new ArrayList<>(2));
  }

  private Exposures(List<Object> items) {
    this.items = items;
  }

  /** Exposures that are known already. */
  public static Exposures of(List<SecondaryExposure> exposures) {
    return exposures.isEmpty() ? NONE : new Exposures(new ArrayList<>(exposures));
  }

  void add(SecondaryExposure exposure) {
    items.add(exposure);
    forgetForms();
  }

  void addAll(@Nullable Exposures nested) {
    if (nested != null && !nested.items.isEmpty()) {
      items.add(nested);
      forgetForms();
    }
  }

  /** What has been collected so far; later additions are not in it. */
  Exposures copy() {
    return new Exposures(new ArrayList<>(items));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** All of them in order, a nested gate's own before the gate. */
  public List<SecondaryExposure> toList() {
    List<SecondaryExposure> list = new ArrayList<>();
    appendTo(list);
    return List.copyOf(list);
  }

  /** All of them as the texts that events have, unmodifiable. */
  public List<Map<String, String>> asTexts() {
    if (items.isEmpty()) {
      return List.of();
    }
    List<Map<String, String>> known = texts;
    if (known == null) {
      List<Map<String, String>> made = new ArrayList<>();
      for (SecondaryExposure exposure : toList()) {
        made.add(text(exposure));
      }
      known = List.copyOf(made);
      texts = known;
    }
    return known;
  }

  private static Map<String, String> text(SecondaryExposure exposure) {
    Map<String, String> text = new LinkedHashMap<>();
    text.put("gate", exposure.gate());
    text.put("gateValue", String.valueOf(exposure.value()));
    text.put("ruleID", exposure.ruleId());
    return Collections.unmodifiableMap(text);
  }

  private void forgetForms() {
    distinct = null;
    texts = null;
  }

  /** Each of them once, where it comes first. */
  public Collection<SecondaryExposure> distinct() {
    if (items.isEmpty()) {
      return List.of();
    }
    if (items.size() == 1 && items.get(0) instanceof SecondaryExposure only) {
      return List.of(only);
    }
    List<SecondaryExposure> known = distinct;
    if (known == null) {
      Set<SecondaryExposure> each = new LinkedHashSet<>();
      addTo(each, Collections.newSetFromMap(new IdentityHashMap<>()));
      known = List.copyOf(each);
      distinct = known;
    }
    return known;
  }

  /** A shared list is entered once: a second time it has nothing new. */
  private void addTo(Set<SecondaryExposure> distinct, Set<Exposures> entered) {
    for (Object item : items) {
      if (item instanceof SecondaryExposure exposure) {
        distinct.add(exposure);
      } else if (item instanceof Exposures nested && entered.add(nested)) {
        nested.addTo(distinct, entered);
      }
    }
  }

  private void appendTo(List<SecondaryExposure> list) {
    for (Object item : items) {
      if (list.size() >= MOST) {
        return;
      }
      if (item instanceof Exposures nested) {
        nested.appendTo(list);
      } else {
        list.add((SecondaryExposure) item);
      }
    }
  }
}
