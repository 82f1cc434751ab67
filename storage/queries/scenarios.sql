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

-- name: GetScenarioBase :one
SELECT * FROM scenario_bases WHERE scenario_id = sqlc.arg(scenario_id);

-- name: ListScenarioBases :many
SELECT b.scenario_id, b.base_id FROM scenario_bases b JOIN scenarios s ON s.id = b.scenario_id WHERE s.process_id = sqlc.arg(process_id);

-- name: ListDerivedScenarios :many
SELECT sqlc.embed(b), sqlc.embed(s), v.content
FROM scenario_bases b
JOIN scenarios s ON s.id = b.scenario_id
JOIN scenario_versions v ON v.scenario_id = s.id AND v.revision = s.revision
WHERE b.base_id = sqlc.arg(base_id)
ORDER BY s.created_at, s.id;

-- name: KeepScenarioBase :exec
INSERT INTO scenario_bases (scenario_id, base_id, changes, stranded)
VALUES (sqlc.arg(scenario_id), sqlc.arg(base_id), sqlc.arg(changes), sqlc.arg(stranded))
ON CONFLICT (scenario_id) DO UPDATE SET base_id = excluded.base_id, changes = excluded.changes, stranded = excluded.stranded;

-- name: DeleteScenarioBase :execrows
DELETE FROM scenario_bases WHERE scenario_id = sqlc.arg(scenario_id);

-- name: SettleScenarioBase :execrows
UPDATE scenario_bases SET stranded = '[]' WHERE scenario_id = sqlc.arg(scenario_id);
