package org.omnidesk.ai.safety.mask;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets as an argument of a command, also plain words: the command says what stands there. Tools
 * of Windows, PowerShell, Unix, databases and archives.
 */
final class SecretCommands {

  /** A quoted argument or one up to the next blank. */
  private static final String ARGUMENT =
      "(?:\"([^\"\\n]{2,80})\"|'([^'\\n]{2,80})'|([^\\s\"']{3,80}))";

  /** The command with all that may stand before its secret. */
  private static final Keyed COMMAND =
      new Keyed(
          "ft co ne cm sc ru ds rd xf sm ht op ke ld re mo my ma ps ss pl wi wm zi 7z un ra az do ku al cr se rs kb en wp nm nt ch ec kl pa ip sh cu te jo ad im",
          Pattern.compile(
              "(?:ftp>\\s?(?:quote\\s)?user\\s\\S{1,64}\\s|convertto-securestring(?:\\s+-(?:string|asplaintext|force))*\\s+(?!-)|net1?(?:\\.exe)?\\s+user\\s+(?!/)(?:\"[^\"\\n]{1,40}\"|\\S{1,40})\\s+(?![/*])|net1?(?:\\.exe)?\\s+use\\s[^\\n]{0,100}?\\s/user:\\S{1,64}\\s+(?![/*])|"
                  + "net1?(?:\\.exe)?\\s+use\\s+(?:\\S{1,2}\\s+)?\\\\\\\\\\S{1,80}\\s+(?=[^\\n]{1,60}\\s/user:)(?![/*])|"
                  + "(?:cmdkey|runas|psexec|schtasks|wmic|rasdial|xfreerdp|winrs|sc(?:\\.exe)?|msdeploy)\\s[^\\n]{0,160}?(?:/pass(?:word)?:|/p:|/rp\\s+|-p:|\\spassword=\\s?)|"
                  + "rasdial\\s+\\S{1,40}\\s+\\S{1,40}\\s+|ds(?:mod|add)\\s+user\\s[^\\n]{0,160}?-pwd\\s+|(?:rdesktop|plink|pscp|psftp|putty)\\s[^\\n]{0,120}?\\s-(?:p|pw)\\s+|"
                  + "smbclient\\s[^\\n]{0,120}?-U\\s?[\"']?[^\\s%]{1,64}%|htpasswd\\s+-\\S{0,6}b\\S{0,4}\\s+\\S{1,80}\\s+\\S{1,64}\\s+|openssl\\s[^\\n]{0,160}?(?:-pass(?:in|out)?\\s+pass:|\\s-k\\s+)|"
                  + "keytool\\s[^\\n]{0,200}?-(?:storepass|keypass)\\s+|ldap(?:search|modify|add|passwd|whoami)\\s[^\\n]{0,200}?\\s-w\\s+|redis-cli\\s[^\\n]{0,80}?-a\\s+|"
                  + "(?:mongo(?:sh|dump|restore)?|mysql(?:dump|admin)?|mariadb)\\s[^\\n]{0,100}?(?<=\\s)-p(?![oP])\\s?(?=\\S)|(?:sshpass)\\s+-p\\s?|(?:zip|unzip)\\s[^\\n]{0,80}?\\s-P\\s+|(?:7z|7za|unrar|rar)\\s[^\\n]{0,80}?\\s-h?p(?=\\S)|"
                  + "(?:docker|podman|az|oc|helm|kubectl|aws|npm|vault)\\s+login\\s[^\\n]{0,120}?(?:\\s-p|--password)[ =]|kinit\\s[^\\n]{0,60}?--password=|wpa_passphrase\\s+(?:\"[^\"\\n]{1,40}\"|\\S{1,40})\\s+|"
                  + "nmcli\\s[^\\n]{0,120}?\\spassword\\s+|netsh\\s+wlan\\s[^\\n]{0,120}?key=|echo\\s+[\"']?[\\w.-]{1,32}:(?=[^\\n]{1,60}\\|\\s?(?:sudo\\s)?chpasswd)|echo\\s+(?=[^\\n|]{3,60}\\|\\s?(?:sudo\\s+-S|passwd|su\\s|runas|kinit|gpg|cryptsetup|openssl))|"
                  + "(?:alter|create)\\s+(?:user|login|role)\\s[^\\n;]{1,100}?(?:identified\\s+by|(?:with\\s+)?(?:encrypted\\s+)?password\\s?=?)\\s+|set\\s+password\\s[^\\n;]{0,60}?=\\s?(?:password\\()?\\s?|"
                  + "(?:enable|username\\s\\S{1,40}(?:\\sprivilege\\s\\d{1,2})?)\\s(?:secret|password)\\s(?:[05789]\\s)?|ipmitool\\s[^\\n]{0,120}?\\s-P\\s+|curl\\s[^\\n]{0,160}?(?<=\\s)(?:-u|--user|--proxy-user)[ =]?[\"']?[^\\s:\"']{1,64}:)"
                  + ARGUMENT,
              Pattern.CASE_INSENSITIVE));

  /** Options and parameters that take a secret in any tool or script. */
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_-])(?:(?i:--?(?:(?:new|old|db|admin|user|proxy|ssh|root|bind|key|store|trust|http|ftp|smtp)[-_]?)?(?:password|passwd|passphrase|pass|pwd|secret|storepass|keypass|token|api-?key|accountpassword)[ =:]\\s?|/(?:password|pass|pwd|p):)|-p(?=[\"'])|"
              + "(?:-u|-U|--user|--username|--login)[ =]\\S{1,64}\\s(?:-p|-P|--pass|-w)\\s?(?=\\S)|(?i:pscredential|networkcredential)\\s?\\(?\\s?[\"'][^\"'\\n]{1,64}[\"'],\\s?(?=[\"']))"
              + ARGUMENT);

  /** Variables, places to fill in and what else is no value. */
  private static final Pattern NO_VALUE =
      Pattern.compile(
          "(?i)[$%<{*(\\[].*|[a-z]\\w*=.*|-.*|/.*|\\d{1,5}(?::\\d+)?(?:/\\w+)?|x+|\\.+|pass(?:word|wd|phrase)?|secret|yourpassword|your_password|prompt|stdin|null|none|true|false|policy|file|hash|required|reset|option|parameter|argument|switch|flag|is|and|or|in|on|with|was|not|from|for|to|"
              + "which|that|the|a|of|expired|never|does|fails|failed|works|encryption|manager|change|age|length|complexity|by|as|at|convertto-securestring|read-host|get-credential|says|gives|will");

  private static final Set<String> CUT = Set.of(")", ";", ",", "|", "&");

  private SecretCommands() {}

  static void find(String text, List<MaskSpan> found) {
    COMMAND.each(text, command -> add(command, found));
    Windows.each(
        OPTION,
        text,
        Windows.around(text, SecretCommands::isOption, 20, 150),
        option -> add(option, found));
  }

  private static void add(Matcher match, List<MaskSpan> found) {
    for (int group = 1; group <= 3; group++) {
      if (match.group(group) != null) {
        int from = match.start(group);
        int to = match.end(group);
        while (group == 3
            && to > from
            && CUT.contains(match.group().substring(to - 1 - match.start(), to - match.start()))) {
          to--;
        }
        String value = match.group(group).substring(0, to - from);
        if (value.length() >= 3 && !NO_VALUE.matcher(value).matches()) {
          found.add(new MaskSpan(from, to, MaskType.PASSWORD));
        }
      }
    }
  }

  private static boolean isOption(String text, int i) {
    char c = text.charAt(i);
    return (c == '-' || c == '/')
            && i + 1 < text.length()
            && (i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)))
            && "-pstnaoudrkbhfPUNASTDRKBHO".indexOf(text.charAt(i + 1)) >= 0
        || (c == 'C' || c == 'c') && text.regionMatches(true, i, "Credential", 0, 10);
  }
}
