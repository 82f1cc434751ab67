package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// Errors of this package are one of these kinds, to be tested with errors.Is, or none that the user
// could do anything about.
var (
	// ErrNotFound means that the library holds no such thing, or no longer.
	ErrNotFound = errors.New("not found")
	// ErrChangedElsewhere means that another window saved first. Nothing was written.
	ErrChangedElsewhere = errors.New("changed elsewhere in the meantime")
	// ErrNameTaken means that another one has this name. Nothing was written.
	ErrNameTaken = errors.New("the name is taken")
	// ErrRunEnded means that the run has ended before.
	ErrRunEnded = errors.New("the run has ended already")
	// ErrReadOnly means that the file or its folder cannot be written to.
	ErrReadOnly = errors.New("the library is read-only")
	// ErrCorrupt means that the file is damaged. It was not touched.
	ErrCorrupt = errors.New("the library is damaged")
	// ErrNotALibrary means that the file is something else. It was not touched.
	ErrNotALibrary = errors.New("not a Sandtable library")
	// ErrTooNew means that a later version of Sandtable wrote the library. It was not touched.
	ErrTooNew = errors.New("the library was written by a later version of Sandtable")
	// ErrDiskFull means that there was no room. Nothing was written.
	ErrDiskFull = errors.New("the disk is full")
	// ErrBusy means that another window kept the library to itself for too long.
	ErrBusy = errors.New("the library is in use by another window")
)

// fault says what was being done when err happened, and of which kind it is. It is nil when err is.
func fault(doing string, err error) error {
	switch kind := kindOf(err); {
	case err == nil:
		return nil
	case kind == nil:
		return fmt.Errorf("%s: %w", doing, err)
	case errors.Is(kind, ErrNotFound):
		return fmt.Errorf("%s: %w", doing, kind) // "no rows in result set" would tell nothing more
	default:
		return fmt.Errorf("%s: %w: %w", doing, kind, err)
	}
}

// kindOf returns the kind of an error of SQLite or of the operating system, nil when it has none
// or says its kind itself.
func kindOf(err error) error {
	var failure sqlite3.Error
	switch {
	case errors.Is(err, ErrChangedElsewhere), errors.Is(err, ErrCorrupt), errors.Is(err, ErrNotALibrary),
		errors.Is(err, ErrReadOnly), errors.Is(err, ErrTooNew), errors.Is(err, ErrBusy), errors.Is(err, ErrDiskFull):
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return ErrNotFound
	case errors.As(err, &failure):
		return kindOfSQLite(failure)
	default:
		return kindOfSystem(err)
	}
}

func kindOfSQLite(failure sqlite3.Error) error {
	switch failure.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return ErrBusy
	case sqlite3.ErrReadonly, sqlite3.ErrPerm:
		return ErrReadOnly
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		return ErrCorrupt
	case sqlite3.ErrFull:
		return ErrDiskFull
	case sqlite3.ErrConstraint:
		if failure.ExtendedCode == sqlite3.ErrConstraintForeignKey {
			return ErrNotFound // what the new row belongs to is gone
		}
	case sqlite3.ErrIoErr:
		// SQLite has no other word for a disk without room for the file that windows share.
		if failure.ExtendedCode == sqlite3.ErrIoErrSHMSize {
			return ErrDiskFull
		}
	}
	return kindOfSystem(failure.SystemErrno)
}

func kindOfSystem(err error) error {
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return ErrReadOnly
	case errors.Is(err, syscall.ENOSPC):
		return ErrDiskFull
	default:
		return nil
	}
}
