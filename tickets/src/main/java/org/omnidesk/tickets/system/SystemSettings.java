package org.omnidesk.tickets.system;

/** One block under {@code omnidesk.systems.<name>}; each connector has its own record of this. */
public interface SystemSettings {

  /** The system type, for example {@code glpi}. */
  String type();

  /**
   * Address and account in one string: two systems with the same one are refused, as they would
   * double everything.
   */
  String account();

  /**
   * What is wrong with the block, each entry {@code setting: reason} in the words of the YAML;
   * empty if all is well. Checked at start; a broken block disables that system only.
   */
  java.util.List<String> problems();
}
