-- name: ListPassages :many
SELECT key, element, kind, name, field, text FROM passages WHERE process_id = sqlc.arg(process_id) ORDER BY key;

-- name: InsertPassage :exec
INSERT INTO passages (process_id, element, kind, name, field, text, spaced)
VALUES (sqlc.arg(process_id), sqlc.arg(element), sqlc.arg(kind), sqlc.arg(name), sqlc.arg(field), sqlc.arg(text), sqlc.arg(spaced));

-- name: DeletePassage :exec
DELETE FROM passages WHERE key = sqlc.arg(key);

-- name: PutPassagesRead :exec
INSERT INTO passages_read (process_id, revision) VALUES (sqlc.arg(process_id), sqlc.arg(revision))
ON CONFLICT (process_id) DO UPDATE SET revision = excluded.revision;

-- ListUnread is some of the processes whose passages are not those of their current revision.
-- name: ListUnread :many
SELECT processes.id, processes.revision
FROM processes
LEFT JOIN passages_read ON passages_read.process_id = processes.id
WHERE passages_read.revision IS NULL OR passages_read.revision <> processes.revision
LIMIT sqlc.arg(most);

-- SearchPassages finds passages by `phrase`, a full-text query whose words have three characters or more, and `words`, a
-- JSON list of the shorter ones. Of very many, only those written last are put in order: names first, short before long.
-- name: SearchPassages :many
SELECT passages.process_id, passages.element, passages.kind, passages.name, passages.field, passages.text,
    processes.name AS process_name, processes.project_id, projects.name AS project_name
FROM passages
JOIN processes ON processes.id = passages.process_id
JOIN projects ON projects.id = processes.project_id
WHERE passages.key IN (SELECT rowid FROM passage_texts WHERE passage_texts.text MATCH sqlc.arg(phrase) ORDER BY rowid DESC LIMIT sqlc.arg(seen))
  AND NOT EXISTS (SELECT 1 FROM json_each(CAST(sqlc.arg(words) AS TEXT)) WHERE instr(lower(passages.text), lower(value)) = 0)
ORDER BY passages.field <> 'name', length(passages.text), processes.name, passages.key
LIMIT sqlc.arg(most);

-- SearchShortWords finds passages by `phrase`, a query of words of one or two characters, as SearchPassages does.
-- name: SearchShortWords :many
SELECT passages.process_id, passages.element, passages.kind, passages.name, passages.field, passages.text,
    processes.name AS process_name, processes.project_id, projects.name AS project_name
FROM passages
JOIN processes ON processes.id = passages.process_id
JOIN projects ON projects.id = processes.project_id
WHERE passages.key IN (SELECT rowid FROM passage_words WHERE passage_words.spaced MATCH sqlc.arg(phrase) ORDER BY rowid DESC LIMIT sqlc.arg(seen))
ORDER BY passages.field <> 'name', length(passages.text), processes.name, passages.key
LIMIT sqlc.arg(most);
