-- +goose Up
-- A scenario that was made from another one of its process, and what it changes of it: a JSON merge patch. Its versions hold what the two
-- come to, so whoever reads a scenario reads it whole, and a scenario outlives the one that it was made from: then only this row goes.
-- `stranded` lists, as JSON pointers, what it changes of something that the other one has lost since.
CREATE TABLE scenario_bases (
    scenario_id TEXT NOT NULL PRIMARY KEY REFERENCES scenarios (id) ON DELETE CASCADE,
    base_id     TEXT NOT NULL REFERENCES scenarios (id) ON DELETE CASCADE CHECK (base_id <> scenario_id),
    changes     TEXT NOT NULL CHECK (json_valid(changes)),
    stranded    TEXT NOT NULL CHECK (json_valid(stranded))
) STRICT;
CREATE INDEX scenario_bases_by_base ON scenario_bases (base_id);
