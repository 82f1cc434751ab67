-- +goose Up
-- Cases that people have walked by hand, kept as tests of a process. `content` is the walk as JSON. They are of the process and not
-- of one of its revisions: the next one has to pass them too.
CREATE TABLE walks (
    id         TEXT    NOT NULL PRIMARY KEY,
    process_id TEXT    NOT NULL REFERENCES processes (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    content    TEXT    NOT NULL CHECK (json_valid(content)),
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX walks_by_process ON walks (process_id);
