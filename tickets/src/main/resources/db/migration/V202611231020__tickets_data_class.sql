-- Who may see the text outside the house: a restricted ticket's text goes to no outside model.
ALTER TABLE tickets ADD COLUMN data_class text NOT NULL DEFAULT 'internal'
  CHECK (data_class IN ('public', 'internal', 'restricted'));
