package org.omnidesk.ai.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.omnidesk.ai.TestSettings;
import org.omnidesk.ai.classify.SeedTexts;

/** What the detector answers to single texts. */
class LocalLanguageDetectorTest {

  /** Loaded once for all tests of this package. */
  static final LocalLanguageDetector SIX = create(List.of("en", "de", "fr", "es", "it", "pt"));

  private final LocalLanguageDetector detector = SIX;

  @BeforeAll
  static void load() {
    SIX.ready().join();
  }

  static LocalLanguageDetector create(List<String> languages) {
    return new LocalLanguageDetector(
        languages, SeedTexts.load(TestSettings.categoryIds()), Duration.ofSeconds(60), List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hi | मेरा लैपटॉप चालू नहीं हो रहा है",
        "hi | VPN कनेक्ट नहीं हो रहा, Outlook भी बंद है",
        "hinglish | mera outlook khul nahi raha kal se please check karo",
        "hinglish | yaar wifi chal nahi raha office me",
        "hinglish | LAPTOP BAHUT GARAM HO RAHA HAI JALDI DEKHO",
        "hinglish | Rohit ko message karo ki the client call starts at nine sharp",
        "en | My notebook does not start since this morning",
        "en | Please reset the password of Rahul Sharma in Delhi",
        "en | pause timer",
        "en | printer toner empty floor replace hp laserjet regards",
        "en | Could not create SqlSessionFactory: java.lang.IllegalStateException at com.acme.Main",
        "de | Mein Drucker druckt seit heute Morgen nicht mehr",
        "de | Das Passwort wurde mehrfach abgelehnt",
        "fr | Mon écran reste noir quand j'allume l'ordinateur",
        "es | La pantalla se queda negra cuando enciendo el ordenador",
        "it | Lo schermo rimane nero quando accendo il computer",
        "pt | A tela fica preta quando eu ligo o computador"
      })
  void a_text_gets_its_language(String language, String text) {
    LanguageResult result = detector.detect(text);
    assertThat(result.language()).as(text).isEqualTo(language);
    assertThat(result.confidence()).isBetween(0.5, 1.0);
    assertThat(result.reasons()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "ok",
        "VPN",
        "12345 999",
        "C:\\temp\\a.log",
        "привет, не работает",
        "سلام"
      })
  void empty_short_and_unreadable_texts_are_unknown_with_a_reason(String text) {
    LanguageResult result = detector.detect(text);
    assertThat(result.isUnknown()).as(text).isTrue();
    assertThat(result.confidence()).isZero();
    assertThat(result.reasons()).hasSize(1);
  }

  @Test
  void no_text_at_all_is_unknown() {
    assertThat(detector.detect(null).reasons()).containsExactly("the text is empty");
  }

  @Test
  void the_mix_says_which_share_of_the_words_is_of_which_language() {
    LanguageResult result = detector.detect("mera outlook nahi khul raha please check");
    assertThat(result.shares().get("hi-Latn")).isCloseTo(4.0 / 7, within(1e-9));
    assertThat(result.shares().get("en-Latn")).isCloseTo(3.0 / 7, within(1e-9));
    assertThat(result.shares().keySet()).containsExactly("hi-Latn", "en-Latn");
    assertThat(result.reasons().get(0))
        .isEqualTo("57 % Hindi words in Latin script, 43 % English words");
  }

  @Test
  void a_text_in_two_scripts_shows_both() {
    LanguageResult result = detector.detect("मेरा Outlook बंद है please check");
    assertThat(result.language()).isEqualTo("hi");
    assertThat(result.shares()).containsEntry("hi-Deva", 0.5).containsEntry("en-Latn", 0.5);
  }

  @Test
  void marathi_and_nepali_are_less_sure_than_hindi_while_nobody_configured_them() {
    double hindi = detector.detect("मेरा प्रिंटर काम नहीं कर रहा है").confidence();
    for (String other : List.of("माझा प्रिंटर चालत नाही आहे", "मेरो प्रिन्टरले काम गरेको छैन")) {
      LanguageResult result = detector.detect(other);
      assertThat(result.language()).isEqualTo("hi");
      assertThat(result.confidence()).isLessThan(hindi - 0.3);
      assertThat(result.reasons().toString()).contains("Marathi or Nepali");
    }
  }

  @Test
  void a_configured_language_in_another_script_is_found() {
    LocalLanguageDetector wide = create(List.of("en", "ru", "uk", "mr"));
    assertThat(wide.detect("принтер на втором этаже не работает").language()).isEqualTo("ru");
    assertThat(wide.detect("माझा प्रिंटर चालत नाही आहे, कृपया मदत करा").language()).isEqualTo("mr");
    assertThat(wide.detect("मेरा प्रिंटर काम नहीं कर रहा है").language()).isEqualTo("hi");
  }

  @Test
  void addresses_paths_and_mentions_carry_no_language() {
    String text =
        "@maria https://example.org/wie-geht-das hans.meier@firma.de C:\\Programme\\Werkzeug"
            + " bericht_ueber_alles.docx the file cannot be opened";
    LanguageResult result = detector.detect(text);
    assertThat(result.language()).isEqualTo("en");
    assertThat(LanguageText.of(text).words())
        .containsExactly("the", "file", "cannot", "be", "opened");
  }

  @Test
  void a_huge_text_is_judged_by_its_beginning() {
    String start = "The backup of the file server failed again last night. ".repeat(60);
    String huge = start + "x".repeat(200_000);
    assertThat(LanguageText.of(huge).words())
        .isEqualTo(LanguageText.of(huge.substring(0, LanguageText.LONGEST)).words());
    assertThat(detector.detect(huge).language()).isEqualTo("en");
  }

  @Test
  void a_language_that_does_not_exist_is_refused_by_the_name_of_its_setting() {
    assertThatThrownBy(() -> create(List.of("en", "qq")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("omnidesk.ai.languages")
        .hasMessageContaining("qq");
  }

  @Test
  void a_language_that_is_not_configured_is_not_answered() {
    LanguageResult result =
        create(List.of("de")).detect("My notebook does not start since this morning");
    assertThat(result.isUnknown()).isTrue();
    assertThat(result.reasons().get(0)).contains("none of the configured languages");
    assertThat(result.shares()).containsEntry("en-Latn", 1.0);
  }
}
