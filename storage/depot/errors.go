package depot

import (
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// Errors of this package are one of these kinds, to be tested with errors.Is, those of ociregistry, or none that anybody could do anything about.
var (
	// ErrNotFound means that there is no such thing, or no longer.
	ErrNotFound = errors.New("not found")
	// ErrExists means that there is one already.
	ErrExists = errors.New("exists already")
	// ErrServed means that another hub serves the folder.
	ErrServed = errors.New("another hub serves this folder")
	// ErrNoHub means that the file is something else. It was not touched.
	ErrNoHub = errors.New("not the data of a hub")
	// ErrTooNew means that a later version of Sandtable wrote the folder. It was not touched.
	ErrTooNew = errors.New("written by a later version of Sandtable")
	// ErrMoved means that a tag stands for something else than was expected. Nothing was written.
	ErrMoved = errors.New("moved by somebody else in the meantime")
	// ErrFull means that there was no room. Nothing was written.
	ErrFull = errors.New("the disk is full")
	// ErrBusy means that another process kept the database to itself for too long.
	ErrBusy = errors.New("in use by another process")
	// ErrDamaged means that content is not what its digest says, or not there.
	ErrDamaged = errors.New("damaged")
	// ErrTooLarge means that a blob is larger than the hub takes.
	ErrTooLarge = errors.New("too large")
)

// fault says what was being done when err happened, and of which kind it is. It is nil when err is.
func fault(doing string, err error) error {
	if err == nil {
		return nil
	}
	if kind := kindOf(err); kind != nil && !errors.Is(err, kind) {
		return fmt.Errorf("%s: %w: %w", doing, kind, err)
	}
	return fmt.Errorf("%s: %w", doing, err)
}

func kindOf(err error) error {
	var failure sqlite3.Error
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return ErrNotFound
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrFull
	case !errors.As(err, &failure):
		return nil
	}
	switch failure.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return ErrBusy
	case sqlite3.ErrFull:
		return ErrFull
	case sqlite3.ErrCorrupt:
		return ErrDamaged
	case sqlite3.ErrNotADB:
		return ErrNoHub
	}
	return nil
}

// source names a file to SQLite as a URI, because a plain path with a question mark or a percent sign would be misread.
func source(path, parameters string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/Users → /C:/Users
	}
	name := url.URL{Scheme: "file", Path: slashed, RawQuery: parameters}
	return name.String()
}
