package org.omnidesk.ai.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.retrieve.Passage;
import org.omnidesk.ai.retrieve.RetrievalQuery;
import org.omnidesk.ai.retrieve.Retriever;
import org.omnidesk.ai.text.UnitVectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people ask and no article answers: recent tickets whose best article fits badly, grouped by
 * likeness. A group is found by its first ticket, so the order of arrival decides at the edges.
 */
public class KnowledgeGaps {

  private static final int DAYS = 30;
  private static final int MOST_TICKETS = 300;
  private static final int SMALLEST_GROUP = 3;
  private static final int SHOWN = 5;
  // 10 % of the right articles of our 90 questions fit worse; half of the wrong ones do.
  private static final double ANSWERED = 0.19;
  private static final double ALIKE = 0.6;

  private final JdbcClient jdbc;
  private final Encoder encoder;
  private final Retriever retriever;

  public KnowledgeGaps(JdbcClient jdbc, Encoder encoder, Retriever retriever) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.retriever = retriever;
  }

  /**
   * A group of tickets without an article.
   *
   * @param title of the ticket that the group formed around
   * @param tickets how many
   * @param examples at most five of them
   */
  public record Gap(String title, String category, int tickets, List<UUID> examples) {}

  private record Asked(UUID id, String title, String text, String category) {
    String joined() {
      return title + "\n" + text;
    }
  }

  private record Group(Asked first, float[] centre, List<UUID> members) {}

  /** The largest first; reads at most 300 tickets of the last 30 days. */
  public List<Gap> find() {
    List<Asked> open = recent().stream().filter(this::isUnanswered).toList();
    List<Group> groups = new ArrayList<>();
    List<float[]> vectors = encoder.encode(open.stream().map(Asked::joined).toList());
    for (int i = 0; i < open.size(); i++) {
      Group nearest = null;
      double best = ALIKE;
      for (Group group : groups) {
        double alike = UnitVectors.cosine(group.centre(), vectors.get(i));
        if (alike >= best) {
          best = alike;
          nearest = group;
        }
      }
      if (nearest == null) {
        nearest = new Group(open.get(i), vectors.get(i), new ArrayList<>());
        groups.add(nearest);
      }
      nearest.members().add(open.get(i).id());
    }
    return groups.stream()
        .filter(group -> group.members().size() >= SMALLEST_GROUP)
        .sorted(Comparator.comparingInt((Group group) -> -group.members().size()))
        .map(
            group ->
                new Gap(
                    group.first().title(),
                    group.first().category(),
                    group.members().size(),
                    group.members().stream().limit(SHOWN).toList()))
        .toList();
  }

  private boolean isUnanswered(Asked ticket) {
    return retriever
        .retrieve(
            new RetrievalQuery(
                ticket.title(), ticket.text(), ticket.category(), Set.of(ticket.id()), SHOWN))
        .stream()
        .filter(hit -> hit.passage().kind().equals(Passage.KNOWLEDGE))
        .noneMatch(hit -> hit.score() >= ANSWERED);
  }

  private List<Asked> recent() {
    return jdbc.sql(
            """
            SELECT id, title, left(description, 2000) AS text, category FROM tickets
            WHERE hidden_at IS NULL AND merged_into IS NULL AND NOT automatic
              AND created_at > now() - make_interval(days => ?)
            ORDER BY created_at DESC LIMIT ?""")
        .params(DAYS, MOST_TICKETS)
        .query(
            (rs, n) ->
                new Asked(
                    rs.getObject("id", UUID.class),
                    rs.getString("title"),
                    rs.getString("text"),
                    rs.getString("category")))
        .list();
  }
}
