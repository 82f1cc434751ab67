package depot

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/opencontainers/go-digest"
)

// Swept is what a sweep took away.
type Swept struct {
	Manifests int   `json:"manifests"` // that no tag ever stood for, and that refer to nothing
	Blobs     int   `json:"blobs"`
	Bytes     int64 `json:"bytes"` // of blobs and broken-off uploads
	Uploads   int   `json:"uploads"`
}

// youngFile is how old a file that the database does not name, or an upload, has to be before it is removed, whatever the grace: somebody may be just at it.
const youngFile = time.Hour

// Sweep takes away what nothing needs and nobody has touched for a while, the grace: pushes that were broken off, and what was deleted. It may
// run while the hub serves, in this process or another. A push takes less than the grace from its first question to its
// manifest, or else is told that a part is missing.
func (s *Store) Sweep(ctx context.Context, grace time.Duration) (Swept, error) {
	var w Swept
	before := s.now().Add(-grace)
	err := s.Change(ctx, "sweep", func(tx *Tx) error {
		w = Swept{}
		for { // what referred to something that has just gone may go now
			gone, err := tx.SweepManifests(ctx, before.UnixMilli())
			if err != nil {
				return err
			}
			if w.Manifests += len(gone); len(gone) == 0 {
				break
			}
		}
		if _, err := tx.SweepLinks(ctx, before.UnixMilli()); err != nil {
			return err
		}
		blobs, err := tx.SweepBlobs(ctx, before.UnixMilli())
		if err != nil {
			return err
		}
		for _, b := range blobs {
			w.Blobs++
			w.Bytes += b.Size
		}
		return tx.Record(ctx, Entry{Action: SweptUp, Detail: w})
	})
	if err != nil {
		return w, err
	}
	before = s.now().Add(-max(grace, youngFile))
	if err := s.sweepFiles(ctx, before); err != nil {
		return w, fault("sweep", err)
	}
	return w, fault("sweep", s.sweepUploads(before, &w))
}

// sweepFiles removes files that the database does not name. Young ones are just being kept: the file comes before its row.
func (s *Store) sweepFiles(ctx context.Context, before time.Time) error {
	folders, err := os.ReadDir(filepath.Join(s.folder, filepath.FromSlash(blobsFolder)))
	if err != nil {
		return err
	}
	for _, folder := range folders {
		files, err := os.ReadDir(filepath.Join(s.folder, filepath.FromSlash(blobsFolder), folder.Name()))
		if err != nil {
			return err
		}
		for _, file := range files {
			if err := s.sweepFile(ctx, file.Name(), before); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *Store) sweepFile(ctx context.Context, name string, before time.Time) error {
	d := digest.NewDigestFromEncoded(digest.SHA256, name)
	if d.Validate() != nil {
		return nil // not ours
	}
	if there, err := s.read().HasBlob(ctx, string(d)); there || err != nil {
		return err
	}
	// Nobody writes while it is looked at once more and removed.
	return s.Change(ctx, "sweep a file", func(tx *Tx) error {
		if there, err := tx.HasBlob(ctx, string(d)); there || err != nil {
			return err
		}
		path := s.blobPath(name)
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		} else if err != nil || info.ModTime().After(before) {
			return err
		}
		return os.Remove(path)
	})
}

func (s *Store) sweepUploads(before time.Time, w *Swept) error {
	files, err := os.ReadDir(filepath.Join(s.folder, uploadFolder))
	if err != nil {
		return err
	}
	for _, file := range files {
		info, err := file.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return err
		}
		if info.ModTime().After(before) {
			continue
		}
		if err := os.Remove(filepath.Join(s.folder, uploadFolder, file.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		w.Uploads++
		w.Bytes += info.Size()
	}
	return nil
}
