package org.omnidesk.api.ticket;

import java.util.List;
import java.util.Optional;
import org.omnidesk.api.http.ApiProblemException;
import org.omnidesk.api.http.Query;
import org.omnidesk.api.security.CurrentUser;
import org.omnidesk.tickets.query.Page;
import org.omnidesk.tickets.query.TimelineQueries;
import org.omnidesk.tickets.query.TimelineView.AttachmentView;
import org.omnidesk.tickets.query.TimelineView.DeliveryView;
import org.omnidesk.tickets.query.TimelineView.DraftView;
import org.omnidesk.tickets.query.TimelineView.JournalView;
import org.omnidesk.tickets.query.TimelineView.ResponseView;
import org.omnidesk.tickets.query.WorkQueries;

/** What hangs on a ticket, for reading. */
public class TicketPartsApi {

  private static final int PAGE = 200;

  private final TimelineQueries timeline;
  private final WorkQueries work;
  private final CurrentUser current;

  public TicketPartsApi(TimelineQueries timeline, WorkQueries work, CurrentUser current) {
    this.timeline = timeline;
    this.work = work;
    this.current = current;
  }

  public Page<ResponseView> responses(String id, String query) {
    Query asked = Query.of(query);
    return known(
        timeline.responses(
            Query.id(id), asked.number("limit", PAGE), asked.text("cursor"), current.reader()));
  }

  public Page<JournalView> history(String id, String query) {
    Query asked = Query.of(query);
    return known(work.journal(Query.id(id), asked.number("limit", PAGE), asked.text("cursor")));
  }

  public List<DraftView> drafts(String id) {
    return known(work.drafts(Query.id(id)));
  }

  public List<DeliveryView> deliveries(String id) {
    return known(work.deliveries(Query.id(id)));
  }

  public List<AttachmentView> attachments(String id) {
    return known(timeline.attachments(Query.id(id), current.reader()));
  }

  private static <T> T known(Optional<T> part) {
    return part.orElseThrow(() -> ApiProblemException.notFound("ticket"));
  }
}
