package depot

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"

	"github.com/opencontainers/go-digest"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/depot/statements"
)

// Repositories lists those in which the actor may read.
func (s *Store) Repositories(ctx context.Context, after string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		actor := ActorOf(ctx)
		if actor.User == "" && len(actor.Grants) == 0 {
			yield("", ociregistry.ErrUnauthorized)
			return
		}
		names, err := s.read().ListRepos(ctx, after)
		if err != nil {
			yield("", fault("list repositories", err))
			return
		}
		for _, name := range names {
			if actor.May(Read, name) && !yield(name, nil) {
				return
			}
		}
	}
}

// Tags lists versions and channels in the order of their names.
func (s *Store) Tags(ctx context.Context, repo, after string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if err := ActorOf(ctx).allow(Read, repo); err != nil {
			yield("", err)
			return
		}
		names, err := s.read().ListTags(ctx, statements.ListTagsParams{Repo: repo, After: after})
		if err == nil && len(names) == 0 {
			err = s.unknown(ctx, repo, nil)
		}
		if err != nil {
			yield("", err)
			return
		}
		for _, name := range names {
			if !yield(name, nil) {
				return
			}
		}
	}
}

// Referrers lists what refers to a manifest, the oldest first.
func (s *Store) Referrers(ctx context.Context, repo string, d digest.Digest, artifactType string) iter.Seq2[ociregistry.Descriptor, error] {
	return func(yield func(ociregistry.Descriptor, error) bool) {
		if err := ActorOf(ctx).allow(Read, repo); err != nil {
			yield(ociregistry.Descriptor{}, err)
			return
		}
		found, err := s.read().ListReferrers(ctx, statements.ListReferrersParams{Repo: repo, Subject: nullable(string(d)), ArtifactType: artifactType})
		if err != nil {
			yield(ociregistry.Descriptor{}, fault("list referrers", err))
			return
		}
		for _, row := range found {
			r := ociregistry.Descriptor{MediaType: row.MediaType, Digest: digest.Digest(row.Digest), Size: row.Size, ArtifactType: row.ArtifactType}
			if err := json.Unmarshal([]byte(row.Annotations), &r.Annotations); err != nil {
				yield(r, fault("list referrers", err))
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

// manifestReader is a manifest, or a small blob, that has been read.
type manifestReader struct {
	*bytes.Reader
	of ociregistry.Descriptor
}

func newManifestReader(content []byte, d ociregistry.Descriptor) manifestReader {
	return manifestReader{bytes.NewReader(content), d}
}

func (manifestReader) Close() error                         { return nil }
func (m manifestReader) Descriptor() ociregistry.Descriptor { return m.of }

var _ io.WriterTo = manifestReader{}
