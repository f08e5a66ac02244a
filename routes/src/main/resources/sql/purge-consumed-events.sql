-- An event that the outbox still holds may be published again, so what its consumers have had stays known.
DELETE FROM consumed_events c WHERE c.consumed_at < now() - interval '7 days'
  AND NOT EXISTS (SELECT 1 FROM outbox_pending p WHERE p.id = c.event_id)
