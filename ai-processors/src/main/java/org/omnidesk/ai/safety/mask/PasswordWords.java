package org.omnidesk.ai.safety.mask;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people say about a password without saying it, in English, Hindi and Hinglish. */
final class PasswordWords {

  private static final Set<String> STATES =
      Set.copyOf(
          java.util.Arrays.asList(
              ("expired expire expires expiring wrong incorrect invalid correct right not no never required needed mandatory locked blocked disabled "
                      + "unlocked reset changed forgotten forgot lost missing unknown same different weak strong too very already still now working "
                      + "accepted rejected refused denied failing failed fails protected empty blank null none gone stuck saved stored cached synced "
                      + "sync about due set being asked asking prompted prompting policy rules rule hint field box page prompt screen reset. link "
                      + "please kindly help urgent wahi wohi vahi वही वहीं asap what why how when where who which whose unable cannot can can't could couldn't should shall will would won't "
                      + "must may might doesn't does do don't did didn't isn't wasn't if because since after before but and or so then manager managers "
                      + "vault safe keeper generator history expiry expiration age length complexity requirement requirements change changes update "
                      + "recovery recover resets request requests issue issues problem problems error errors failure attempts attempt sharing shared "
                      + "going getting giving showing coming taking there here only just maybe perhaps probably always sometimes often every each "
                      + "visible hidden secret confidential private secure insecure compromised leaked stolen hacked known old new temporary default "
                      + "case-sensitive sensitive valid ok okay fine good bad long short easy hard difficult complex simple anymore again today tomorrow "
                      + "yesterday soon later pending in-progress active inactive enabled available unavailable optional n/a na tbd any some all "
                      + "galat sahi expire khatam bhool bhul bhulgaya bhoolgaya change badal badalna badalo nahi nahin nhi mat kya kaise kab kyun kyu kahan "
                      + "kaun konsa kaunsa yaad lock block kaam kam chal chalta ho hua hui gaya gayi gya raha rahi rha kar karna karo kare karein krna "
                      + "bhej bhejo bhejiye dijiye dena do de batao bataiye chahiye purana naya set galti band chalu maang mang maangta leta accept "
                      + "गलत सही समाप्त खत्म ख़त्म भूल बदल बदलना बदलें नहीं नही मत क्या कैसे कब क्यों कहां कहाँ कौन याद लॉक ब्लॉक काम चल हो हुआ हुई गया "
                      + "गई रहा रही कर करना करें करो भेज भेजें दीजिए देना चाहिए एक्सपायर रीसेट बंद चालू मांग माँग स्वीकार अमान्य अस्वीकार पुराना नया बार "
                      + "your their it them me you he she they we i us a an the this that these those to by via from per until unless with without "
                      + "entry entered input prompt dialog window popup email mail sms message notification reminder days day hours minutes times "
                      + "characters chars letters digits numbers symbols minimum maximum min max least more less than must be been was were is are "
                      + "see attached below above mentioned given provided sent separately shared phone call teams chat masked redacted removed deleted withheld "
                      + "verloren vergessen abgelaufen falsch gesperrt funktioniert nicht läuft")
                  .split(" ")));

  private static final Pattern HIDDEN =
      Pattern.compile("[*•·.xX_-]{3,}|<[\\p{L} _-]+>|\\[[\\p{L} _-]+]?");
  private static final Pattern BUILT =
      Pattern.compile(
          "[a-z]+(?:ed|ing|able|ible|ly|ful|less|ive|ous|tion|ment)|un[a-z]+|re-?set[a-z]*|in(?:valid|correct|active)[a-z]*");

  private PasswordWords() {}

  static boolean isState(String word) {
    int end = word.length();
    while (end > 0 && ".,!?;:।".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return STATES.contains(word.substring(0, end).toLowerCase(Locale.ROOT))
        || HIDDEN.matcher(word).matches();
  }

  /** Also words that are built like a state: participles, adverbs, adjectives. */
  static boolean looksLikeState(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return isState(lower) || BUILT.matcher(lower).matches();
  }
}
