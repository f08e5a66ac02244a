package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Windows shares with all their folders: a path names the machine, the house and often people. */
final class ShareDetector implements Detector {

  /** A share: backslashes doubled as in JSON or not. */
  private static final Pattern SHARE =
      Pattern.compile(
          "(?<![\\\\\\p{L}\\p{N}:])(?:\\\\\\\\|\\\\\\\\\\\\\\\\)[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,62}[\\p{L}\\p{N}])?"
              + "(?:\\\\{1,2}[\\p{L}\\p{M}\\p{N}$](?:[\\p{L}\\p{M}\\p{N}._$&()~-]{0,80}[\\p{L}\\p{M}\\p{N}$_)])?"
              // A folder name may hold blanks where another folder follows.
              + "(?: [\\p{L}\\p{M}\\p{N}._$&()~-]{1,40}){0,3}(?=\\\\)"
              + "|\\\\{1,2}[\\p{L}\\p{M}\\p{N}$](?:[\\p{L}\\p{M}\\p{N}._$&()~-]{0,80}[\\p{L}\\p{M}\\p{N}$_)])?){0,20}\\\\?");

  @Override
  public List<MaskSpan> find(String text) {
    List<MaskSpan> found = new ArrayList<>();
    if (text.contains("\\\\")) {
      Matcher share = SHARE.matcher(text);
      while (share.find()) {
        found.add(new MaskSpan(share.start(), share.end(), MaskType.HOST));
      }
    }
    return found;
  }
}
