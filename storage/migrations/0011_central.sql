-- +goose Up
-- Where templates are published and come from. What it takes to log in is in no library: see storage/secrets.
CREATE TABLE registries (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    address    TEXT    NOT NULL, -- host, port, folder
    login      TEXT    NOT NULL, -- the user's name; empty: none
    ca         TEXT    NOT NULL, -- authorities that are trusted besides the system's, in PEM
    proxy      TEXT    NOT NULL, -- URL; empty: that of the environment
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- Public keys. The private half of one that is our own is in the store of secrets of this computer.
CREATE TABLE signers (
    hint       TEXT    NOT NULL PRIMARY KEY, -- base 64 of the SHA-256 of the key
    name       TEXT    NOT NULL,
    pem        TEXT    NOT NULL,
    own        INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- What a registry had when it was looked at last, so that it can be browsed without a network. It can be fetched again at any time.
CREATE TABLE catalogue (
    registry_id TEXT    NOT NULL REFERENCES registries (id) ON DELETE CASCADE,
    template    TEXT    NOT NULL,
    content     TEXT    NOT NULL CHECK (json_valid(content)),
    seen_at     INTEGER NOT NULL,
    PRIMARY KEY (registry_id, template)
) STRICT;

-- What a process was published as last, and with what answers to the questions of publishing.
CREATE TABLE publications (
    process_id TEXT    NOT NULL PRIMARY KEY REFERENCES processes (id) ON DELETE CASCADE,
    content    TEXT    NOT NULL CHECK (json_valid(content)),
    updated_at INTEGER NOT NULL
) STRICT;

-- Where a process came from. `revision` is what was installed: a later one has changes of one's own.
CREATE TABLE installations (
    process_id TEXT    NOT NULL PRIMARY KEY REFERENCES processes (id) ON DELETE CASCADE,
    registry   TEXT    NOT NULL, -- its address; empty: from a file
    template   TEXT    NOT NULL,
    version    TEXT    NOT NULL,
    digest     TEXT    NOT NULL,
    channel    TEXT    NOT NULL, -- that is followed; empty: the newest release
    part       TEXT    NOT NULL, -- the process's file in the package
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX installations_by_template ON installations (template);
