/**
 * A GLPI that speaks the legacy REST API of versions 10 and 11 as it was recorded from real ones.
 */
package org.omnidesk.sandbox.glpi;
