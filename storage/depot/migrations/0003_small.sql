-- +goose Up

-- The content of small blobs, which a commit takes along: it costs no file and no wait of its own. What was pushed before there was this table lies in a
-- file, whatever its size.
CREATE TABLE small_blobs (
    digest  TEXT NOT NULL PRIMARY KEY REFERENCES blobs (digest) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;
