package storage

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/mattn/go-sqlite3"
)

// applicationID marks a SQLite file as a Sandtable library: "SAND".
const applicationID = 0x53414E44

// condition is what inspect found at a path.
type condition struct {
	empty   bool   // no file yet, or one with nothing in it
	version int64  // of the schema
	source  string // reads the file without changing it
}

// behind tells whether the library is older than this program.
func (c condition) behind(s schema) bool { return c.version < s.latest }

// inspect looks at the file at path and refuses what is not a library of a version that we know.
// It does not change the file, save that SQLite completes what a crash has interrupted.
func inspect(ctx context.Context, path string, schema schema) (condition, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return condition{empty: true}, nil
	case err != nil:
		return condition{}, err
	case !info.Mode().IsRegular():
		return condition{}, fmt.Errorf("%w: it is no file", ErrNotALibrary)
	case info.Size() == 0:
		return condition{empty: true}, nil
	case info.Size() == 1: // SQLite would take it for empty
		return condition{}, ErrNotALibrary
	}
	found, err := inspectThrough(ctx, inspecting(path), schema)
	var failure sqlite3.Error
	switch {
	case !errors.As(err, &failure):
		return found, err
	case failure.ExtendedCode == sqlite3.ErrReadonlyRollback:
		// A write was cut off while the library had no write-ahead log yet, as a restored backup
		// has none. Only a connection that may write can take it back.
		return inspectThrough(ctx, reading(path, 0), schema)
	case cannotShare(failure) && !hasLog(path):
		return inspectThrough(ctx, frozen(path), schema)
	case failure.Code == sqlite3.ErrCantOpen:
		return found, fmt.Errorf("%w: its last saves are still in the log, which cannot be read here: %w", ErrReadOnly, err)
	case failure.Code == sqlite3.ErrNotADB:
		return found, fmt.Errorf("%w: %w", withoutHeader(path), err)
	default:
		return found, err
	}
}

// cannotShare tells whether SQLite could not make the files through which windows share a library:
// the disk is read-only or full.
func cannotShare(failure sqlite3.Error) bool {
	kind := kindOfSQLite(failure)
	return errors.Is(kind, ErrReadOnly) || errors.Is(kind, ErrDiskFull) || failure.Code == sqlite3.ErrCantOpen
}

// hasLog tells whether the last saves are still in the write-ahead log, without which the file
// must not be read.
func hasLog(path string) bool {
	log, err := os.Stat(path + "-wal")
	return err == nil && log.Size() > 0
}

func inspectThrough(ctx context.Context, source string, schema schema) (condition, error) {
	db, err := sql.Open("sqlite3", source)
	if err != nil {
		return condition{}, err
	}
	defer db.Close() //nolint:errcheck // it was only read
	found := condition{source: source}
	ours, err := isOurs(ctx, db, &found)
	switch {
	case err != nil:
		return found, err
	case !ours:
		return found, ErrNotALibrary
	case found.empty:
		return found, nil
	case found.version > schema.latest:
		return found, fmt.Errorf("%w: it has schema %d, and %d is the latest that this version knows",
			ErrTooNew, found.version, schema.latest)
	}
	return found, nil
}

// isOurs tells whether the database is a library, or will be one because nothing is in it.
func isOurs(ctx context.Context, db *sql.DB, found *condition) (bool, error) {
	// In one transaction, because another window may be creating the library at this moment.
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() // nothing was written
	var id, tables, versioned int64
	err = tx.QueryRowContext(ctx, "SELECT count(*), count(*) FILTER (WHERE name = 'goose_db_version') FROM sqlite_schema").
		Scan(&tables, &versioned)
	if err != nil {
		return false, err
	}
	if err = tx.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return false, err
	}
	found.empty = tables == 0
	if versioned > 0 {
		err = tx.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied").Scan(&found.version)
	}
	return id == applicationID || id == 0 && found.empty, err
}

// checkIntegrity reads the whole file and refuses one with damage in it.
func checkIntegrity(ctx context.Context, found condition) error {
	db, err := sql.Open("sqlite3", found.source)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it was only read
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", ErrCorrupt, verdict)
	}
	return nil
}

// withoutHeader tells a damaged library from a file that never was one: SQLite knows neither, but
// the mark of a library stands at byte 68 (https://sqlite.org/fileformat.html, 1.3).
func withoutHeader(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return ErrNotALibrary
	}
	defer file.Close() //nolint:errcheck // it was only read
	var mark [4]byte
	if _, err := file.ReadAt(mark[:], 68); err == nil && binary.BigEndian.Uint32(mark[:]) == applicationID {
		return ErrCorrupt
	}
	return ErrNotALibrary
}
