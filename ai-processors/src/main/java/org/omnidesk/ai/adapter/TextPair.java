package org.omnidesk.ai.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One sentence in English and in Hindi or Hinglish.
 *
 * @param pattern which sentence pattern; pairs of one pattern belong in one fold
 * @param english the sentence in English
 * @param other the same in Devanagari or romanised
 */
public record TextPair(String pattern, String english, String other) {

  private static final String RESOURCES = "classpath*:ai/pairs/*.tsv";

  /** All pairs of the product, in the order of the files' names. */
  public static List<TextPair> shipped() {
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver(TextPair.class.getClassLoader())
              .getResources(RESOURCES);
      Arrays.sort(files, Comparator.comparing(Resource::getFilename));
      List<TextPair> pairs = new ArrayList<>();
      for (Resource file : files) {
        String name = file.getFilename();
        String content = file.getContentAsString(StandardCharsets.UTF_8);
        for (String[] row : Tsv.parse(name, content, 3)) {
          // Two files may use the same pattern id for different sentences.
          pairs.add(new TextPair(name + ":" + row[0], row[1].strip(), row[2].strip()));
        }
      }
      return pairs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
