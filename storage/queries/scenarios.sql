-- name: ListScenarios :many
SELECT * FROM scenarios WHERE process_id = sqlc.arg(process_id) ORDER BY created_at, id;

-- name: GetScenario :one
SELECT * FROM scenarios WHERE id = sqlc.arg(id);

-- name: InsertScenario :one
INSERT INTO scenarios (id, process_id, name, revision, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(process_id), sqlc.arg(name), 1, sqlc.arg(now), sqlc.arg(now))
RETURNING *;

-- AdvanceScenario counts one save; an empty name keeps the old one. If another save came first, no
-- row comes back.
-- name: AdvanceScenario :one
UPDATE scenarios SET
    name = coalesce(nullif(CAST(sqlc.arg(name) AS TEXT), ''), name), revision = revision + 1, updated_at = sqlc.arg(now)
WHERE id = sqlc.arg(id) AND revision = sqlc.arg(expected)
RETURNING *;

-- name: DeleteScenario :execrows
DELETE FROM scenarios WHERE id = sqlc.arg(id);

-- name: ListScenarioVersions :many
SELECT revision, created_at, CAST(octet_length(content) AS INTEGER) AS bytes
FROM scenario_versions
WHERE scenario_id = sqlc.arg(scenario_id)
ORDER BY revision DESC;

-- name: GetScenarioVersion :one
SELECT * FROM scenario_versions WHERE scenario_id = sqlc.arg(scenario_id) AND revision = sqlc.arg(revision);

-- name: InsertScenarioVersion :exec
INSERT INTO scenario_versions (scenario_id, revision, created_at, content)
VALUES (sqlc.arg(scenario_id), sqlc.arg(revision), sqlc.arg(now), sqlc.arg(content));
