WITH fresh AS (
  INSERT INTO consumed_events (consumer, event_id) VALUES ('analytics', CAST(:?eventId AS uuid))
  ON CONFLICT DO NOTHING RETURNING event_id)
INSERT INTO ticket_analytics (id, ticket_id, event, category, urgency, source, response_time, resolution_time, at)
SELECT fresh.event_id, t.id, CAST(:?eventType AS text), t.category, t.urgency, t.system,
       (SELECT min(r.created_at) - t.created_at FROM ticket_responses r
        WHERE r.ticket_id = t.id AND r.visibility = 'PUBLIC' AND NOT r.by_requester),
       t.resolved_at - t.created_at, now()
FROM tickets t, fresh WHERE t.id = CAST(:?ticketId AS uuid)
