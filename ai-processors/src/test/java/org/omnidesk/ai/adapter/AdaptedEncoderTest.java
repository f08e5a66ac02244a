package org.omnidesk.ai.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;

/** The adapter that the build trained, over the real encoder; no sentence here is a trained one. */
class AdaptedEncoderTest {

  /** What the product asks for between two texts of which one is Hindi or Hinglish. */
  private static final double THRESHOLD = 0.45;

  private static Encoder raw;
  private static Encoder encoder;

  @BeforeAll
  static void load() {
    raw = new OnnxMiniLmEncoder(2, 256, 4096, Duration.ofSeconds(60), List.of());
    encoder = AdaptedEncoder.over(raw, Duration.ofSeconds(60));
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static double cosine(String a, String b) {
    List<float[]> vectors = encoder.encode(List.of(a, b));
    return Vectors.dot(vectors.get(0), vectors.get(1));
  }

  @Test
  void the_model_id_names_encoder_and_adapter_and_is_fit_for_a_file_name() {
    assertThat(encoder.modelId()).matches("all-MiniLM-L6-v2-int8\\+hi1-[0-9a-f]{8}");
    assertThat(encoder.raw()).isSameAs(raw);
    assertThat(encoder.reads("hi")).isTrue();
    assertThat(raw.reads("hi")).isFalse();
  }

  @Test
  void english_and_german_texts_keep_the_vectors_of_the_english_encoder() {
    List<String> texts =
        List.of(
            "The printer on the second floor has a paper jam",
            "Hi, please change me to the main log file of the java server",
            "Der Drucker im zweiten Stock druckt nicht");
    List<float[]> adapted = encoder.encode(texts);
    List<float[]> plain = raw.encode(texts);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(Vectors.dot(adapted.get(i), plain.get(i))).as(texts.get(i)).isGreaterThan(0.999f);
    }
  }

  @Test
  void a_text_in_three_scripts_lands_in_one_place() {
    String english = "My VPN stopped working after I changed the password";
    assertThat(cosine(english, "पासवर्ड बदलने के बाद मेरा वीपीएन चलना बंद हो गया"))
        .isGreaterThan(THRESHOLD);
    assertThat(cosine(english, "password badalne ke baad mera VPN chalna band ho gaya"))
        .isGreaterThan(THRESHOLD);
    assertThat(cosine(english, "पासवर्ड change करने के बाद मेरा VPN काम नहीं कर रहा"))
        .isGreaterThan(THRESHOLD);
  }

  @Test
  void english_words_in_a_hindi_text_count() {
    double right = cosine("VPN काम नहीं कर रहा", "VPN is not working");
    assertThat(right).isGreaterThan(cosine("VPN काम नहीं कर रहा", "Printer is not working") + 0.1);
  }

  /** A threshold tuned on English reported nearly every pair: the mean cosine was 0.73. */
  @Test
  void of_a_thousand_unrelated_hindi_pairs_at_most_five_count_as_similar() {
    List<float[]> vectors = encoder.encode(UNRELATED);
    List<String> similar = new ArrayList<>();
    int pairs = 0;
    for (int i = 0; i < vectors.size(); i++) {
      for (int j = 0; j < i; j++) {
        pairs++;
        if (Vectors.dot(vectors.get(i), vectors.get(j)) >= THRESHOLD) {
          similar.add(UNRELATED.get(i) + " ~ " + UNRELATED.get(j));
        }
      }
    }
    assertThat(pairs).isGreaterThanOrEqualTo(1000);
    assertThat(similar).hasSizeLessThanOrEqualTo(pairs / 200);
  }

  @Test
  void hindi_texts_of_one_meaning_count_as_similar() {
    List<String> missed = new ArrayList<>();
    for (String[] pair : RELATED) {
      if (cosine(pair[0], pair[1]) < THRESHOLD) {
        missed.add(pair[0] + " ~ " + pair[1] + " " + cosine(pair[0], pair[1]));
      }
    }
    assertThat(missed).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void empty_strange_and_huge_texts_get_a_unit_vector() {
    List<float[]> vectors =
        encoder.encode(
            List.of("", "।।।", "क्ष्ज्ञ ँ ़ ा", "\u0000\uD83D\uDE00", "नहीं ".repeat(30_000)));
    assertThat(vectors)
        .hasSize(5)
        .allSatisfy(v -> assertThat(Vectors.dot(v, v)).isBetween(0.999f, 1.001f));
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  private static final String[][] RELATED = {
    {"प्रिंटर में काग़ज़ अटक गया है", "प्रिंटर का पेपर जाम हो गया"},
    {"मेरा पासवर्ड काम नहीं कर रहा, रीसेट कर दें", "पासवर्ड रीसेट करवाना है"},
    {"इंटरनेट बहुत धीमा है", "नेट की स्पीड बहुत कम आ रही है, इंटरनेट धीमा"},
    {"मेरा लैपटॉप शुरू नहीं होता", "लैपटॉप चालू नहीं हो रहा"},
    {"आउटलुक में ईमेल नहीं आ रहे", "मुझे आउटलुक पर कोई मेल नहीं मिल रहा"},
    {"वीपीएन से कनेक्ट नहीं हो पा रहा", "वीपीएन कनेक्शन नहीं हो रहा है"},
    {"नया माउस चाहिए", "कृपया मुझे एक नया माउस दीजिए"},
    {"सर्वर बंद पड़ा है", "सर्वर डाउन है, चालू नहीं है"},
  };

  private static final List<String> UNRELATED =
      List.of(
          "मेरा खाता बंद हो गया है",
          "प्रिंटर से काली लकीरें निकलती हैं",
          "कल की बैठक कितने बजे है",
          "वीपीएन बार-बार टूट जाता है",
          "मुझे नई कुर्सी चाहिए",
          "वेतन पर्ची में नाम ग़लत है",
          "फ़ोन की घंटी नहीं बजती",
          "हार्ड डिस्क भर चुकी है",
          "संदिग्ध मेल में लिंक था",
          "प्रोजेक्टर का रंग फीका है",
          "मुझे छुट्टी का आवेदन करना है",
          "बारिश में कैमरा ख़राब हो गया",
          "एक्सेल के सूत्र ग़लत नतीजा देते हैं",
          "बैटरी फूल गई है",
          "सर्वर का बैकअप कब लिया गया था",
          "ग्राहक को बिल नहीं पहुँचा",
          "मेरे कीबोर्ड पर पानी गिर गया",
          "टीम में दो नए लोग आ रहे हैं",
          "आउटलुक कैलेंडर नहीं दिखाता",
          "गोदाम का स्कैनर बीप नहीं करता",
          "साझा ड्राइव से फ़ाइल ग़ायब हो गई",
          "सिम कार्ड खो गया",
          "डेटाबेस की क्वेरी बहुत धीमी है",
          "ब्राउज़र में हिंदी अक्षर टूटे दिखते हैं",
          "खरीद आदेश मंज़ूर कौन करेगा",
          "मॉनिटर टिमटिमाता है",
          "दरवाज़ा मेरे कार्ड से नहीं खुलता",
          "सॉफ़्टवेयर का लाइसेंस चाहिए",
          "माइक से आवाज़ दूसरों तक नहीं जाती",
          "यात्रा का ख़र्च अब तक नहीं मिला",
          "लिफ़्ट में नेटवर्क नहीं आता",
          "एंटीवायरस ने वायरस पकड़ा",
          "घड़ी का समय दस मिनट आगे है",
          "रिपोर्ट में कल का आँकड़ा नहीं है",
          "मेरा तबादला मुंबई हो गया है",
          "चार्जर गरम होकर जल गया",
          "वेबसाइट पर भुगतान नहीं होता",
          "हेडफ़ोन ब्लूटूथ से नहीं जुड़ते",
          "फ़ोल्डर किसके साथ साझा है",
          "ट्रक का वज़न दर्ज नहीं हुआ",
          "मैं कोड भूल गया जो दरवाज़े पर डालते हैं",
          "गुणवत्ता जाँच की मशीन रुकी है",
          "स्लाइड में वीडियो नहीं चलता",
          "दीवाली की छुट्टी कब है",
          "राउटर पर लाल बत्ती जल रही है",
          "जीएसटी का हिसाब कौन देखता है");
}
