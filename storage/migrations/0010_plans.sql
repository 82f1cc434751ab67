-- +goose Up
-- What people plan to invest in a process, as JSON: the money that no comparison of scenarios knows. A process that nobody has
-- planned for has no row here.
CREATE TABLE plans (
    process_id TEXT    NOT NULL PRIMARY KEY REFERENCES processes (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL, -- counts the saves, from 1
    content    TEXT    NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
