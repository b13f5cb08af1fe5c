package dev.postern.testkit.junit;

import dev.postern.testkit.Overridden;
import dev.postern.testkit.StatsigTestKitBuilder;
import dev.postern.testkit.TestOverrides;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What the annotations of a class or a method say. Immutable.
 *
 * @param settings of the kit
 * @param overrides in order
 */
record Declarations(
    List<Consumer<StatsigTestKitBuilder>> settings, List<Consumer<TestOverrides>> overrides) {
  static Declarations of(AnnotatedElement element) {
    List<Consumer<StatsigTestKitBuilder>> settings = new ArrayList<>();
    AnnotationSupport.findAnnotation(element, FrozenClock.class)
        .ifPresent(it -> settings.add(kit -> kit.time(Instant.parse(it.value()))));
    AnnotationSupport.findAnnotation(element, Environment.class)
        .ifPresent(it -> settings.add(kit -> kit.environment(it.value())));
    AnnotationSupport.findAnnotation(element, Lenient.class)
        .ifPresent(it -> settings.add(kit -> kit.lenient(it.value())));
    return new Declarations(settings, overrides(element));
  }

  void applyTo(StatsigTestKitBuilder kit) {
    settings.forEach(setting -> setting.accept(kit));
  }

  void applyTo(TestOverrides scope) {
    overrides.forEach(override -> override.accept(scope));
  }

  private static List<Consumer<TestOverrides>> overrides(AnnotatedElement element) {
    List<Consumer<TestOverrides>> all = new ArrayList<>();
    for (OverlayFile it : find(element, OverlayFile.class)) {
      all.add(scope -> scope.overlayFile(it.value()));
    }
    for (Gate it : find(element, Gate.class)) {
      all.add(scope -> target(scope.gate(it.value()).is(it.on()), it.user()));
    }
    for (ExperimentGroup it : find(element, ExperimentGroup.class)) {
      all.add(scope -> target(scope.experiment(it.experiment()).group(it.group()), it.user()));
    }
    for (DynamicConfigValue it : find(element, DynamicConfigValue.class)) {
      all.add(scope -> target(scope.dynamicConfig(it.name()).json(it.json()), it.user()));
    }
    parameters(
            find(element, LayerParam.class),
            it -> new Owner(it.layer(), it.user()),
            it -> parameter(it.name(), it.json()))
        .forEach(
            (it, values) ->
                all.add(scope -> target(scope.layer(it.name()).params(values), it.user())));
    parameters(
            find(element, ParameterStoreValue.class),
            it -> new Owner(it.store(), it.user()),
            it -> parameter(it.name(), it.json()))
        .forEach(
            (it, values) ->
                all.add(
                    scope -> target(scope.parameterStore(it.name()).params(values), it.user())));
    return all;
  }

  private record Owner(String name, String user) {}

  private static <A extends Annotation> List<A> find(AnnotatedElement element, Class<A> type) {
    return AnnotationSupport.findRepeatableAnnotations(element, type);
  }

  /** The parameters of each layer or store, together. */
  private static <A> Map<Owner, Map<String, @Nullable Object>> parameters(
      List<A> annotations,
      Function<A, Owner> owner,
      Function<A, Map<String, @Nullable Object>> parameter) {
    Map<Owner, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
    for (A annotation : annotations) {
      all.computeIfAbsent(owner.apply(annotation), it -> new LinkedHashMap<>())
          .putAll(parameter.apply(annotation));
    }
    return all;
  }

  private static Map<String, @Nullable Object> parameter(String name, String json) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put(name, JsonValue.parse(json));
    return one;
  }

  private static void target(Overridden override, String user) {
    if (!user.isEmpty()) {
      override.forUser(user);
    }
  }
}
