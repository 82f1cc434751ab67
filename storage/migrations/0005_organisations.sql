-- +goose Up
-- Who works in the company, as a project knows it: units, roles, people, calendars. What was saved stays, one version per save.
CREATE TABLE organisations (
    project_id TEXT    NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    content    TEXT    NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (project_id, revision)
) STRICT;
