package org.omnidesk.ai.incident;

import java.util.LinkedHashSet;
import java.util.Set;
import org.omnidesk.ai.text.Words;

/** The words of a text that carry meaning: no short ones, no numbers, no common ones. */
public final class Terms {

  private static final Set<String> COMMON =
      Set.of(
          """
          the and for with this that from have has had not are was were been you your our please thanks thank
          hello dear team regards since when what which there their they them can cannot could would should will
          just very also some any all get gets got does did morning today yesterday now again still nahi hai hain
          raha rahi rahe kar karo kaam mera mere meri hum hamare hamara yahan sir madam bhai kya koi bhi aur subah
          aaj kal gaya gayi है हैं नहीं रहा रही रहे कर काम मेरा मेरे मेरी हमारे हमारा यहाँ कृपया और भी को का के की में से पर हो गया गई आज सुबह
          bitte danke hallo und der die das nicht ist sind mit seit heute wir ich kann"""
              .strip()
              .split("\\s+"));

  private Terms() {}

  public static Set<String> of(String text) {
    Set<String> terms = new LinkedHashSet<>();
    for (String word : Words.of(text)) {
      if (word.codePointCount(0, word.length()) > 2 && !COMMON.contains(word)) {
        terms.add(word);
      }
    }
    return terms;
  }
}
