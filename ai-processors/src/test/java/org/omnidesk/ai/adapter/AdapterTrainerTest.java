package org.omnidesk.ai.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;

class AdapterTrainerTest {

  @TempDir Path folder;

  @Test
  void the_same_pairs_give_the_same_bytes_and_one_more_another_id() throws Exception {
    List<TextPair> pairs = TextPair.shipped().subList(0, 70);
    try (Encoder encoder = new OnnxMiniLmEncoder(2, 256, 4096, Duration.ofSeconds(60), List.of())) {
      Path one = folder.resolve("one");
      Path two = folder.resolve("two");
      AdapterTrainer trainer = new AdapterTrainer(encoder, 1);
      Adapter first = trainer.train(pairs);
      AdapterFile.write(first, one);
      AdapterFile.write(trainer.train(pairs), two);
      assertThat(Files.mismatch(one, two)).isEqualTo(-1);
      assertThat(trainer.id(pairs.subList(0, 69))).isNotEqualTo(first.id());
    }
  }

  @Test
  void two_thousand_pairs_are_shipped_and_none_twice() {
    List<TextPair> pairs = TextPair.shipped();
    assertThat(pairs).hasSizeGreaterThanOrEqualTo(2_000);
    Set<String> others = new HashSet<>();
    assertThat(pairs).filteredOn(pair -> !others.add(pair.other())).isEmpty();
    assertThat(pairs)
        .filteredOn(pair -> pair.other().chars().anyMatch(Devanagari::isDevanagari))
        .hasSizeGreaterThanOrEqualTo(1_100);
  }
}
