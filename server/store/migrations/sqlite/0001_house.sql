-- Days are YYYY-MM-DD, instants RFC 3339 in UTC, money whole pence, ids and hashes bytes.
-- Folded names and addresses are in lower case, made by the program: databases differ in what they fold.

CREATE TABLE council (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE council_profile (
    council BLOB NOT NULL REFERENCES council (id),
    from_day TEXT NOT NULL,
    profile TEXT NOT NULL,
    PRIMARY KEY (council, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    called TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE login (
    person BLOB PRIMARY KEY REFERENCES person (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE session (
    token_hash BLOB PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    person BLOB NOT NULL REFERENCES person (id),
    began_at TEXT NOT NULL,
    used_at TEXT NOT NULL,
    idle_seconds INTEGER NOT NULL,
    idle_ends_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_person ON session (person);

CREATE TABLE known_browser (
    person BLOB NOT NULL REFERENCES person (id),
    token_hash BLOB NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (person, token_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
    person BLOB NOT NULL REFERENCES person (id),
    device BLOB NOT NULL,
    sealing_key BLOB NOT NULL,
    since TEXT NOT NULL,
    PRIMARY KEY (person, device)
) STRICT, WITHOUT ROWID;

-- `times`: the attempts that count, microseconds since 1970, eight bytes each, oldest first.
CREATE TABLE attempt (
    bucket BLOB PRIMARY KEY,
    times BLOB NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
    person BLOB PRIMARY KEY REFERENCES person (id),
    council BLOB NOT NULL REFERENCES council (id),
    telephone TEXT NOT NULL,
    hours TEXT NOT NULL,
    from_day TEXT NOT NULL
) STRICT;

CREATE TABLE post (
    person BLOB NOT NULL REFERENCES staff (person),
    relation TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    ended_at TEXT,
    PRIMARY KEY (person, relation, from_day)
) STRICT, WITHOUT ROWID;

-- What changes with every command stands here: the number and hash of the last event, the sum of what entries do to the
-- balance, and what is new for the council.
CREATE TABLE account (
    id BLOB PRIMARY KEY,
    council BLOB NOT NULL REFERENCES council (id),
    kind TEXT NOT NULL,
    recipient BLOB NOT NULL REFERENCES person (id),
    opening_amount INTEGER NOT NULL,
    opening_day TEXT NOT NULL,
    agreed_contingency INTEGER NOT NULL,
    communication TEXT NOT NULL,
    set_up_at TEXT NOT NULL,
    event_no INTEGER NOT NULL,
    event_hash BLOB NOT NULL,
    entries_sum INTEGER NOT NULL,
    new_spends INTEGER NOT NULL,
    new_receipts INTEGER NOT NULL,
    answers INTEGER NOT NULL
) STRICT;
CREATE INDEX account_of_council ON account (council);

CREATE TABLE rate (
    account BLOB NOT NULL REFERENCES account (id),
    from_day TEXT NOT NULL,
    gross INTEGER NOT NULL,
    contribution INTEGER NOT NULL,
    PRIMARY KEY (account, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE funder (
    account BLOB NOT NULL REFERENCES account (id),
    place INTEGER NOT NULL,
    name TEXT NOT NULL,
    funding TEXT NOT NULL,
    share INTEGER NOT NULL,
    PRIMARY KEY (account, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE need (
    account BLOB NOT NULL REFERENCES account (id),
    id BLOB NOT NULL,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (account, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE relation (
    account BLOB NOT NULL REFERENCES account (id),
    person BLOB NOT NULL REFERENCES person (id),
    relation TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT,
    ended_at TEXT,
    PRIMARY KEY (account, person, relation, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_of_person ON relation (person);

-- What was recorded never changes; the marks of the council and the number of receipts are added.
CREATE TABLE entry (
    account BLOB NOT NULL REFERENCES account (id),
    id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('spend', 'money_in')),
    day TEXT NOT NULL,
    amount INTEGER NOT NULL,
    effect INTEGER NOT NULL,
    payee TEXT,
    category TEXT,
    need BLOB,
    paid_by TEXT,
    note TEXT,
    no_receipt TEXT,
    money_in TEXT,
    version INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES person (id),
    recorded_as TEXT NOT NULL,
    seen_at TEXT,
    seen_by BLOB REFERENCES person (id),
    seen_as TEXT,
    accepted_at TEXT,
    accepted_by BLOB REFERENCES person (id),
    accepted_as TEXT,
    receipts INTEGER NOT NULL,
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, need) REFERENCES need (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_day ON entry (account, day, id, effect);
CREATE INDEX entry_unproven ON entry (account, day, id)
    WHERE kind = 'spend' AND no_receipt IS NULL AND receipts = 0;

-- `no` is the number of the event that told of it: the order in which receipts and messages came.
CREATE TABLE receipt (
    account BLOB NOT NULL,
    id BLOB NOT NULL,
    entry BLOB NOT NULL,
    no INTEGER NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    pages INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    received_sha256 BLOB NOT NULL,
    stored_sha256 BLOB NOT NULL,
    stored_at TEXT NOT NULL,
    stored_by BLOB NOT NULL REFERENCES person (id),
    stored_as TEXT NOT NULL,
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, entry) REFERENCES entry (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX receipt_of_entry ON receipt (account, entry, no);

-- The subject has no foreign key: there will be other subjects than entries.
CREATE TABLE thread (
    account BLOB NOT NULL REFERENCES account (id),
    id BLOB NOT NULL,
    subject_kind TEXT NOT NULL,
    subject BLOB NOT NULL,
    waits_for TEXT NOT NULL,
    last_no INTEGER NOT NULL,
    PRIMARY KEY (account, id),
    UNIQUE (account, subject_kind, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE message (
    account BLOB NOT NULL,
    id BLOB NOT NULL,
    thread BLOB NOT NULL,
    no INTEGER NOT NULL,
    written_at TEXT NOT NULL,
    written_by BLOB NOT NULL REFERENCES person (id),
    written_as TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, thread) REFERENCES thread (account, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_of_thread ON message (account, thread, no);

-- `content` is the hash of what the event tells of; `hash` covers the whole event and the hash before it.
CREATE TABLE event (
    account BLOB NOT NULL REFERENCES account (id),
    no INTEGER NOT NULL,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    person BLOB NOT NULL REFERENCES person (id),
    acting_as TEXT NOT NULL,
    entry BLOB,
    receipt BLOB,
    message BLOB,
    content BLOB,
    quarter INTEGER,
    hash BLOB NOT NULL,
    PRIMARY KEY (account, no)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX event_look ON event (account, person, kind, quarter) WHERE quarter IS NOT NULL;
CREATE INDEX event_looks ON event (account, no) WHERE quarter IS NOT NULL;
