package org.omnidesk.ai.similar;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * Lucene's own codec, but segments of up to about 2,000 vectors get no graph: a search reads all of
 * them, which takes a fraction of a millisecond and misses none, while a commit every second would
 * build a graph that the next merge throws away. Such an index is read without this class, too.
 */
final class SmallSegments extends Lucene104Codec {

  /** Nearest vectors of a search for which the graph has to be cheaper than reading all. */
  private static final int NEAREST = 300;

  private static final KnnVectorsFormat FORMAT =
      new Lucene99HnswVectorsFormat(
          Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
          Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
          Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
          null,
          NEAREST);

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return FORMAT;
  }
}
