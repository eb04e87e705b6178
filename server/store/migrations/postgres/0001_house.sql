-- The same tables as in the other dialect, in this one's own types. Money is in whole pence.
-- Folded names and addresses are in lower case, made by the program: databases differ in what they fold.

CREATE TABLE council (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL
);

CREATE TABLE council_profile (
    council UUID NOT NULL REFERENCES council (id),
    from_day DATE NOT NULL,
    profile JSONB NOT NULL,
    PRIMARY KEY (council, from_day)
);

CREATE TABLE person (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    called TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE login (
    person UUID PRIMARY KEY REFERENCES person (id),
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE session (
    token_hash BYTEA PRIMARY KEY,
    id UUID NOT NULL UNIQUE,
    person UUID NOT NULL REFERENCES person (id),
    began_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ NOT NULL,
    idle_seconds BIGINT NOT NULL,
    idle_ends_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX session_of_person ON session (person);

CREATE TABLE known_browser (
    person UUID NOT NULL REFERENCES person (id),
    token_hash BYTEA NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, token_hash)
);

CREATE TABLE device (
    person UUID NOT NULL REFERENCES person (id),
    device UUID NOT NULL,
    sealing_key BYTEA NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person, device)
);

-- `times`: the attempts that count, microseconds since 1970, eight bytes each, oldest first.
CREATE TABLE attempt (
    bucket BYTEA PRIMARY KEY,
    times BYTEA NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE staff (
    person UUID PRIMARY KEY REFERENCES person (id),
    council UUID NOT NULL REFERENCES council (id),
    telephone TEXT NOT NULL,
    hours JSONB NOT NULL,
    from_day DATE NOT NULL
);

CREATE TABLE post (
    person UUID NOT NULL REFERENCES staff (person),
    relation TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    ended_at TIMESTAMPTZ,
    PRIMARY KEY (person, relation, from_day)
);

-- What changes with every command stands here: the number and hash of the last event, the sum of what entries do to the
-- balance, and what is new for the council.
CREATE TABLE account (
    id UUID PRIMARY KEY,
    council UUID NOT NULL REFERENCES council (id),
    kind TEXT NOT NULL,
    recipient UUID NOT NULL REFERENCES person (id),
    opening_amount BIGINT NOT NULL,
    opening_day DATE NOT NULL,
    agreed_contingency BIGINT NOT NULL,
    communication JSONB NOT NULL,
    set_up_at TIMESTAMPTZ NOT NULL,
    event_no BIGINT NOT NULL,
    event_hash BYTEA NOT NULL,
    entries_sum BIGINT NOT NULL,
    new_spends BIGINT NOT NULL,
    new_receipts BIGINT NOT NULL,
    answers BIGINT NOT NULL
);
CREATE INDEX account_of_council ON account (council);

CREATE TABLE rate (
    account UUID NOT NULL REFERENCES account (id),
    from_day DATE NOT NULL,
    gross BIGINT NOT NULL,
    contribution BIGINT NOT NULL,
    PRIMARY KEY (account, from_day)
);

CREATE TABLE funder (
    account UUID NOT NULL REFERENCES account (id),
    place BIGINT NOT NULL,
    name TEXT NOT NULL,
    funding TEXT NOT NULL,
    share BIGINT NOT NULL,
    PRIMARY KEY (account, place)
);

CREATE TABLE need (
    account UUID NOT NULL REFERENCES account (id),
    id UUID NOT NULL,
    place BIGINT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE TABLE relation (
    account UUID NOT NULL REFERENCES account (id),
    person UUID NOT NULL REFERENCES person (id),
    relation TEXT NOT NULL,
    from_day DATE NOT NULL,
    until_day DATE,
    ended_at TIMESTAMPTZ,
    PRIMARY KEY (account, person, relation, from_day)
);
CREATE INDEX relation_of_person ON relation (person);

-- What was recorded never changes; the marks of the council and the number of receipts are added.
CREATE TABLE entry (
    account UUID NOT NULL REFERENCES account (id),
    id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('spend', 'money_in')),
    day DATE NOT NULL,
    amount BIGINT NOT NULL,
    effect BIGINT NOT NULL,
    payee TEXT,
    category TEXT,
    need UUID,
    paid_by TEXT,
    note TEXT,
    no_receipt TEXT,
    money_in TEXT,
    version BIGINT NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL,
    recorded_by UUID NOT NULL REFERENCES person (id),
    recorded_as TEXT NOT NULL,
    seen_at TIMESTAMPTZ,
    seen_by UUID REFERENCES person (id),
    seen_as TEXT,
    accepted_at TIMESTAMPTZ,
    accepted_by UUID REFERENCES person (id),
    accepted_as TEXT,
    receipts BIGINT NOT NULL,
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, need) REFERENCES need (account, id)
);
CREATE INDEX entry_by_day ON entry (account, day, id, effect);
CREATE INDEX entry_unproven ON entry (account, day, id)
    WHERE kind = 'spend' AND no_receipt IS NULL AND receipts = 0;

-- `no` is the number of the event that told of it: the order in which receipts and messages came.
CREATE TABLE receipt (
    account UUID NOT NULL,
    id UUID NOT NULL,
    entry UUID NOT NULL,
    no BIGINT NOT NULL,
    reference TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    pages BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    received_sha256 BYTEA NOT NULL,
    stored_sha256 BYTEA NOT NULL,
    stored_at TIMESTAMPTZ NOT NULL,
    stored_by UUID NOT NULL REFERENCES person (id),
    stored_as TEXT NOT NULL,
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, entry) REFERENCES entry (account, id)
);
CREATE INDEX receipt_of_entry ON receipt (account, entry, no);

-- The subject has no foreign key: there will be other subjects than entries.
CREATE TABLE thread (
    account UUID NOT NULL REFERENCES account (id),
    id UUID NOT NULL,
    subject_kind TEXT NOT NULL,
    subject UUID NOT NULL,
    waits_for TEXT NOT NULL,
    last_no BIGINT NOT NULL,
    PRIMARY KEY (account, id),
    UNIQUE (account, subject_kind, subject)
);

CREATE TABLE message (
    account UUID NOT NULL,
    id UUID NOT NULL,
    thread UUID NOT NULL,
    no BIGINT NOT NULL,
    written_at TIMESTAMPTZ NOT NULL,
    written_by UUID NOT NULL REFERENCES person (id),
    written_as TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (account, id),
    FOREIGN KEY (account, thread) REFERENCES thread (account, id)
);
CREATE INDEX message_of_thread ON message (account, thread, no);

-- `content` is the hash of what the event tells of; `hash` covers the whole event and the hash before it.
CREATE TABLE event (
    account UUID NOT NULL REFERENCES account (id),
    no BIGINT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    kind TEXT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    acting_as TEXT NOT NULL,
    entry UUID,
    receipt UUID,
    message UUID,
    content BYTEA,
    quarter BIGINT,
    hash BYTEA NOT NULL,
    PRIMARY KEY (account, no)
);
CREATE UNIQUE INDEX event_look ON event (account, person, kind, quarter) WHERE quarter IS NOT NULL;
CREATE INDEX event_looks ON event (account, no) WHERE quarter IS NOT NULL;
