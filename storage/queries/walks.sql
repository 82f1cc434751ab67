-- name: ListWalks :many
SELECT * FROM walks WHERE process_id = sqlc.arg(process_id) ORDER BY created_at, id;

-- name: GetWalk :one
SELECT * FROM walks WHERE id = sqlc.arg(id);

-- name: InsertWalk :one
INSERT INTO walks (id, process_id, name, content, revision, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(process_id), sqlc.arg(name), sqlc.arg(content), 1, sqlc.arg(now), sqlc.arg(now))
RETURNING *;

-- AdvanceWalk counts one save. If another save came first, no row comes back.
-- name: AdvanceWalk :one
UPDATE walks SET name = sqlc.arg(name), content = sqlc.arg(content), revision = revision + 1, updated_at = sqlc.arg(now)
WHERE id = sqlc.arg(id) AND revision = sqlc.arg(expected)
RETURNING *;

-- name: DeleteWalk :one
DELETE FROM walks WHERE id = sqlc.arg(id) RETURNING process_id;
