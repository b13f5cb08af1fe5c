package dev.postern.testkit.junit;

import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.server.FakeStatsigServer;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.ReflectionSupport;

/** What {@link StatsigServer} does. */
final class StatsigServerExtension
    implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(StatsigServerExtension.class);

  StatsigServerExtension() {}

  @Override
  public void beforeEach(ExtensionContext context) {
    server(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    FakeStatsigServer server = server(context);
    context.getExecutionException().ifPresent(failure -> publish(context, server));
    server.close();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == FakeStatsigServer.class
        || (type == ExposureLog.class && !StatsigExtension.isUsedBy(context));
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Each test has a server of its own, so a method that runs once for all tests has none:"
              + " take it in the test or in a @BeforeEach method, or start one by hand:"
              + " FakeStatsigServer.start(…)");
    }
    FakeStatsigServer server = server(context);
    return parameter.getParameter().getType() == ExposureLog.class ? server.exposures() : server;
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** The server of a test; started when it is first needed. */
  private static FakeStatsigServer server(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "server of " + context.getUniqueId(), key -> start(context), FakeStatsigServer.class);
  }

  private static FakeStatsigServer start(ExtensionContext context) {
    StatsigServer declared =
        TestClasses.nearest(context.getRequiredTestClass(), StatsigServer.class).orElseThrow();
    Class<? extends Supplier<BuiltSpec>> maker = declared.builtBy();
    boolean isBuilt = maker != StatsigTest.NoSpecs.class;
    if (isBuilt && !declared.specs().isEmpty()) {
      throw new IllegalArgumentException("@StatsigServer has specs or builtBy, not both");
    }
    if (isBuilt) {
      return FakeStatsigServer.start(ReflectionSupport.newInstance(maker).get());
    }
    return declared.specs().isEmpty()
        ? FakeStatsigServer.start()
        : FakeStatsigServer.start(read(declared.specs()));
  }

  private static BuiltSpec read(String location) {
    try {
      return Specs.read(location);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The specs %s cannot be read".formatted(location), unreadable);
    }
  }

  private static void publish(ExtensionContext context, FakeStatsigServer server) {
    String test = context.getTestMethod().map(Method::getName).orElse(context.getDisplayName());
    context.publishReportEntry(Map.of("test", test, "statsig server", server.report()));
  }
}
