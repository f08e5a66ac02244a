package org.omnidesk.ai.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.encoder.OnnxMiniLmEncoder;
import org.omnidesk.ai.similar.LuceneVectorStore;
import org.omnidesk.ai.similar.VectorPayload;
import org.omnidesk.ai.similar.VectorPoint;
import org.omnidesk.ai.similar.VectorStore;

/** Retrieval over a handful of passages, with the real encoder and index. */
class HybridRetrieverTest {

  @TempDir static Path folder;

  private static final Map<UUID, Passage> ALL = new LinkedHashMap<>();
  private static final UUID PRINTER =
      article("Paper jam in the printer", "Open the doors.", "printer");
  private static final UUID VPN =
      article("VPN drops at home", "Restart the VPN client.", "network-vpn");
  private static final UUID PHONE =
      article("Company phone lost or stolen", "We block the SIM.", null);
  private static final UUID SECRET =
      add(
          Passage.KNOWLEDGE,
          UUID.randomUUID(),
          "VPN master password",
          "It is hunter2.",
          "INTERNAL",
          null);
  private static final UUID TICKET = UUID.randomUUID();
  private static final UUID SOLVED =
      add(
          Passage.TICKET,
          TICKET,
          "VPN breaks down",
          "The VPN gateway was replaced.",
          "PUBLIC",
          null);

  private static Encoder encoder;
  private static VectorStore vectors;
  private static LexicalIndex words;
  private static HybridRetriever retriever;

  private static UUID article(String title, String text, String category) {
    return add(Passage.KNOWLEDGE, null, title, text, "PUBLIC", category);
  }

  private static UUID add(
      String kind, UUID source, String title, String text, String visibility, String category) {
    UUID id = UUID.randomUUID();
    ALL.put(
        id,
        new Passage(
            kind, id, source == null ? id : source, title, text, "en", visibility, category));
    return id;
  }

  @BeforeAll
  static void index() {
    encoder = new OnnxMiniLmEncoder(2, 256, 8192, Duration.ofMinutes(1), List.of());
    vectors = new LuceneVectorStore(folder);
    words = new LexicalIndex(new Bridge());
    words.put(ALL.values());
    vectors.use(VectorStore.KNOWLEDGE, encoder.modelId());
    vectors.use(VectorStore.RESPONSES, encoder.modelId());
    for (Passage passage : ALL.values()) {
      float[] vector = encoder.encode(List.of(passage.title() + "\n" + passage.text())).getFirst();
      vectors.upsert(
          passage.kind().equals(Passage.TICKET) ? VectorStore.RESPONSES : VectorStore.KNOWLEDGE,
          List.of(
              new VectorPoint(
                  passage.id(),
                  vector,
                  new VectorPayload(
                      passage.visibility(), null, "en", "published", encoder.modelId(), null))));
    }
    retriever = over(ids -> ids.stream().map(ALL::get).toList());
  }

  @AfterAll
  static void close() {
    vectors.close();
    words.close();
    encoder.close();
  }

  private static HybridRetriever over(Passages passages) {
    return new HybridRetriever(encoder, new Bridge(), words, vectors, passages);
  }

  private static List<UUID> found(RetrievalQuery query) {
    return retriever.retrieve(query).stream().map(hit -> hit.passage().id()).toList();
  }

  @Test
  void a_question_in_other_words_finds_its_article() {
    assertThat(found(RetrievalQuery.of("somebody robbed my mobile", 1))).containsExactly(PHONE);
  }

  @Test
  void hindi_and_hinglish_questions_find_english_articles() {
    assertThat(found(RetrievalQuery.of("प्रिंटर में कागज फँस गया", 1))).containsExactly(PRINTER);
    assertThat(found(RetrievalQuery.of("mera phone chori ho gaya", 1))).containsExactly(PHONE);
  }

  @Test
  void internal_passages_are_asked_for_by_neither_side_even_where_they_fit_best() {
    List<UUID> asked = new ArrayList<>();
    over(ids -> {
          asked.addAll(ids);
          return List.of();
        })
        .retrieve(RetrievalQuery.of("VPN master password hunter2", 10));
    assertThat(asked).contains(VPN, SOLVED).doesNotContain(SECRET);
  }

  @Test
  void a_passage_that_became_internal_after_indexing_is_left_out() {
    HybridRetriever stale =
        over(
            ids ->
                ids.stream()
                    .map(ALL::get)
                    .map(
                        p ->
                            new Passage(
                                p.kind(),
                                p.id(),
                                p.sourceId(),
                                p.title(),
                                p.text(),
                                p.language(),
                                "INTERNAL",
                                p.category()))
                    .toList());
    assertThat(stale.retrieve(RetrievalQuery.of("VPN drops", 10))).isEmpty();
  }

  @Test
  void a_ticket_is_no_source_for_itself_and_other_categories_are_left_out() {
    assertThat(found(new RetrievalQuery("VPN drops", "", "network-vpn", Set.of(TICKET), 10)))
        .containsExactly(VPN, PHONE);
  }

  @Test
  void a_blank_question_finds_nothing() {
    assertThat(found(RetrievalQuery.of(" \n", 3))).isEmpty();
  }

  @Test
  void a_removed_passage_is_found_no_more() {
    try (LexicalIndex own = new LexicalIndex(new Bridge())) {
      own.put(ALL.values());
      own.remove(List.of(PRINTER));
      assertThat(
              own.search(
                  own.terms("paper jam"),
                  new LexicalIndex.Allowed("PUBLIC", Set.of(), Set.of()),
                  10))
          .isEmpty();
    }
  }
}
