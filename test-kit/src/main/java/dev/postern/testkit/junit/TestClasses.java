package dev.postern.testkit.junit;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;

/** Test classes with those that they are nested in. */
final class TestClasses {
  private TestClasses() {}

  /** The class and those around it, the outermost first. */
  static List<Class<?>> outermostFirst(Class<?> testClass) {
    List<Class<?>> classes = new ArrayList<>();
    Class<?> each = testClass;
    while (each != null) {
      classes.add(0, each);
      each = AnnotationSupport.isAnnotated(each, Nested.class) ? each.getEnclosingClass() : null;
    }
    return classes;
  }

  /** The annotation of the class, else of the nearest one around it. */
  static <A extends Annotation> Optional<A> nearest(Class<?> testClass, Class<A> type) {
    Optional<A> found = Optional.empty();
    for (Class<?> each : outermostFirst(testClass)) {
      Optional<A> own = AnnotationSupport.findAnnotation(each, type);
      found = own.isPresent() ? own : found;
    }
    return found;
  }
}
