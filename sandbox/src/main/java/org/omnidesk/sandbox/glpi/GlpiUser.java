package org.omnidesk.sandbox.glpi;

/**
 * A person the stand-in knows.
 *
 * @param id the user id in GLPI
 * @param login the login name
 * @param password for Basic login
 * @param userToken for {@code Authorization: user_token}; null if the person has none
 * @param firstname shown before the family name
 * @param realname the family name
 * @param email the default address; null if there is none
 * @param profile what the person may do
 */
public record GlpiUser(
    int id,
    String login,
    String password,
    String userToken,
    String firstname,
    String realname,
    String email,
    Profile profile) {

  /** The stock profiles that differ for an API caller. */
  public enum Profile {
    SUPER_ADMIN(4, "Super-Admin"),
    TECHNICIAN(6, "Technician"),
    SELF_SERVICE(1, "Self-Service");

    final int id;
    final String label;

    Profile(int id, String label) {
      this.id = id;
      this.label = label;
    }

    boolean isStaff() {
      return this != SELF_SERVICE;
    }
  }

  boolean isStaff() {
    return profile.isStaff();
  }
}
