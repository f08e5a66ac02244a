package org.omnidesk.sandbox.scenario;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Someone of Kaveri Industries.
 *
 * @param name first and last name
 * @param country {@code india} or {@code germany}
 * @param phone a mobile number in international form
 */
public record Person(String name, String country, String phone) {

  public String first() {
    return name.substring(0, name.indexOf(' '));
  }

  public String last() {
    return name.substring(name.indexOf(' ') + 1);
  }

  /** {@code first.last} in ASCII: mail local part and login. */
  public String login() {
    String plain = name.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    return Normalizer.normalize(plain.replace("ı", "i"), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace(' ', '.');
  }

  public String email() {
    return login() + "@kaveri.example";
  }
}
