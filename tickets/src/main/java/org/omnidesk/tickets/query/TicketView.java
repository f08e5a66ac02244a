package org.omnidesk.tickets.query;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A ticket as people see it; the API's JSON has these names.
 *
 * @param number the full form, {@code OD-000123}
 * @param dataClass {@code public, internal, restricted}: whether the text may go to outside models
 * @param masters who set a field last, by field name
 * @param mergedInto the ticket this one was merged into; null if it was not
 * @param mergedFrom the merged ticket that was asked for, where this is its survivor; else null
 */
public record TicketView(
    UUID id,
    String number,
    String title,
    String description,
    String type,
    String status,
    String category,
    String urgency,
    String impact,
    Integer priority,
    String language,
    String system,
    String channel,
    RequesterView requester,
    String group,
    String assignee,
    String site,
    String dataClass,
    ClassificationView classification,
    Map<String, String> masters,
    UUID mergedInto,
    UUID mergedFrom,
    List<BondView> bonds,
    Instant createdAt,
    Instant updatedAt,
    Instant resolvedAt,
    long version) {

  /**
   * Who asked for help.
   *
   * @param id the user, where the requester is one
   * @param name never empty: name, else address, else {@code unknown}
   */
  public record RequesterView(UUID id, String name, String email, String phone) {}

  /**
   * What the models made of the text.
   *
   * @param category the best guess; null where the model gave none
   * @param confidence 0 to 1
   * @param abstained not sure enough to set the category
   * @param verdict {@code agreed, disagreed, unsure}: how the opinions stand to each other; null
   *     where there is one only
   * @param needsPerson the opinions leave the category to a person
   * @param opinions the local model's first
   */
  public record ClassificationView(
      String category,
      String urgency,
      double confidence,
      Double urgencyConfidence,
      String language,
      String model,
      boolean abstained,
      List<String> reasons,
      String at,
      String verdict,
      boolean needsPerson,
      List<OpinionView> opinions) {}

  /**
   * What one model said of the category.
   *
   * @param category null where it named none
   * @param confidence 0 to 1; only the local model's is calibrated
   * @param evidence of the local model its reasons, of another passages of the ticket
   * @param applied whether the ticket follows it
   */
  public record OpinionView(
      String model,
      String category,
      String urgency,
      double confidence,
      List<String> evidence,
      boolean applied,
      String at) {}

  /** A record of another system that this ticket is kept in step with. */
  public record BondView(String system, String externalId, String state, String url) {}

  TicketView withBonds(List<BondView> found) {
    return copy(mergedFrom, found);
  }

  TicketView askedForAs(UUID merged) {
    return copy(merged, bonds);
  }

  private TicketView copy(UUID from, List<BondView> of) {
    return new TicketView(
        id,
        number,
        title,
        description,
        type,
        status,
        category,
        urgency,
        impact,
        priority,
        language,
        system,
        channel,
        requester,
        group,
        assignee,
        site,
        dataClass,
        classification,
        masters,
        mergedInto,
        from,
        of,
        createdAt,
        updatedAt,
        resolvedAt,
        version);
  }
}
