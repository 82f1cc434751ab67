package storage

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"
)

// lock is a file that one process holds for itself until it releases it or ends. It is an empty
// SQLite database in an exclusive transaction: SQLite knows how to lock a file on each operating
// system, and between two connections of the same process as well.
type lock struct {
	path string
	db   *sql.DB
}

// acquire locks the file at path, creating it if needed, or fails with ErrBusy after wait.
func acquire(ctx context.Context, path string, wait time.Duration) (*lock, error) {
	return lockFile(ctx, path, locking(path, "rwc", wait))
}

func lockFile(ctx context.Context, path, source string) (*lock, error) {
	db, err := sql.Open("sqlite3", source)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &lock{path, db}, nil
}

// release unlocks the file and leaves it where it is.
func (l *lock) release() error { return l.db.Close() }

// isHeld tells whether a process holds the file at path. Nobody holds a file that does not exist.
func isHeld(ctx context.Context, path string) (bool, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	l, err := lockFile(ctx, path, locking(path, "rw", 0))
	var failure sqlite3.Error
	switch {
	case err == nil:
		return false, l.release()
	case errors.As(err, &failure) && failure.Code == sqlite3.ErrBusy:
		return true, nil
	case errors.As(err, &failure) && failure.SystemErrno == syscall.ENOENT: // just let go of and removed
		return false, nil
	default:
		return false, err
	}
}
