-- SearchTrigrams finds names by `phrase`, a full-text query whose words have three characters or
-- more; `words`, a JSON list, are the shorter ones, which trigrams cannot find. The shortest name
-- comes first: it holds least besides what was asked for.
-- name: SearchTrigrams :many
SELECT 'project' AS kind, projects.id AS id, projects.id AS project_id, projects.name AS project_name,
    projects.name AS name, length(projects.name) AS characters
FROM project_names
JOIN projects ON projects.key = project_names.rowid
WHERE project_names.name MATCH sqlc.arg(phrase)
  AND NOT EXISTS (SELECT 1 FROM json_each(CAST(sqlc.arg(words) AS TEXT)) WHERE instr(lower(projects.name), lower(value)) = 0)
UNION ALL
SELECT 'process' AS kind, processes.id AS id, processes.project_id AS project_id, projects.name AS project_name,
    processes.name AS name, length(processes.name) AS characters
FROM process_names
JOIN processes ON processes.key = process_names.rowid
JOIN projects ON projects.id = processes.project_id
WHERE process_names.name MATCH sqlc.arg(phrase)
  AND NOT EXISTS (SELECT 1 FROM json_each(CAST(sqlc.arg(words) AS TEXT)) WHERE instr(lower(processes.name), lower(value)) = 0)
ORDER BY characters, name, id
LIMIT sqlc.arg(most);

-- SearchWords finds names by words of one or two characters, reading every name.
-- name: SearchWords :many
SELECT 'project' AS kind, projects.id AS id, projects.id AS project_id, projects.name AS project_name,
    projects.name AS name, length(projects.name) AS characters
FROM projects
WHERE NOT EXISTS (SELECT 1 FROM json_each(CAST(sqlc.arg(words) AS TEXT)) WHERE instr(lower(projects.name), lower(value)) = 0)
UNION ALL
SELECT 'process' AS kind, processes.id AS id, processes.project_id AS project_id, projects.name AS project_name,
    processes.name AS name, length(processes.name) AS characters
FROM processes
JOIN projects ON projects.id = processes.project_id
WHERE NOT EXISTS (SELECT 1 FROM json_each(CAST(sqlc.arg(words) AS TEXT)) WHERE instr(lower(processes.name), lower(value)) = 0)
ORDER BY characters, name, id
LIMIT sqlc.arg(most);
