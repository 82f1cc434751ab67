-- name: ListWaivers :many
SELECT * FROM waivers WHERE process_id = sqlc.arg(process_id) ORDER BY created_at, id;

-- name: InsertWaiver :one
INSERT INTO waivers (id, process_id, rule, element, reason, until, by_whom, created_at)
VALUES (sqlc.arg(id), sqlc.arg(process_id), sqlc.arg(rule), sqlc.arg(element), sqlc.arg(reason), sqlc.arg(until), sqlc.arg(by_whom), sqlc.arg(now))
RETURNING *;

-- name: DeleteWaiver :one
DELETE FROM waivers WHERE id = sqlc.arg(id) RETURNING process_id;
