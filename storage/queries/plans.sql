-- name: GetPlan :one
SELECT * FROM plans WHERE process_id = sqlc.arg(process_id);

-- InsertPlan keeps the first plan of a process. If there is one already, no row comes back.
-- name: InsertPlan :one
INSERT INTO plans (process_id, revision, content, updated_at)
VALUES (sqlc.arg(process_id), 1, sqlc.arg(content), sqlc.arg(now))
ON CONFLICT (process_id) DO NOTHING
RETURNING *;

-- AdvancePlan counts one save. If another save came first, no row comes back.
-- name: AdvancePlan :one
UPDATE plans SET revision = revision + 1, content = sqlc.arg(content), updated_at = sqlc.arg(now)
WHERE process_id = sqlc.arg(process_id) AND revision = sqlc.arg(expected)
RETURNING *;
