package bundle

import (
	"archive/tar"
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
)

// Limits bound what is read. Zero values are those of DefaultLimits.
type Limits struct {
	Part    int64 // bytes of one part
	Whole   int64 // bytes of all that is in the archive
	Entries int   // files and folders in the archive
}

// DefaultLimits are generous for a project and small for a machine.
var DefaultLimits = Limits{Part: 64 << 20, Whole: 256 << 20, Entries: mostParts + 100}

// mostManifest is how long a manifest or an index may be, in bytes: what registries accept.
const mostManifest = 4 << 20

func (l Limits) orDefault() Limits {
	if l.Part <= 0 {
		l.Part = DefaultLimits.Part
	}
	if l.Whole <= 0 {
		l.Whole = DefaultLimits.Whole
	}
	if l.Entries <= 0 {
		l.Entries = DefaultLimits.Entries
	}
	return l
}

// Read reads a bundle, whoever packed the archive, and holds every byte of it against its checksum. What is no bundle, or
// harmful, is a *Fault; errors of the reader itself come as they are.
func Read(r io.Reader, l Limits) (*Bundle, error) {
	a, err := unpack(r, l.orDefault())
	if err != nil {
		return nil, err
	}
	top, others, err := a.index()
	if err != nil {
		return nil, err
	}
	b, err := Assemble(top, l, a.blob)
	if err != nil {
		return nil, err
	}
	for _, d := range others {
		attached, err := AttachmentOf(d, top.Digest, a.blob)
		if err != nil {
			return nil, err
		}
		if attached != nil {
			b.Attached = append(b.Attached, *attached)
		}
	}
	return b, nil
}

// archive is what was in the tar.
type archive struct {
	raw    []byte
	layout []byte
	blobs  map[digest.Digest][]byte
}

// unpack reads the archive within its limits. Names that the layout does not know are skipped: nothing is ever written under them.
func unpack(r io.Reader, l Limits) (*archive, error) {
	a := &archive{blobs: map[digest.Digest][]byte{}}
	start := bufio.NewReader(r)
	if err := otherwise(start); err != nil {
		return nil, err
	}
	t := tar.NewReader(start)
	whole := int64(0)
	for entries := 0; ; entries++ {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, unreadable(err, entries)
		}
		if entries >= l.Entries {
			return nil, &Fault{Kind: TooLarge, Place: "entries"}
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		name := strings.TrimPrefix(path.Clean(h.Name), "./")
		if whole += h.Size; h.Size > l.Part || whole > l.Whole {
			return nil, &Fault{Kind: TooLarge, Place: name}
		}
		// The size of the header is not believed before the bytes have come.
		var content bytes.Buffer
		if _, err := io.CopyN(&content, t, h.Size); err != nil {
			return nil, unreadable(err, entries+1)
		}
		if err := a.take(name, content.Bytes()); err != nil {
			return nil, err
		}
	}
	if a.layout == nil || a.raw == nil {
		return nil, &Fault{Kind: NotABundle}
	}
	return a, nil
}

// otherwise looks at the first header: what is no tar archive is no bundle, unless it is the first bytes of one.
func otherwise(r *bufio.Reader) error {
	const header, magic = 512, 257
	head, err := r.Peek(header)
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return err
	case len(head) == header && bytes.HasPrefix(head[magic:], []byte("ustar")):
		return nil
	case len(head) < header && len(head) > 0 && (bytes.HasPrefix(head, []byte(oci.ImageLayoutFile)) || strings.HasPrefix(oci.ImageLayoutFile, string(head))):
		return &Fault{Kind: Truncated}
	}
	return &Fault{Kind: NotABundle}
}

// unreadable tells a file that is something else from one that is cut off.
func unreadable(err error, entries int) error {
	switch {
	case errors.Is(err, tar.ErrHeader) && entries == 0:
		return &Fault{Kind: NotABundle, Cause: err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, tar.ErrHeader):
		return &Fault{Kind: Truncated, Cause: err}
	}
	return err
}

func (a *archive) take(name string, content []byte) error {
	blobs := oci.ImageBlobsDir + "/" + digest.SHA256.String() + "/"
	switch hex, blob := strings.CutPrefix(name, blobs); {
	case name == oci.ImageLayoutFile && a.layout == nil:
		a.layout = content
	case name == oci.ImageIndexFile && a.raw == nil:
		a.raw = content
	case name == oci.ImageLayoutFile, name == oci.ImageIndexFile:
		return &Fault{Kind: Twice, Place: name}
	case blob:
		d := digest.NewDigestFromEncoded(digest.SHA256, hex)
		if d.Validate() != nil {
			return &Fault{Kind: BadPath, Place: name}
		}
		if digest.FromBytes(content) != d {
			return &Fault{Kind: BadDigest, Place: name}
		}
		a.blobs[d] = content
	}
	return nil
}

// index finds the template among the manifests, and what else there is.
func (a *archive) index() (top oci.Descriptor, others []oci.Descriptor, err error) {
	var layout oci.ImageLayout
	var index oci.Index
	if json.Unmarshal(a.layout, &layout) != nil || layout.Version != oci.ImageLayoutVersion {
		return top, nil, &Fault{Kind: NotABundle, Place: oci.ImageLayoutFile}
	}
	if len(a.raw) > mostManifest {
		return top, nil, &Fault{Kind: TooLarge, Place: oci.ImageIndexFile}
	}
	if err := json.Unmarshal(a.raw, &index); err != nil {
		return top, nil, &Fault{Kind: NotABundle, Place: oci.ImageIndexFile, Cause: err}
	}
	found := 0
	for _, d := range index.Manifests {
		m, err := manifestOf(d, a.blob)
		switch {
		case err != nil:
			return top, nil, err
		case m.ArtifactType != ArtifactType:
			others = append(others, d)
		case found == 0 || d.Digest != top.Digest:
			top = d
			found++
		}
	}
	switch found {
	case 0:
		return top, nil, &Fault{Kind: NotABundle, Place: "artifactType"}
	case 1:
		return top, others, nil
	}
	return top, nil, &Fault{Kind: Several}
}

// blob is content that a descriptor names.
func (a *archive) blob(d oci.Descriptor) ([]byte, error) {
	content, ok := a.blobs[d.Digest]
	if !ok {
		return nil, &Fault{Kind: Missing, Place: string(d.Digest)}
	}
	if int64(len(content)) != d.Size {
		return nil, &Fault{Kind: BadDigest, Place: string(d.Digest)}
	}
	return content, nil
}

// Assemble puts a bundle together from a store that hands out content by its descriptor, such as a registry; it has to have held
// that content against digest and size. The bundle is held to be what this package would write for the same parts, so nothing in
// it goes unseen.
func Assemble(top oci.Descriptor, l Limits, fetch func(oci.Descriptor) ([]byte, error)) (*Bundle, error) {
	l = l.orDefault()
	m, ours, err := described(top, l, fetch)
	if err != nil {
		return nil, err
	}
	b := &Bundle{Manifest: ours}
	for _, layer := range m.Layers {
		content, err := fetch(layer)
		if err != nil {
			return nil, err
		}
		b.Parts = append(b.Parts, Part{Path: layer.Annotations[oci.AnnotationTitle], Type: layer.MediaType, Content: content})
	}
	if fault := b.partsFault(); fault != nil {
		return nil, fault
	}
	if b.Digest() != top.Digest {
		return nil, &Fault{Kind: BadManifest, Place: "the artifact says more than its parts"}
	}
	return b, nil
}

// ManifestAt fetches what a bundle says of itself, and none of its parts. Only Assemble holds the parts against it.
func ManifestAt(top oci.Descriptor, fetch func(oci.Descriptor) ([]byte, error)) (Manifest, error) {
	_, m, err := described(top, DefaultLimits, fetch)
	return m, err
}

// described fetches the artifact of a bundle and its manifest.
func described(top oci.Descriptor, l Limits, fetch func(oci.Descriptor) ([]byte, error)) (m oci.Manifest, ours Manifest, err error) {
	m, err = manifestOf(top, fetch)
	switch {
	case err != nil:
		return m, ours, err
	case m.ArtifactType != ArtifactType:
		return m, ours, &Fault{Kind: NotABundle, Place: "artifactType"}
	}
	if fault := tooLarge(m, l); fault != nil {
		return m, ours, fault
	}
	config, err := fetch(m.Config)
	if err != nil {
		return m, ours, err
	}
	if err := json.Unmarshal(config, &ours); err != nil {
		return m, ours, &Fault{Kind: BadManifest, Place: "config", Cause: err}
	}
	if fault := ours.fault(); fault != nil {
		return m, ours, fault
	}
	return m, ours, nil
}

// tooLarge looks at what a manifest announces, before any of it is fetched.
func tooLarge(m oci.Manifest, l Limits) *Fault {
	whole := m.Config.Size
	if len(m.Layers) > l.Entries || m.Config.Size > mostManifest || m.Config.Size < 0 {
		return &Fault{Kind: TooLarge, Place: "manifest"}
	}
	for _, layer := range m.Layers {
		if whole += layer.Size; layer.Size < 0 || layer.Size > l.Part || whole > l.Whole {
			return &Fault{Kind: TooLarge, Place: layer.Annotations[oci.AnnotationTitle]}
		}
	}
	return nil
}

// manifestOf fetches and reads an OCI manifest.
func manifestOf(d oci.Descriptor, fetch func(oci.Descriptor) ([]byte, error)) (m oci.Manifest, err error) {
	if d.Size > mostManifest {
		return m, &Fault{Kind: TooLarge, Place: string(d.Digest)}
	}
	content, err := fetch(d)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(content, &m); err != nil {
		return m, &Fault{Kind: BadManifest, Place: string(d.Digest), Cause: err}
	}
	return m, nil
}

// partsFault holds the parts against the list of the manifest.
func (b *Bundle) partsFault() *Fault {
	if len(b.Parts) != len(b.Manifest.Files) {
		return &Fault{Kind: Missing, Place: "files"}
	}
	for i, f := range b.Manifest.Files {
		p := b.Parts[i]
		if p.Path != f.Path || p.Type != f.Type {
			return &Fault{Kind: Missing, Place: f.Path}
		}
		if int64(len(p.Content)) != f.Size || digest.FromBytes(p.Content).Encoded() != f.SHA256 {
			return &Fault{Kind: BadDigest, Place: f.Path}
		}
	}
	if !slices.IsSortedFunc(b.Parts, func(a, b Part) int { return strings.Compare(a.Path, b.Path) }) {
		return &Fault{Kind: BadManifest, Place: "files"}
	}
	return nil
}

// AttachmentOf fetches what refers to a bundle; nil for what refers to something else.
func AttachmentOf(d oci.Descriptor, to digest.Digest, fetch func(oci.Descriptor) ([]byte, error)) (*Attachment, error) {
	m, err := manifestOf(d, fetch)
	if err != nil {
		return nil, err
	}
	if m.Subject == nil || m.Subject.Digest != to {
		return nil, nil
	}
	if fault := tooLarge(m, DefaultLimits); fault != nil {
		return nil, fault
	}
	whole, err := fetch(d)
	if err != nil {
		return nil, err
	}
	attached := &Attachment{Manifest: whole}
	for _, part := range append([]oci.Descriptor{m.Config}, m.Layers...) {
		content, err := fetch(part)
		if err != nil {
			return nil, err
		}
		attached.Blobs = append(attached.Blobs, content)
	}
	return attached, nil
}
