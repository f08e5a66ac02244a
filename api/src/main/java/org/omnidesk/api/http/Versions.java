package org.omnidesk.api.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** Versions of a resource as ETags. */
public final class Versions {

  private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

  private Versions() {}

  /** The ETag of a version. */
  public static String tag(long version) {
    return "\"" + version + "\"";
  }

  /** Whether a header names this version. */
  public static boolean isKnown(String ifNoneMatch, long version) {
    if (ifNoneMatch == null) {
      return false;
    }
    Matcher matcher = VERSION.matcher(ifNoneMatch.strip());
    return matcher.matches() && Long.parseLong(matcher.group(1)) == version;
  }

  /**
   * The version that a change was made on.
   *
   * @param what it is a version of, for people
   * @throws ApiProblemException 428 without the header, 400 if it is no ETag of ours
   */
  public static long required(String ifMatch, String what) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw ApiProblemException.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "Send If-Match with the ETag of the " + what + " as you read it.");
    }
    Matcher matcher = VERSION.matcher(ifMatch.strip());
    if (!matcher.matches()) {
      throw ApiProblemException.badField("If-Match", "is no ETag of the " + what);
    }
    return Long.parseLong(matcher.group(1));
  }
}
