package org.omnidesk.ai.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The product's own labelled sentences ({@code language … | text}) by language. */
final class SeedLines {

  private SeedLines() {}

  static List<String> english() {
    return of("en"::equals);
  }

  static List<String> hinglish() {
    return of("hinglish"::equals);
  }

  /** English, German and whatever else is neither Hindi nor Hinglish. */
  static List<String> others() {
    return of(language -> !language.equals("hinglish") && !language.equals("hi"));
  }

  private static List<String> of(Predicate<String> wanted) {
    List<String> texts = new ArrayList<>();
    for (String pattern :
        List.of("classpath*:ai/seed/*.txt", "classpath*:ai/language/general.txt")) {
      try {
        Resource[] files =
            new PathMatchingResourcePatternResolver(SeedLines.class.getClassLoader())
                .getResources(pattern);
        Arrays.sort(files, Comparator.comparing(Resource::getFilename));
        for (Resource file : files) {
          file.getContentAsString(StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && line.indexOf('|') > 0)
              .filter(
                  line -> wanted.test(line.substring(0, line.indexOf('|')).strip().split(" ")[0]))
              .forEach(line -> texts.add(line.substring(line.indexOf('|') + 1).strip()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }
}
