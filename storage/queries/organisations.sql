-- name: GetOrganisation :one
SELECT * FROM organisations WHERE project_id = sqlc.arg(project_id) ORDER BY revision DESC LIMIT 1;

-- InsertOrganisation counts one save. If another save came first, or the project is not there, no row comes back.
-- name: InsertOrganisation :one
INSERT INTO organisations (project_id, revision, created_at, content)
SELECT p.id, CAST(sqlc.arg(expected) AS INTEGER) + 1, sqlc.arg(now), sqlc.arg(content)
FROM projects AS p
WHERE p.id = sqlc.arg(project_id)
    AND coalesce((SELECT max(o.revision) FROM organisations AS o WHERE o.project_id = p.id), 0) = CAST(sqlc.arg(expected) AS INTEGER)
RETURNING *;
