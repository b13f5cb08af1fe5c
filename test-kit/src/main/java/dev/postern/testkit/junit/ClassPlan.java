package dev.postern.testkit.junit;

import dev.postern.testkit.StatsigTestKitBuilder;
import dev.postern.testkit.specs.BuiltSpec;
import java.util.List;
import java.util.function.Supplier;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * What a test class says about the kits of its tests, worked out once.
 *
 * @param settings with specs that are compiled
 * @param overrides of the classes around it and of the class itself, in this order
 */
record ClassPlan(StatsigTestKitBuilder settings, List<Declarations> overrides) {
  static ClassPlan of(Class<?> testClass, StatsigTestKitBuilder given) {
    StatsigTestKitBuilder settings = given.copy();
    TestClasses.nearest(testClass, StatsigTest.class).ifPresent(it -> apply(it, settings));
    List<Declarations> declarations =
        TestClasses.outermostFirst(testClass).stream().map(Declarations::of).toList();
    declarations.forEach(each -> each.applyTo(settings));
    settings.testClass(testClass);
    return new ClassPlan(settings, declarations);
  }

  Declarations none() {
    return new Declarations(List.of(), List.of());
  }

  private static void apply(StatsigTest declared, StatsigTestKitBuilder settings) {
    Class<? extends Supplier<BuiltSpec>> maker = declared.builtBy();
    boolean isBuilt = maker != StatsigTest.NoSpecs.class;
    if (isBuilt && !declared.specs().isEmpty()) {
      throw new IllegalArgumentException("@StatsigTest has specs or builtBy, not both");
    }
    if (isBuilt) {
      settings.specs(ReflectionSupport.newInstance(maker).get());
    } else if (!declared.specs().isEmpty()) {
      settings.specs(declared.specs());
    }
    if (declared.shared()) {
      settings.shared();
    }
  }
}
