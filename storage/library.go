// Package storage keeps a user's library: projects, processes with all their versions, scenarios,
// runs and settings, in one SQLite file. What a save has acknowledged survives a crash; a file that
// cannot be read is refused and left as it is.
package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"sandtable/storage/queries"
)

// A Library is an open library file. It may be used from several goroutines, and the same file may
// be open in several windows and processes.
type Library struct {
	path     string
	now      func() time.Time
	onChange func(Change)
	readers  *sql.DB
	writer   *sql.DB  // one connection; nil when the library is open for reading only
	session  *session // nil when the library is open for reading only
	passages func(xml []byte) []Passage
}

// Options say how to open a library. The zero value opens it for reading and writing.
type Options struct {
	// Now tells the time; time.Now when nil.
	Now func() time.Time
	// OnChange is called after every committed change made through this Library, in the goroutine
	// that made it. It may use the Library, but whoever made the change waits for it. Open and Close
	// call it for the runs that they end.
	OnChange func(Change)
	// Passages tells what a drawing says, for searches; nil when only names are searched. It is called within a transaction
	// for every drawing that is saved, and must not use the Library.
	Passages func(xml []byte) []Passage
	// ReadOnly opens an existing library without changing anything: no migration, and every write
	// is refused with ErrReadOnly. It is the way to look into a library on a read-only disk.
	ReadOnly bool
	// Wait is how long a write waits for another window's write before ErrBusy; 5 s when zero.
	Wait time.Duration
}

// Open opens the library at path, creating folder and file if there is none. An existing file is
// checked first. A library of an earlier version is copied to the folder "backups" beside it and
// brought up to date, one of a later version is refused with ErrTooNew.
func Open(ctx context.Context, path string, opts Options) (*Library, error) {
	return open(ctx, path, opts, released())
}

func open(ctx context.Context, path string, opts Options, schema schema) (*Library, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, fault("open library", err)
	}
	l := &Library{path: path, now: opts.Now, onChange: opts.OnChange, passages: opts.Passages}
	if l.now == nil {
		l.now = time.Now
	}
	if l.onChange == nil {
		l.onChange = func(Change) {}
	}
	wait := opts.Wait
	if wait == 0 {
		wait = 5 * time.Second
	}
	// Refuse a wrong file before anything is written beside it.
	found, err := inspect(ctx, l.path, schema)
	if err == nil && !found.empty {
		err = checkIntegrity(ctx, found)
	}
	switch {
	case err != nil:
	case opts.ReadOnly:
		err = l.look(schema, found)
	default:
		err = l.enter(ctx, schema, wait)
	}
	if err != nil {
		return nil, fault("open library "+path, errors.Join(err, l.Close()))
	}
	return l, nil
}

// resolve returns the one absolute path of a file that links may give several names, so that
// windows which use different ones find each other.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if file, err := filepath.EvalSymlinks(path); err == nil {
		return file, nil
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path)), nil
	}
	return path, nil // neither exists yet
}

// look opens the library for reading only.
func (l *Library) look(schema schema, found condition) error {
	switch {
	case found.empty:
		return ErrNotFound
	case found.behind(schema):
		return fmt.Errorf("%w: it needs an update from schema %d to %d first", ErrReadOnly, found.version, schema.latest)
	}
	readers, err := sql.Open("sqlite3", found.source)
	if err != nil {
		return err
	}
	readers.SetMaxOpenConns(1) // DataVersion compares what one connection has seen
	l.readers = readers
	return nil
}

// enter opens the library for reading and writing, among the other windows that have it open.
func (l *Library) enter(ctx context.Context, schema schema, wait time.Duration) error {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return err
	}
	gate, err := closeGate(ctx, l.path)
	if err != nil {
		return err
	}
	defer gate.release() //nolint:errcheck // a gate left closed is cleared away by the next to open

	if err := l.connect(wait); err != nil {
		return err
	}
	others, err := othersOpen(ctx, l.path, l.Session())
	if err != nil {
		return err
	}
	// Another window may have created or updated the library just before the gate closed.
	found, err := inspect(ctx, l.path, schema)
	if err != nil {
		return err
	}
	if found.empty || found.behind(schema) {
		if err := l.migrate(ctx, schema, found, others); err != nil {
			return err
		}
	}
	if err := l.tryWriting(ctx); err != nil {
		return err
	}
	if l.session, err = openSession(ctx, l.path); err != nil {
		return err
	}
	_, err = l.InterruptLostRuns(ctx)
	return err
}

// connect prepares the connections; the first use of each opens it.
func (l *Library) connect(wait time.Duration) error {
	writer, err := sql.Open("sqlite3", writing(l.path, wait))
	if err != nil {
		return err
	}
	readers, err := sql.Open("sqlite3", reading(l.path, wait))
	if err != nil {
		return errors.Join(err, writer.Close())
	}
	writer.SetMaxOpenConns(1) // writes queue here rather than in SQLite's busy handler
	readers.SetMaxOpenConns(4)
	l.writer, l.readers = writer, readers
	return nil
}

// tryWriting finds out at once that the file is read-only: SQLite opens such a file without
// complaint. It starts a write and takes it back.
func (l *Library) tryWriting(ctx context.Context) error {
	tx, err := l.writer.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE settings SET value = value WHERE false")
	return errors.Join(err, tx.Rollback())
}

// Close ends the runs that this Library has started as interrupted and closes the file.
func (l *Library) Close() error {
	var errs []error
	if l.session != nil {
		_, err := l.interrupt(context.Background(), l.session.id)
		errs = append(errs, err)
	}
	if l.readers != nil {
		errs = append(errs, l.readers.Close())
	}
	// The last connection folds the write-ahead log into the file, and only a writer can.
	if l.writer != nil {
		errs = append(errs, l.writer.Close())
	}
	if l.session != nil {
		errs = append(errs, l.session.close())
	}
	return fault("close library", errors.Join(errs...))
}

// Path returns the absolute path of the library's file, links resolved.
func (l *Library) Path() string { return l.path }

// ReadOnly tells whether the library was opened for reading only.
func (l *Library) ReadOnly() bool { return l.writer == nil }

// DataVersion returns a number that differs from an earlier answer when another window or process
// has changed the library in between. Changes made through this Library do not count. It is cheap
// enough to ask every second.
func (l *Library) DataVersion(ctx context.Context) (int64, error) {
	// SQLite answers per connection, and counts what the other connections have committed. All
	// writes of this Library go through its one writing connection, so that is the one to ask.
	db := l.writer
	if l.ReadOnly() {
		db = l.readers
	}
	var version int64
	err := db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, fault("look for changes", err)
}

// SQLiteVersion returns the version of the SQLite that this program contains.
func SQLiteVersion() string {
	version, _, _ := sqlite3.Version()
	return version
}

// read calls do with one consistent view of the library.
func (l *Library) read(ctx context.Context, doing string, do func(*queries.Queries) error) error {
	tx, err := l.readers.BeginTx(ctx, nil)
	if err != nil {
		return fault(doing, err)
	}
	defer tx.Rollback() // nothing was written
	return fault(doing, do(queries.New(tx)))
}

// write calls do in a transaction: either all that do wrote is on disk when write returns, or none of it.
func (l *Library) write(ctx context.Context, doing string, do func(*queries.Queries) error) error {
	if l.ReadOnly() {
		return fault(doing, ErrReadOnly)
	}
	conn, err := l.writer.Conn(ctx)
	if err != nil {
		return fault(doing, err)
	}
	defer conn.Close() //nolint:errcheck // the transaction has told what went wrong
	// A cancelled context stops the statements in do, but it must not end the transaction by
	// itself: database/sql would drop the connection, and with it what DataVersion counts.
	tx, err := conn.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return fault(doing, err)
	}
	defer tx.Rollback() // does nothing after a commit
	if err := do(queries.New(tx)); err != nil {
		return fault(doing, err)
	}
	return fault(doing, tx.Commit())
}

// milliseconds is the present as the library stores it.
func (l *Library) milliseconds() int64 { return l.now().UnixMilli() }

// instant is a stored time.
func instant(milliseconds int64) time.Time { return time.UnixMilli(milliseconds).UTC() }
