-- +goose Up

-- Times are milliseconds since 1970 in UTC. A repository is named by its path, content by its digest: "sha256:" and 64 hexadecimal digits.

CREATE TABLE repos (
    name       TEXT    NOT NULL PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What lies in the folder "blobs". `touched_at` is when it was pushed or asked for last by somebody who is about to push: what nothing refers
-- to is swept a while after that.
CREATE TABLE blobs (
    digest     TEXT    NOT NULL PRIMARY KEY,
    size       INTEGER NOT NULL,
    touched_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A blob is seen in the repositories into which it was pushed or mounted, and in no other.
CREATE TABLE repo_blobs (
    repo   TEXT NOT NULL REFERENCES repos (name),
    digest TEXT NOT NULL REFERENCES blobs (digest),
    PRIMARY KEY (repo, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX repo_blobs_by_digest ON repo_blobs (digest);

-- `subject` is what a signature or a plan refers to; it may come later, or never. `state` is that of a template package, and empty for
-- anything else. `tagged` stays once a tag has stood for the manifest: a channel that was moved on can be moved back.
CREATE TABLE manifests (
    key           INTEGER NOT NULL PRIMARY KEY,
    repo          TEXT    NOT NULL REFERENCES repos (name),
    digest        TEXT    NOT NULL,
    media_type    TEXT    NOT NULL,
    artifact_type TEXT    NOT NULL,
    annotations   TEXT    NOT NULL CHECK (json_valid(annotations)),
    subject       TEXT,
    state         TEXT    NOT NULL CHECK (state IN ('', 'draft', 'released')),
    size          INTEGER NOT NULL,
    tagged        INTEGER NOT NULL DEFAULT 0,
    pushed_at     INTEGER NOT NULL,
    pushed_by     TEXT    NOT NULL,
    content       BLOB    NOT NULL,
    UNIQUE (repo, digest)
) STRICT;
CREATE INDEX manifests_by_subject ON manifests (repo, subject) WHERE subject IS NOT NULL;

-- What a manifest is made of: blobs, and for an index other manifests.
CREATE TABLE manifest_parts (
    manifest    INTEGER NOT NULL REFERENCES manifests (key) ON DELETE CASCADE,
    digest      TEXT    NOT NULL,
    is_manifest INTEGER NOT NULL,
    PRIMARY KEY (manifest, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX manifest_parts_by_digest ON manifest_parts (digest);

CREATE VIEW referrers AS
    SELECT repo, subject, digest, media_type, artifact_type, annotations, size, pushed_at, pushed_by FROM manifests WHERE subject IS NOT NULL;

CREATE TABLE tags (
    repo     TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    digest   TEXT    NOT NULL,
    moved_at INTEGER NOT NULL,
    moved_by TEXT    NOT NULL,
    PRIMARY KEY (repo, name),
    FOREIGN KEY (repo, digest) REFERENCES manifests (repo, digest)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_digest ON tags (repo, digest);

-- Every version that was ever published, by its tag. A row is never removed, so that a version means the same for ever, even when what it
-- stood for was deleted.
CREATE TABLE versions (
    repo         TEXT    NOT NULL REFERENCES repos (name),
    tag          TEXT    NOT NULL,
    digest       TEXT    NOT NULL,
    published_at INTEGER NOT NULL,
    published_by TEXT    NOT NULL,
    withdrawn_at INTEGER,
    withdrawn_by TEXT,
    reason       TEXT,
    PRIMARY KEY (repo, tag)
) STRICT, WITHOUT ROWID;

-- A tag that is no version is a channel.
CREATE VIEW channels AS
    SELECT t.repo, t.name, t.digest, t.moved_at, t.moved_by FROM tags t
    WHERE NOT EXISTS (SELECT 1 FROM versions v WHERE v.repo = t.repo AND v.tag = t.name);

-- `revision` counts the changes, so that two who change one rollout at a time notice. One is open per channel.
CREATE TABLE rollouts (
    id         TEXT    NOT NULL PRIMARY KEY,
    repo       TEXT    NOT NULL REFERENCES repos (name),
    channel    TEXT    NOT NULL,
    plan       TEXT    NOT NULL CHECK (json_valid(plan)),
    state      TEXT    NOT NULL CHECK (json_valid(state)),
    revision   INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    ended_at   INTEGER
) STRICT;
CREATE UNIQUE INDEX rollouts_open ON rollouts (repo, channel) WHERE ended_at IS NULL;

CREATE TABLE users (
    name       TEXT    NOT NULL PRIMARY KEY,
    password   TEXT    NOT NULL, -- bcrypt
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a user may do in the repositories under a prefix, which is empty for all of them.
CREATE TABLE grants (
    user   TEXT NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    prefix TEXT NOT NULL,
    scope  TEXT NOT NULL CHECK (scope IN ('read', 'publish', 'release', 'admin')),
    PRIMARY KEY (user, prefix)
) STRICT, WITHOUT ROWID;

-- A token stands for a user's password in a program. It can do no more than `scope`, and only its hash is kept.
CREATE TABLE tokens (
    id         TEXT    NOT NULL PRIMARY KEY,
    user       TEXT    NOT NULL REFERENCES users (name) ON DELETE CASCADE,
    hash       BLOB    NOT NULL UNIQUE, -- SHA-256
    scope      TEXT    NOT NULL CHECK (scope IN ('read', 'publish', 'release', 'admin')),
    note       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what, when and from where. `was` and `became` are the digests that a tag stood for, empty where there is none.
CREATE TABLE audit (
    key     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at      INTEGER NOT NULL,
    user    TEXT    NOT NULL,
    address TEXT    NOT NULL,
    action  TEXT    NOT NULL,
    repo    TEXT    NOT NULL,
    tag     TEXT    NOT NULL,
    was     TEXT    NOT NULL,
    became  TEXT    NOT NULL,
    detail  TEXT    NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX audit_by_tag ON audit (repo, tag, key) WHERE tag <> '';

-- +goose StatementBegin
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit log is only ever added to');
END;
-- +goose StatementEnd

-- What has to be told to others: one row for an entry of the audit log, until everybody was told.
CREATE TABLE outbox (
    audit INTEGER NOT NULL PRIMARY KEY REFERENCES audit (key),
    event TEXT    NOT NULL UNIQUE, -- UUIDv7
    type  TEXT    NOT NULL
) STRICT;
