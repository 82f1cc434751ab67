-- +goose Up
-- What the current revision of a process says, passage by passage: names, documentation, roles. It is drawn from the
-- drawing by whoever opened the library, and can be made again at any time. `element` is the drawing's own id, `name` what
-- the element is called, and `spaced` the text with every Chinese character as a word of its own.
CREATE TABLE passages (
    key        INTEGER NOT NULL PRIMARY KEY,
    process_id TEXT    NOT NULL REFERENCES processes (id) ON DELETE CASCADE,
    element    TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    field      TEXT    NOT NULL,
    text       TEXT    NOT NULL,
    spaced     TEXT    NOT NULL
) STRICT;
CREATE INDEX passages_by_process ON passages (process_id);

-- Which revision the passages are of. A process without a row has not been read yet.
CREATE TABLE passages_read (
    process_id TEXT    NOT NULL PRIMARY KEY REFERENCES processes (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Trigrams find three characters and more, anywhere. The second table finds what is shorter: one or two Chinese
-- characters anywhere, one or two Latin letters where a word begins.
CREATE VIRTUAL TABLE passage_texts USING fts5 (text, content = 'passages', content_rowid = 'key', tokenize = 'trigram');
CREATE VIRTUAL TABLE passage_words USING fts5 (spaced, content = 'passages', content_rowid = 'key', tokenize = 'unicode61', prefix = '1 2');

-- +goose StatementBegin
CREATE TRIGGER passages_written AFTER INSERT ON passages BEGIN
    INSERT INTO passage_texts (rowid, text) VALUES (new.key, new.text);
    INSERT INTO passage_words (rowid, spaced) VALUES (new.key, new.spaced);
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
    INSERT INTO passage_texts (passage_texts, rowid, text) VALUES ('delete', old.key, old.text);
    INSERT INTO passage_words (passage_words, rowid, spaced) VALUES ('delete', old.key, old.spaced);
END;
-- +goose StatementEnd
