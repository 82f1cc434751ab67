-- name: SweepManifests :many
-- Never tagged, part of no index, refers to nothing that is kept, and old.
DELETE FROM manifests WHERE manifests.tagged = 0 AND manifests.pushed_at < sqlc.arg(before)
    AND NOT EXISTS (SELECT 1 FROM manifest_parts p JOIN manifests i ON i.key = p.manifest WHERE i.repo = manifests.repo AND p.digest = manifests.digest AND p.is_manifest = 1)
    AND NOT EXISTS (SELECT 1 FROM manifests s WHERE s.repo = manifests.repo AND s.digest = manifests.subject)
    RETURNING repo, digest;

-- name: SweepLinks :execrows
DELETE FROM repo_blobs WHERE digest IN (SELECT b.digest FROM blobs b WHERE b.touched_at < sqlc.arg(before))
    AND NOT EXISTS (SELECT 1 FROM manifest_parts p JOIN manifests m ON m.key = p.manifest WHERE m.repo = repo_blobs.repo AND p.digest = repo_blobs.digest AND p.is_manifest = 0);

-- name: SweepBlobs :many
DELETE FROM blobs WHERE blobs.touched_at < sqlc.arg(before) AND NOT EXISTS (SELECT 1 FROM repo_blobs r WHERE r.digest = blobs.digest)
    RETURNING digest, size;

-- name: HasBlob :one
SELECT EXISTS (SELECT 1 FROM blobs WHERE digest = sqlc.arg(digest)) AS has;

-- name: ListBlobs :many
SELECT digest, size FROM blobs WHERE digest > sqlc.arg(after) ORDER BY digest LIMIT 1000;

-- name: ListManifestContents :many
SELECT key, repo, digest, content FROM manifests WHERE key > sqlc.arg(after) ORDER BY key LIMIT 200;

-- name: ListMissingParts :many
SELECT m.repo, m.digest AS manifest, p.digest FROM manifest_parts p JOIN manifests m ON m.key = p.manifest
WHERE (p.is_manifest = 0 AND NOT EXISTS (SELECT 1 FROM repo_blobs r WHERE r.repo = m.repo AND r.digest = p.digest))
    OR (p.is_manifest = 1 AND NOT EXISTS (SELECT 1 FROM manifests o WHERE o.repo = m.repo AND o.digest = p.digest));
