-- What a ticket has to do with an earlier one; proposed by the hub, decided by a person.
CREATE TABLE ticket_links (
  ticket_id   uuid NOT NULL REFERENCES tickets,
  -- the earlier one
  other_id    uuid NOT NULL REFERENCES tickets,
  kind        text NOT NULL CHECK (kind IN ('duplicate')),
  state       text NOT NULL DEFAULT 'suggested' CHECK (state IN ('suggested','confirmed','rejected')),
  score       double precision NOT NULL,
  -- reasons for people, one string each
  evidence    jsonb NOT NULL,
  model       text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  decided_at  timestamptz,
  decided_by  uuid REFERENCES users,
  PRIMARY KEY (ticket_id, other_id, kind),
  CHECK (ticket_id <> other_id)
);
CREATE INDEX ticket_links_other ON ticket_links (other_id);
