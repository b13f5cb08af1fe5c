package dev.postern.testkit;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;

/**
 * The few methods of the platform through which every connection, datagram and look-up goes, made
 * to ask first. They have the same names on Java 17 to 25.
 */
final class GuardedPlatform {
  private static final List<Methods> METHODS =
      List.of(
          new Methods("sun.nio.ch.Net", Set.of("connect")),
          new Methods("sun.nio.ch.AsynchronousSocketChannelImpl", Set.of("connect")),
          new Methods("sun.nio.ch.DatagramChannelImpl", Set.of("send")),
          new Methods("java.net.InetAddress", Set.of("getAllByName0", "getHostFromNameService")));

  private GuardedPlatform() {}

  static void install(Instrumentation instrumentation) {
    try {
      ClassDefinition[] guarded = new ClassDefinition[METHODS.size()];
      for (int i = 0; i < guarded.length; i++) {
        guarded[i] = METHODS.get(i).guarded();
      }
      instrumentation.redefineClasses(guarded);
    } catch (ReflectiveOperationException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | IllegalArgumentException unknown) {
      throw new IllegalStateException(
          "The agent of postern-test-kit does not know Java %s: take a newer Byte Buddy, or start the JVM of the tests without -javaagent"
              .formatted(Runtime.version()),
          unknown);
    }
  }

  private record Methods(String className, Set<String> names) {
    ClassDefinition guarded() throws ReflectiveOperationException {
      Class<?> type = Class.forName(className);
      requireAllIn(type);
      byte[] classFile =
          new ByteBuddy()
              .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
              .with(Implementation.Context.Disabled.Factory.INSTANCE)
              .redefine(type, ClassFileLocator.ForClassLoader.ofBootLoader())
              .visit(Advice.to(AskingFirst.class).on(namedOneOf(names.toArray(String[]::new))))
              .make()
              .getBytes();
      return new ClassDefinition(type, classFile);
    }

    private void requireAllIn(Class<?> type) throws NoSuchMethodException {
      for (String name : names) {
        if (Arrays.stream(type.getDeclaredMethods()).noneMatch(it -> it.getName().equals(name))) {
          throw new NoSuchMethodException(className + "." + name);
        }
      }
    }
  }
}
