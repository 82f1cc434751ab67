-- +goose Up

-- Addresses of others who want to be told what happens. `types` is a JSON list of actions, empty for all of them; `prefix` as in grants.
CREATE TABLE hooks (
    id         TEXT    NOT NULL PRIMARY KEY,
    url        TEXT    NOT NULL,
    secret     TEXT    NOT NULL, -- signs what is sent; the receiver has it, too
    prefix     TEXT    NOT NULL,
    types      TEXT    NOT NULL CHECK (json_valid(types)),
    created_at INTEGER NOT NULL,
    created_by TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What one of them is still to be told, or could not be told. What arrived has no row any more.
CREATE TABLE deliveries (
    hook      TEXT    NOT NULL REFERENCES hooks (id) ON DELETE CASCADE,
    audit     INTEGER NOT NULL REFERENCES audit (key),
    event     TEXT    NOT NULL, -- UUIDv7: the same for every hook and every attempt
    attempts  INTEGER NOT NULL DEFAULT 0,
    due_at    INTEGER NOT NULL,
    failure   TEXT    NOT NULL DEFAULT '', -- why the last attempt failed
    failed_at INTEGER,                     -- when it was given up
    PRIMARY KEY (hook, audit)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE failed_at IS NULL;
