-- +goose Up
-- What is open and not saved: one row per document, and what it looked like after each of its last steps, so that steps
-- can be taken back after a restart too. `session` is the process that has it open (see session.go), `page` the page of
-- it. Nothing here refers to a process or project by key: unsaved work outlives what was deleted meanwhile.
CREATE TABLE journal (
    id                TEXT    NOT NULL PRIMARY KEY,
    session           TEXT    NOT NULL,
    page              TEXT    NOT NULL,
    kind              TEXT    NOT NULL CHECK (kind IN ('process', 'organisation')),
    project_id        TEXT    NOT NULL,
    process_id        TEXT    NOT NULL,
    revision          INTEGER NOT NULL,
    name              TEXT    NOT NULL,
    file              TEXT    NOT NULL,
    file_digest       TEXT    NOT NULL,
    scenario_id       TEXT    NOT NULL,
    scenario_name     TEXT    NOT NULL,
    scenario_revision INTEGER NOT NULL,
    content           TEXT    NOT NULL CHECK (content = '' OR json_valid(content)),
    position          INTEGER NOT NULL,
    saved             INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL
) STRICT;

-- The drawing is compressed (gzip) and comes last: listing steps then never reads it.
CREATE TABLE journal_steps (
    entry_id   TEXT    NOT NULL REFERENCES journal (id) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    label      TEXT    NOT NULL CHECK (json_valid(label)),
    created_at INTEGER NOT NULL,
    xml        BLOB    NOT NULL,
    PRIMARY KEY (entry_id, number)
) STRICT;
