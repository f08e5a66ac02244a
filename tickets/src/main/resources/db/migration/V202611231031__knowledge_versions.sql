-- Every wording that an article had, so that a draft's source can be read as it was; and where an article came from.
CREATE TABLE knowledge_versions (
  article_id uuid NOT NULL REFERENCES knowledge_base ON DELETE CASCADE,
  version    int  NOT NULL,
  title      text NOT NULL,
  content    text NOT NULL,
  category   text,
  tags       text[] NOT NULL DEFAULT '{}',
  language   text NOT NULL,
  visibility text NOT NULL,
  changed_at timestamptz NOT NULL,
  changed_by uuid REFERENCES users,
  PRIMARY KEY (article_id, version)
);
ALTER TABLE knowledge_base ADD COLUMN source_ticket uuid REFERENCES tickets;
ALTER TABLE knowledge_base ADD COLUMN changed_by uuid REFERENCES users;
-- One proposal from a ticket
CREATE UNIQUE INDEX knowledge_base_source ON knowledge_base (source_ticket) WHERE source_ticket IS NOT NULL;
CREATE INDEX knowledge_base_updated ON knowledge_base (updated_at);
