-- name: AddHook :exec
INSERT INTO hooks (id, url, secret, prefix, types, created_at, created_by)
VALUES (sqlc.arg(id), sqlc.arg(url), sqlc.arg(secret), sqlc.arg(prefix), sqlc.arg(types), sqlc.arg(now), sqlc.arg(by));

-- name: DeleteHook :execrows
DELETE FROM hooks WHERE id = sqlc.arg(id);

-- name: ListHooks :many
SELECT * FROM hooks ORDER BY created_at, id;

-- name: ListOutbox :many
SELECT o.event, sqlc.embed(a) FROM outbox o JOIN audit a ON a.key = o.audit ORDER BY o.audit LIMIT sqlc.arg(most);

-- name: DeleteFromOutbox :exec
DELETE FROM outbox WHERE audit = sqlc.arg(audit);

-- name: AddDelivery :exec
INSERT INTO deliveries (hook, audit, event, due_at) VALUES (sqlc.arg(hook), sqlc.arg(audit), sqlc.arg(event), sqlc.arg(now)) ON CONFLICT DO NOTHING;

-- name: ListDue :many
SELECT d.event, d.attempts, sqlc.embed(h), sqlc.embed(a)
FROM deliveries d JOIN hooks h ON h.id = d.hook JOIN audit a ON a.key = d.audit
WHERE d.failed_at IS NULL AND d.due_at <= sqlc.arg(now) ORDER BY d.audit, d.hook LIMIT sqlc.arg(most);

-- name: ListFailed :many
SELECT d.hook, d.event, d.attempts, d.failure, d.failed_at, sqlc.embed(a) FROM deliveries d JOIN audit a ON a.key = d.audit
WHERE d.failure <> '' ORDER BY d.audit DESC LIMIT sqlc.arg(most);

-- name: CountDeliveries :many
SELECT hook, CAST(sum(failed_at IS NULL) AS INTEGER) AS waiting, CAST(sum(failed_at IS NOT NULL) AS INTEGER) AS failed FROM deliveries GROUP BY hook;

-- name: Delivered :exec
DELETE FROM deliveries WHERE hook = sqlc.arg(hook) AND audit = sqlc.arg(audit);

-- name: PostponeDelivery :exec
UPDATE deliveries SET attempts = attempts + 1, failure = sqlc.arg(failure), due_at = sqlc.arg(due_at), failed_at = sqlc.narg(failed_at)
WHERE hook = sqlc.arg(hook) AND audit = sqlc.arg(audit);

-- name: RetryDeliveries :execrows
UPDATE deliveries SET attempts = 0, failed_at = NULL, due_at = sqlc.arg(now) WHERE hook = sqlc.arg(hook) AND failed_at IS NOT NULL;
