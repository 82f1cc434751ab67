-- name: ListProjects :many
SELECT projects.id, projects.name, projects.created_at, projects.updated_at, count(processes.id) AS processes
FROM projects
LEFT JOIN processes ON processes.project_id = projects.id
GROUP BY projects.key
ORDER BY projects.updated_at DESC, projects.id DESC;

-- name: GetProject :one
SELECT projects.id, projects.name, projects.created_at, projects.updated_at, count(processes.id) AS processes
FROM projects
LEFT JOIN processes ON processes.project_id = projects.id
WHERE projects.id = sqlc.arg(id)
GROUP BY projects.key;

-- name: InsertProject :exec
INSERT INTO projects (id, name, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(name), sqlc.arg(now), sqlc.arg(now));

-- name: RenameProject :execrows
UPDATE projects SET name = sqlc.arg(name), updated_at = sqlc.arg(now) WHERE id = sqlc.arg(id);

-- name: TouchProject :execrows
UPDATE projects SET updated_at = sqlc.arg(now) WHERE id = sqlc.arg(id);

-- name: DeleteProject :execrows
DELETE FROM projects WHERE id = sqlc.arg(id);
