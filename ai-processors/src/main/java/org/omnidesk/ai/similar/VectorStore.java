package org.omnidesk.ai.similar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Vectors by collection. A collection is an alias; behind it stands {@code <alias>__<model id>}, so
 * that vectors of different models never meet. PostgreSQL is the truth: a store that lost its files
 * starts empty and says so in {@link #incomplete()}. Safe for use by many threads.
 */
public interface VectorStore extends AutoCloseable {

  String TICKETS = "omnidesk_tickets_v2";
  String KNOWLEDGE = "omnidesk_knowledge_v2";
  String RESPONSES = "omnidesk_responses_v2";

  /**
   * Adds or replaces points, in the collection of each point's own model id; they are found by the
   * next search. An alias that points nowhere yet is pointed at the model of the first point.
   *
   * @throws IllegalArgumentException for a vector that is zero, not finite or of another length
   */
  void upsert(String collection, List<VectorPoint> points);

  /** Removes points, of every model; unknown ids are no error. */
  void delete(String collection, List<UUID> ids);

  /** The best points first, at most k, of the collection that the alias stands for. */
  List<ScoredPoint> search(String collection, float[] vector, int k, VectorFilter filter);

  /** Number of points behind the alias. */
  long count(String collection);

  /** The model whose vectors the alias stands for; empty before the first use. */
  Optional<String> model(String collection);

  /** Points the alias at the vectors of another model, at once and durably. */
  void use(String collection, String modelId);

  /**
   * Aliases whose index is new, was lost or was moved aside as broken, and that nobody has called
   * {@link #complete} for since: they must be filled again from PostgreSQL.
   */
  Set<String> incomplete();

  /** The alias has been filled; survives a restart. */
  void complete(String collection);

  /** Makes all earlier changes durable before it returns; without it they are within a second. */
  void flush();

  @Override
  void close();
}
