UPDATE outbox_pending SET claimed_at = now()
WHERE id IN (
  SELECT p.id FROM outbox_pending p
  WHERE p.published_at IS NULL
    AND (p.claimed_at IS NULL OR p.claimed_at < now() - interval '30 seconds')
    AND NOT EXISTS (
      SELECT 1 FROM outbox_pending e
      WHERE e.ticket_id = p.ticket_id AND e.seq < p.seq AND e.published_at IS NULL)
  ORDER BY p.seq LIMIT 200
  FOR UPDATE SKIP LOCKED)
RETURNING id, ticket_id::text AS ticket_key, payload::text AS envelope
