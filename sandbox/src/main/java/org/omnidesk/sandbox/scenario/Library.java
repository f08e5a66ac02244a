package org.omnidesk.sandbox.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The hand-written tickets and the company, read from the YAML files beside this class.
 *
 * @param reports tickets of one person each
 * @param outages the same trouble as several people see it, in order
 * @param people everyone who writes
 * @param sites by country
 * @param rooms parts of a site
 */
public record Library(
    List<Report> reports,
    List<List<Report>> outages,
    List<Person> people,
    Map<String, List<String>> sites,
    List<String> rooms) {

  private static final Map<String, Channel> FILES =
      Map.of(
          "mail.en", Channel.MAIL,
          "mail.de", Channel.MAIL,
          "mail.hi", Channel.MAIL,
          "mail.hinglish", Channel.MAIL,
          "hard", Channel.MAIL,
          "sms", Channel.SMS,
          "glpi", Channel.GLPI,
          "solman", Channel.SOLMAN);

  /** Reads the files that come with the sandbox. */
  public static Library read() {
    List<Report> reports = new ArrayList<>();
    FILES.keySet().stream()
        .sorted()
        .forEach(
            file -> {
              String lang = file.startsWith("mail.") ? file.substring(5) : "en";
              for (Object entry : (List<?>) yaml(file)) {
                reports.add(report((Map<?, ?>) entry, null, FILES.get(file), lang));
              }
            });
    List<List<Report>> outages = new ArrayList<>();
    for (Object entry : (List<?>) yaml("outages")) {
      Map<?, ?> outage = (Map<?, ?>) entry;
      List<Report> seen = new ArrayList<>();
      for (Object one : (List<?>) outage.get("reports")) {
        seen.add(report((Map<?, ?>) one, outage.get("id") + "-" + (seen.size() + 1), null, "en"));
      }
      outages.add(List.copyOf(seen));
    }
    Map<?, ?> company = (Map<?, ?>) yaml("company");
    return new Library(
        List.copyOf(reports),
        List.copyOf(outages),
        people((Map<?, ?>) company.get("people")),
        Map.of(
            "india", strings(((Map<?, ?>) company.get("sites")).get("india")),
            "germany", strings(((Map<?, ?>) company.get("sites")).get("germany"))),
        strings(company.get("rooms")));
  }

  private static List<Person> people(Map<?, ?> byCountry) {
    List<Person> people = new ArrayList<>();
    for (String name : strings(byCountry.get("india"))) {
      people.add(new Person(name, "india", "+9198450%05d".formatted(31_007 + 613 * people.size())));
    }
    int first = people.size();
    for (String name : strings(byCountry.get("germany"))) {
      // 0171 3920000 to 3920099 are kept free for films and the like by the Bundesnetzagentur.
      people.add(new Person(name, "germany", "+4917139200%02d".formatted(people.size() - first)));
    }
    return List.copyOf(people);
  }

  private static Report report(Map<?, ?> entry, String id, Channel channel, String lang) {
    List<Follow> then = new ArrayList<>();
    if (entry.get("then") instanceof List<?> list) {
      for (Object one : list) {
        Map<?, ?> follow = (Map<?, ?>) one;
        then.add(new Follow((Integer) follow.get("after"), follow.get("text").toString()));
      }
    }
    return new Report(
        id == null ? entry.get("id").toString() : id,
        channel == null
            ? Channel.valueOf(entry.get("channel").toString().toUpperCase(Locale.ROOT))
            : channel,
        string(entry, "lang", lang),
        string(entry, "urgency", "medium"),
        string(entry, "subject", ""),
        string(entry, "text", "").strip(),
        string(entry, "shape", ""),
        entry.get("attach") == null ? List.of() : strings(entry.get("attach")),
        List.copyOf(then));
  }

  private static String string(Map<?, ?> entry, String key, String fallback) {
    Object value = entry.get(key);
    return value == null ? fallback : value.toString();
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(Object::toString).toList();
  }

  private static Object yaml(String file) {
    try (InputStream in = Library.class.getResourceAsStream(file + ".yaml")) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
