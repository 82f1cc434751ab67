-- +goose Up

-- Times are milliseconds since 1970 in UTC. Ids are UUIDv7 in text form. The integer `key` exists
-- because the search tables refer to rows by number, and only a declared key survives a VACUUM.

CREATE TABLE projects (
    key        INTEGER NOT NULL PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- A process is a name and a current revision; what was drawn is in its versions, one per save.
CREATE TABLE processes (
    key        INTEGER NOT NULL PRIMARY KEY,
    id         TEXT    NOT NULL UNIQUE,
    project_id TEXT    NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX processes_by_project ON processes (project_id);

-- The drawing comes last: listing versions then never reads it.
CREATE TABLE process_versions (
    process_id TEXT    NOT NULL REFERENCES processes (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    xml        BLOB    NOT NULL,
    PRIMARY KEY (process_id, revision)
) STRICT;

CREATE TABLE scenarios (
    id         TEXT    NOT NULL PRIMARY KEY,
    process_id TEXT    NOT NULL REFERENCES processes (id) ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX scenarios_by_process ON scenarios (process_id);

CREATE TABLE scenario_versions (
    scenario_id TEXT    NOT NULL REFERENCES scenarios (id) ON DELETE CASCADE,
    revision    INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    content     TEXT    NOT NULL CHECK (json_valid(content)),
    PRIMARY KEY (scenario_id, revision)
) STRICT;

-- A run names the exact version it played, so that version cannot go while the run stays.
-- `seed` holds the 64 bits of an unsigned number, so a large one looks negative here.
-- `session` is the window or server that plays it; see session.go.
CREATE TABLE runs (
    id          TEXT    NOT NULL PRIMARY KEY,
    process_id  TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    seed        INTEGER NOT NULL,
    engine      TEXT    NOT NULL,
    status      TEXT    NOT NULL CHECK (status IN ('running', 'finished', 'cancelled', 'failed', 'interrupted')),
    session     TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    finished_at INTEGER,
    error       TEXT CHECK (error IS NULL OR json_valid(error)),
    scenario    TEXT    NOT NULL CHECK (json_valid(scenario)),
    report      TEXT CHECK (report IS NULL OR json_valid(report)),
    FOREIGN KEY (process_id, revision) REFERENCES process_versions (process_id, revision) ON DELETE CASCADE
) STRICT;
CREATE INDEX runs_by_process ON runs (process_id, revision);
CREATE INDEX runs_running ON runs (session) WHERE status = 'running';

CREATE TABLE settings (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Trigrams need no word boundaries, so a search finds any three characters in Chinese too.
CREATE VIRTUAL TABLE project_names USING fts5 (name, content = 'projects', content_rowid = 'key', tokenize = 'trigram');
CREATE VIRTUAL TABLE process_names USING fts5 (name, content = 'processes', content_rowid = 'key', tokenize = 'trigram');

-- +goose StatementBegin
CREATE TRIGGER projects_named AFTER INSERT ON projects BEGIN
    INSERT INTO project_names (rowid, name) VALUES (new.key, new.name);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER projects_renamed AFTER UPDATE OF name ON projects WHEN old.name <> new.name BEGIN
    INSERT INTO project_names (project_names, rowid, name) VALUES ('delete', old.key, old.name);
    INSERT INTO project_names (rowid, name) VALUES (new.key, new.name);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER projects_deleted AFTER DELETE ON projects BEGIN
    INSERT INTO project_names (project_names, rowid, name) VALUES ('delete', old.key, old.name);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER processes_named AFTER INSERT ON processes BEGIN
    INSERT INTO process_names (rowid, name) VALUES (new.key, new.name);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER processes_renamed AFTER UPDATE OF name ON processes WHEN old.name <> new.name BEGIN
    INSERT INTO process_names (process_names, rowid, name) VALUES ('delete', old.key, old.name);
    INSERT INTO process_names (rowid, name) VALUES (new.key, new.name);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER processes_deleted AFTER DELETE ON processes BEGIN
    INSERT INTO process_names (process_names, rowid, name) VALUES ('delete', old.key, old.name);
END;
-- +goose StatementEnd
