-- An entry's row holds its present version: `version`, how it came to be (`made`: recorded, changed, removed, restored),
-- and when and by whom where that is not the first. What it said before stays in `entry_version`, as JSON.
ALTER TABLE entry ADD COLUMN made TEXT NOT NULL DEFAULT 'recorded';
ALTER TABLE entry ADD COLUMN made_at TIMESTAMPTZ;
ALTER TABLE entry ADD COLUMN made_by UUID REFERENCES person (id);
ALTER TABLE entry ADD COLUMN made_as TEXT;

CREATE TABLE entry_version (
    account UUID NOT NULL,
    entry UUID NOT NULL,
    version BIGINT NOT NULL,
    made TEXT NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    made_by UUID NOT NULL REFERENCES person (id),
    made_as TEXT NOT NULL,
    said JSONB NOT NULL,
    PRIMARY KEY (account, entry, version),
    FOREIGN KEY (account, entry) REFERENCES entry (account, id)
);

-- What was removed is neither listed nor asked a receipt for.
DROP INDEX entry_unproven;
CREATE INDEX entry_unproven ON entry (account, day, id)
    WHERE kind = 'spend' AND no_receipt IS NULL AND receipts = 0 AND made <> 'removed';
CREATE INDEX entry_removed ON entry (account, made_at) WHERE made = 'removed';
