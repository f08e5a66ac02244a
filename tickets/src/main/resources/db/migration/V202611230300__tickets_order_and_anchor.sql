-- A position moves forward only: which arrival moved it last, so that an older message that is tried again does not
-- take it back.
ALTER TABLE checkpoints ADD COLUMN arrived_at timestamptz NOT NULL DEFAULT now();

-- Heads of journals that an anchor covers. The anchor's hash is over these rows.
CREATE TABLE journal_anchor_heads (
  -- no foreign key: its check would need the right to update the anchor
  anchored_at timestamptz NOT NULL,
  ticket_id   uuid NOT NULL,
  seq         int NOT NULL,
  hash        bytea NOT NULL,
  PRIMARY KEY (ticket_id, seq)
);
CREATE INDEX journal_anchor_heads_anchor ON journal_anchor_heads (anchored_at);
CREATE INDEX journal_at ON journal (at);

CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE ON journal_anchor
  FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_only_grows BEFORE UPDATE OR DELETE ON journal_anchor_heads
  FOR EACH ROW EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal_anchor
  FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal_anchor_heads
  FOR EACH STATEMENT EXECUTE FUNCTION journal_only_grows();
REVOKE UPDATE, DELETE, TRUNCATE ON journal_anchor, journal_anchor_heads FROM CURRENT_USER;

-- As before; also, the pieces of the journal are as closed as the journal itself, and a month whose rows already lie in
-- the default piece (the hub was away over the turn of a month) stays there instead of failing for ever.
CREATE OR REPLACE FUNCTION ensure_month_partitions() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  piece text;
  month date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['messages','journal','outbox','ticket_analytics'] LOOP
    FOR i IN 0..1 LOOP
      month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
      BEGIN
        EXECUTE format(
          'CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
          parent || to_char(month, '"_"YYYYMM'), parent,
          month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
      EXCEPTION WHEN check_violation THEN
        RAISE WARNING 'rows of % already lie in %_other and stay there', to_char(month, 'YYYY-MM'), parent;
      END;
    END LOOP;
    -- what is dated outside those months still has a place
    EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I DEFAULT', parent || '_other', parent);
  END LOOP;
  FOR piece IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'journal'::regclass
      AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'journal_not_emptied')
  LOOP
    EXECUTE format('CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT '
      'EXECUTE FUNCTION journal_only_grows()', piece);
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM CURRENT_USER', piece);
  END LOOP;
END $$;
SELECT ensure_month_partitions();

-- A bounce names our Message-ID; a fuse counts what an address got within the hour.
CREATE INDEX deliveries_reference ON deliveries ((payload ->> 'reference')) WHERE payload ->> 'reference' IS NOT NULL;
CREATE INDEX deliveries_notice_to ON deliveries ((payload ->> 'to'), created_at) WHERE kind = 'notice';
