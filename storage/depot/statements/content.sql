-- name: AddRepo :exec
INSERT INTO repos (name, created_at) VALUES (sqlc.arg(name), sqlc.arg(now)) ON CONFLICT DO NOTHING;

-- name: HasRepo :one
SELECT EXISTS (SELECT 1 FROM repos WHERE name = sqlc.arg(name)) AS has;

-- name: ListRepos :many
SELECT name FROM repos WHERE name > sqlc.arg(after) ORDER BY name;

-- name: TouchBlob :execrows
UPDATE blobs SET touched_at = max(touched_at, sqlc.arg(now)) WHERE digest = sqlc.arg(digest);

-- name: AddBlob :exec
INSERT INTO blobs (digest, size, touched_at) VALUES (sqlc.arg(digest), sqlc.arg(size), sqlc.arg(now))
ON CONFLICT (digest) DO UPDATE SET touched_at = excluded.touched_at;

-- name: AddSmall :exec
INSERT INTO small_blobs (digest, content) VALUES (sqlc.arg(digest), sqlc.arg(content)) ON CONFLICT DO NOTHING;

-- name: GetSmall :one
SELECT content FROM small_blobs WHERE digest = sqlc.arg(digest);

-- name: LinkBlob :exec
INSERT INTO repo_blobs (repo, digest) VALUES (sqlc.arg(repo), sqlc.arg(digest)) ON CONFLICT DO NOTHING;

-- name: UnlinkBlob :execrows
DELETE FROM repo_blobs WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest);

-- name: GetBlob :one
SELECT b.size, b.touched_at FROM repo_blobs r JOIN blobs b ON b.digest = r.digest WHERE r.repo = sqlc.arg(repo) AND r.digest = sqlc.arg(digest);

-- name: IsBlobUsed :one
SELECT EXISTS (SELECT 1 FROM manifest_parts p JOIN manifests m ON m.key = p.manifest
    WHERE m.repo = sqlc.arg(repo) AND p.digest = sqlc.arg(digest) AND p.is_manifest = 0) AS used;

-- name: AddManifest :one
INSERT INTO manifests (repo, digest, media_type, artifact_type, annotations, subject, state, size, pushed_at, pushed_by, content)
VALUES (sqlc.arg(repo), sqlc.arg(digest), sqlc.arg(media_type), sqlc.arg(artifact_type), sqlc.arg(annotations), sqlc.arg(subject), sqlc.arg(state), sqlc.arg(size), sqlc.arg(now), sqlc.arg(by), sqlc.arg(content))
RETURNING key;

-- name: AddPart :exec
INSERT INTO manifest_parts (manifest, digest, is_manifest) VALUES (sqlc.arg(manifest), sqlc.arg(digest), sqlc.arg(is_manifest)) ON CONFLICT DO NOTHING;

-- name: GetManifest :one
SELECT digest, media_type, state, size, content FROM manifests WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest);

-- name: GetManifestHead :one
SELECT digest, media_type, artifact_type, subject, state, size FROM manifests WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest);

-- name: IsManifestPart :one
SELECT EXISTS (SELECT 1 FROM manifest_parts p JOIN manifests m ON m.key = p.manifest
    WHERE m.repo = sqlc.arg(repo) AND p.digest = sqlc.arg(digest) AND p.is_manifest = 1) AS used;

-- name: MarkTagged :exec
UPDATE manifests SET tagged = 1 WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest) AND tagged = 0;

-- name: DeleteManifest :execrows
DELETE FROM manifests WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest);

-- name: ListReferrers :many
SELECT digest, media_type, artifact_type, annotations, size FROM referrers
WHERE repo = sqlc.arg(repo) AND subject = sqlc.arg(subject) AND (sqlc.arg(artifact_type) = '' OR artifact_type = sqlc.arg(artifact_type))
ORDER BY pushed_at, digest;

-- name: GetTag :one
SELECT digest FROM tags WHERE repo = sqlc.arg(repo) AND name = sqlc.arg(name);

-- name: PutTag :exec
INSERT INTO tags (repo, name, digest, moved_at, moved_by) VALUES (sqlc.arg(repo), sqlc.arg(name), sqlc.arg(digest), sqlc.arg(now), sqlc.arg(by))
ON CONFLICT (repo, name) DO UPDATE SET digest = excluded.digest, moved_at = excluded.moved_at, moved_by = excluded.moved_by;

-- name: DeleteTag :execrows
DELETE FROM tags WHERE repo = sqlc.arg(repo) AND name = sqlc.arg(name);

-- name: ListTags :many
SELECT name FROM tags WHERE repo = sqlc.arg(repo) AND name > sqlc.arg(after) ORDER BY name;

-- name: ListTagsOf :many
SELECT name FROM tags WHERE repo = sqlc.arg(repo) AND digest = sqlc.arg(digest) ORDER BY name;

-- name: GetVersion :one
SELECT * FROM versions WHERE repo = sqlc.arg(repo) AND tag = sqlc.arg(tag);

-- name: AddVersion :exec
INSERT INTO versions (repo, tag, digest, published_at, published_by) VALUES (sqlc.arg(repo), sqlc.arg(tag), sqlc.arg(digest), sqlc.arg(now), sqlc.arg(by))
ON CONFLICT DO NOTHING;

-- name: CountContent :one
SELECT (SELECT count(*) FROM repos) AS repos, (SELECT count(*) FROM manifests) AS manifests, (SELECT count(*) FROM tags) AS tags,
    (SELECT count(*) FROM blobs) AS blobs, CAST((SELECT coalesce(sum(size), 0) FROM blobs) AS INTEGER) AS bytes;
