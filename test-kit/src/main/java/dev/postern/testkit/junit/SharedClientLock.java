package dev.postern.testkit.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Tests with a shared client run one at a time. JUnit asks for locks when it finds tests, before
 * there are extensions: those of {@link StatsigTest} are provided, others are asked for.
 */
final class SharedClientLock implements ResourceLocksProvider {
  private static final String KEY = "dev.postern.Statsig.shared";

  private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

  SharedClientLock() {}

  /** Fails a test that may run beside another with the shared client, now or in a later run. */
  static void require(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    boolean isParallel =
        context.getConfigurationParameter(PARALLEL, Boolean::valueOf).orElse(false);
    if (isParallel
        && !isLocked(testClass)
        && !context.getTestMethod().filter(SharedClientLock::has).isPresent()) {
      throw new IllegalStateException(
          "%s has the shared client, and tests run in parallel: put @ResourceLock(\"%s\") on the class, so that only one such test runs at a time. @StatsigTest(shared = true) does so by itself"
              .formatted(testClass.getSimpleName(), KEY));
    }
  }

  private static boolean isLocked(Class<?> testClass) {
    return !locks(testClass).isEmpty()
        || TestClasses.outermostFirst(testClass).stream().anyMatch(SharedClientLock::has);
  }

  private static boolean has(AnnotatedElement element) {
    return AnnotationSupport.isAnnotated(element, Isolated.class)
        || AnnotationSupport.findRepeatableAnnotations(element, ResourceLock.class).stream()
            .anyMatch(it -> it.value().equals(KEY) && it.mode() == ResourceAccessMode.READ_WRITE);
  }

  @Override
  public Set<Lock> provideForClass(Class<?> testClass) {
    return locks(testClass);
  }

  @Override
  public Set<Lock> provideForNestedClass(List<Class<?>> outer, Class<?> testClass) {
    return locks(testClass);
  }

  @Override
  public Set<Lock> provideForMethod(List<Class<?>> outer, Class<?> testClass, Method testMethod) {
    return locks(testClass);
  }

  private static Set<Lock> locks(Class<?> testClass) {
    boolean isShared =
        TestClasses.nearest(testClass, StatsigTest.class).map(StatsigTest::shared).orElse(false);
    return isShared ? Set.of(new Lock(KEY, ResourceAccessMode.READ_WRITE)) : Set.of();
  }
}
