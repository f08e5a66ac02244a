package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;

/**
 * Names with points: under an internal suffix, of a machine or announced as one. Public web
 * addresses stay: the links of an answer are held to an allow-list instead.
 */
final class QualifiedHostDetector implements Detector {

  private static final Pattern QUALIFIED =
      Pattern.compile(
          HostDetector.START
              + "[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){1,8}"
              + HostDetector.END,
          Pattern.CASE_INSENSITIVE);

  private static final Pattern INTERNAL_LABEL =
      Pattern.compile("corp|internal|intern|intranet|intra|lan|ad|priv|private|mgmt|oob|dmz|hq");

  private static final Pattern FILE =
      Pattern.compile(
          ".*\\.(?:exe|dll|msi|log|txt|csv|xlsx?|xlsm|docx?|pptx?|pdf|zip|rar|7z|gz|tar|tgz|iso|img|png|jpe?g|gif|bmp|svg|mp[34]|mov|avi|wav|"
              + "eml|msg|pst|ost|bak|tmp|cfg|conf|ini|ya?ml|json|xml|xsd|html?|css|jsx?|tsx?|py|sh|bat|cmd|ps1|vbs|jar|war|java|class|cs|cpp|sql|dmp|evtx|"
              + "rdp|ovpn|cer|crt|pem|pfx|p12|key|vhdx?|vmdk|ova|dat|db|sqlite|md|rtf|lnk|reg|inf|sys|cab|apk|ipa|dmg|pkg|deb|rpm|ics|vsdx?|mpp|accdb|mdb|one|js|ts|tf|lock|trc|out|err|xls|doc|ppt)",
          Pattern.CASE_INSENSITIVE);

  /** Second-level names whose services belong to nobody's house, and public top levels. */
  private static final Pattern PUBLIC =
      Pattern.compile(
          "google|googleapis|microsoft|microsoftonline|office|office365|outlook|live|windows|azure|sharepoint|teams|skype|github|gitlab|bitbucket|"
              + "amazon|amazonaws|aws|apple|icloud|adobe|oracle|sap|ariba|successfactors|concur|workday|zoom|webex|cisco|slack|atlassian|"
              + "salesforce|service-now|servicenow|wikipedia|youtube|facebook|instagram|linkedin|whatsapp|twitter|dropbox|box|npmjs|docker|"
              + "apache|fastly|edgekey|akamaiedge|akamaized|edgesuite|herokuapp|cloudfront|azurewebsites|azure|googleusercontent|github|readthedocs|netlify|vercel|blogspot|wordpress|freshdesk|zendesk|zoho|tawk|mailchimp|sendgrid|apache|mozilla|python|ubuntu|debian|redhat|vmware|citrix|dell|hp|lenovo|intel|nvidia|yahoo|gmail|rediffmail|gov|nic|ac|edu|"
              + "cloudflare|akamai|okta|duo|stackoverflow|openai|anthropic|irctc|uidai|incometax|sbi|hdfcbank|icicibank|axisbank|paytm|jio|airtel");

  private static final Pattern PACKAGE =
      Pattern.compile(
          "com|org|net|io|java|javax|jakarta|sun|jdk|edu|kotlin|scala|android|system|microsoft");

  /** Top levels that stand for any public one in texts that people make up (RFC 2606). */
  private static final Pattern RESERVED = Pattern.compile("example");

  private static final Pattern CAMEL = Pattern.compile(".*\\p{Ll}\\p{Lu}.*");

  /** {@code relay1}: one of several machines; the web has {@code www2}. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?!www|web\\d|v\\d)[a-z]{2,12}-?\\d{1,3}");

  /** Top levels that no program uses as the last word of a setting. */
  private static final Pattern COMMON =
      Pattern.compile(
          "com|net|org|biz|info|io|eu|cloud|tech|dev|asia|africa|de|at|ch|li|in|uk|ie|fr|it|nl|be|lu|es|pt|pl|cz|sk|hu|ro|bg|hr|si|rs|gr|cy|mt|se|no|dk|fi|is|ee|lv|lt|us|ca|mx|br|ar|cl|co|pe|au|nz|sg|my|th|vn|ph|hk|tw|kr|jp|cn|lk|bd|np|pk|ae|sa|qa|kw|om|bh|il|tr|ru|ua|za|ke|ng|gh|eg|ma");

  /** Second levels that countries give out as top levels. */
  private static final Pattern COUNTRY_SECOND =
      Pattern.compile("co|com|net|org|ac|gov|nic|edu|res|gen|firm|ind|ltd|plc|or|ne");

  /** The public web is asked at its own ports. */
  private static final Pattern PORT = Pattern.compile(":(?!(?:80|443)(?!\\d))\\d{2,5}(?!\\d)");

  private final Pattern internal;

  /**
   * @param suffixes top labels or domains of the house, without a leading point
   */
  QualifiedHostDetector(List<String> suffixes) {
    internal =
        Pattern.compile(
            ".+\\.(?:" + String.join("|", suffixes.stream().map(Pattern::quote).toList()) + ")",
            Pattern.CASE_INSENSITIVE);
  }

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    Windows.each(
        QUALIFIED,
        text,
        Windows.around(text, QualifiedHostDetector::isInnerPoint, 66, 66),
        name -> {
          if (isInternal(text, name)) {
            found.add(new MaskSpan(name.start(), name.end(), MaskType.HOST));
          }
        });
    return found;
  }

  /** Whether a name belongs to one of the big public services. */
  static boolean isPublic(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\."))
        .anyMatch(label -> PUBLIC.matcher(label).matches());
  }

  /** Whether a name ends as files do. */
  static boolean isFile(String name) {
    return FILE.matcher(name).matches();
  }

  private static boolean isInnerPoint(String text, int i) {
    return text.charAt(i) == '.'
        && i > 0
        && i + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(i - 1))
        && Character.isLetterOrDigit(text.charAt(i + 1));
  }

  private boolean isInternal(String text, Matcher name) {
    String value = name.group().toLowerCase(Locale.ROOT);
    String[] labels = value.split("\\.");
    String top = labels[labels.length - 1];
    boolean web = inWebAddress(text, name.start(), name.end());
    if (internal.matcher(value).matches() && !(RESERVED.matcher(top).matches() && web)) {
      return true;
    }
    if (top.length() < 2
        || !top.chars().allMatch(Character::isLetter)
        || FILE.matcher(value).matches()
        || isIdentifier(name.group(), labels[0])
        || text.startsWith("(", name.end())) {
      return false;
    }
    if (HostContext.isAnnounced(text, name.start())) {
      return true;
    }
    if (!DomainValidator.getInstance().isValidTld(top)) {
      return false;
    }
    if (!web && (isService(labels) || isNamedMachine(labels))) {
      return true;
    }
    for (int i = 0; i < labels.length - 1; i++) {
      if (i > 0 && i < labels.length - 1 && INTERNAL_LABEL.matcher(labels[i]).matches()
          || i < labels.length - 2 && HostShape.isMachineLabel(labels[i])) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@code sapecc-ci01.acme.net}: below somebody's domain a label with a hyphen or a number, or
   * several levels; the web has {@code www}.
   */
  private static boolean isNamedMachine(String[] labels) {
    int domain = labels.length - 2;
    if (domain > 0
        && labels[domain + 1].length() == 2
        && COUNTRY_SECOND.matcher(labels[domain]).matches()) {
      domain--;
    }
    String first = labels[0];
    boolean known = COMMON.matcher(labels[labels.length - 1]).matches();
    if (!known && !(domain >= 2 && first.indexOf('-') > 0)
        || domain < 1
        || PUBLIC.matcher(labels[domain]).matches()
        || first.startsWith("www")) {
      return false;
    }
    boolean letter = first.chars().anyMatch(Character::isLetter);
    boolean built = first.indexOf('-') > 0 || first.chars().anyMatch(Character::isDigit);
    return letter && first.length() >= 3 && built
        || domain >= 2
            && labels[domain].length() >= 3
            && Arrays.stream(labels).noneMatch(label -> PUBLIC.matcher(label).matches());
  }

  /** A class, a package or a setting: programs write points, too. */
  private static boolean isIdentifier(String name, String first) {
    return PACKAGE.matcher(first).matches() || CAMEL.matcher(name).matches();
  }

  /** Public addresses in links stay; internal names there were found before. */
  private static boolean inWebAddress(String text, int from, int to) {
    return (text.startsWith("https://", from - 8) || text.startsWith("http://", from - 7))
        && !Surroundings.follows(PORT, text, to, 7);
  }

  /** {@code vpn.acme.com}: a role under a domain that is not one of the big public ones. */
  private static boolean isService(String[] labels) {
    return labels.length >= 3
        && !labels[0].matches("www\\d*")
        && (HostShape.isRole(labels[0]) || NUMBERED.matcher(labels[0]).matches())
        && Arrays.stream(labels).noneMatch(label -> PUBLIC.matcher(label).matches());
  }
}
