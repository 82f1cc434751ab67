// Package bundle is the published form of a project: one OCI artifact, and as a file an OCI image layout in one tar
// archive. The same manifest and the same parts make the same bytes on every machine, so that the digest of a release
// is a name for what is in it.
//
// FORMAT.md beside this file describes the format for those who read it with other tools; schema.json is the JSON
// Schema of its manifest.
package bundle

import (
	"cmp"
	"encoding/json"
	"slices"

	"github.com/opencontainers/go-digest"
	"github.com/opencontainers/image-spec/specs-go"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
)

// Media types of a bundle.
const (
	ArtifactType = "application/vnd.sandtable.template.v1"
	ManifestType = "application/vnd.sandtable.template.manifest.v1+json" // of the OCI artifact's config: our manifest
)

// Bundle is a project as it is published.
type Bundle struct {
	Manifest Manifest
	Parts    []Part // in the order of their paths
	Attached []Attachment
}

// Part is one file of a bundle.
type Part struct {
	Path    string // with slashes, relative
	Type    string // media type
	Content []byte
}

// Attachment is an artifact that refers to the bundle, such as a signature, as the OCI image specification 1.1 has it.
type Attachment struct {
	Manifest []byte   // OCI image manifest with a subject
	Blobs    [][]byte // what it names, but for blobs of the bundle itself
}

// Part finds a file by its path, or nil.
func (b *Bundle) Part(path string) *Part {
	at, ok := slices.BinarySearchFunc(b.Parts, path, func(p Part, path string) int { return cmp.Compare(p.Path, path) })
	if !ok {
		return nil
	}
	return &b.Parts[at]
}

// New makes a bundle. It puts the parts in order, and lists them in the manifest with their checksums. What breaks the
// rules of the format is a *Fault.
func New(m Manifest, parts []Part) (*Bundle, error) {
	b := &Bundle{Manifest: m, Parts: slices.Clone(parts)}
	slices.SortFunc(b.Parts, func(a, b Part) int { return cmp.Compare(a.Path, b.Path) })
	b.Manifest.Format = Format
	b.Manifest.Files = nil
	for _, p := range b.Parts {
		b.Manifest.Files = append(b.Manifest.Files, File{Path: p.Path, Type: p.Type, Size: int64(len(p.Content)), SHA256: digest.FromBytes(p.Content).Encoded()})
	}
	if fault := b.Manifest.fault(); fault != nil {
		return nil, fault
	}
	return b, nil
}

// Digest names the bundle by its content: that of its OCI manifest.
func (b *Bundle) Digest() digest.Digest { return digest.FromBytes(b.artifact()) }

// Blob is content with the descriptor that names it.
type Blob struct {
	oci.Descriptor
	Content []byte
}

// Blobs are what a registry has to hold before the artifact: the manifest and the parts, each content once.
func (b *Bundle) Blobs() []Blob {
	config := b.config()
	all := []Blob{{descriptor(ManifestType, config), config}}
	seen := map[digest.Digest]bool{}
	for i, f := range b.Manifest.Files {
		if d := f.descriptor(); !seen[d.Digest] {
			seen[d.Digest] = true
			all = append(all, Blob{d, b.Parts[i].Content})
		}
	}
	return all
}

// Artifact is the OCI manifest that names them all.
func (b *Bundle) Artifact() Blob {
	content := b.artifact()
	d := descriptor(oci.MediaTypeImageManifest, content)
	d.ArtifactType = ArtifactType
	return Blob{d, content}
}

// Pieces are the blobs of an attachment, and the manifest that names them.
func (a *Attachment) Pieces() (blobs []Blob, artifact Blob) {
	for _, content := range a.Blobs {
		blobs = append(blobs, Blob{descriptor("application/octet-stream", content), content})
	}
	return blobs, Blob{descriptor(oci.MediaTypeImageManifest, a.Manifest), a.Manifest}
}

// config is the manifest as it is kept: JSON with the fields in the order of the type.
func (b *Bundle) config() []byte { return encoded(b.Manifest) }

// artifact is the OCI image manifest of the bundle.
func (b *Bundle) artifact() []byte {
	config := b.config()
	m := oci.Manifest{
		Versioned:    specs.Versioned{SchemaVersion: 2},
		MediaType:    oci.MediaTypeImageManifest,
		ArtifactType: ArtifactType,
		Config:       descriptor(ManifestType, config),
		Layers:       []oci.Descriptor{},
		// No date: a registry knows when something came, and a clock would change the digest.
		Annotations: map[string]string{
			oci.AnnotationTitle:       b.Manifest.Name.Any(),
			oci.AnnotationDescription: b.Manifest.Summary.Any(),
			oci.AnnotationVersion:     b.Manifest.Version,
		},
	}
	for _, f := range b.Manifest.Files {
		d := f.descriptor()
		d.Annotations = map[string]string{oci.AnnotationTitle: f.Path}
		m.Layers = append(m.Layers, d)
	}
	return encoded(m)
}

func descriptor(mediaType string, content []byte) oci.Descriptor {
	return oci.Descriptor{MediaType: mediaType, Digest: digest.FromBytes(content), Size: int64(len(content))}
}

// encoded is what has no pointer to itself and no channel in it: it can always be written. Maps are written in order.
func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}
