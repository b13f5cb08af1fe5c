package dev.postern.testkit.junit;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Tests with a shared client run one at a time. */
final class SharedClientLock implements ResourceLocksProvider {
  private static final String KEY = "dev.postern.Statsig.shared";

  SharedClientLock() {}

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
