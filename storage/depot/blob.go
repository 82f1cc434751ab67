package depot

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/depot/statements"
)

// blobType is what every blob is served as: what it is, its manifest says.
const blobType = "application/octet-stream"

// touchAfter is how old the last touch of a blob has to be for another: whoever asks before pushing is told that it is there, so it has to stay.
const touchAfter = time.Hour

// hex is the part of a digest that names files, or an error: content is named by SHA-256 alone.
func hex(d digest.Digest) (string, error) {
	if d.Validate() != nil || d.Algorithm() != digest.SHA256 {
		return "", ociregistry.NewError("the hub names content by sha256 alone, and "+string(d)+" is no such digest", ociregistry.ErrDigestInvalid.Code(), nil)
	}
	return d.Encoded(), nil
}

func (s *Store) blobPath(hex string) string {
	return filepath.Join(s.folder, filepath.FromSlash(blobsFolder), hex[:2], hex)
}

func nameFault(repo string) error {
	const longest = 255 // of distribution's and every cloud's
	if len(repo) > longest {
		return ociregistry.ErrNameInvalid
	}
	return nil
}

// PushBlob takes a blob in one piece.
func (s *Store) PushBlob(ctx context.Context, repo string, d ociregistry.Descriptor, r io.Reader) (ociregistry.Descriptor, error) {
	if 0 <= d.Size && d.Size <= s.fileAbove {
		return s.pushSmall(ctx, repo, d, r)
	}
	w, err := s.startUpload(ctx, repo)
	if err != nil {
		return ociregistry.Descriptor{}, err
	}
	defer w.Cancel() //nolint:errcheck // what is left of it is swept
	if _, err := io.Copy(w, r); err != nil {
		return ociregistry.Descriptor{}, err
	}
	if d.Size >= 0 && w.Size() != d.Size {
		return ociregistry.Descriptor{}, ociregistry.ErrSizeInvalid
	}
	return w.Commit(d.Digest)
}

// MountBlob shows a blob of one repository in another.
func (s *Store) MountBlob(ctx context.Context, from, to string, d digest.Digest) (ociregistry.Descriptor, error) {
	there := ociregistry.Descriptor{MediaType: blobType, Digest: d}
	if err := nameFault(to); err != nil {
		return there, err
	}
	if err := ActorOf(ctx).allow(Read, from); err != nil {
		return there, err
	}
	if err := ActorOf(ctx).allow(Publish, to); err != nil {
		return there, err
	}
	err := s.Change(ctx, "mount a blob", func(tx *Tx) error {
		row, err := tx.GetBlob(ctx, statements.GetBlobParams{Repo: from, Digest: string(d)})
		if errors.Is(err, sql.ErrNoRows) {
			return ociregistry.ErrBlobUnknown
		} else if err != nil {
			return err
		}
		there.Size = row.Size
		return tx.link(ctx, to, d)
	})
	return there, err
}

// link shows a blob that is there in a repository.
func (tx *Tx) link(ctx context.Context, repo string, d digest.Digest) error {
	if _, err := tx.TouchBlob(ctx, statements.TouchBlobParams{Now: tx.Now.UnixMilli(), Digest: string(d)}); err != nil {
		return err
	}
	return tx.show(ctx, repo, d)
}

// show shows a blob that was just kept or touched in a repository.
func (tx *Tx) show(ctx context.Context, repo string, d digest.Digest) error {
	if err := tx.AddRepo(ctx, statements.AddRepoParams{Name: repo, Now: tx.Now.UnixMilli()}); err != nil {
		return err
	}
	return tx.LinkBlob(ctx, statements.LinkBlobParams{Repo: repo, Digest: string(d)})
}

// shown says whether a repository has a blob that was touched not long ago: to push it once more there is nothing to write, and nothing to wait for.
func (tx *Tx) shown(ctx context.Context, repo string, d digest.Digest) (bool, error) {
	row, err := tx.GetBlob(ctx, statements.GetBlobParams{Repo: repo, Digest: string(d)})
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil && tx.Now.Sub(instant(row.TouchedAt)) <= touchAfter, err
}

// keepBlob puts a whole file, whose digest was verified, in its place, and shows it in a repository. The file is on the disk before anything names
// it. Moved says whether it has its new name: content that was there already is not kept twice.
func (s *Store) keepBlob(ctx context.Context, repo string, file *os.File, d digest.Digest, size int64) (moved bool, err error) {
	// To touch what is there keeps the sweep away from it.
	there, err := s.read().HasBlob(ctx, string(d))
	if err != nil {
		return false, fault("look for a blob", err)
	}
	if there {
		swept := false
		err := s.Change(ctx, "keep a blob", func(tx *Tx) error {
			if shown, err := tx.shown(ctx, repo, d); shown || err != nil {
				return err
			}
			n, err := tx.TouchBlob(ctx, statements.TouchBlobParams{Now: tx.Now.UnixMilli(), Digest: string(d)})
			if swept = n == 0; err != nil || swept {
				return err
			}
			return tx.show(ctx, repo, d)
		})
		if err != nil || !swept {
			return false, err
		}
	}
	path := s.blobPath(d.Encoded())
	if err := settle(file, path); err != nil {
		return false, fault("keep a blob", err)
	}
	return true, s.Change(ctx, "keep a blob", func(tx *Tx) error {
		// A sweep that was just taking away an older file of this name may have taken this one. It does so in a transaction, so it is over.
		if _, err := os.Stat(path); err != nil {
			return err
		}
		if err := tx.AddBlob(ctx, statements.AddBlobParams{Digest: string(d), Size: size, Now: tx.Now.UnixMilli()}); err != nil {
			return err
		}
		return tx.show(ctx, repo, d)
	})
}

// settle waits until a file is on the disk, closes it, because Windows renames no open file, gives it its name, and waits for that, too.
func settle(file *os.File, to string) error {
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return err
	}
	folder := filepath.Dir(to)
	if err := os.Mkdir(folder, 0o700); err == nil {
		if err := syncFolder(filepath.Dir(folder)); err != nil {
			return err
		}
	} else if !os.IsExist(err) {
		return err
	}
	if err := os.Rename(file.Name(), to); err != nil {
		return err
	}
	return syncFolder(folder)
}

// syncFolder waits until a folder's names are on the disk. Windows has no such call and needs none: NTFS logs names.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}

// ResolveBlob says how large a blob is.
func (s *Store) ResolveBlob(ctx context.Context, repo string, d digest.Digest) (ociregistry.Descriptor, error) {
	there := ociregistry.Descriptor{MediaType: blobType, Digest: d}
	if err := ActorOf(ctx).allow(Read, repo); err != nil {
		return there, err
	}
	row, err := s.read().GetBlob(ctx, statements.GetBlobParams{Repo: repo, Digest: string(d)})
	if errors.Is(err, sql.ErrNoRows) {
		return there, s.unknown(ctx, repo, ociregistry.ErrBlobUnknown)
	} else if err != nil {
		return there, fault("look for a blob", err)
	}
	there.Size = row.Size
	if ActorOf(ctx).May(Publish, repo) && s.now().Sub(instant(row.TouchedAt)) > touchAfter {
		err = s.Change(ctx, "touch a blob", func(tx *Tx) error {
			n, err := tx.TouchBlob(ctx, statements.TouchBlobParams{Now: tx.Now.UnixMilli(), Digest: string(d)})
			if err == nil && n == 0 {
				return ociregistry.ErrBlobUnknown // swept in between
			}
			return err
		})
	}
	return there, err
}

// unknown is NAME_UNKNOWN where there is no such repository at all.
func (s *Store) unknown(ctx context.Context, repo string, otherwise error) error {
	there, err := s.read().HasRepo(ctx, repo)
	switch {
	case err != nil:
		return fault("look for a repository", err)
	case !there:
		return ociregistry.ErrNameUnknown
	}
	return otherwise
}

// GetBlob reads a blob.
func (s *Store) GetBlob(ctx context.Context, repo string, d digest.Digest) (ociregistry.BlobReader, error) {
	return s.GetBlobRange(ctx, repo, d, 0, -1)
}

// GetBlobRange reads part of a blob.
func (s *Store) GetBlobRange(ctx context.Context, repo string, d digest.Digest, from, to int64) (ociregistry.BlobReader, error) {
	there, err := s.ResolveBlob(ctx, repo, d)
	if err != nil {
		return nil, err
	}
	if to < 0 || to > there.Size {
		to = there.Size
	}
	if from < 0 || from > to || from == there.Size && from > 0 {
		return nil, ociregistry.ErrRangeInvalid
	}
	content, err := s.small(ctx, d, there.Size)
	if err != nil {
		return nil, fault("read a blob", err)
	} else if content != nil {
		return newManifestReader(content[from:to], there), nil
	}
	file, err := s.openBlob(d)
	if err != nil {
		return nil, fault("read a blob", errors.Join(ErrDamaged, err))
	}
	if _, err := file.Seek(from, io.SeekStart); err != nil {
		return nil, errors.Join(fault("read a blob", err), file.Close())
	}
	return &blobReader{io.LimitedReader{R: file, N: to - from}, file, there}, nil
}

// openBlob opens the file of a blob that is not in the database.
func (s *Store) openBlob(d digest.Digest) (*os.File, error) {
	name, err := hex(d)
	if err != nil {
		return nil, err
	}
	return os.Open(s.blobPath(name))
}

// blobReader is an open file, of which only part is read.
type blobReader struct {
	rest io.LimitedReader
	file *os.File
	of   ociregistry.Descriptor
}

func (b *blobReader) Read(p []byte) (int, error)         { return b.rest.Read(p) }
func (b *blobReader) Close() error                       { return b.file.Close() }
func (b *blobReader) Descriptor() ociregistry.Descriptor { return b.of }

// WriteTo lets the operating system send the file.
func (b *blobReader) WriteTo(w io.Writer) (int64, error) { return io.Copy(w, &b.rest) }

// digestOf reads a file through.
func digestOf(file io.ReadSeeker) (digest.Digest, error) {
	sum := sha256.New()
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return digestFrom(sum), nil
}

func digestFrom(sum hash.Hash) digest.Digest { return digest.NewDigest(digest.SHA256, sum) }
