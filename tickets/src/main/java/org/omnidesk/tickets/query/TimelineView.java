package org.omnidesk.tickets.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What hangs on a ticket, as people see it; the API's JSON has these names. */
public final class TimelineView {

  private TimelineView() {}

  /**
   * Who wrote a text.
   *
   * @param id the user, where the author is one
   * @param name never empty
   * @param address mail address or telephone number; null for readers who are not staff
   */
  public record AuthorView(UUID id, String name, String address) {}

  /**
   * One text.
   *
   * @param origin where it was written: a system's name, or {@code hub}
   * @param byRequester the requester's own words
   */
  public record ResponseView(
      UUID id,
      UUID ticketId,
      String text,
      String visibility,
      String kind,
      boolean isAiResponse,
      String origin,
      AuthorView author,
      boolean byRequester,
      String template,
      Map<String, String> variables,
      Instant createdAt,
      Instant editedAt,
      int revision,
      List<AttachmentView> attachments) {

    ResponseView withAttachments(List<AttachmentView> found) {
      return new ResponseView(
          id,
          ticketId,
          text,
          visibility,
          kind,
          isAiResponse,
          origin,
          author,
          byRequester,
          template,
          variables,
          createdAt,
          editedAt,
          revision,
          found);
    }
  }

  /** A file; {@code size} in bytes, {@code inline} for a part of the text such as a logo. */
  public record AttachmentView(
      UUID id,
      UUID responseId,
      String fileName,
      String contentType,
      long size,
      boolean inline,
      Instant createdAt) {}

  /** One entry of the journal; {@code hash} in hexadecimal. */
  public record JournalView(
      int seq,
      Instant at,
      String action,
      String origin,
      String actor,
      String routeId,
      String routeVersion,
      String mappingVersion,
      String model,
      java.math.BigDecimal cost,
      Object detail,
      String hash) {}

  /**
   * An answer that waits for a person, or waited.
   *
   * @param gloss the text in English; null where it is English
   * @param receipt what a model took for it; null where none was asked
   * @param fourEyes whether two persons have to approve
   * @param firstApprovedBy the name of the first of them
   * @param approvedBy the name of who settled it
   */
  public record DraftView(
      UUID id,
      UUID ticketId,
      String text,
      String language,
      String gloss,
      Object receipt,
      String mode,
      boolean fourEyes,
      String firstApprovedBy,
      String approvedBy,
      String template,
      double confidence,
      String model,
      List<String> reasons,
      List<DraftSourceView> sources,
      String state,
      String hash,
      UUID lastResponseId,
      Instant createdAt,
      Instant settledAt) {}

  /** What a draft rests on; {@code number} as the text cites it. */
  public record DraftSourceView(
      String kind, String id, String title, Integer number, Double score, List<String> quotes) {}

  /** One effect on one target. */
  public record DeliveryView(
      UUID id,
      String kind,
      String system,
      UUID responseId,
      String state,
      int attempts,
      Instant dueAt,
      Instant sentAt,
      String receipt,
      String reason,
      Instant createdAt) {}
}
