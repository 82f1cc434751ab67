package site

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"cuelabs.dev/go/oci/ociregistry"
	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"

	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

const (
	mostManifest = 4 << 20
	mostShown    = 16 << 20 // of a part that is shown, in bytes
	mostKept     = 2000     // manifests in memory
)

// shelf reads packages part by part, so that a page costs what it shows. What a digest names never changes, so manifests are kept.
type shelf struct {
	store *depot.Store
	mu    sync.Mutex
	kept  map[digest.Digest]bundle.Manifest
}

func newShelf(s *depot.Store) *shelf {
	return &shelf{store: s, kept: map[digest.Digest]bundle.Manifest{}}
}

var errNoTemplate = errors.New("not a template package")

// manifest is that of a package; errNoTemplate for what is something else.
func (s *shelf) manifest(ctx context.Context, repo string, at digest.Digest) (bundle.Manifest, error) {
	if !depot.ActorOf(ctx).May(depot.Read, repo) {
		return bundle.Manifest{}, ociregistry.ErrNameUnknown
	}
	s.mu.Lock()
	m, ok := s.kept[at]
	s.mu.Unlock()
	if ok {
		return m, nil
	}
	text, err := all(s.store.GetManifest(ctx, repo, at))
	if err != nil {
		return m, err
	}
	var artifact oci.Manifest
	if json.Unmarshal(text, &artifact) != nil || artifact.ArtifactType != bundle.ArtifactType {
		return m, errNoTemplate
	}
	config, err := all(s.store.GetBlob(ctx, repo, artifact.Config.Digest))
	if err != nil {
		return m, err
	}
	if json.Unmarshal(config, &m) != nil {
		return m, errNoTemplate
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.kept) >= mostKept {
		clear(s.kept)
	}
	s.kept[at] = m
	return m, nil
}

// part reads a file of a package; nil where it has none of that name, or one that is too large to be shown.
func (s *shelf) part(ctx context.Context, repo string, m *bundle.Manifest, path string) ([]byte, *bundle.File, error) {
	for i := range m.Files {
		f := &m.Files[i]
		if path == "" || f.Path != path || f.Size > mostShown {
			continue
		}
		text, err := all(s.store.GetBlob(ctx, repo, digest.NewDigestFromEncoded(digest.SHA256, f.SHA256)))
		return text, f, err
	}
	return nil, nil, nil
}

func all(r ociregistry.BlobReader, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer r.Close() //nolint:errcheck // it was only read
	return io.ReadAll(io.LimitReader(r, mostShown))
}
