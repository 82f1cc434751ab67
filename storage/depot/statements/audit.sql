-- name: AddAudit :one
INSERT INTO audit (at, user, address, action, repo, tag, was, became, detail)
VALUES (sqlc.arg(at), sqlc.arg(user), sqlc.arg(address), sqlc.arg(action), sqlc.arg(repo), sqlc.arg(tag), sqlc.arg(was), sqlc.arg(became), sqlc.arg(detail))
RETURNING key;

-- name: AddEvent :exec
INSERT INTO outbox (audit, event, type) VALUES (sqlc.arg(audit), sqlc.arg(event), sqlc.arg(type));

-- name: ListAudit :many
SELECT * FROM audit WHERE key > sqlc.arg(after) AND at >= sqlc.arg(since) ORDER BY key LIMIT sqlc.arg(most);

-- name: ListMoves :many
-- What a tag has stood for, the newest first.
SELECT * FROM audit WHERE repo = sqlc.arg(repo) AND tag = sqlc.arg(tag) AND was <> became ORDER BY key DESC LIMIT sqlc.arg(most);
