-- What may hold a later delivery of its bond: a handful among all that were ever sent.
CREATE INDEX deliveries_open ON deliveries (bond_id, seq) WHERE state IN ('pending','sending','retrying','parked');
