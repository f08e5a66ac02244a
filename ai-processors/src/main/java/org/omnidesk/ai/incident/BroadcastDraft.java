package org.omnidesk.ai.incident;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What to tell everybody about a suspected incident, in the desk's languages. Fixed sentences with
 * our own names in them: no reporter's words, no cause that nobody knows yet.
 */
public class BroadcastDraft {

  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

  private static final Map<String, String> SERVICE = new LinkedHashMap<>();

  static {
    SERVICE.put(
        "en",
        "We know of trouble with {service}{site} since {time}. {persons} colleagues have told us so far. We are "
            + "looking into it; you need not report it again. We will write as soon as it is solved.");
    SERVICE.put(
        "hi",
        "{time} से {service}{site} में समस्या की जानकारी हमें है। अब तक {persons} सहकर्मियों ने बताया है। हम इसे देख रहे हैं; "
            + "दोबारा शिकायत दर्ज करने की ज़रूरत नहीं है। ठीक होते ही हम सूचित करेंगे।");
    SERVICE.put(
        "hinglish",
        "{time} se {service}{site} me problem ki jaankari humein hai. Ab tak {persons} colleagues ne bataya hai. Hum "
            + "dekh rahe hain; dobara ticket banane ki zaroorat nahi hai. Theek hote hi hum batayenge.");
    SERVICE.put(
        "de",
        "Wir wissen von Störungen bei {service}{site} seit {time} Uhr. Bisher haben {persons} Kolleginnen und Kollegen "
            + "uns davon berichtet. Wir kümmern uns darum; eine weitere Meldung ist nicht nötig. Sobald es "
            + "behoben ist, schreiben wir.");
  }

  private static final Map<String, String> UNKNOWN_SERVICE =
      Map.of(
          "en",
          "an IT service",
          "hi",
          "एक आईटी सेवा",
          "hinglish",
          "ek IT service",
          "de",
          "einem IT-Dienst");

  private final UnaryOperator<String> serviceName;
  private final ZoneId zone;

  /**
   * @param serviceName a category's name for people
   * @param zone in which times are told
   */
  public BroadcastDraft(UnaryOperator<String> serviceName, ZoneId zone) {
    this.serviceName = serviceName;
    this.zone = zone;
  }

  /** One text a language. */
  Map<String, String> texts(Suspicion suspicion) {
    Map<String, String> texts = new LinkedHashMap<>();
    SERVICE.forEach(
        (language, text) ->
            texts.put(
                language,
                text.replace("{time}", HOUR.format(suspicion.since().atZone(zone)))
                    .replace("{persons}", Integer.toString(suspicion.persons()))
                    .replace(
                        "{service}",
                        suspicion.category() == null
                            ? UNKNOWN_SERVICE.get(language)
                            : serviceName.apply(suspicion.category()))
                    .replace(
                        "{site}", suspicion.site() == null ? "" : " (" + suspicion.site() + ")")));
    return texts;
  }
}
