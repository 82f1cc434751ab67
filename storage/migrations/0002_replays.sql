-- +goose Up
-- Of a run that plays one replication alone: which one, counted from 1. 0 is all of them.
ALTER TABLE runs ADD COLUMN replication INTEGER NOT NULL DEFAULT 0 CHECK (replication >= 0);
