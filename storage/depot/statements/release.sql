-- name: ListVersions :many
SELECT v.*, CAST(coalesce(m.state, '') AS TEXT) AS state, CAST(m.key IS NOT NULL AS INTEGER) AS present FROM versions v
LEFT JOIN manifests m ON m.repo = v.repo AND m.digest = v.digest WHERE v.repo = sqlc.arg(repo);

-- name: GetVersionOf :one
-- Which version a digest is; the first where several stand for the same content.
SELECT * FROM versions WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest) ORDER BY published_at, tag LIMIT 1;

-- name: WithdrawVersion :execrows
UPDATE versions SET withdrawn_at = sqlc.arg(now), withdrawn_by = sqlc.arg(by), reason = sqlc.arg(reason)
WHERE repo = sqlc.arg(repo) AND tag = sqlc.arg(tag) AND withdrawn_at IS NULL;

-- name: ListChannels :many
SELECT c.*, CAST(coalesce((SELECT v.tag FROM versions v WHERE v.repo = c.repo AND v.digest = c.digest ORDER BY v.published_at, v.tag LIMIT 1), '') AS TEXT) AS version
FROM channels c WHERE c.repo = sqlc.arg(repo) ORDER BY c.name;

-- name: AddRollout :exec
INSERT INTO rollouts (id, repo, channel, plan, state, revision, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(repo), sqlc.arg(channel), sqlc.arg(plan), sqlc.arg(state), 1, sqlc.arg(now), sqlc.arg(now));

-- name: GetRollout :one
SELECT * FROM rollouts WHERE id = sqlc.arg(id);

-- name: GetOpenRollout :one
SELECT * FROM rollouts WHERE repo = sqlc.arg(repo) AND channel = sqlc.arg(channel) AND ended_at IS NULL;

-- name: ListRollouts :many
SELECT * FROM rollouts WHERE (sqlc.arg(repo) = '' OR repo = sqlc.arg(repo)) AND (sqlc.arg(channel) = '' OR channel = sqlc.arg(channel)) ORDER BY created_at DESC, id DESC;

-- name: PutRollout :execrows
UPDATE rollouts SET state = sqlc.arg(state), revision = revision + 1, updated_at = sqlc.arg(now), ended_at = sqlc.narg(ended_at)
WHERE id = sqlc.arg(id) AND revision = sqlc.arg(revision);
