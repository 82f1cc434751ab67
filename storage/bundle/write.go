package bundle

import (
	"archive/tar"
	"cmp"
	"io"
	"maps"
	"slices"

	"github.com/opencontainers/go-digest"
	"github.com/opencontainers/image-spec/specs-go"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
)

// Write writes a bundle with what is attached to it as an OCI image layout in one tar archive. Entries are in a fixed order
// and carry no times, owners or rights, so that the same bundle makes the same bytes.
func Write(w io.Writer, b *Bundle) error {
	artifact := b.Artifact()
	top := artifact.Descriptor
	top.Annotations = map[string]string{oci.AnnotationRefName: b.Manifest.Version}
	index := oci.Index{Versioned: specs.Versioned{SchemaVersion: 2}, MediaType: oci.MediaTypeImageIndex, Manifests: []oci.Descriptor{top}}
	blobs := map[digest.Digest][]byte{}
	keep := func(all ...Blob) {
		for _, blob := range all {
			blobs[blob.Digest] = blob.Content
		}
	}
	keep(artifact)
	keep(b.Blobs()...)
	for i := range b.Attached {
		pieces, attached := b.Attached[i].Pieces()
		keep(attached)
		keep(pieces...)
		index.Manifests = append(index.Manifests, attached.Descriptor)
	}
	slices.SortStableFunc(index.Manifests[1:], func(a, b oci.Descriptor) int { return cmp.Compare(a.Digest, b.Digest) })

	t := tar.NewWriter(w)
	entry := func(name string, content []byte) error {
		if err := t.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Size: int64(len(content)), Mode: 0o644, Format: tar.FormatUSTAR}); err != nil {
			return err
		}
		_, err := t.Write(content)
		return err
	}
	if err := entry(oci.ImageLayoutFile, encoded(oci.ImageLayout{Version: oci.ImageLayoutVersion})); err != nil {
		return err
	}
	if err := entry(oci.ImageIndexFile, encoded(index)); err != nil {
		return err
	}
	for _, d := range slices.Sorted(maps.Keys(blobs)) {
		if err := entry(blobName(d), blobs[d]); err != nil {
			return err
		}
	}
	return t.Close()
}

func blobName(d digest.Digest) string {
	return oci.ImageBlobsDir + "/" + d.Algorithm().String() + "/" + d.Encoded()
}
