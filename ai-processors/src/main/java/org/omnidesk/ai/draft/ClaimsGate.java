package org.omnidesk.ai.draft;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.ai.text.ResourceLines;
import org.omnidesk.ai.text.UnitVectors;

/**
 * Lets a sentence of a model pass only if one statement of its source says it: same numbers in the
 * same order; links, codes, names and quoted words that stand in the source; nothing denied that is
 * affirmed there, and no opposite; hardly a word that is not there; and the same meaning to the
 * encoder. It cannot see an exchange of who does what, nor a condition that was left out; a person
 * still reads every draft. Measured by {@code bench/invented}. Safe for many threads.
 */
public final class ClaimsGate {

  /**
   * @param reason why not, for people; empty if supported
   */
  public record Verdict(boolean supported, String reason) {
    static final Verdict SUPPORTED = new Verdict(true, "");

    static Verdict refused(String reason) {
      return new Verdict(false, reason);
    }
  }

  private static final double CLOSE = 0.5;
  private static final double SHARED_ACROSS_LANGUAGES = 0.4;

  private final Encoder encoder;
  private final Bridge bridge;
  private final Set<String> courtesies = new HashSet<>();
  private final Wording wording;

  public ClaimsGate(Encoder encoder, Bridge bridge) {
    this.encoder = encoder;
    this.bridge = bridge;
    this.wording = new Wording(bridge);
    ResourceLines.of("/ai/draft/courtesies.txt").forEach(line -> courtesies.add(letters(line)));
  }

  /** Whether a sentence is a greeting or closing that needs no source. */
  public boolean isCourtesy(String sentence) {
    return courtesies.contains(letters(sentence));
  }

  private static String letters(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
  }

  /** Whether the source says the text, each of its sentences. Text and source in one language. */
  public Verdict check(String text, String sourceTitle, String sourceText) {
    List<Sentences.Statement> sentences = Sentences.of(text);
    if (sentences.isEmpty()) {
      return Verdict.refused("it says nothing");
    }
    for (Sentences.Statement sentence : sentences) {
      if (!isCourtesy(sentence.text())) {
        Verdict verdict = sentence(sentence.text(), sourceTitle, sourceText);
        if (!verdict.supported()) {
          return verdict;
        }
      }
    }
    return Verdict.SUPPORTED;
  }

  /**
   * Whether a text in another language than its source is supported: the source says its English
   * gloss, and the gloss and the text agree in numbers, exact things, denial and most known words.
   */
  public Verdict check(String text, String gloss, String sourceTitle, String sourceText) {
    Verdict verdict = check(gloss, sourceTitle, sourceText);
    if (!verdict.supported()) {
      return verdict;
    }
    verdict = agree(text, gloss, sourceTitle + "\n" + sourceText);
    if (!verdict.supported()) {
      return verdict;
    }
    return shared(text, gloss) >= SHARED_ACROSS_LANGUAGES
        ? Verdict.SUPPORTED
        : Verdict.refused("text and gloss have too few words in common");
  }

  /**
   * Whether a text and its English gloss agree in numbers, exact things and denial.
   *
   * @param more where exact things of the text may stand as well as in the gloss
   */
  Verdict agree(String text, String gloss, String more) {
    Facts said = Facts.of(text);
    Facts meant = Facts.of(gloss);
    if (!Set.copyOf(said.numbers()).equals(Set.copyOf(meant.numbers()))) {
      return Verdict.refused("text and gloss have different numbers");
    }
    String given = (more + "\n" + gloss).toLowerCase(Locale.ROOT);
    for (String exact : said.exact()) {
      if (!isIn(exact, given)) {
        return Verdict.refused("\"" + exact + "\" is not in the source");
      }
    }
    return Polarity.of(text, bridge).denied().isEmpty()
            == Polarity.of(gloss, bridge).denied().isEmpty()
        ? Verdict.SUPPORTED
        : Verdict.refused("text and gloss do not deny the same");
  }

  /**
   * Share of known words that a text has in common with its English gloss; 1 if one side has none.
   */
  double shared(String text, String gloss) {
    Set<String> here = new HashSet<>(bridge.concepts(text, gloss));
    Set<String> there = new HashSet<>(bridge.concepts(gloss, ""));
    long both = here.stream().filter(there::contains).count();
    int fewer = Math.min(here.size(), there.size());
    return fewer == 0 ? 1 : (double) both / fewer;
  }

  private Verdict sentence(String sentence, String title, String source) {
    Facts facts = Facts.of(sentence);
    Polarity polarity = Polarity.of(sentence, bridge);
    Set<String> stems = new LinkedHashSet<>(polarity.affirmed());
    stems.addAll(polarity.denied());
    if (stems.isEmpty() && facts.numbers().isEmpty() && facts.exact().isEmpty()) {
      return Verdict.refused("it says nothing that can be checked");
    }
    Verdict nearest = Verdict.refused("no statement of the source says it");
    long fewest = Long.MAX_VALUE;
    for (Sentences.Statement statement : Sentences.of(source)) {
      Verdict verdict = against(sentence, facts, polarity, statement.text(), title);
      if (verdict.supported()) {
        return verdict;
      }
      Set<String> known = Set.copyOf(Wording.stems(statement.text(), bridge));
      long foreign = stems.stream().filter(stem -> !known.contains(stem)).count();
      if (foreign < fewest) {
        fewest = foreign;
        nearest = verdict;
      }
    }
    return nearest;
  }

  private Verdict against(
      String sentence, Facts facts, Polarity polarity, String statement, String title) {
    String given = (title + "\n" + statement).toLowerCase(Locale.ROOT);
    for (String exact : facts.exact()) {
      if (!isIn(exact, given)) {
        return Verdict.refused("\"" + exact + "\" is not in the statement of the source");
      }
    }
    if (!facts.numbersWithin(Facts.of(statement))) {
      return Verdict.refused("a number is not as in the source");
    }
    Optional<String> foreign = wording.foreign(sentence, statement, title);
    if (foreign.isPresent()) {
      return Verdict.refused(foreign.get());
    }
    return polarity
        .turnedRound(Polarity.of(statement, bridge), wording::alike)
        .map(word -> Verdict.refused("\"" + word + "\" is turned round"))
        .orElseGet(
            () ->
                closeness(sentence, statement) < CLOSE
                    ? Verdict.refused("it means something else than the source")
                    : Verdict.SUPPORTED);
  }

  /** Whether it stands there as a whole, not as a part of a longer word. */
  private static boolean isIn(String exact, String given) {
    // VPNs where the source has VPN
    if (exact.length() > 2
        && exact.endsWith("s")
        && isIn(exact.substring(0, exact.length() - 1), given)) {
      return true;
    }
    for (int at = given.indexOf(exact); at >= 0; at = given.indexOf(exact, at + 1)) {
      int end = at + exact.length();
      boolean begins = at == 0 || !Character.isLetterOrDigit(given.charAt(at - 1));
      boolean ends = end == given.length() || !Character.isLetterOrDigit(given.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private double closeness(String sentence, String statement) {
    List<float[]> vectors = encoder.encode(List.of(sentence, statement));
    return UnitVectors.cosine(vectors.get(0), vectors.get(1));
  }
}
