package org.omnidesk.ai.retrieve;

import java.util.List;

/**
 * What a text is looked up by.
 *
 * @param concepts English stems and groups of synonyms; Hindi and Hinglish words in English
 * @param words the words as they stand, spelt one way
 * @param sounds keys of how the words sound, so that loan words and misspellings meet
 * @param pieces four letters in a row
 * @param gloss the text with its Hindi words in English, word by word; the text itself if English
 */
record Terms(
    List<String> concepts,
    List<String> words,
    List<String> sounds,
    List<String> pieces,
    String gloss) {

  Terms {
    concepts = List.copyOf(concepts);
    words = List.copyOf(words);
    sounds = List.copyOf(sounds);
    pieces = List.copyOf(pieces);
  }
}
