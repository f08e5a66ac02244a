package org.omnidesk.ai.similar;

import java.nio.ByteBuffer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;

/** Weighted terms in a Lucene document: to search as features, and as they were to read back. */
final class LuceneTerms {

  private static final String FEATURES = "terms";
  private static final String STORED = "storedTerms";

  /** Lucene takes no more for the weight of a feature. */
  private static final float HEAVIEST = 64;

  private LuceneTerms() {}

  static void add(Document document, SparseTerms terms) {
    if (terms.isEmpty()) {
      return;
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 * terms.terms().length);
    for (int i = 0; i < terms.terms().length; i++) {
      float weight = Math.max(Float.MIN_NORMAL, terms.weights()[i]);
      document.add(new FeatureField(FEATURES, name(terms.terms()[i]), weight));
      bytes.putInt(terms.terms()[i]).putFloat(terms.weights()[i]);
    }
    document.add(new StoredField(STORED, bytes.array()));
  }

  static SparseTerms read(Document document) {
    BytesRef stored = document.getBinaryValue(STORED);
    if (stored == null) {
      return SparseTerms.NONE;
    }
    int n = stored.length / 8;
    int[] terms = new int[n];
    float[] weights = new float[n];
    ByteBuffer bytes = ByteBuffer.wrap(stored.bytes, stored.offset, stored.length);
    for (int i = 0; i < n; i++) {
      terms[i] = bytes.getInt();
      weights[i] = bytes.getFloat();
    }
    return new SparseTerms(terms, weights);
  }

  /** Scores by the dot product. */
  static Query query(SparseTerms terms) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 0; i < terms.terms().length; i++) {
      query.add(
          FeatureField.newLinearQuery(
              FEATURES, name(terms.terms()[i]), Math.min(HEAVIEST, terms.weights()[i])),
          Occur.SHOULD);
    }
    return query.build();
  }

  private static String name(int term) {
    return Integer.toHexString(term);
  }
}
