-- The seed's tables and the hub's own. Times are instants; ids are UUIDv7 made by the hub.

CREATE TABLE users (
  id            uuid PRIMARY KEY,
  email         text NOT NULL,
  name          text NOT NULL,
  role          text NOT NULL CHECK (role IN ('requester','agent','lead','integrator','operator','admin','auditor')),
  department    text,
  password_hash text NOT NULL,
  active        boolean NOT NULL DEFAULT true,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (lower(email));

-- One row a refresh token; a family is revoked as a whole when a used token is shown again.
CREATE TABLE refresh_tokens (
  token_hash bytea PRIMARY KEY,
  family     uuid NOT NULL,
  user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
  issued_at  timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  revoked_at timestamptz
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);

CREATE TABLE contact_points (
  id       uuid PRIMARY KEY,
  user_id  uuid REFERENCES users ON DELETE SET NULL,
  kind     text NOT NULL CHECK (kind IN ('email','phone','glpi','sap')),
  -- glpi and sap ids mean something only within one system; '' for the others
  system   text NOT NULL DEFAULT '',
  value    text NOT NULL,
  name     text,
  verified boolean NOT NULL DEFAULT false,
  opted_out_at timestamptz,
  UNIQUE (kind, system, value)
);

CREATE SEQUENCE ticket_number AS bigint START 1;

CREATE TABLE tickets (
  id               uuid PRIMARY KEY,
  number           bigint NOT NULL UNIQUE DEFAULT nextval('ticket_number'),
  title            text NOT NULL,
  description      text NOT NULL DEFAULT '',
  description_html text,
  type             text NOT NULL DEFAULT 'incident' CHECK (type IN ('incident','request')),
  status           text NOT NULL DEFAULT 'new'
                   CHECK (status IN ('new','open','pending_requester','pending_vendor','resolved','closed')),
  category         text,
  urgency          text CHECK (urgency IN ('low','medium','high','critical')),
  impact           text CHECK (impact IN ('low','medium','high')),
  priority         smallint CHECK (priority BETWEEN 1 AND 5),
  language         text,
  -- the system the ticket began in, and the kind of door
  system           text NOT NULL,
  channel          text NOT NULL CHECK (channel IN ('glpi','sap-solman','email','sms','portal')),
  requester_id     uuid REFERENCES contact_points,
  requester_name   text,
  "group"          text,
  assignee         text,
  assignee_id      uuid REFERENCES users,
  site             text,
  -- {category, urgency, confidence, urgencyConfidence, model, abstained, reasons, textHash, at}
  classification   jsonb,
  -- who set a field last: {category: person|source|ai|default, ...}
  masters          jsonb NOT NULL DEFAULT '{}',
  merged_into      uuid REFERENCES tickets,
  automatic        boolean NOT NULL DEFAULT false,
  hidden_at        timestamptz,
  created_at       timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  resolved_at      timestamptz,
  version          bigint NOT NULL DEFAULT 1
);
-- the queue: newest change first, keyset by (updated_at, id)
CREATE INDEX tickets_queue ON tickets (updated_at DESC, id DESC) WHERE hidden_at IS NULL;
CREATE INDEX tickets_status_queue ON tickets (status, updated_at DESC, id DESC) WHERE hidden_at IS NULL;
CREATE INDEX tickets_system_queue ON tickets (system, updated_at DESC, id DESC) WHERE hidden_at IS NULL;
CREATE INDEX tickets_category_queue ON tickets (category, updated_at DESC, id DESC) WHERE hidden_at IS NULL;
CREATE INDEX tickets_requester ON tickets (requester_id, updated_at DESC, id DESC);
CREATE INDEX tickets_merged_into ON tickets (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX tickets_text ON tickets USING gin (to_tsvector('simple', title || ' ' || description));

CREATE TABLE ticket_responses (
  id             uuid PRIMARY KEY,
  ticket_id      uuid NOT NULL REFERENCES tickets,
  response_text  text NOT NULL,
  response_html  text,
  visibility     text NOT NULL CHECK (visibility IN ('PUBLIC','INTERNAL')),
  kind           text NOT NULL,
  is_ai_response boolean NOT NULL DEFAULT false,
  -- where it was written: a system's name, or 'hub'
  origin         text NOT NULL,
  author_user_id uuid REFERENCES users,
  author_name    text,
  author_address text,
  template       text,
  variables      jsonb,
  -- the requester's own words, as opposed to an agent's
  by_requester   boolean NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  edited_at      timestamptz,
  revision       int NOT NULL DEFAULT 1
);
CREATE INDEX ticket_responses_ticket ON ticket_responses (ticket_id, created_at, id);

CREATE TABLE attachments (
  id           uuid PRIMARY KEY,
  ticket_id    uuid NOT NULL REFERENCES tickets,
  response_id  uuid REFERENCES ticket_responses,
  file_name    text NOT NULL,
  content_type text NOT NULL,
  size         bigint NOT NULL,
  sha256       text NOT NULL,
  inline       boolean NOT NULL DEFAULT false,
  content_id   text,
  created_at   timestamptz NOT NULL
);
CREATE INDEX attachments_ticket ON attachments (ticket_id);

CREATE TABLE bonds (
  id            uuid PRIMARY KEY,
  ticket_id     uuid NOT NULL REFERENCES tickets,
  system        text NOT NULL,
  external_id   text NOT NULL,
  url           text,
  -- a record of its own (GLPI, Solman), or a conversation (mail, SMS)
  is_record     boolean NOT NULL,
  state         text NOT NULL DEFAULT 'in_step' CHECK (state IN ('in_step','due','failing','gone')),
  revision      text,
  -- the source's own literals at the last exchange, by our field name
  source_values jsonb NOT NULL DEFAULT '{}',
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (system, external_id)
);
CREATE INDEX bonds_ticket ON bonds (ticket_id);

-- Texts and files that both sides have, by the id the source gives them.
CREATE TABLE bond_items (
  bond_id     uuid NOT NULL REFERENCES bonds,
  external_id text NOT NULL,
  response_id uuid REFERENCES ticket_responses,
  attachment_id uuid REFERENCES attachments,
  hash        text NOT NULL,
  PRIMARY KEY (bond_id, external_id)
);

-- Message-IDs and gateway ids by which a later message may name a ticket, seen or merely mentioned.
CREATE TABLE thread_refs (
  ref        text NOT NULL,
  ticket_id  uuid NOT NULL REFERENCES tickets,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- our own and arrived ones, oldest first, make a reply's References
  is_message boolean NOT NULL,
  PRIMARY KEY (ref, ticket_id)
);
CREATE INDEX thread_refs_ticket ON thread_refs (ticket_id, created_at);

-- What arrived: the key for ever, the bytes by month.
CREATE TABLE message_keys (
  id           uuid PRIMARY KEY,
  system       text NOT NULL,
  external_id  text NOT NULL,
  revision     text NOT NULL,
  kind         text NOT NULL,
  state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending','applied','quarantined')),
  attempts     int NOT NULL DEFAULT 0,
  duplicates   int NOT NULL DEFAULT 0,
  reason       text,
  ticket_id    uuid,
  received_at  timestamptz NOT NULL,
  settled_at   timestamptz,
  next_try_at  timestamptz NOT NULL,
  checkpoint_feed text,
  checkpoint_position text,
  UNIQUE (system, external_id, revision)
);
CREATE INDEX message_keys_pending ON message_keys (next_try_at) WHERE state = 'pending';
CREATE INDEX message_keys_system ON message_keys (system, received_at DESC);

CREATE TABLE messages (
  id           uuid NOT NULL,
  received_at  timestamptz NOT NULL,
  content      bytea,
  -- over 256 KB the bytes lie in object storage under this key
  object_key   text,
  content_type text NOT NULL,
  attributes   jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (id, received_at)
) PARTITION BY RANGE (received_at);

CREATE TABLE journal (
  ticket_id       uuid NOT NULL,
  seq             int NOT NULL,
  at              timestamptz NOT NULL,
  action          text NOT NULL,
  -- a system's name, 'person', 'ai', 'hub'
  origin          text NOT NULL,
  actor           text,
  route_id        text,
  route_version   text,
  mapping_version text,
  model           text,
  cost            numeric,
  detail          jsonb NOT NULL DEFAULT '{}',
  previous_hash   bytea NOT NULL,
  hash            bytea NOT NULL,
  PRIMARY KEY (ticket_id, seq, at)
) PARTITION BY RANGE (at);

CREATE TABLE journal_anchor (
  at            timestamptz PRIMARY KEY,
  heads         int NOT NULL,
  previous_hash bytea NOT NULL,
  hash          bytea NOT NULL
);

CREATE TABLE outbox (
  seq        bigint GENERATED ALWAYS AS IDENTITY,
  id         uuid NOT NULL,
  type       text NOT NULL,
  ticket_id  uuid NOT NULL,
  payload    jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, created_at)
) PARTITION BY RANGE (created_at);
CREATE INDEX outbox_ticket ON outbox (ticket_id, seq);

-- The relay's small working set: a row from commit until every consumer has the event.
CREATE TABLE outbox_pending (
  id           uuid PRIMARY KEY,
  seq          bigint NOT NULL,
  type         text NOT NULL,
  ticket_id    uuid NOT NULL,
  payload      jsonb NOT NULL,
  created_at   timestamptz NOT NULL,
  claimed_at   timestamptz,
  published_at timestamptz
);
CREATE INDEX outbox_pending_unsent ON outbox_pending (ticket_id, seq) WHERE published_at IS NULL;
CREATE INDEX outbox_pending_order ON outbox_pending (seq);

CREATE TABLE consumed_events (
  consumer    text NOT NULL,
  event_id    uuid NOT NULL,
  consumed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event_id, consumer)
);

CREATE TABLE deliveries (
  id          uuid PRIMARY KEY,
  key         text NOT NULL UNIQUE,
  -- the event and the policy that wanted it: planning twice gives one delivery
  cause       text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('response','status','notice')),
  ticket_id   uuid NOT NULL REFERENCES tickets,
  bond_id     uuid REFERENCES bonds,
  system      text NOT NULL,
  response_id uuid REFERENCES ticket_responses,
  payload     jsonb NOT NULL DEFAULT '{}',
  state       text NOT NULL DEFAULT 'pending'
              CHECK (state IN ('pending','sending','sent','retrying','unknown','parked','suppressed')),
  attempts    int NOT NULL DEFAULT 0,
  due_at      timestamptz NOT NULL,
  claimed_at  timestamptz,
  claimed_by  text,
  sent_at     timestamptz,
  receipt     text,
  reason      text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  seq         bigint GENERATED ALWAYS AS IDENTITY,
  UNIQUE (cause, system, kind)
);
CREATE INDEX deliveries_due ON deliveries (system, due_at) WHERE state IN ('pending','retrying');
CREATE INDEX deliveries_bond ON deliveries (bond_id, seq);
CREATE INDEX deliveries_ticket ON deliveries (ticket_id);

CREATE TABLE drafts (
  id          uuid PRIMARY KEY,
  ticket_id   uuid NOT NULL REFERENCES tickets,
  text        text NOT NULL,
  language    text,
  confidence  real NOT NULL,
  model       text NOT NULL,
  reasons     jsonb NOT NULL DEFAULT '[]',
  -- [{kind, id, title, score, quote}]
  sources     jsonb NOT NULL DEFAULT '[]',
  state       text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed','approved','discarded','superseded')),
  hash        text NOT NULL,
  last_response_id uuid,
  created_at  timestamptz NOT NULL,
  settled_at  timestamptz,
  settled_by  uuid REFERENCES users
);
CREATE INDEX drafts_ticket ON drafts (ticket_id, created_at DESC);

CREATE TABLE corrections (
  id         uuid PRIMARY KEY,
  ticket_id  uuid NOT NULL REFERENCES tickets,
  field      text NOT NULL,
  from_value text,
  to_value   text,
  model      text,
  user_id    uuid REFERENCES users,
  created_at timestamptz NOT NULL
);

CREATE TABLE knowledge_base (
  id         uuid PRIMARY KEY,
  title      text NOT NULL,
  content    text NOT NULL,
  category   text,
  tags       text[] NOT NULL DEFAULT '{}',
  language   text NOT NULL DEFAULT 'en',
  visibility text NOT NULL DEFAULT 'PUBLIC' CHECK (visibility IN ('PUBLIC','INTERNAL')),
  version    int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE ticket_analytics (
  id              uuid NOT NULL,
  ticket_id       uuid NOT NULL,
  event           text NOT NULL,
  category        text,
  urgency         text,
  source          text NOT NULL,
  response_time   interval,
  resolution_time interval,
  at              timestamptz NOT NULL,
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX ticket_analytics_ticket ON ticket_analytics (ticket_id);

CREATE TABLE checkpoints (
  system   text NOT NULL,
  feed     text NOT NULL,
  position text NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (system, feed)
);

CREATE TABLE dead_letters (
  id          uuid PRIMARY KEY,
  route_id    text NOT NULL,
  step        text,
  reason      text NOT NULL,
  body        text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  replayed_at timestamptz
);

-- Sole runners hold a row here; the fencing number grows with every change of holder.
CREATE TABLE leases (
  name       text PRIMARY KEY,
  holder     text NOT NULL,
  fence      bigint NOT NULL,
  expires_at timestamptz NOT NULL
);

CREATE TABLE instance_secrets (
  purpose text PRIMARY KEY,
  value   bytea NOT NULL
);

CREATE TABLE idempotency_keys (
  user_id    uuid NOT NULL,
  key        text NOT NULL,
  request_hash text NOT NULL,
  status     int,
  response   jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, key)
);

-- A month's partition of each partitioned table, this month and the next; called at start and daily.
CREATE FUNCTION ensure_month_partitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  month date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['messages','journal','outbox','ticket_analytics'] LOOP
    FOR i IN 0..1 LOOP
      month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
      EXECUTE format(
        'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
        parent || to_char(month, '"_"YYYYMM'), parent,
        month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
    END LOOP;
    -- what is dated outside those months still has a place
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I DEFAULT', parent || '_other', parent);
  END LOOP;
END $$;
SELECT ensure_month_partitions();

-- The journal only grows. The owner's rights are taken too, and a trigger stops a superuser's slip.
CREATE FUNCTION journal_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal only grows: % refused', TG_OP;
END $$;
CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
REVOKE UPDATE, DELETE, TRUNCATE ON journal FROM CURRENT_USER;
