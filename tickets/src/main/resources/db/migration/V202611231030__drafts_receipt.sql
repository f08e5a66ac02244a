-- What a draft rests on and who let it go: gloss, receipt, mode, the first of two approvers, the registered template of
-- a channel that takes no free text.
ALTER TABLE drafts ADD COLUMN gloss text;
-- {prompt {name, version, hash}, model, inputTokens, outputTokens, costUsd, latencyMillis, callId}; null: no model was asked
ALTER TABLE drafts ADD COLUMN receipt jsonb;
ALTER TABLE drafts ADD COLUMN mode text NOT NULL DEFAULT 'draft' CHECK (mode IN ('draft','auto'));
ALTER TABLE drafts ADD COLUMN four_eyes boolean NOT NULL DEFAULT false;
ALTER TABLE drafts ADD COLUMN first_approved_by uuid REFERENCES users;
ALTER TABLE drafts ADD COLUMN first_approved_at timestamptz;
-- Whether it was sent as the model wrote it; the measured precision counts this
ALTER TABLE drafts ADD COLUMN edited boolean NOT NULL DEFAULT false;
ALTER TABLE drafts ADD COLUMN template text;
ALTER TABLE drafts ADD COLUMN template_values jsonb;
CREATE INDEX drafts_settled ON drafts (settled_at) WHERE state IN ('approved','discarded');
