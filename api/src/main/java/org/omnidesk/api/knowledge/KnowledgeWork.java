package org.omnidesk.api.knowledge;

import java.util.List;
import java.util.UUID;
import org.omnidesk.tickets.command.Actor;

/**
 * What the models do for knowledge; the hub implements it. Throws {@link
 * org.omnidesk.api.http.ApiProblemException#unavailable} while a model loads.
 */
public interface KnowledgeWork {

  /**
   * Drafts an INTERNAL article from the public answers of a solved ticket, once a ticket.
   *
   * @throws org.omnidesk.tickets.command.CommandException NOT_FOUND if there is no such solved
   *     ticket, INVALID if its public answers say nothing
   */
  Proposal propose(UUID ticket, Actor actor);

  /** What people ask and no article answers, the most asked first. */
  List<Gap> gaps();

  /**
   * An article made from a ticket.
   *
   * @param isNew false if there was one already, which is this
   * @param model what wrote it; null if there was one already
   * @param reasons for people
   */
  record Proposal(UUID article, boolean isNew, String model, List<String> reasons) {}

  /**
   * Tickets about the same, without an article.
   *
   * @param title of the ticket that the group formed around
   * @param category null if unknown
   * @param tickets how many
   * @param examples ids of some of them
   */
  record Gap(String title, String category, int tickets, List<UUID> examples) {}
}
