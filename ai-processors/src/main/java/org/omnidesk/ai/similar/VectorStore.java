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

  /** Most terms of a {@link #searchTerms}. */
  int QUERY_TERMS = 64;

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

  /**
   * The best points first, at most k, of the collection that the alias stands for; none while the
   * alias stands for another model than the one that was {@linkplain #prepare prepared}.
   */
  List<ScoredPoint> search(String collection, float[] vector, int k, VectorFilter filter);

  /**
   * The points that share the most words with a text, best first, at most k; the score is the dot
   * product of the weights, of any size. None under the conditions of {@link #search}.
   *
   * @param query at most {@value #QUERY_TERMS} terms, weights over 0
   */
  List<ScoredPoint> searchTerms(String collection, SparseTerms query, int k, VectorFilter filter);

  /** The stored points of these ids and this model, in any order; unknown ids are left out. */
  List<VectorPoint> read(String collection, String modelId, List<UUID> ids);

  /**
   * A page of the points of a model, by id.
   *
   * @param from the first id that may come
   */
  List<VectorPoint> scroll(String collection, String modelId, UUID from, int n);

  /** Number of points behind the alias. */
  long count(String collection);

  /** The model whose vectors the alias stands for; empty before the first use. */
  Optional<String> model(String collection);

  /** Points the alias at the vectors of another model, at once and durably: for a roll-back. */
  void use(String collection, String modelId);

  /**
   * Says which model this process encodes with. Its collection is made by {@link #incomplete} or
   * {@link #upsert} at the latest. An alias that stands for another model stays there until {@link
   * #complete}, so that whoever still runs that model goes on finding; an alias that points nowhere
   * is pointed at the new collection.
   */
  void prepare(String collection, String modelId);

  /**
   * Aliases whose collection of the prepared model is new, was lost or was moved aside as broken,
   * and that nobody has called {@link #complete} for since: they must be filled from PostgreSQL.
   */
  Set<String> incomplete();

  /** The prepared model's collection has been filled: the alias switches to it, durably. */
  void complete(String collection);

  /** Models that the alias has a collection of. */
  Set<String> models(String collection);

  /** Makes all earlier changes durable before it returns; without it they are within a second. */
  void flush();

  @Override
  void close();
}
