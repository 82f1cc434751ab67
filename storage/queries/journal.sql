-- name: ListEntries :many
SELECT * FROM journal ORDER BY updated_at DESC, id;

-- name: GetEntry :one
SELECT * FROM journal WHERE id = sqlc.arg(id);

-- PutEntry makes or changes an entry. If another session or page has it, no row comes back.
-- name: PutEntry :one
INSERT INTO journal (id, session, page, kind, project_id, process_id, revision, name, file, file_digest,
    scenario_id, scenario_name, scenario_revision, content, position, saved, created_at, updated_at)
VALUES (sqlc.arg(id), sqlc.arg(session), sqlc.arg(page), sqlc.arg(kind), sqlc.arg(project_id), sqlc.arg(process_id),
    sqlc.arg(revision), sqlc.arg(name), sqlc.arg(file), sqlc.arg(file_digest), sqlc.arg(scenario_id), sqlc.arg(scenario_name),
    sqlc.arg(scenario_revision), sqlc.arg(content), sqlc.arg(position), sqlc.arg(saved), sqlc.arg(now), sqlc.arg(now))
ON CONFLICT (id) DO UPDATE SET
    project_id = excluded.project_id, process_id = excluded.process_id, revision = excluded.revision, name = excluded.name,
    file = excluded.file, file_digest = excluded.file_digest, scenario_id = excluded.scenario_id,
    scenario_name = excluded.scenario_name, scenario_revision = excluded.scenario_revision, content = excluded.content,
    position = excluded.position, saved = excluded.saved, updated_at = excluded.updated_at
WHERE journal.session = excluded.session AND journal.page = excluded.page
RETURNING *;

-- name: AdoptEntry :one
UPDATE journal SET session = sqlc.arg(session), page = sqlc.arg(page)
WHERE id = sqlc.arg(id) AND session = sqlc.arg(owner) AND page = sqlc.arg(owner_page)
RETURNING *;

-- name: DeleteEntry :execrows
DELETE FROM journal WHERE id = sqlc.arg(id) AND session = sqlc.arg(session) AND page = sqlc.arg(page);

-- name: PutEntryStep :exec
INSERT INTO journal_steps (entry_id, number, label, created_at, xml)
VALUES (sqlc.arg(entry_id), sqlc.arg(number), sqlc.arg(label), sqlc.arg(created_at), sqlc.arg(xml))
ON CONFLICT (entry_id, number) DO UPDATE SET label = excluded.label, created_at = excluded.created_at, xml = excluded.xml;

-- name: ListStepNumbers :many
SELECT number FROM journal_steps WHERE entry_id = sqlc.arg(entry_id) ORDER BY number;

-- name: DeleteEntryStep :exec
DELETE FROM journal_steps WHERE entry_id = sqlc.arg(entry_id) AND number = sqlc.arg(number);

-- name: ListEntrySteps :many
SELECT * FROM journal_steps WHERE entry_id = sqlc.arg(entry_id) ORDER BY number;
