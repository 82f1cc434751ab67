package depot

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"

	"cuelabs.dev/go/oci/ociregistry"

	"sandtable/storage/bundle"
	"sandtable/storage/depot/statements"
)

// The kinds of manifests that are taken: OCI's, and Docker's older ones, which say the same.
const (
	dockerManifest = "application/vnd.docker.distribution.manifest.v2+json"
	// predicateKey is the annotation of a signature that says what it is about.
	predicateKey = "dev.sigstore.bundle.predicateType"
	dockerIndex  = "application/vnd.docker.distribution.manifest.list.v2+json"
)

// parsed is what the depot has to know of a manifest.
type parsed struct {
	artifactType string
	annotations  map[string]string
	subject      digest.Digest
	config       oci.Descriptor
	blobs        []oci.Descriptor // config and layers that have to be there
	manifests    []oci.Descriptor // what an index lists
}

func invalid(format string, args ...any) error {
	return ociregistry.NewError(fmt.Sprintf(format, args...), ociregistry.ErrManifestInvalid.Code(), nil)
}

// parse reads a manifest or an index.
func parse(content []byte, mediaType string) (p parsed, err error) {
	isIndex := mediaType == oci.MediaTypeImageIndex || mediaType == dockerIndex
	if !isIndex && mediaType != oci.MediaTypeImageManifest && mediaType != dockerManifest {
		return p, invalid("the hub takes OCI and Docker manifests and indexes, but not %q", mediaType)
	}
	var m struct {
		oci.Manifest
		Manifests []oci.Descriptor `json:"manifests"`
	}
	if err := json.Unmarshal(content, &m); err != nil {
		return p, invalid("the manifest is no JSON of the kind: %v", err)
	}
	switch {
	case m.MediaType != "" && m.MediaType != mediaType:
		return p, invalid("the manifest says that it is %q, but was sent as %q", m.MediaType, mediaType)
	case m.SchemaVersion != 2:
		return p, invalid("the manifest has the schema version %d instead of 2", m.SchemaVersion)
	case isIndex && len(m.Layers) > 0, !isIndex && len(m.Manifests) > 0:
		return p, invalid("the manifest is a mixture of a manifest and an index")
	}
	p = parsed{artifactType: m.ArtifactType, annotations: m.Annotations, config: m.Config, manifests: m.Manifests}
	if m.Subject != nil {
		p.subject = m.Subject.Digest
	}
	if !isIndex {
		if p.artifactType == "" {
			p.artifactType = m.Config.MediaType
		}
		p.blobs = append(p.blobs, m.Config)
		for _, layer := range m.Layers {
			if !strings.Contains(layer.MediaType, "nondistributable") && !strings.Contains(layer.MediaType, "foreign") { // these lie elsewhere, by their nature
				p.blobs = append(p.blobs, layer)
			}
		}
	}
	for _, d := range slices.Concat(p.blobs, p.manifests) {
		if d.Digest.Validate() != nil || d.Size < 0 {
			return p, invalid("the manifest names content by %q", d.Digest)
		}
	}
	if p.subject != "" && p.subject.Validate() != nil {
		return p, invalid("the subject is named %q", p.subject)
	}
	return p, nil
}

// state is that of a template package, which its config says; empty for anything else.
func (s *Store) state(ctx context.Context, p parsed) (bundle.State, error) {
	if p.artifactType != bundle.ArtifactType {
		return "", nil
	}
	if _, err := hex(p.config.Digest); err != nil {
		return "", err
	}
	if p.config.Size > MostManifest {
		return "", invalid("the package's own manifest is larger than %d bytes", MostManifest)
	}
	content, err := s.configOf(ctx, p)
	if errors.Is(err, os.ErrNotExist) {
		return "", blobMissing(p.config.Digest)
	} else if err != nil {
		return "", fault("read a package", err)
	}
	var m struct {
		State bundle.State `json:"state"`
	}
	if err := json.Unmarshal(content, &m); err != nil || m.State != bundle.Draft && m.State != bundle.Released {
		return "", invalid("the package does not say whether it is a draft or released")
	}
	return m.State, nil
}

func (s *Store) configOf(ctx context.Context, p parsed) ([]byte, error) {
	content, err := s.small(ctx, p.config.Digest, p.config.Size)
	if content != nil || err != nil {
		return content, err
	}
	file, err := s.openBlob(p.config.Digest)
	if err != nil {
		return nil, err
	}
	defer file.Close() //nolint:errcheck // it is only read
	return io.ReadAll(io.LimitReader(file, MostManifest))
}

func blobMissing(d digest.Digest) error {
	return ociregistry.NewError("the manifest is made of "+string(d)+", which is not in this repository", ociregistry.ErrManifestBlobUnknown.Code(), nil)
}

// PushManifest takes a manifest whose parts are all there, and lets a tag stand for it unless the tag is empty. Manifest, tag,
// referrer and audit entry are there together, or none is.
func (s *Store) PushManifest(ctx context.Context, repo, tag string, content []byte, mediaType string) (ociregistry.Descriptor, error) {
	d := ociregistry.Descriptor{MediaType: mediaType, Digest: digest.FromBytes(content), Size: int64(len(content))}
	if err := errors.Join(nameFault(repo), ActorOf(ctx).allow(Publish, repo)); err != nil {
		return d, err
	}
	if len(content) > MostManifest {
		return d, ErrTooLarge
	}
	p, err := parse(content, mediaType)
	if err != nil {
		return d, err
	}
	state, err := s.state(ctx, p)
	if err != nil {
		return d, err
	}
	if state == bundle.Released {
		if err := ActorOf(ctx).allow(Release, repo); err != nil {
			return d, err
		}
	}
	return d, s.Change(ctx, "push a manifest", func(tx *Tx) error {
		if err := tx.addManifest(ctx, repo, d, content, p, state, tag == ""); err != nil || tag == "" {
			return err
		}
		_, err := tx.Move(ctx, Move{Repo: repo, Tag: tag, To: d.Digest})
		return err
	})
}

// addManifest writes a manifest that is not there yet.
func (tx *Tx) addManifest(ctx context.Context, repo string, d ociregistry.Descriptor, content []byte, p parsed, state bundle.State, untagged bool) error {
	_, err := tx.GetManifestHead(ctx, statements.GetManifestHeadParams{Repo: repo, Digest: string(d.Digest)})
	if !errors.Is(err, sql.ErrNoRows) {
		return err // or it is there
	}
	if err := tx.AddRepo(ctx, statements.AddRepoParams{Name: repo, Now: tx.Now.UnixMilli()}); err != nil {
		return err
	}
	annotations, err := json.Marshal(p.annotations)
	if err != nil {
		return err
	}
	key, err := tx.AddManifest(ctx, statements.AddManifestParams{Repo: repo, Digest: string(d.Digest), MediaType: d.MediaType, ArtifactType: p.artifactType,
		Annotations: string(annotations), Subject: nullable(string(p.subject)), State: string(state),
		Size: d.Size, Now: tx.Now.UnixMilli(), By: tx.Actor.User, Content: content})
	if err != nil {
		return err
	}
	if err := tx.addParts(ctx, repo, key, p); err != nil {
		return err
	}
	switch {
	case p.subject != "":
		e := Entry{Action: Attached, Repo: repo, Was: p.subject, Became: d.Digest, Detail: map[string]string{"type": p.artifactType, "predicate": p.annotations[predicateKey]}}
		if p.artifactType == bundle.SignatureType {
			e.Action = Signed
		}
		return tx.Record(ctx, e)
	case untagged:
		return tx.Record(ctx, Entry{Action: Pushed, Repo: repo, Became: d.Digest})
	}
	return nil
}

// addParts writes what a manifest is made of, all of which has to be there.
func (tx *Tx) addParts(ctx context.Context, repo string, manifest int64, p parsed) error {
	for _, part := range p.blobs {
		row, err := tx.GetBlob(ctx, statements.GetBlobParams{Repo: repo, Digest: string(part.Digest)})
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return blobMissing(part.Digest)
		case err != nil:
			return err
		case row.Size != part.Size:
			return invalid("%s has %d bytes, and not %d as the manifest says", part.Digest, row.Size, part.Size)
		}
		if err := tx.AddPart(ctx, statements.AddPartParams{Manifest: manifest, Digest: string(part.Digest)}); err != nil {
			return err
		}
	}
	for _, part := range p.manifests {
		row, err := tx.GetManifestHead(ctx, statements.GetManifestHeadParams{Repo: repo, Digest: string(part.Digest)})
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return blobMissing(part.Digest)
		case err != nil:
			return err
		case row.Size != part.Size:
			return invalid("%s has %d bytes, and not %d as the index says", part.Digest, row.Size, part.Size)
		}
		if err := tx.AddPart(ctx, statements.AddPartParams{Manifest: manifest, Digest: string(part.Digest), IsManifest: 1}); err != nil {
			return err
		}
	}
	return nil
}

// GetManifest reads a manifest.
func (s *Store) GetManifest(ctx context.Context, repo string, d digest.Digest) (ociregistry.BlobReader, error) {
	if err := ActorOf(ctx).allow(Read, repo); err != nil {
		return nil, err
	}
	row, err := s.read().GetManifest(ctx, statements.GetManifestParams{Repo: repo, Digest: string(d)})
	if errors.Is(err, sql.ErrNoRows) {
		return nil, s.unknown(ctx, repo, ociregistry.ErrManifestUnknown)
	} else if err != nil {
		return nil, fault("read a manifest", err)
	}
	return newManifestReader(row.Content, ociregistry.Descriptor{MediaType: row.MediaType, Digest: d, Size: row.Size}), nil
}

// GetTag reads the manifest that a tag stands for.
func (s *Store) GetTag(ctx context.Context, repo, tag string) (ociregistry.BlobReader, error) {
	d, err := s.tag(ctx, repo, tag)
	if err != nil {
		return nil, err
	}
	return s.GetManifest(ctx, repo, d)
}

func (s *Store) tag(ctx context.Context, repo, tag string) (digest.Digest, error) {
	if err := ActorOf(ctx).allow(Read, repo); err != nil {
		return "", err
	}
	d, err := s.read().GetTag(ctx, statements.GetTagParams{Repo: repo, Name: tag})
	if errors.Is(err, sql.ErrNoRows) {
		return "", s.unknown(ctx, repo, ociregistry.ErrManifestUnknown)
	}
	return digest.Digest(d), fault("look up a tag", err)
}

// ResolveManifest says how large a manifest is, and of which kind.
func (s *Store) ResolveManifest(ctx context.Context, repo string, d digest.Digest) (ociregistry.Descriptor, error) {
	if err := ActorOf(ctx).allow(Read, repo); err != nil {
		return ociregistry.Descriptor{}, err
	}
	row, err := s.read().GetManifestHead(ctx, statements.GetManifestHeadParams{Repo: repo, Digest: string(d)})
	if errors.Is(err, sql.ErrNoRows) {
		return ociregistry.Descriptor{}, s.unknown(ctx, repo, ociregistry.ErrManifestUnknown)
	}
	return ociregistry.Descriptor{MediaType: row.MediaType, Digest: d, Size: row.Size}, fault("look up a manifest", err)
}

// ResolveTag says what a tag stands for.
func (s *Store) ResolveTag(ctx context.Context, repo, tag string) (ociregistry.Descriptor, error) {
	d, err := s.tag(ctx, repo, tag)
	if err != nil {
		return ociregistry.Descriptor{}, err
	}
	return s.ResolveManifest(ctx, repo, d)
}

// nullable is text that is NULL where there is none.
func nullable(text string) sql.NullString { return sql.NullString{String: text, Valid: text != ""} }
