// Package depot is where the hub keeps packages: an OCI registry in one folder. What is said about content (manifests, tags, versions, users, the
// audit log) is in one SQLite file, so that a tag that moves, the entry that tells of it and the event for others are written together or
// not at all; the content itself lies in files named by their digest. What was acknowledged is on the disk.
//
// DESIGN.md beside this file says why it is built so.
package depot

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"cuelabs.dev/go/oci/ociregistry"
	"github.com/pressly/goose/v3"

	"sandtable/storage/depot/statements"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a SQLite file as a depot: "SHUB".
const applicationID = 0x53485542

const (
	databaseName = "hub.sqlite"
	blobsFolder  = "blobs/sha256"
	uploadFolder = "uploads"
	gateName     = "gate"   // locked while somebody opens the folder
	servedName   = "served" // locked while a hub serves it
)

// MostManifest is the size in bytes up to which a manifest is taken.
const MostManifest = 4 << 20

// Options say how a depot is opened. The zero value opens it for looking after it, beside a hub that may be serving it.
type Options struct {
	// Now tells the time; time.Now when nil.
	Now func() time.Time
	// Serve keeps the folder to this process: a second that serves it is refused with ErrServed.
	Serve bool
	// MostBlob is the size in bytes up to which a blob is taken; 1 GiB when zero.
	MostBlob int64
}

// Store is an open depot. It may be used from several goroutines. As an ociregistry.Interface it asks for everything who does it: see As.
type Store struct {
	*ociregistry.Funcs

	folder    string
	now       func() time.Time
	mostBlob  int64
	fileAbove int64 // the size in bytes from which content has a file: smallBlob, but in tests
	readers   *sql.DB
	writer    *writer
	served    *sql.DB // holds the lock; nil unless serving

	mu   sync.Mutex
	busy map[string]*upload // who writes to which file
}

// Open opens the depot in a folder, and makes it where there is none.
func Open(ctx context.Context, folder string, o Options) (*Store, error) {
	s := &Store{folder: folder, now: o.Now, mostBlob: o.MostBlob, fileAbove: smallBlob, busy: map[string]*upload{}}
	if s.now == nil {
		s.now = time.Now
	}
	if s.mostBlob == 0 {
		s.mostBlob = 1 << 30
	}
	if err := s.open(ctx, o.Serve); err != nil {
		return nil, fault("open hub "+folder, errors.Join(err, s.Close()))
	}
	return s, nil
}

// Exists says whether there is a depot in a folder.
func Exists(folder string) bool {
	info, err := os.Stat(filepath.Join(folder, databaseName))
	return err == nil && info.Size() > 0
}

func (s *Store) open(ctx context.Context, serve bool) error {
	for _, name := range []string{blobsFolder, uploadFolder} {
		if err := os.MkdirAll(filepath.Join(s.folder, filepath.FromSlash(name)), 0o700); err != nil {
			return err
		}
	}
	if serve {
		served, err := lock(ctx, filepath.Join(s.folder, servedName), 0)
		if errors.Is(err, ErrBusy) {
			return ErrServed
		} else if err != nil {
			return err
		}
		s.served = served
	}
	// One at a time creates the tables or brings them up to date.
	gate, err := lock(ctx, filepath.Join(s.folder, gateName), time.Minute)
	if err != nil {
		return err
	}
	defer gate.Close() //nolint:errcheck // a lock ends with its connection, whatever closing says
	return s.connect(ctx)
}

func (s *Store) connect(ctx context.Context) error {
	path := filepath.Join(s.folder, databaseName)
	writer, err := sql.Open("sqlite3", source(path, "mode=rwc&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_txlock=immediate&_busy_timeout=10000&_stmt_cache_size=60"))
	if err != nil {
		return err
	}
	writer.SetMaxOpenConns(1)
	if err := migrate(ctx, writer); err != nil {
		return errors.Join(err, writer.Close())
	}
	if s.readers, err = sql.Open("sqlite3", source(path, "mode=rw&_query_only=on&_busy_timeout=10000&_stmt_cache_size=40")); err != nil {
		return errors.Join(err, writer.Close())
	}
	s.readers.SetMaxOpenConns(4)
	s.readers.SetMaxIdleConns(4)
	s.writer = newWriter(writer)
	return nil
}

// migrate refuses a file that is something else, or of a later version, and brings an earlier one up to date.
func migrate(ctx context.Context, db *sql.DB) error {
	var id, tables, version, latest int64
	if err := db.QueryRowContext(ctx, "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)").Scan(&id, &tables); err != nil {
		return err
	}
	if id != applicationID && (id != 0 || tables > 0) {
		return ErrNoHub
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
		return err
	}
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	if tables > 0 { // before goose looks, for whom a version that it does not know is a fault
		if err := db.QueryRowContext(ctx, "SELECT coalesce(max(version_id), 0) FROM goose_db_version").Scan(&version); err != nil {
			return err
		}
	}
	for _, source := range provider.ListSources() {
		latest = max(latest, source.Version)
	}
	if version > latest {
		return ErrTooNew
	}
	_, err = provider.Up(ctx)
	return err
}

// lock holds a file for this process until the connection is closed: an empty SQLite database in an exclusive transaction.
func lock(ctx context.Context, path string, wait time.Duration) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", source(path, fmt.Sprintf("mode=rwc&_busy_timeout=%d", wait.Milliseconds())))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		return nil, errors.Join(fault("lock", err), db.Close())
	}
	return db, nil
}

// Close lets go of the folder. What is under way is finished first.
func (s *Store) Close() error {
	var errs []error
	if s.readers != nil {
		errs = append(errs, s.readers.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.close())
	}
	if s.served != nil {
		errs = append(errs, s.served.Close())
	}
	return fault("close hub", errors.Join(errs...))
}

// read is for queries that stand alone.
func (s *Store) read() *statements.Queries { return statements.New(s.readers) }

// Counts is how much there is.
type Counts struct {
	Repositories, Manifests, Tags, Blobs, Bytes int64
}

// Count counts what there is.
func (s *Store) Count(ctx context.Context) (Counts, error) {
	row, err := s.read().CountContent(ctx)
	return Counts{row.Repos, row.Manifests, row.Tags, row.Blobs, row.Bytes}, fault("count", err)
}

// Ready says whether the depot can be read from and written to: an error is what is wrong.
func (s *Store) Ready(ctx context.Context) error {
	return s.Change(ctx, "try the disk", func(*Tx) error { return nil })
}
