-- +goose Up
-- A finding of the checker that is known and borne: by which rule, where, why and until when. The rule and the element
-- are the checker's and the drawing's own ids; an empty element stands for the whole process, an empty day for good.
CREATE TABLE waivers (
    id         TEXT    NOT NULL PRIMARY KEY,
    process_id TEXT    NOT NULL REFERENCES processes (id) ON DELETE CASCADE,
    rule       TEXT    NOT NULL,
    element    TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    until      TEXT    NOT NULL,
    by_whom    TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX waivers_by_process ON waivers (process_id);
