package org.omnidesk.ai.classify;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.omnidesk.ai.text.Words;

/**
 * Words that tell how soon something matters, in English, German, Hindi and Hinglish. Written by
 * us; each is evidence for the urgency model and a reason for people.
 */
public enum UrgencySignal {
  /** Something does not work at all. */
  OUTAGE(
      "outage",
      "(is|are|was|went|goes|gone|completely|still) (down|dead|offline|gone|frozen)|down (for|since|again)"
          + "|outage|offline|unreachable|not reachable|not respond(ing)?|stands? still|crash(es|ed)?"
          + "|power (failure|cut)|nothing works|(in )?failed state|does not come up|no dial tone"
          + "|rejects? every|(every|all) \\w+( \\w+)? (fail|fails|failed|stands?|stops?|stopped|dead|frozen|gone)"
          + "|ausgefallen|ausfall|steht still|nicht erreichbar|stromausfall"
          + "|band (hai|ho gay[ai]|pad[ai]|hain)|down (hai|hain|ho gay[ai])|thap|gayab|hang ho|dead (hai|hain)"
          + "|crash ho|fail ho gay[ai]|failed hain|(light|bijli) (chali )?gayi",
      "ठप|(सब|सारी|सारे|पूरा|पूरी तरह|लाइन\\S*|सर्वर|सेवा|सिस्टम|प्रणाल\\S+) \\S{0,12} ?बंद|डाउन (है|हैं|हो)|बिजली (चली )?ग|जवाब नहीं दे"
          + "|फेल (है|हैं|हो)|ऑफ़?लाइन|ऑफ़लाइन|गायब (है|हैं|हो)|क्रैश"),
  /** More than one person is hit. */
  MANY(
      "many people affected",
      "everyone|everybody|nobody|no one|anybody|none of (us|our|the)"
          + "|all (\\w+ )?(users|of us|agents|staff|employees|tenants|customers|visitors|stores|plants|sites|branches|departments|applications|lines)"
          + "|every (user|visitor|customer|department|application|service|posting|store|site)"
          + "|(whole|entire) \\w+|company-?wide|worldwide|half of (the|our)|for all|no (customers?|orders?|department|service|incoming|mails?|messages?)\\b"
          + "|(several|dozens of|hundreds of|thousands of|forty|eighty|sixty) (users|people|servers|calls|trucks|clients)"
          + "|\\d[\\d.,]*\\d (users|people|employees|colleagues|desks|agents|trucks|virtual machines|vms?|log|employee|customers?)"
          + "|niemand|alle(n)? (benutzer|betroffen|agenten|kollegen)|alle betroffen|gesamte[nrs]? \\w+|kein kunde"
          + "|sab log|sabhi|sabk[aei]|kisi (k[aei]|se)( bhi)?|kisi bhi|koi (bhi )?\\w+( \\w+)? (nahi|hi nahi)|ek bhi|ek \\w+ nahi"
          + "|poor[aie] (team|office|floor|company|building|plant|department|network|shift)|saar[aei]|hazaron",
      "सभी|सब लोग|सबक[ाोे]|सार[ाीे] |पूर[ाीे] |किसी (का|की|के|से) भी|किसी का|कोई (भी )?\\S+ (\\S+ )?(नहीं|न )|एक भी|हज़?ारों|कोई ग्राहक"
          + "|(सौ|पचास|साठ|अस्सी|चालीस|हज़ार|\\d\\d+) (से ज़्यादा )?(लोग|कर्मचारी|उपयोगकर्ता|ट्रक)"),
  /** What stands is what the business lives of. */
  BUSINESS(
      "core business",
      "production|plants?|assembly|warehouses?|depots?|data cent(re|er)|data hall|server room|web ?shop|online shop|payments?"
          + "|orders|checkout|stores|tills?|hospital|emergency|hotline|helpline|customer (portal|data)|core switch|backbone|cluster"
          + "|storage array|domain admin\\w*|identity provider|directory|produktion|werk|lager|rechenzentrum"
          + "|dukan\\w*|godown|billing",
      "प्रोडक्शन|उत्पादन|कारखान|प्लांट|गोदाम|डेटा (सेंटर|हॉल)|सर्वर रूम|दुकान|भुगतान|ऑर्डर|अस्पताल|आपात|हेल्पलाइन|क्लस्टर|बिलिंग|शाखाओं|परिसर"),
  /** There is a date or an hour. */
  DEADLINE(
      "deadline",
      "today|tonight|by (eod|noon|five|\\d)|before (noon|lunch|\\d)|until \\d|at \\d( ?[ap]m)?|(half an|in an|within an|an|quarter of an) hour"
          + "|in (\\d+|ten|fifteen|twenty|thirty|forty) (hours?|minutes?)|deadline|cut-?off|month[- ]end|right now|live right"
          + "|tomorrow (morning|at)|this (morning|afternoon)|go-?live|heute|morgen früh|bis \\d+ uhr|halben stunde|frist"
          + "|monatsabschluss|aaj (hi|tak|shaam|raat|dopahar)?|kal (subah|presentation|deadline)"
          + "|abhi|((ek|aadhe|do) ghante|minute) me|dopahar|\\d baje|closing",
      "आज (ही|शाम|तक|रात|दोपहर)?|कल सुबह|(एक|आधे|दो) घंटे|मिनट में|समय सीमा|अंतिम समय|समापन|बजे"),
  /** People or goods stand and wait. */
  WAITING(
      "people or goods wait",
      "waiting|waits?|queues?|queueing|lined up|pile(s|d)? up|idle|stuck|held up|stands? by|sit (here|next|there)|standing at|cannot leave|on paper"
          + "|warten|wartet|khad[aei]|khade|baith[aei]|atk[aei]|ruk[aei] (hai|hua|hain|pada)|ruk gay[aei]|line lagi|wait kar",
      "इंतज़ार|इंतजार|खड़[ाीे]|बैठ[ाीे]|अटक[ाीे]|रुक[ाीे]|रुक ग|कतार|लाइन में"),
  /** The writer presses. */
  PRESSURE(
      "tone",
      "urgent(ly)?|asap|critical|emergency|immediately|at once|quickly|escalat\\w+|unacceptable"
          + "|dringend|kritisch|notfall|sofort|jaldi (karo|kuch|se|dekho|kisi)|turant|fauran|bahut zaroori|pareshan|abhi ke abhi",
      "तुरंत|फौरन|फ़ौरन|जल्दी (से|करें|कुछ|कीजिए)|कृपया जल्दी|अर्जेंट|बहुत ज़रूरी|परेशान|!!+"),
  /** The writer cannot go on. */
  BLOCKED(
      "work is blocked",
      "(can ?not|can't|can not|unable to) (work|ship|log in|sign in|open|finish|start|reach|release|do|order|leave|book)|blocked|block hain|locked out|(totally )?stuck|"
          + "shut out|kaam (bilkul )?(ruk|band|thap|nahi)\\w*|ruk gay[aei]|(kann|können) nicht (arbeiten|bestellen)"
          + "|(on|start|login|post) nahi ho|nahi (kar|khol|bhej|ja|pahunch) pa",
      "काम (रुक|नहीं कर पा|अटक|बंद|ठप)|रुका है|रुक ग|नहीं (कर|खोल|पहुँच|भेज|खुल) पा|चालू नहीं|शुरू नहीं हो"),
  /** Somebody may do harm. */
  HARM(
      "security harm",
      "ransom\\w*|encrypt\\w*|hack(ed|er|ers)?|trojan|data leak|breach|typed (in )?my password|clicked a|stolen|theft|attack\\w*|outsider|fell for"
          + "|password (bhi )?daal|password dal diya|lost my company|kho gaya|chori|bitcoin|coins|erpresser\\w*|verschlüsselt|trojaner|gestohlen",
      "फिरौती|एन्क्रिप्ट|वायरस|हैकर|चोरी|खो गया|पासवर्ड डाल|बाहरी व्यक्ति|नकली"),
  /** It is happening now, or hurts bodies and machines. */
  DANGER(
      "danger now",
      "smoke|burning|on fire|flood\\w*|water (under|in|on)|explosion|alarm is sounding|right now|as (i|we) (write|speak)|one after (the )?(other|another)"
          + "|visible to (anyone|everyone)|publicly (visible|open)|rauch|brennt|wasser|dhuan|aag|paani|abhi ke abhi|ek ek kar\\w*|live",
      "धुआँ|धुआं|आग |पानी (भर|आ)|अभी (रोक|कोई|सर्वर|ग्राहक)|एक-एक|खुला दिख|खतरे"),
  /** The writer has time. */
  PATIENCE(
      "no hurry",
      "no (rush|hurry|urgency|pressure)|not urgent|nothing urgent|whenever|when(ever)? (you|there)('s| is| get| have)?( time| a moment| around)?|any ?time|some ?(time|day)|one day|nice to have|would (like|be nice|help)"
          + "|next (month|year) is fine|keine eile|nicht dringend|eilt nicht|bei gelegenheit"
          + "|koi jaldi nahi|jaldi nahi|aaram se|jab (bhi )?(time|samay|free|package|fursat) ?\\w*|kabhi( bhi)?( fursat)?|accha|achha|badhiya|theek rahega",
      "(कोई )?जल्दी नहीं|जब (भी )?(समय|सुविधा|फुर्सत)|समय मिले|फुर्सत|आराम से|अच्छा (हो|रहे)|कभी भी|सुविधा (हो|रहेगी)"),
  /** Somebody only wants to know, or says thanks. */
  QUESTION(
      "a question",
      "how (do|can|long|many|must)|which|what is|where (do|can|is)|who (do|has|is|signs|should)|is (there|it|a|the)|are \\w+ allowed|may i|could (i|you tell|someone explain)|can (i|we) (have|get|keep)"
          + "|just asking|thanks? (you )?for|wie (kann|lange)|wo finde|wann|danke"
          + "|kaise (karte|kare|change|band|report|lete|lagate|print)|kya hai$|kahan|kaunsi|kaunsa|kitn[aei]|sakte hain|milega kya|milta hai kya|thank you|dhanyavaad|jaanna",
      "कैसे|कहाँ|कौन स[ाीे]|कितन[ाीे]|क्या( है)?$|सकते हैं क्या|मिलती है|धन्यवाद|जानना|जानकारी|फर्क"),
  /** It looks wrong but works. */
  COSMETIC(
      "cosmetic",
      "typo|spelling|spelled|icon|blurry|blur|logo|font|wallpaper|theme|dark mode|cosmetic|footer|headings?|colou?rs?|sticker|shown beside|ringtone|ring tone|manual|suggestion"
          + "|rechtschreib\\w*|schreibfehler|galat likha|ghadi|clock",
      "वर्तनी|चिह्न|लोगो|धुंधल|थीम|सुझाव|शीर्षक|घड़ी|स्टिकर|धुन|तस्वीर|पुस्तिका");

  /** Every alternative that is found anywhere has one of these in it; most texts have none. */
  private static final Pattern ANYWHERE = Pattern.compile("\\p{IsDevanagari}|!!");

  private final String label;
  private final Pattern words;
  private final Pattern anywhere;

  /**
   * @param words alternatives in Latin letters, each of whole words
   * @param anywhere alternatives that need not be whole words: Devanagari, whose words bend at
   *     their ends, and exclamation marks
   */
  UrgencySignal(String label, String words, String anywhere) {
    this.label = label;
    this.words = WordPattern.of(words);
    this.anywhere = Pattern.compile(anywhere, Pattern.UNICODE_CHARACTER_CLASS);
  }

  /** For people. */
  public String label() {
    return label;
  }

  /** The signals of a text; "not urgent" is no pressure. */
  public static Set<UrgencySignal> in(String text) {
    String read = Words.normalized(text);
    boolean anywhere = ANYWHERE.matcher(read).find();
    Set<UrgencySignal> found = EnumSet.noneOf(UrgencySignal.class);
    for (UrgencySignal signal : values()) {
      if (signal.words.matcher(read).find() || anywhere && signal.anywhere.matcher(read).find()) {
        found.add(signal);
      }
    }
    if (found.contains(PATIENCE)) {
      found.remove(PRESSURE);
    }
    return found;
  }
}
