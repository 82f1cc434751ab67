-- name: ListProcesses :many
SELECT * FROM processes WHERE project_id = sqlc.arg(project_id) ORDER BY updated_at DESC, id DESC;

-- name: GetProcess :one
SELECT * FROM processes WHERE id = sqlc.arg(id);

-- name: InsertProcess :one
INSERT INTO processes (id, project_id, name, revision, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(project_id), sqlc.arg(name), 1, sqlc.arg(now), sqlc.arg(now))
RETURNING *;

-- AdvanceProcess counts one save; an empty name keeps the old one. If another save came first, no
-- row comes back.
-- name: AdvanceProcess :one
UPDATE processes SET
    name = coalesce(nullif(CAST(sqlc.arg(name) AS TEXT), ''), name), revision = revision + 1, updated_at = sqlc.arg(now)
WHERE id = sqlc.arg(id) AND revision = sqlc.arg(expected)
RETURNING *;

-- name: RenameProcess :one
UPDATE processes SET name = sqlc.arg(name), updated_at = sqlc.arg(now) WHERE id = sqlc.arg(id) RETURNING *;

-- name: DeleteProcess :one
DELETE FROM processes WHERE id = sqlc.arg(id) RETURNING project_id;

-- name: ListProcessVersions :many
SELECT revision, created_at, CAST(length(xml) AS INTEGER) AS bytes
FROM process_versions
WHERE process_id = sqlc.arg(process_id)
ORDER BY revision DESC;

-- name: GetProcessVersion :one
SELECT * FROM process_versions WHERE process_id = sqlc.arg(process_id) AND revision = sqlc.arg(revision);

-- name: InsertProcessVersion :exec
INSERT INTO process_versions (process_id, revision, created_at, xml)
VALUES (sqlc.arg(process_id), sqlc.arg(revision), sqlc.arg(now), sqlc.arg(xml));
