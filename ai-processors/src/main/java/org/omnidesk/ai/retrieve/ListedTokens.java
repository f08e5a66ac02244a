package org.omnidesk.ai.retrieve;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Tokens that were cut before, as Lucene reads them. */
final class ListedTokens extends TokenStream {

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final List<String> tokens;
  private Iterator<String> left;

  ListedTokens(List<String> tokens) {
    this.tokens = tokens;
    this.left = tokens.iterator();
  }

  @Override
  public void reset() {
    left = tokens.iterator();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!left.hasNext()) {
      return false;
    }
    term.append(left.next());
    return true;
  }
}
