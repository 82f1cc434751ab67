-- name: AddUser :execrows
INSERT INTO users (name, password, created_at) VALUES (sqlc.arg(name), sqlc.arg(password), sqlc.arg(now)) ON CONFLICT DO NOTHING;

-- name: SetPassword :execrows
UPDATE users SET password = sqlc.arg(password) WHERE name = sqlc.arg(name);

-- name: DeleteUser :execrows
DELETE FROM users WHERE name = sqlc.arg(name);

-- name: GetUser :one
SELECT * FROM users WHERE name = sqlc.arg(name);

-- name: ListUsers :many
SELECT name, created_at FROM users ORDER BY name;

-- name: AddGrant :exec
INSERT INTO grants (user, prefix, scope) VALUES (sqlc.arg(user), sqlc.arg(prefix), sqlc.arg(scope))
ON CONFLICT (user, prefix) DO UPDATE SET scope = excluded.scope;

-- name: DeleteGrants :exec
DELETE FROM grants WHERE user = sqlc.arg(user);

-- name: ListGrants :many
SELECT prefix, scope FROM grants WHERE user = sqlc.arg(user) ORDER BY prefix;

-- name: AddToken :exec
INSERT INTO tokens (id, user, hash, scope, note, created_at, expires_at)
VALUES (sqlc.arg(id), sqlc.arg(user), sqlc.arg(hash), sqlc.arg(scope), sqlc.arg(note), sqlc.arg(now), sqlc.arg(expires_at));

-- name: GetToken :one
SELECT id, user, scope, expires_at FROM tokens WHERE hash = sqlc.arg(hash);

-- name: ListTokens :many
SELECT id, user, scope, note, created_at, expires_at FROM tokens WHERE sqlc.arg(user) = '' OR user = sqlc.arg(user) ORDER BY user, created_at;

-- name: DeleteToken :one
DELETE FROM tokens WHERE id = sqlc.arg(id) RETURNING user;
