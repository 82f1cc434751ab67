-- +goose Up
-- What people call a version of a process, and what a version brings back. A version that nobody has
-- named and that brings nothing back has no row here.
CREATE TABLE version_names (
    process_id TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    name       TEXT    NOT NULL, -- empty: none
    note       TEXT    NOT NULL,
    by_whom    TEXT    NOT NULL,
    source     INTEGER NOT NULL, -- the revision that was brought back; 0: none
    created_at INTEGER NOT NULL,
    PRIMARY KEY (process_id, revision),
    FOREIGN KEY (process_id, revision) REFERENCES process_versions (process_id, revision) ON DELETE CASCADE
) STRICT;
