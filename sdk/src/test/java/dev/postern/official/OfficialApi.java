package dev.postern.official;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public members of the official SDK's classes, and what stands for them here. */
final class OfficialApi {
  private static final String OFFICIAL = "com.statsig.";
  private static final String OURS = "dev.postern.";
  private static final Map<String, Class<?>> PRIMITIVES =
      Map.of(
          "boolean", boolean.class,
          "int", int.class,
          "long", long.class,
          "double", double.class,
          "void", void.class);

  private OfficialApi() {}

  /**
   * Each public member, as {@code Statsig.checkGate(StatsigUser, String)}, with whether it is here.
   */
  static Map<String, Boolean> members(List<String> classNames) throws ClassNotFoundException {
    Map<String, Boolean> members = new TreeMap<>();
    for (String name : classNames) {
      Class<?> official = Class.forName(OFFICIAL + name);
      for (Member member : publicMembers(official)) {
        members.put(text(official, member), hasCounterpart(official, member));
      }
    }
    return members;
  }

  private static List<Member> publicMembers(Class<?> type) {
    List<Member> members = new ArrayList<>();
    members.addAll(Arrays.asList(type.getDeclaredConstructors()));
    members.addAll(Arrays.asList(type.getDeclaredMethods()));
    members.addAll(Arrays.asList(type.getDeclaredFields()));
    members.removeIf(member -> !Modifier.isPublic(member.getModifiers()) || member.isSynthetic());
    return members;
  }

  private static String text(Class<?> type, Member member) {
    String owner = type.getName().substring(OFFICIAL.length()).replace('$', '.');
    if (member instanceof Constructor<?> constructor) {
      return owner + parameters(constructor.getParameterTypes());
    }
    String name = owner + "." + member.getName();
    return member instanceof Method method ? name + parameters(method.getParameterTypes()) : name;
  }

  private static String parameters(Class<?>[] types) {
    return Arrays.stream(types)
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static boolean hasCounterpart(Class<?> official, Member member) {
    Class<?> ours = ours(official);
    if (ours == null) {
      return false;
    }
    try {
      if (member instanceof Constructor<?> constructor) {
        return Modifier.isPublic(
            ours.getConstructor(ours(constructor.getParameterTypes())).getModifiers());
      }
      if (member instanceof Method method) {
        Method own = ours.getMethod(method.getName(), ours(method.getParameterTypes()));
        return returns(own, method);
      }
      Field own = ours.getField(member.getName());
      Class<?> type = ours(((Field) member).getType());
      return type != null && type.isAssignableFrom(own.getType());
    } catch (NoSuchMethodException | NoSuchFieldException missing) {
      return false;
    }
  }

  private static boolean returns(Method own, Method official) {
    Class<?> type = ours(official.getReturnType());
    boolean isStatic = Modifier.isStatic(official.getModifiers());
    return type != null
        && type.isAssignableFrom(own.getReturnType())
        && isStatic == Modifier.isStatic(own.getModifiers());
  }

  private static Class<?>[] ours(Class<?>[] official) throws NoSuchMethodException {
    Class<?>[] types = new Class<?>[official.length];
    for (int i = 0; i < types.length; i++) {
      Class<?> type = ours(official[i]);
      if (type == null) {
        throw new NoSuchMethodException(official[i].getName());
      }
      types[i] = type;
    }
    return types;
  }

  /** The class of the same name here; null when there is none. Other packages' stay as they are. */
  private static @Nullable Class<?> ours(Class<?> official) {
    if (official.isPrimitive()) {
      return PRIMITIVES.get(official.getName());
    }
    if (official.isArray()) {
      Class<?> element = ours(official.getComponentType());
      return element == null ? null : element.arrayType();
    }
    if (!official.getName().startsWith(OFFICIAL)) {
      return official;
    }
    try {
      return Class.forName(OURS + official.getName().substring(OFFICIAL.length()));
    } catch (ClassNotFoundException missing) {
      return null;
    }
  }
}
