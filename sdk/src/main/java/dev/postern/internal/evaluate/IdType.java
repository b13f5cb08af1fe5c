package dev.postern.internal.evaluate;

/**
 * The kind of id that a rule or condition is about: the user's own, or one of the custom ids.
 *
 * @param name as written
 * @param customId the name under which custom ids are looked up
 * @param isUserId whether it is the user's own id ({@code userid} in any letter case)
 */
public record IdType(String name, FieldName customId, boolean isUserId) {
  /** The id type of that name. */
  public static IdType of(String name) {
    boolean isUserId = LowerCase.of(name).equals("userid");
    return new IdType(name, FieldName.of(name), isUserId);
  }
}
