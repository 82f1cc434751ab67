package depot

import (
	"context"
	"database/sql"
	"errors"
	"io"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/depot/statements"
)

// smallBlob is the size in bytes up to which content lies in the database and not in a file. Most of what a package is made of is smaller, and a commit,
// which many share, takes it along; a file would be made, waited for, renamed, and its folder waited for.
const smallBlob = 64 << 10

// pushSmall takes a small blob in one piece.
func (s *Store) pushSmall(ctx context.Context, repo string, d ociregistry.Descriptor, r io.Reader) (ociregistry.Descriptor, error) {
	there := ociregistry.Descriptor{MediaType: blobType, Digest: d.Digest, Size: d.Size}
	if err := errors.Join(nameFault(repo), ActorOf(ctx).allow(Publish, repo)); err != nil {
		return there, err
	}
	if _, err := hex(d.Digest); err != nil {
		return there, err
	}
	if d.Size > s.mostBlob {
		return there, ErrTooLarge
	}
	content := make([]byte, d.Size)
	if _, err := io.ReadFull(r, content); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return there, ociregistry.ErrSizeInvalid
	} else if err != nil {
		return there, err
	}
	if n, _ := r.Read(make([]byte, 1)); n > 0 {
		return there, ociregistry.ErrSizeInvalid
	}
	if digest.FromBytes(content) != d.Digest {
		return there, ociregistry.ErrDigestInvalid
	}
	return there, s.keepSmall(ctx, repo, d.Digest, content)
}

// keepSmall writes small content, whose digest was verified, and shows it in a repository.
func (s *Store) keepSmall(ctx context.Context, repo string, d digest.Digest, content []byte) error {
	return s.Change(ctx, "keep a blob", func(tx *Tx) error {
		if shown, err := tx.shown(ctx, repo, d); shown || err != nil {
			return err
		}
		if err := tx.AddBlob(ctx, statements.AddBlobParams{Digest: string(d), Size: int64(len(content)), Now: tx.Now.UnixMilli()}); err != nil {
			return err
		}
		if err := tx.AddSmall(ctx, statements.AddSmallParams{Digest: string(d), Content: content}); err != nil {
			return err
		}
		return tx.show(ctx, repo, d)
	})
}

// small is the content of a blob that lies in the database; nil: it lies in a file.
func (s *Store) small(ctx context.Context, d digest.Digest, size int64) ([]byte, error) {
	if size > smallBlob {
		return nil, nil
	}
	content, err := s.read().GetSmall(ctx, string(d))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if content == nil && err == nil {
		content = []byte{} // SQLite's driver makes nil of what is empty
	}
	return content, err
}
