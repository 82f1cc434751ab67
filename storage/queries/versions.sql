-- ListVersions never reads a drawing.
-- name: ListVersions :many
SELECT v.revision, v.created_at, CAST(length(v.xml) AS INTEGER) AS bytes,
    coalesce(n.name, '') AS name, coalesce(n.note, '') AS note, coalesce(n.by_whom, '') AS by_whom, CAST(coalesce(n.source, 0) AS INTEGER) AS source,
    (SELECT count(*) FROM runs AS r WHERE r.process_id = v.process_id AND r.revision = v.revision) AS runs
FROM process_versions AS v LEFT JOIN version_names AS n ON n.process_id = v.process_id AND n.revision = v.revision
WHERE v.process_id = sqlc.arg(process_id)
ORDER BY v.revision DESC;

-- NameVersion keeps what a version brings back. Where there is no such version, its foreign key refuses it.
-- name: NameVersion :exec
INSERT INTO version_names (process_id, revision, name, note, by_whom, source, created_at)
VALUES (sqlc.arg(process_id), sqlc.arg(revision), sqlc.arg(name), sqlc.arg(note), sqlc.arg(by_whom), sqlc.arg(source), sqlc.arg(now))
ON CONFLICT (process_id, revision) DO UPDATE SET name = excluded.name, note = excluded.note, by_whom = excluded.by_whom, created_at = excluded.created_at;

-- UnnameVersion forgets what a version is called; what it brings back stays.
-- name: UnnameVersion :exec
UPDATE version_names SET name = '', note = '', by_whom = '' WHERE process_id = sqlc.arg(process_id) AND revision = sqlc.arg(revision);

-- name: OrganisationAsOf :one
SELECT * FROM organisations WHERE project_id = sqlc.arg(project_id) AND created_at < sqlc.arg(moment) ORDER BY revision DESC LIMIT 1;

-- ScenariosAsOf are the scenarios of a process that are there today, each as it had been saved last at some moment.
-- name: ScenariosAsOf :many
SELECT s.id, s.name, v.revision, v.content
FROM scenarios AS s JOIN scenario_versions AS v ON v.scenario_id = s.id
WHERE s.process_id = sqlc.arg(process_id)
    AND v.revision = (SELECT max(w.revision) FROM scenario_versions AS w WHERE w.scenario_id = s.id AND w.created_at < sqlc.arg(moment))
ORDER BY s.created_at, s.id;
