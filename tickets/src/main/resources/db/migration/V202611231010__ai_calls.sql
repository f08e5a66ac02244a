-- The AI log: one row for every call to a model outside, made before it leaves, never with a text. The row is also the
-- reservation of its cost, so what was spent is a sum and replicas that ask at the same time cannot overspend.
CREATE TABLE ai_calls (
  id             uuid PRIMARY KEY,
  at             timestamptz NOT NULL DEFAULT now(),
  operation      text NOT NULL,
  -- no foreign key: the log outlives what retention deletes
  ticket_id      uuid,
  channel        text NOT NULL,
  model          text NOT NULL,
  prompt_name    text NOT NULL,
  prompt_version int NOT NULL,
  prompt_hash    text NOT NULL,
  -- 'reserved' while it runs (and for ever, at full cost, if the hub died meanwhile), then 'success' or why not
  status         text NOT NULL DEFAULT 'reserved',
  tries          int NOT NULL DEFAULT 0,
  input_tokens   int NOT NULL DEFAULT 0,
  output_tokens  int NOT NULL DEFAULT 0,
  cost_usd       numeric(14,6) NOT NULL CHECK (cost_usd >= 0),
  -- the cost is the most that it can have been: no usage came back
  estimated      boolean NOT NULL DEFAULT true,
  latency_ms     bigint NOT NULL DEFAULT 0,
  -- the user id, or 'rule:<name>', that let the result be used
  approved_by    text,
  approved_at    timestamptz
);
CREATE INDEX ai_calls_at ON ai_calls (at);
CREATE INDEX ai_calls_ticket ON ai_calls (ticket_id) WHERE ticket_id IS NOT NULL;
