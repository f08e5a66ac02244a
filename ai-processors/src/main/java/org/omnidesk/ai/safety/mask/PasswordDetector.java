package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Passwords, codes and keys that stand in running text near the word that names them, in English,
 * Hindi and Hinglish. A text that speaks of a password without saying it is left alone.
 */
final class PasswordDetector implements Detector {

  private static final String STRONG_KEY =
      "pass[ _-]?words?|p@ssw(?:or)?d|p/w|passwd|passwrd|pass wrd|paswrd|pswrd|psswrd|pasword|pasward|passward|psw|passwort|kennwort|pswd|pwds?|passcodes?|pass ?phrase|contrase(?:ñ|n)a|mot de passe|senha|"
          + "otp|o\\.t\\.p\\.|one[ -]time[ -](?:password|passcode|code|pin)|mpin|upi pin|pin|cvv2?|cvc2?|psk|pre-?shared key|wi-?fi key|security key|network key|"
          + "पासवर्ड|पासवर्ड्स|पास\\s?वर्ड|पासवर्ड़|कूटशब्द|पासकोड|पिन|ओटीपी|passkey|(?:login|verification|security|unlock|authentication|authenticator|auth|access|activation|reset|confirmation|sms|door|mfa|2fa|backup|recovery|registration|pairing|alarm|panel|gate|safe|vault|entry|entrance|keypad|lock|locker|garage|disarm|voicemail|moderator|alarmanlagen)[ -]codes?|(?:tresor|alarm|safe|tor|schließfach)-?codes?|zahlenkombination|totp|puk|recovery key|bitlocker key|"
          + "(?:initial|start|standard|benutzer|wlan|wifi|windows|sap|haupt|master|admin|ger(?:ä|ae)te|zugangs|anmelde|netzwerk|dom(?:ä|ae)nen|erst|neu|alt|server|router|mail|bios)-?(?:passwort|kennwort|pw)|"
          + "einmal-?(?:code|passwort|kennwort|pin)|(?:sms|zugangs|zugriffs|freischalt|aktivierungs|best(?:ä|ae)tigungs|sicherheits|verifizierungs|authentifizierungs|anmelde|login|tür|tuer)-?codes?|m?(?-i:TAN|TANs)|(?:wpa[23]?|wep|hotspot|router|wlan) (?:key|code)|what(?:'?s| is| was) the (?:\\p{L}{2,12} )?(?:code|combination)|memorable (?:word|information)|security (?:word|answer)|safe ?word|passphrasen?|passwörter|(?:recovery|seed|backup|mnemonic|vault|secret|unlock|master|wallet) phrase|wlan-?(?:schlüssel|key)|netzwerkschlüssel|wi-?fi code|पासफ़्रेज़|पासफ्रेज|pwort|geheimzahl|code pin|code d'accès|mdp|"
          + "kunji|wi-?fi ki kunji|कुंजी|गुप्त शब्द|कुंजी शब्द|code ?word|सत्यापन कोड|सुरक्षा कोड|एक्सेस कोड|ओ टी पी|वेरिफिकेशन कोड|लॉगिन कोड|संकेत शब्द";
  private static final String WEAK_KEY =
      "pass|pw|secrets?|client[ _-]?secret|secret[ _-]?key|api[ _-]?(?:key|token|secret)s?|apikey|access[ _-]?(?:key|token)s?|"
          + "auth(?:entication)?[ _-]?(?:token|key)|refresh[ _-]?token|token|bearer(?: token)?|private key|encryption key|community string|credentials?|creds|secret_access_key|टोकन|सीक्रेट|पास";
  private static final Keyed KEY =
      new Keyed(
          "wh wp we ho ro wl me se sa pa al ga sa va en ke lo di vo mo tr sc za se ba mn re wl ne wi पा ku कु गु in st be wl wi sa ha ad an ne do dö er al ro ma au ac sm do mf 2f ba re pa si zu zu fr ak be ve an lo tü tu mt ta gm ei ge md co वे लॉ सत सु एक ओ_ सं st to pu pw p/ p@ pw ps pi ke mo se co ot o. on mp pr wi ne cv ap ac au re be en cr to lo ve bi up un cl पा पि कू ओट टो सी",
          Pattern.compile(
              "(?:(" + STRONG_KEY + ")|(" + WEAK_KEY + "))(?![\\p{L}\\p{M}\\p{N}])",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  private static final Pattern CODE_KEY =
      Pattern.compile(
          "otp|o\\.t\\.p\\.|m?pin|upi pin|cvv2?|cvc2?|passcodes?|पिन|ओटीपी|पासकोड|one.*|.*[ -]codes?|.*codes?|.*कोड|totp|puk|m?tans?|einmal.*|geheimzahl|code .*|ओ टी पी");

  /** What a bank answers to a payment is called so, too. */
  private static final Pattern AUTHORISED = Pattern.compile("auth(?:entication)?[ -]codes?");

  private static final Pattern PAYMENT =
      Surroundings.near(
          "card|visa|mastercard|amex|jcb|maestro|rupay|refund|merchant|payment|karte|pos|ec-terminal");

  /** A pass that lets a person through a door. */
  private static final Pattern TICKET =
      Surroundings.before(
          "gate|boarding|bus|visitor|visitors|entry|travel|day|parking|monthly|metro|railway|rail|train|season|vehicle|material|night|access|exit|press|toll|guest|गेट|बस|यात्रा|प्रवेश");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    List<int[]> keys = new ArrayList<>();
    List<int[]> codes = new ArrayList<>();
    KEY.each(
        text,
        key -> {
          String word = key.group().toLowerCase(Locale.ROOT);
          if ((word.equals("pass") || word.equals("पास"))
              && Surroundings.has(TICKET, text, key.start(), 16)) {
            return;
          }
          if (AUTHORISED.matcher(word).matches() && Surroundings.has(PAYMENT, text, key.start())) {
            return;
          }
          boolean code = CODE_KEY.matcher(word).matches();
          int[] place = {key.start(), key.end()};
          keys.add(place);
          if (code && !PostalCode.isPostal(text, key.start(), key.end())) {
            codes.add(place);
          }
          boolean chained =
              keys.size() > 1
                  && key.start() - keys.get(keys.size() - 2)[1] == 1
                  && text.charAt(key.start() - 1) == '=';
          SecretPhrases.find(text, key.start(), key.end(), found);
          SecretAnswers.find(text, key.start(), key.end(), key.group(1) != null, code, found);
          StatedSecret.find(text, key.start(), key.end(), key.group(1) != null, found);
          MaskSpan phrase = Passphrase.after(text, key.end(), word);
          if (phrase != null) {
            found.add(phrase);
          } else if (!chained) {
            SecretFollower.follow(text, key.end(), word, key.group(1) != null, code, found);
          }
        });
    SecretNeighbours.find(text, keys, found);
    ChosenSecrets.find(text, keys, found);
    OneTimeCodes.find(text, codes, found);
    SecretTokens.find(text, found);
    SecretSettings.find(text, found);
    SecretCommands.find(text, found);
    SecretPairs.find(text, keys, found);
    return found;
  }
}
