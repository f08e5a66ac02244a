package org.omnidesk.ai.safety.mask;

import java.util.regex.Pattern;

/** What stands directly before and after a value, which tells an order number from a phone. */
final class Surroundings {

  private static final int REACH = 64;

  private static final String LINK =
      "[\\s\"'(\\[]*(?:(?:number|numbers|nummer|num|no|nr|nbr|id|ids|code|key|sankhya|संख्या|नंबर|नम्बर|क्रमांक|आईडी|आई डी|कोड|कोड नंबर|नं)(?![\\p{L}\\p{M}])\\.?)?"
          + "[\\s\"')\\]]*(?:is|was|hai|=|है|:|#|-|–)*[\\s:#=\"'(\\[-]*$";

  private static final Pattern OTHER_NUMBER =
      beforeAlsoJoined(
          "solman|sol man|solution manager|charm|merchant|terminal id|terminal-id|tid|mid|conf|confirmation|rs|inr|usd|eur|amount|rupees|रुपये|रु|order|orders|ticket|tickets|incident|inc|ritm|req|request|chg|change|prb|case|invoice|inv|bill|po|"
              + "purchase order|p\\.o\\.|so|sales order|work order|wo|ref|reference|txn|transaction|utr|rrn|awb|tracking|consignment|shipment|"
              + "docket|serial|s/n|sn|sr|asset|asset tag|part|p/n|model|sku|imei|isbn|iccid|ean|gtin|upc|barcode|"
              + "batch|lot|job|run|document|doc|material|vendor|supplier|idoc|delivery|quote|quotation|contract|challan|"
              + "error|fehler|event|kb|timestamp|epoch|unix time|build|version|pid|process|port|bytes|size|"
              + "record|row|message|msg|session|thread|block|hash|checksum|folio|policy|pnr|booking|receipt|voucher|ack|acknowledgement|application|grievance|complaint|uan|pf|esic|gst|gstin|cin|vin|chassis|engine|meeting id|conference id|webinar id|meeting|zoom|"
              + "customer(?= ?(?:no|num|nr|#|id|code))|project|cost cent(?:er|re)|gl|article|item|device|meter|file|account|a/c|license|licence|"
              + "bestellung|bestell|auftrag|auftrags|kundenauftrag|lieferschein|lieferung|rechnung|rechnungs|beleg|buchungsbeleg|materialbeleg|charge|chargen|artikel|kunde|kunden|"
              + "kundennr|lieferant|kreditor|debitor|vertrag|vertrags|vorgang|aktenzeichen|az|fall|anlage|anlagen|serien|inventar|transport|angebot|anfrage|banf|reservierung|charge|"
              + "sendung|sendungs|paket|fahrzeug|zoll|steuer|ust-id|mandant|buchung|anruf-id|meldung|meldungs|fertigungsauftrag|spool|spool request|spoolauftrag|delivery note|gate pass|"
              + "dispatch|lr|gr|grn|mrn|e-?way bill|eway|ewb|irn|handling unit|hu|pallet|palette|sscc|container|truck|vehicle|house bank|output device|notification|equipment|functional location|"
              + "purchase requisition|pr|rfq|reservation|inspection lot|production order|process order|outbound delivery|inbound delivery|shipping|freight|certificate|certificate no|schein|"
              + "claim|refund|subscription|registration|enrol?lment|roll|admission|mrn|uhid|patient|abha|ration|voter|passport|licence no|registration no|ifsc|swift|micr|cif|loan|fd|cheque|check(?= ?(?:no|num|nr|#))|utr no|rrn|"
              + "commande|facture|livraison|bon de livraison|numéro de commande|dossier|colis|"
              + "क्रय आदेश|खरीद आदेश|आदेश|चालान|इनवॉयस|बैच|सामग्री|शिकायत|आवेदन|मीटर|खाता|खाते|डिलीवरी|पार्सल|रेफरेंस|लेनदेन|पीओ|चेक|"
              + "ऑर्डर|आर्डर|टिकट|इनवॉइस|बिल|केस|संदर्भ|ट्रैकिंग|सीरियल|दस्तावेज़|रसीद|"
              + "संदेश|सन्देश|अनुरोध|मामला|मामले|बुकिंग|पंजीकरण|पंजीयन|संपत्ति टैग|संपत्ति|परिसंपत्ति|एसेट|एसेट टैग|पावती|वाउचर|बीजक|क्रेडिट नोट|दावा|दावे|पॉलिसी|लाइसेंस|अनुबंध|निविदा|टेंडर|गेट पास|वाहन|ट्रक|गाड़ी|लॉट|भाग|पुर्ज़ा|पुर्जा|"
              + "वर्कऑर्डर|कार्य आदेश|माँग|मांग पत्र|फाइल|फ़ाइल|पत्र|पत्रांक|प्रकरण|रिक्वेस्ट|रेफ़रेंस|कंसाइनमेंट|पैकेट|कूरियर|ग्राहक|विक्रेता|परियोजना|लेन-देन|यूटीआर|भुगतान|चालान|बिल्टी|प्रविष्टि|वारंटी|जॉब|सर्विस रिक्वेस्ट|इंसिडेंट|इन्सिडेंट|अधिसूचना|सूचना|उपकरण|"
              + "shikayat|aavedan|avedan|nivedan|anurodh|sandesh|mamla|rasid|raseed|parchi|khata|khate|panjikaran|pavti|vahan|gaadi|gadi|bilti|parcel|courier|meter|grahak|dastavez|patra|"
              + "anlagennr|inventarnr|sachnummer|charge|vorgangs|storno|gutschrift|mahnung|kundennummer|police|schaden|kennzeichen|protokoll|prüflos|stückliste|warenausgang|wareneingang|wartungsplan");

  private Surroundings() {}

  /** Another kind of number by the word before it. */
  static boolean isOtherNumber(String text, int from) {
    return hasBefore(OTHER_NUMBER, text, from);
  }

  /** As {@link #has}, for a pattern of {@link #before}: dear, so it is tried after a word only. */
  static boolean hasBefore(Pattern before, String text, int from) {
    return endsInWord(text, from) && has(before, text, from);
  }

  /** Only so many chars back, and only where a word ends there. */
  static boolean has(Pattern before, String text, int from, int reach) {
    return endsInWord(text, from)
        && before.matcher(text.substring(Math.max(0, from - reach), from)).find();
  }

  private static boolean endsInWord(String text, int from) {
    int i = from - 1;
    while (i >= 0 && from - i < REACH && " \t\r\n:#=\"'([)]-.".indexOf(text.charAt(i)) >= 0) {
      i--;
    }
    return i >= 0 && !Character.isDigit(text.charAt(i));
  }

  static boolean has(Pattern before, String text, int from) {
    return before.matcher(text.substring(Math.max(0, from - REACH), from)).find();
  }

  /** Whether a pattern begins directly behind a value and ends within so many chars. */
  static boolean follows(Pattern after, String text, int to, int reach) {
    return after
        .matcher(text)
        .region(to, Math.min(text.length(), to + reach))
        .useTransparentBounds(true)
        .lookingAt();
  }

  /** A pattern of words that stand directly before a value. */
  static Pattern before(String words) {
    return before(words, "");
  }

  /** Also joined with the word for number: {@code orderNo}, {@code Lieferscheinnummer}. */
  private static Pattern beforeAlsoJoined(String words) {
    return before(
        words.replace(" ", "[ _-]"),
        "(?:[ _-]?(?:number|numbers|nummer|num|nr|no|nbr|id|code|ref|key))?");
  }

  private static Pattern before(String words, String joined) {
    return Pattern.compile(
        "(?:^|[^\\p{L}\\p{N}])(?:"
            + words
            + ")"
            + joined
            + "(?![\\p{L}\\p{M}])(?:(?:(?<![\\p{L}\\p{M}]{5})|(?<=nr|no))\\.)?"
            + LINK,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A pattern of words somewhere in the near text before a value. */
  static Pattern near(String words) {
    return Pattern.compile(
        "(?:^|[^\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{M}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
