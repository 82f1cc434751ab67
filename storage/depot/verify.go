package depot

import (
	"context"

	"github.com/opencontainers/go-digest"
)

// Damage is content that is not what it should be.
type Damage struct {
	Repository string        `json:"repository,omitempty"` // empty for a blob, which several may share
	Digest     digest.Digest `json:"digest"`
	Missing    digest.Digest `json:"missing,omitempty"` // a part that is not there; empty: its own bytes are not those of its digest
}

// Verify reads everything through: every blob and manifest against its digest, every part of a manifest against what is there.
func (s *Store) Verify(ctx context.Context) (damaged []Damage, err error) {
	after := ""
	for {
		blobs, err := s.read().ListBlobs(ctx, after)
		if err != nil {
			return nil, fault("verify", err)
		}
		if len(blobs) == 0 {
			break
		}
		for _, b := range blobs {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			whole, err := s.whole(ctx, digest.Digest(b.Digest), b.Size)
			if err != nil {
				return nil, fault("verify", err)
			}
			if !whole {
				damaged = append(damaged, Damage{Digest: digest.Digest(b.Digest)})
			}
			after = b.Digest
		}
	}
	manifests, err := s.verifyManifests(ctx)
	return append(damaged, manifests...), fault("verify", err)
}

func (s *Store) verifyManifests(ctx context.Context) (damaged []Damage, err error) {
	for after := int64(0); ; {
		manifests, err := s.read().ListManifestContents(ctx, after)
		if err != nil {
			return nil, err
		}
		if len(manifests) == 0 {
			break
		}
		for _, m := range manifests {
			if digest.FromBytes(m.Content) != digest.Digest(m.Digest) {
				damaged = append(damaged, Damage{Repository: m.Repo, Digest: digest.Digest(m.Digest)})
			}
			after = m.Key
		}
	}
	missing, err := s.read().ListMissingParts(ctx)
	for _, m := range missing {
		damaged = append(damaged, Damage{m.Repo, digest.Digest(m.Manifest), digest.Digest(m.Digest)})
	}
	return damaged, err
}

// whole says whether a blob's content is there and what its digest says.
func (s *Store) whole(ctx context.Context, d digest.Digest, size int64) (bool, error) {
	content, err := s.small(ctx, d, size)
	if content != nil || err != nil {
		return int64(len(content)) == size && digest.FromBytes(content) == d, err
	}
	file, err := s.openBlob(d)
	if err != nil {
		return false, nil //nolint:nilerr // a file that cannot be read is what is looked for
	}
	defer file.Close() //nolint:errcheck // it was only read
	info, err := file.Stat()
	if err != nil || info.Size() != size {
		return false, nil //nolint:nilerr // as above
	}
	got, err := digestOf(file)
	return err == nil && got == d, nil
}
