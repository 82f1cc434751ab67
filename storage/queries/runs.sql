-- name: ListRuns :many
SELECT id, process_id, revision, seed, engine, status, session, created_at, finished_at, error, replication, kind,
    CAST(COALESCE(json_extract(scenario, '$.name'), '') AS TEXT) AS name
FROM runs
WHERE process_id = sqlc.arg(process_id) AND kind = 'simulation'
ORDER BY created_at DESC, id DESC;

-- name: ListExperiments :many
SELECT id, process_id, revision, seed, engine, status, session, created_at, finished_at, error, replication, kind,
    CAST('' AS TEXT) AS name
FROM runs
WHERE process_id = sqlc.arg(process_id) AND kind <> 'simulation'
ORDER BY created_at DESC, id DESC;

-- name: GetRun :one
SELECT * FROM runs WHERE id = sqlc.arg(id);

-- name: InsertRun :one
INSERT INTO runs (id, process_id, revision, seed, engine, status, session, created_at, scenario, replication, kind)
VALUES (sqlc.arg(id), sqlc.arg(process_id), sqlc.arg(revision), sqlc.arg(seed), sqlc.arg(engine), 'running',
        sqlc.arg(session), sqlc.arg(now), sqlc.arg(scenario), sqlc.arg(replication), sqlc.arg(kind))
RETURNING *;

-- name: EndRun :one
UPDATE runs SET status = sqlc.arg(status), report = sqlc.arg(report), error = sqlc.arg(error), finished_at = sqlc.arg(now)
WHERE id = sqlc.arg(id)
RETURNING *;

-- name: DeleteRun :execrows
DELETE FROM runs WHERE id = sqlc.arg(id);

-- name: ListRunningSessions :many
SELECT DISTINCT session FROM runs WHERE status = 'running' ORDER BY session;

-- name: InterruptRuns :many
UPDATE runs SET status = 'interrupted', finished_at = sqlc.arg(now)
WHERE status = 'running' AND session = sqlc.arg(session)
RETURNING id;
