package org.omnidesk.sandbox.scenario;

/** The way by which someone writes. */
public enum Channel {
  MAIL,
  GLPI,
  SOLMAN,
  SMS
}
