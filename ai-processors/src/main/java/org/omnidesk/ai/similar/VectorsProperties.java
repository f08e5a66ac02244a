package org.omnidesk.ai.similar;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.omnidesk.ai.similar.qdrant.QdrantSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the vector store and of similar tickets, {@code omnidesk.ai.vectors.*}.
 *
 * @param qdrant used when its host is set, else Lucene in {@code omnidesk.data}
 * @param candidates tickets looked at for an answer, by vector and by words each
 * @param fillPause rest after each page of {@code 256} tickets that a collection is filled with, so
 *     that arrivals are not held up
 * @param acrossScripts whether the encoder puts Hindi and Hinglish texts where their English twin
 *     lies, as a multilingual one does; absent: as the adapter of the encoder says
 * @param similarAcross least cosine between texts of which one is Hindi or Hinglish, if it does
 * @param lexicalThreshold cosine of the words from which two tickets count as similar whatever
 *     their vectors say
 * @param duplicate when a similar ticket is called a probable duplicate
 */
@Validated
@ConfigurationProperties("omnidesk.ai.vectors")
public record VectorsProperties(
    @Valid @NotNull @DefaultValue QdrantSettings qdrant,
    @DefaultValue("100") @Min(10) @Max(1000) int candidates,
    @NotNull @DefaultValue("50ms") Duration fillPause,
    Boolean acrossScripts,
    @DefaultValue("0.60") @DecimalMin("0") @DecimalMax("1") double similarAcross,
    @DefaultValue("0.45") @DecimalMin("0") @DecimalMax("1") double lexicalThreshold,
    @Valid @NotNull @DefaultValue Duplicate duplicate) {

  /**
   * Both the vectors and the words must say so: a threshold on vectors alone that fits English
   * reports false duplicates in Hindi, where the encoder finds everything alike.
   *
   * @param score least likeness of vectors and words together
   * @param cosine least cosine of the vectors
   * @param cosineAcross the same between texts of two languages, if vectors alone must say it
   * @param lexical least cosine of the words
   * @param lexicalHindi the same where a text is Hindi and the encoder has no adapter
   * @param within how old the other ticket may be for a hint on arrival
   */
  public record Duplicate(
      @DefaultValue("0.60") @DecimalMin("0") @DecimalMax("1") double score,
      @DefaultValue("0.70") @DecimalMin("0") @DecimalMax("1") double cosine,
      @DefaultValue("0.80") @DecimalMin("0") @DecimalMax("1") double cosineAcross,
      @DefaultValue("0.40") @DecimalMin("0") @DecimalMax("1") double lexical,
      @DefaultValue("0.60") @DecimalMin("0") @DecimalMax("1") double lexicalHindi,
      @NotNull @DefaultValue("30d") Duration within) {}

  /** The defaults. */
  public static Duplicate standardDuplicate() {
    return new Duplicate(0.60, 0.70, 0.80, 0.40, 0.60, Duration.ofDays(30));
  }
}
