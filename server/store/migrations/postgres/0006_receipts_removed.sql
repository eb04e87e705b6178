-- A receipt that was removed stays, with when and by whom, and comes back as its next version. `place` is where the person
-- put it among those of its spend; those that nobody has put anywhere come after, as they came.
ALTER TABLE receipt ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE receipt ADD COLUMN place BIGINT;
ALTER TABLE receipt ADD COLUMN removed_at TIMESTAMPTZ;
ALTER TABLE receipt ADD COLUMN removed_by UUID REFERENCES person (id);
ALTER TABLE receipt ADD COLUMN removed_as TEXT;
CREATE INDEX receipt_removed ON receipt (account, removed_at) WHERE removed_at IS NOT NULL;
