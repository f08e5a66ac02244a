-- Parts of long SMS, one row a part or end mark; what they mean is worked out from the rows each time.
CREATE TABLE sms_parts (
  seq         bigint GENERATED ALWAYS AS IDENTITY,
  system      text NOT NULL,
  message_id  text NOT NULL,
  sender      text NOT NULL,
  recipient   text NOT NULL,
  reference   int NOT NULL,
  total       int NOT NULL,
  number      int NOT NULL,
  data        bytea NOT NULL,
  charset     text,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (system, message_id)
);
CREATE INDEX sms_parts_key ON sms_parts (system, sender, recipient, reference, total, seq);
