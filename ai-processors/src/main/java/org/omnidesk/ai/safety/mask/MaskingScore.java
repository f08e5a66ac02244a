package org.omnidesk.ai.safety.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * How well values are found. A marked value counts as found if masks cover it wholly; a mask counts
 * as right if it touches a marked value.
 *
 * @param texts evaluated
 * @param recall found values of all marked, 0 to 1
 * @param precision right masks of all masks, 0 to 1
 * @param mistakes for people, one line each
 */
public record MaskingScore(int texts, double recall, double precision, List<String> mistakes) {

  public static MaskingScore of(SensitiveValues values, List<LabelledText> texts) {
    int marked = 0;
    int found = 0;
    int masks = 0;
    int right = 0;
    List<String> mistakes = new ArrayList<>();
    for (LabelledText text : texts) {
      List<MaskSpan> spans = values.find(text.text());
      for (LabelledText.Span span : text.spans()) {
        marked++;
        if (isCovered(span, spans)) {
          found++;
        } else {
          mistakes.add(
              "missed %s '%s' in: %s"
                  .formatted(
                      span.type(), text.text().substring(span.from(), span.to()), text.text()));
        }
      }
      for (MaskSpan span : spans) {
        masks++;
        if (text.spans().stream().anyMatch(s -> s.from() < span.to() && span.from() < s.to())) {
          right++;
        } else {
          mistakes.add(
              "wrong %s '%s' in: %s"
                  .formatted(
                      span.type(), text.text().substring(span.from(), span.to()), text.text()));
        }
      }
    }
    return new MaskingScore(
        texts.size(),
        marked == 0 ? 1 : (double) found / marked,
        masks == 0 ? 1 : (double) right / masks,
        mistakes);
  }

  private static boolean isCovered(LabelledText.Span span, List<MaskSpan> spans) {
    int at = span.from();
    for (MaskSpan mask : spans) {
      if (mask.from() <= at && mask.to() > at) {
        at = mask.to();
      }
    }
    return at >= span.to();
  }
}
