-- What the watch for major incidents has seen lately, so that every replica counts the same and a restart forgets nothing.
CREATE TABLE incident_arrivals (
  ticket_id  uuid PRIMARY KEY REFERENCES tickets,
  -- the order in which replicas read them
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  at         timestamptz NOT NULL,
  category   text,
  site       text,
  requester  text NOT NULL,
  -- many are affected, or something is down, in the writer's own words
  broad      boolean NOT NULL,
  terms      text[] NOT NULL,
  model      text NOT NULL,
  -- float32, little-endian
  vector     bytea NOT NULL
);
CREATE INDEX incident_arrivals_seq ON incident_arrivals (seq);
CREATE INDEX incident_arrivals_at ON incident_arrivals (at);

-- Many people report the same: a major incident is suspected until a person confirms or dismisses it.
CREATE TABLE incident_hints (
  id          uuid PRIMARY KEY,
  state       text NOT NULL DEFAULT 'suspected' CHECK (state IN ('suspected','confirmed','dismissed')),
  category    text,
  site        text,
  since       timestamptz NOT NULL,
  tickets     uuid[] NOT NULL,
  persons     int NOT NULL,
  -- so many such tickets are normal in the same time, and the chance that so many came by accident
  expected    double precision NOT NULL,
  probability double precision NOT NULL,
  terms       text[] NOT NULL DEFAULT '{}',
  -- what to tell everybody, by language; a draft, sent by nobody but a person
  broadcast   jsonb NOT NULL DEFAULT '{}',
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  settled_at  timestamptz,
  settled_by  uuid REFERENCES users
);
CREATE INDEX incident_hints_updated ON incident_hints (updated_at DESC);
CREATE INDEX incident_hints_tickets ON incident_hints USING gin (tickets);
