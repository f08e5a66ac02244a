package org.omnidesk.ai.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pairs that we wrote are whole. */
class HinglishPairsTest {

  private static final Path FOLDER = Path.of("src/main/resources/ai/pairs");

  @Test
  void every_topic_in_the_folder_is_learned_from() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.startsWith("hinglish-"))
                  .map(name -> name.replaceAll("hinglish-|\\.tsv", "")))
          .containsExactlyInAnyOrderElementsOf(LanguageResources.PAIR_TOPICS);
    }
  }

  @Test
  void a_pair_has_an_id_two_different_texts_and_stands_there_once() {
    Map<String, String> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    int pairs = 0;
    for (String topic : LanguageResources.PAIR_TOPICS) {
      for (String line : LanguageResources.lines("pairs/hinglish-" + topic + ".tsv")) {
        String[] pair = line.split("\t");
        assertThat(pair).as(line).hasSize(3);
        assertThat(pair[0]).matches(topic + "-\\d{3}");
        assertThat(pair[1]).isNotEqualToIgnoringCase(pair[2]);
        pairs++;
        for (String text : List.of(pair[1], pair[2])) {
          if (seen.put(text.toLowerCase(Locale.ROOT), pair[0]) != null) {
            twice.add(text);
          }
        }
      }
    }
    assertThat(twice).isEmpty();
    assertThat(pairs).isGreaterThanOrEqualTo(900);
  }
}
