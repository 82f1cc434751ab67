package depot

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/opencontainers/go-digest"
)

// Backup copies the depot into a new folder while the hub serves: the database as it is now, then every blob that it names. The copy is
// a depot of its own; to restore is to serve it.
func (s *Store) Backup(ctx context.Context, to string) (err error) {
	if entries, err := os.ReadDir(to); err == nil && len(entries) > 0 {
		return fault("back up hub", ErrExists)
	}
	// Recorded first, so that the copy says what it is.
	if err := s.Change(ctx, "back up hub", func(tx *Tx) error {
		return tx.Record(ctx, Entry{Action: BackedUp, Detail: map[string]string{"to": to}})
	}); err != nil {
		return err
	}
	part := to + ".part" // what has the name of a backup is whole
	defer func() {
		if err != nil {
			_ = os.RemoveAll(part)
		}
	}()
	if err := os.RemoveAll(part); err != nil {
		return fault("back up hub", err)
	}
	if err := os.MkdirAll(filepath.Join(part, filepath.FromSlash(blobsFolder)), 0o700); err != nil {
		return fault("back up hub", err)
	}
	if err := s.copyInto(ctx, part); err != nil {
		return fault("back up hub", err)
	}
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fault("back up hub", err)
	}
	return fault("back up hub", os.Rename(part, to))
}

func (s *Store) copyInto(ctx context.Context, folder string) error {
	database := filepath.Join(folder, databaseName)
	if err := s.vacuum(ctx, database); err != nil {
		return err
	}
	copied, err := Open(ctx, folder, Options{Now: s.now})
	if err != nil {
		return err
	}
	defer copied.Close() //nolint:errcheck // it was only read
	for after := ""; ; {
		blobs, err := copied.read().ListBlobs(ctx, after)
		if err != nil || len(blobs) == 0 {
			return err
		}
		for _, b := range blobs {
			if err := ctx.Err(); err != nil {
				return err
			}
			after = b.Digest
			content, err := copied.small(ctx, digest.Digest(b.Digest), b.Size)
			if err != nil {
				return err
			}
			if content != nil {
				continue // it came with the database
			}
			if err := s.copyBlob(copied, digest.Digest(b.Digest)); err != nil {
				return err
			}
		}
	}
}

// vacuum writes a copy of the database as it is now. It has a connection of its own: the one that writes would keep everybody waiting, and to
// those that only read the copy is a write.
func (s *Store) vacuum(ctx context.Context, to string) error {
	db, err := sql.Open("sqlite3", source(filepath.Join(s.folder, databaseName), "mode=rw&_busy_timeout=10000"))
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // it was only read
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", to); err != nil {
		return err
	}
	file, err := os.OpenFile(to, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// copyBlob copies a blob. A link would be quicker, and lost with the same disk.
func (s *Store) copyBlob(to *Store, d digest.Digest) error {
	name, err := hex(d)
	if err != nil {
		return err
	}
	from, into := s.blobPath(name), to.blobPath(name)
	if err := os.MkdirAll(filepath.Dir(into), 0o700); err != nil {
		return err
	}
	content, err := os.Open(from)
	if err != nil {
		return errors.Join(ErrDamaged, err) // or swept meanwhile, which a second try finds out
	}
	defer content.Close() //nolint:errcheck // it was only read
	file, err := os.OpenFile(into, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.ReadFrom(content)
	return errors.Join(err, file.Sync(), file.Close())
}
