package org.omnidesk.bench.invented;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.omnidesk.ai.draft.ClaimsGate;
import org.omnidesk.ai.encoder.Encoder;
import org.omnidesk.ai.knowledge.SeedArticle;
import org.omnidesk.ai.knowledge.SeedArticles;
import org.omnidesk.ai.retrieve.Bridge;
import org.omnidesk.bench.Options;
import org.omnidesk.bench.model.Models;
import org.omnidesk.bench.retrieve.JsonLines;

/**
 * Gives the product's gate sentences about the product's articles: inventions, which must not pass,
 * and honest paraphrases, which should.
 */
public final class InventedBench {

  private InventedBench() {}

  /** A sentence that cites an article. */
  public record Claim(String article, String text, boolean honest) {}

  /**
   * How it went.
   *
   * @param n inventions
   * @param passed inventions that passed
   * @param honest honest sentences
   * @param honestKept honest sentences that passed
   */
  public record Figures(int n, int passed, int honest, int honestKept) {
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"n\":%d,\"passed\":%d,\"honest\":%d,\"honestKept\":%d}",
          n,
          passed,
          honest,
          honestKept);
    }
  }

  public static void main(String[] arguments) {
    try {
      String file = Options.parse(arguments, "claims").text("claims", null);
      System.out.println(run(file == null ? own() : read(Path.of(file))).json());
      System.exit(0);
    } catch (IllegalArgumentException e) {
      System.err.println("invented: " + e.getMessage());
      System.exit(2);
    }
  }

  /** Our claims, which the gate was not tuned on. */
  public static List<Claim> own() {
    return claims(JsonLines.resource("/invented/claims.jsonl", "article", "text", "honest"));
  }

  private static List<Claim> read(Path file) {
    return claims(JsonLines.read(file, "article", "text", "honest"));
  }

  private static List<Claim> claims(List<Map<String, String>> rows) {
    return rows.stream()
        .map(
            row -> new Claim(row.get("article"), row.get("text"), row.get("honest").equals("true")))
        .toList();
  }

  /**
   * @throws IllegalArgumentException if a claim names an article that is not there
   */
  public static Figures run(List<Claim> claims) {
    Map<String, SeedArticle> articles =
        SeedArticles.load().stream()
            .collect(Collectors.toMap(SeedArticle::key, Function.identity()));
    int[] passed = new int[2];
    int[] all = new int[2];
    try (Encoder encoder = Models.encoder()) {
      ClaimsGate gate = new ClaimsGate(encoder, new Bridge());
      for (Claim claim : claims) {
        SeedArticle article = articles.get(claim.article());
        if (article == null) {
          throw new IllegalArgumentException("no article " + claim.article());
        }
        ClaimsGate.Verdict verdict = gate.check(claim.text(), article.title(), article.content());
        int kind = claim.honest() ? 1 : 0;
        all[kind]++;
        if (verdict.supported()) {
          passed[kind]++;
        }
        if (verdict.supported() != claim.honest()) {
          System.err.println(
              (claim.honest()
                      ? "honest, refused (" + verdict.reason() + "): "
                      : "INVENTED, passed: ")
                  + claim.text());
        }
      }
    }
    return new Figures(all[0], passed[0], all[1], passed[1]);
  }
}
