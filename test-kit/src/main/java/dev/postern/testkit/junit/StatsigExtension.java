package dev.postern.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.postern.ExperimentGroup;
import dev.postern.Statsig;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.MutableClock;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.StatsigTestKitBuilder;
import dev.postern.testkit.StrictnessError;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a client of its own. {@link StatsigTest} is the short form; this one is for
 * settings that an annotation cannot hold:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final StatsigExtension STATSIG =
 *     StatsigExtension.builder().specs(SHOP).overrides(o -> o.gate("beta").on()).build();
 * }</pre>
 *
 * <p>The annotations of this package work with both. A test that fails publishes a report entry
 * {@code postern} with the version of the specs, overrides, exposures and explanations.
 *
 * @since 0.1.0
 */
public final class StatsigExtension
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(StatsigExtension.class);
  private static final Map<Class<?>, Function<StatsigTestKit, Object>> PARAMETERS =
      Map.of(
          StatsigTestKit.class, kit -> kit,
          Statsig.class, StatsigTestKit::statsig,
          ExposureLog.class, StatsigTestKit::exposures,
          MutableClock.class, StatsigTestKit::clock);

  private final StatsigTestKitBuilder settings;

  /** Where kits come from; null for kits of the extension's own. */
  private final @Nullable Function<ExtensionContext, StatsigTestKit> lender;

  /** An extension as JUnit makes it for {@link StatsigTest}. */
  public StatsigExtension() {
    this(StatsigTestKit.builder(), null);
  }

  StatsigExtension(
      StatsigTestKitBuilder settings, @Nullable Function<ExtensionContext, StatsigTestKit> lender) {
    this.settings = settings;
    this.lender = lender;
  }

  /** {@return a builder of an extension} */
  public static StatsigExtensionBuilder builder() {
    return new StatsigExtensionBuilder();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(NAMESPACE).put(StatsigExtension.class, this);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    kit(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestsKit own = testsKit(context);
    Supplier<String> report = own.report();
    Optional<Throwable> failure = context.getExecutionException();
    try {
      own.close();
      failure.ifPresent(it -> publish(context, report.get()));
    } catch (StrictnessError violation) {
      publish(context, report.get());
      if (failure.isEmpty()) {
        throw violation;
      }
      failure.get().addSuppressed(violation);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "Each test has a client of its own, so a method that runs once for all tests has none:"
              + " take %s in the test or in a @BeforeEach method"
                  .formatted(parameter.getParameter().getType().getSimpleName()));
    }
    Function<StatsigTestKit, Object> part =
        requireNonNull(PARAMETERS.get(parameter.getParameter().getType()), "a known type");
    return part.apply(kit(context));
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(
      ExtensionContext rootContext) {
    return ExtensionContextScope.TEST_METHOD;
  }

  /** Whether a test has a client, to which the parameters of other extensions must give way. */
  static boolean isUsedBy(ExtensionContext context) {
    return context.getStore(NAMESPACE).get(StatsigExtension.class) != null;
  }

  /** The extension of a test class, for others that need its kit. */
  static StatsigExtension of(ExtensionContext context) {
    StatsigExtension found =
        context.getStore(NAMESPACE).get(StatsigExtension.class, StatsigExtension.class);
    if (found == null) {
      throw new IllegalStateException(
          "@FlagMatrix needs @StatsigTest on the class, or a StatsigExtension in a static field");
    }
    return found;
  }

  /** The kit of a test; made when it is first needed. */
  StatsigTestKit kit(ExtensionContext context) {
    return testsKit(context).kit();
  }

  /** The groups of an experiment in the specs of a class. */
  List<String> groups(String experiment, ExtensionContext context) {
    if (lender != null) {
      return groups(experiment, lender.apply(context));
    }
    try (StatsigTestKit kit = plan(context).settings().copy().notShared().lenient().build()) {
      return groups(experiment, kit);
    }
  }

  private static List<String> groups(String experiment, StatsigTestKit kit) {
    return kit.statsig().getExperimentGroups(experiment).groups().stream()
        .map(ExperimentGroup::groupName)
        .toList();
  }

  private TestsKit testsKit(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            "kit of " + context.getUniqueId(), key -> newKit(context), TestsKit.class);
  }

  private TestsKit newKit(ExtensionContext context) {
    ClassPlan plan = plan(context);
    Declarations ofMethod = context.getTestMethod().map(Declarations::of).orElse(plan.none());
    TestsKit own =
        lender == null
            ? new TestsKit(newKit(context, plan, ofMethod), false)
            : new TestsKit(lent(lender.apply(context), plan, ofMethod), true);
    try {
      plan.overrides().forEach(declared -> declared.applyTo(own.kit().defaults()));
      ofMethod.applyTo(own.kit().override());
      return own;
    } catch (RuntimeException | Error failure) {
      own.closeAfter(failure);
      throw failure;
    }
  }

  private static StatsigTestKit newKit(
      ExtensionContext context, ClassPlan plan, Declarations ofMethod) {
    StatsigTestKitBuilder builder = plan.settings().copy();
    if (builder.isShared()) {
      SharedClientLock.require(context);
    }
    ofMethod.applyTo(builder);
    return builder.build();
  }

  private static StatsigTestKit lent(StatsigTestKit kit, ClassPlan plan, Declarations ofMethod) {
    Stream<Declarations> all = Stream.concat(plan.overrides().stream(), Stream.of(ofMethod));
    if (all.anyMatch(declared -> !declared.settings().isEmpty())) {
      throw new IllegalStateException(
          "@FrozenClock, @Environment and @Lenient are for a client that is made for the test; this"
              + " one is lent. Use kit.clock(), or what makes the kit");
    }
    kit.begin();
    return kit;
  }

  private ClassPlan plan(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    return context
        .getParent()
        .orElse(context)
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(
            new PlanKey(this, testClass),
            key -> ClassPlan.of(testClass, settings),
            ClassPlan.class);
  }

  private record PlanKey(StatsigExtension extension, Class<?> testClass) {}

  private static void publish(ExtensionContext context, String report) {
    String test = context.getTestMethod().map(Method::getName).orElse(context.getDisplayName());
    context.publishReportEntry(Map.of("test", test, "postern", report));
  }
}
