package org.omnidesk.api.draft;

import java.util.Map;
import java.util.UUID;
import org.omnidesk.api.http.ApiAnswer;
import org.omnidesk.api.http.Bodies;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.idempotency.Idempotency;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.command.Actor;
import org.omnidesk.tickets.command.TicketCommands;
import org.omnidesk.tickets.query.Reader;
import org.omnidesk.tickets.query.TimelineQueries;

/** What a person decides about a draft. */
public class DraftsApi {

  private final Bodies bodies;
  private final TicketCommands commands;
  private final TimelineQueries timeline;
  private final Idempotency idempotency;
  private final CurrentUser current;

  public DraftsApi(
      Bodies bodies,
      TicketCommands commands,
      TimelineQueries timeline,
      Idempotency idempotency,
      CurrentUser current) {
    this.bodies = bodies;
    this.commands = commands;
    this.timeline = timeline;
    this.idempotency = idempotency;
    this.current = current;
  }

  /** One person has approved; another one has to. */
  public record FirstApproval(UUID draftId, int approvals, int needed) {}

  record Approval(String hash, String text) {}

  public ApiAnswer approve(String id, String body, String idempotencyKey) {
    Actor actor = current.actor();
    UUID draft = Query.id(id);
    return idempotency.once(
        actor.userId(),
        idempotencyKey,
        "approve-draft " + draft + "\n" + body,
        () -> {
          Approval approval = bodies.read(body, Approval.class);
          UUID response = commands.approveDraft(draft, approval.hash(), approval.text(), actor);
          if (response == null) {
            return new ApiAnswer(202, ApiAnswer.JSON, Map.of(), new FirstApproval(draft, 1, 2));
          }
          return ApiAnswer.created(
              timeline
                  .response(response, Reader.of(actor))
                  .orElseThrow(
                      () -> new IllegalStateException("response " + response + " is not there")));
        });
  }

  public ApiAnswer discard(String id, String idempotencyKey) {
    Actor actor = current.actor();
    UUID draft = Query.id(id);
    return idempotency.once(
        actor.userId(),
        idempotencyKey,
        "discard-draft " + draft,
        () -> {
          commands.discardDraft(draft, actor);
          return ApiAnswer.empty();
        });
  }
}
