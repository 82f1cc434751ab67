-- name: ListRegistries :many
SELECT * FROM registries ORDER BY name;

-- name: GetRegistry :one
SELECT * FROM registries WHERE id = sqlc.arg(id);

-- name: PutRegistry :one
INSERT INTO registries (id, name, address, login, ca, proxy, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(name), sqlc.arg(address), sqlc.arg(login), sqlc.arg(ca), sqlc.arg(proxy), sqlc.arg(now), sqlc.arg(now))
ON CONFLICT (id) DO UPDATE SET name = excluded.name, address = excluded.address, login = excluded.login, ca = excluded.ca,
    proxy = excluded.proxy, updated_at = excluded.updated_at
RETURNING *;

-- name: DeleteRegistry :execrows
DELETE FROM registries WHERE id = sqlc.arg(id);

-- name: ListSigners :many
SELECT * FROM signers ORDER BY name, hint;

-- name: PutSigner :exec
INSERT INTO signers (hint, name, pem, own, created_at) VALUES (sqlc.arg(hint), sqlc.arg(name), sqlc.arg(pem), sqlc.arg(own), sqlc.arg(now))
ON CONFLICT (hint) DO UPDATE SET name = excluded.name, own = max(own, excluded.own);

-- name: DeleteSigner :execrows
DELETE FROM signers WHERE hint = sqlc.arg(hint);

-- name: ListCatalogue :many
SELECT * FROM catalogue ORDER BY registry_id, template;

-- name: PutCatalogue :exec
INSERT INTO catalogue (registry_id, template, content, seen_at) VALUES (sqlc.arg(registry_id), sqlc.arg(template), sqlc.arg(content), sqlc.arg(now))
ON CONFLICT (registry_id, template) DO UPDATE SET content = excluded.content, seen_at = excluded.seen_at;

-- name: DeleteCatalogue :exec
DELETE FROM catalogue WHERE registry_id = sqlc.arg(registry_id) AND template = sqlc.arg(template);

-- name: GetPublication :one
SELECT * FROM publications WHERE process_id = sqlc.arg(process_id);

-- name: PutPublication :exec
INSERT INTO publications (process_id, content, updated_at) VALUES (sqlc.arg(process_id), sqlc.arg(content), sqlc.arg(now))
ON CONFLICT (process_id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at;

-- name: ListInstallations :many
SELECT i.*, p.name, p.project_id, p.revision AS latest FROM installations i JOIN processes p ON p.id = i.process_id
ORDER BY i.template, i.created_at, i.process_id;

-- name: PutInstallation :exec
INSERT INTO installations (process_id, registry, template, version, digest, channel, part, revision, created_at)
VALUES (sqlc.arg(process_id), sqlc.arg(registry), sqlc.arg(template), sqlc.arg(version), sqlc.arg(digest), sqlc.arg(channel), sqlc.arg(part), sqlc.arg(revision), sqlc.arg(now))
ON CONFLICT (process_id) DO UPDATE SET registry = excluded.registry, template = excluded.template, version = excluded.version, digest = excluded.digest,
    channel = excluded.channel, part = excluded.part, revision = excluded.revision, created_at = excluded.created_at;

-- name: FollowChannel :execrows
UPDATE installations SET channel = sqlc.arg(channel) WHERE process_id = sqlc.arg(process_id);
