-- Models that this installation trained, and the product's own where one of those took its place.
CREATE TABLE models (
  version      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind         text NOT NULL CHECK (kind IN ('category','encoder')),
  model_id     text NOT NULL,
  state        text NOT NULL CHECK (state IN ('candidate','promoted','refused','retired')),
  data_hash    text NOT NULL,
  -- whose vectors it reads; null: none
  encoder      text,
  trained_at   timestamptz NOT NULL,
  -- {seed, corrections, history, heldOut, ...}: rows by where they are from
  trained_from jsonb NOT NULL,
  -- the judgement on held-out rows and the cross-validation
  scores       jsonb NOT NULL DEFAULT '{}',
  -- why it is in this state, for people
  reason       text NOT NULL,
  -- the one that it took the place of: where a roll-back goes
  instead_of   bigint REFERENCES models,
  -- compressed; null once it is refused: nobody will load it
  artifact     bytea
);
CREATE UNIQUE INDEX models_promoted ON models (kind) WHERE state = 'promoted';

-- What was done with models, by whom and why. Only grows.
CREATE TABLE model_changes (
  seq     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL DEFAULT now(),
  version bigint NOT NULL REFERENCES models,
  action  text NOT NULL CHECK (action IN ('stored','promoted','refused','rolled_back')),
  reason  text NOT NULL,
  -- null: the hub itself
  user_id uuid REFERENCES users
);
CREATE FUNCTION model_changes_only_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the changes of models only grow: % refused', TG_OP;
END $$;
CREATE TRIGGER model_changes_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON model_changes
  FOR EACH STATEMENT EXECUTE FUNCTION model_changes_only_grow();

-- Trainings with their progress, so that every replica shows the one that runs.
CREATE TABLE model_trainings (
  id          uuid PRIMARY KEY,
  command     text NOT NULL CHECK (command IN ('train','evaluate','fine-tune')),
  state       text NOT NULL CHECK (state IN ('running','done','failed')),
  step        text NOT NULL DEFAULT '',
  done        int NOT NULL DEFAULT 0,
  of          int NOT NULL DEFAULT 0,
  -- what came of it, for people; null while it runs
  outcome     text,
  version     bigint REFERENCES models,
  user_id     uuid REFERENCES users,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX model_trainings_started ON model_trainings (started_at DESC);
