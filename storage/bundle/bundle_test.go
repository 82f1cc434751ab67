package bundle

import (
	"archive/tar"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/opencontainers/go-digest"
	"github.com/opencontainers/image-spec/specs-go"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
)

func manifest() Manifest {
	return Manifest{
		ID: "acme/order-fulfilment", Version: "1.2.0", State: Released, Name: Text{ZH: "订单履约", EN: "Order fulfilment"},
		Processes: []Process{{ID: "P", Name: Text{EN: "Order"}, File: "processes/订单.bpmn", Scenarios: []Run{{Name: "As is", File: "scenarios/as-is.json", Seed: 7}}}},
	}
}

func parts() []Part {
	return []Part{
		{"scenarios/as-is.json", "application/json", []byte(`{"seed":7}`)},
		{"processes/订单.bpmn", "application/xml", []byte("<definitions/>")},
		{"empty.txt", "text/plain", nil},
	}
}

func packed(t *testing.T, b *Bundle) []byte {
	t.Helper()
	var w bytes.Buffer
	if err := Write(&w, b); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

func made(t *testing.T) *Bundle {
	t.Helper()
	b, err := New(manifest(), parts())
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTheSameProjectMakesTheSameBytes(t *testing.T) {
	b := made(t)
	reversed := parts()
	slices.Reverse(reversed)
	other, err := New(manifest(), reversed)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed(t, b), packed(t, other)) {
		t.Error("the order in which parts were given shows in the archive")
	}
	// Released packages carry this digest in signatures: a change here is a change of the format.
	if got, want := b.Digest().String(), "sha256:3e8f44e9011f4808ae4dc49134b3b5718de0c32d28178f9c48d924d9b300a2cc"; got != want {
		t.Errorf("the digest is %s, want %s", got, want)
	}
}

func TestABundleComesBackAsItWas(t *testing.T) {
	b := made(t)
	signature := encoded(oci.Manifest{Versioned: specs.Versioned{SchemaVersion: 2}, MediaType: oci.MediaTypeImageManifest, ArtifactType: "application/x-signature",
		Config: descriptor("application/vnd.oci.empty.v1+json", []byte("{}")), Layers: []oci.Descriptor{descriptor("text/plain", []byte("signed"))},
		Subject: &oci.Descriptor{MediaType: oci.MediaTypeImageManifest, Digest: b.Digest(), Size: int64(len(b.artifact()))}})
	b.Attached = []Attachment{{signature, [][]byte{[]byte("{}"), []byte("signed")}}}
	whole := packed(t, b)
	got, err := Read(bytes.NewReader(whole), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Digest() != b.Digest() || len(got.Parts) != 3 || len(got.Attached) != 1 || got.Manifest.Name.ZH != "订单履约" {
		t.Errorf("got %+v", got.Manifest)
	}
	if p := got.Part("processes/订单.bpmn"); p == nil || string(p.Content) != "<definitions/>" {
		t.Errorf("the process is %v", p)
	}
	if again := packed(t, got); !bytes.Equal(again, whole) {
		t.Error("written anew, the archive is another")
	}
}

func TestWhatCouldBeWrittenElsewhereIsRefused(t *testing.T) {
	for _, name := range []string{
		"../x", "a/../../x", "/etc/passwd", "a//b", "a/./b", `a\b`, "C:x", "c:/x", "con", "CON.txt", "a/nul.json", "a ", "a.", " a", "a\x00b", "a\nb", "", "a/",
		"e\u0301.txt", strings.Repeat("x", 241), "a*b", "\xff",
	} {
		_, err := New(manifest(), append(parts(), Part{name, "text/plain", nil}))
		var f *Fault
		if !errors.As(err, &f) || f.Kind != BadPath {
			t.Errorf("%q: %v, want it refused as unsafe", name, err)
		}
	}
	for _, twice := range [][2]string{{"a/b.txt", "A/B.txt"}, {"a", "a/b"}} {
		_, err := New(manifest(), append(parts(), Part{twice[0], "text/plain", nil}, Part{twice[1], "text/plain", nil}))
		var f *Fault
		if !errors.As(err, &f) || f.Kind != Twice {
			t.Errorf("%q: %v, want it refused as there twice", twice, err)
		}
	}
}

func TestAManifestIsHeldToTheFormat(t *testing.T) {
	for _, x := range []struct {
		change func(*Manifest)
		want   Kind
	}{
		{func(m *Manifest) { m.ID = "Acme Order" }, BadID},
		{func(m *Manifest) { m.ID = "acme//order" }, BadID},
		{func(m *Manifest) { m.Version = "1.2" }, BadVersion},
		{func(m *Manifest) { m.Version = "v1.2.0" }, BadVersion},
		{func(m *Manifest) { m.Version = "1.2.0-rc.1+7" }, 0},
		{func(m *Manifest) { m.State = "ready" }, BadManifest},
		{func(m *Manifest) { m.Name = Text{} }, BadManifest},
		{func(m *Manifest) { m.Processes[0].File = "gone.bpmn" }, Missing},
		{func(m *Manifest) { m.Processes[0].Scenarios[0].Report = "gone.json" }, Missing},
		{func(m *Manifest) { m.Processes[0].Scenarios[0].Follows = m.Processes[0].Scenarios[0].File }, BadManifest},
	} {
		m := manifest()
		x.change(&m)
		_, err := New(m, parts())
		var f *Fault
		if errors.As(err, &f) != (x.want != 0) || f != nil && f.Kind != x.want {
			t.Errorf("%+v: %v, want kind %d", m, err, x.want)
		}
	}
}

// entry is one of a tar that somebody else packed.
type entry struct {
	name    string
	content []byte
}

func tarred(entries []entry) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		_ = w.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: e.name, Size: int64(len(e.content)), Mode: 0o600})
		_, _ = w.Write(e.content)
	}
	_ = w.Close()
	return b.Bytes()
}

func untarred(t *testing.T, whole []byte) (all []entry) {
	t.Helper()
	for r := tar.NewReader(bytes.NewReader(whole)); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all
		}
		content, err2 := io.ReadAll(r)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		all = append(all, entry{h.Name, content})
	}
}

func TestAnArchiveOfAnotherToolIsRead(t *testing.T) {
	all := untarred(t, packed(t, made(t)))
	slices.Reverse(all)
	for i := range all {
		all[i].name = "./" + all[i].name
	}
	b, err := Read(bytes.NewReader(tarred(append(all, entry{"README", []byte("hello")}))), Limits{})
	if err != nil || b.Digest() != made(t).Digest() {
		t.Errorf("%v", err)
	}
}

func TestEveryDamageIsFound(t *testing.T) {
	whole := packed(t, made(t))
	random := rand.New(rand.NewPCG(1, 2))
	same := made(t).Digest()
	for range 3000 {
		bad := slices.Clone(whole)
		at := random.IntN(len(bad))
		bad[at] ^= byte(1 + random.IntN(255))
		b, err := Read(bytes.NewReader(bad), Limits{})
		// What does not change a byte of the content, such as the padding of tar, may go unseen.
		if err == nil && (b.Digest() != same || string(b.Part("processes/订单.bpmn").Content) != "<definitions/>") {
			t.Fatalf("a changed byte at %d was not seen", at)
		}
	}
	for _, at := range []int{0, 1, 511, 512, 600, 1024, 2000, len(whole) / 2} {
		_, err := Read(bytes.NewReader(whole[:at]), Limits{})
		var f *Fault
		if !errors.As(err, &f) {
			t.Errorf("cut off at %d: %v, want a fault", at, err)
		}
	}
}

func TestHostileArchivesAreRefusedByName(t *testing.T) {
	good := untarred(t, packed(t, made(t)))
	with := func(more ...entry) []byte { return tarred(append(slices.Clone(good), more...)) }
	index := func(change func(*oci.Index)) []byte {
		all := slices.Clone(good)
		var x oci.Index
		if err := json.Unmarshal(all[1].content, &x); err != nil {
			t.Fatal(err)
		}
		change(&x)
		all[1].content = encoded(x)
		return tarred(all)
	}
	for name, x := range map[string]struct {
		archive []byte
		want    Kind
	}{
		"a zip file":          {[]byte("PK\x03\x04" + strings.Repeat("\x00", 600)), NotABundle},
		"nothing":             {nil, NotABundle},
		"no layout":           {tarred(good[1:]), NotABundle},
		"two indexes":         {with(good[1]), Twice},
		"a blob that lies":    {with(entry{"blobs/sha256/" + strings.Repeat("0", 64), []byte("x")}), BadDigest},
		"a blob with no hash": {with(entry{"blobs/sha256/../../x", []byte("x")}), 0}, // cleaned: nothing that the layout knows, and nothing is written
		"a blob named badly":  {with(entry{"blobs/sha256/xyz", []byte("x")}), BadPath},
		"an index of nothing": {index(func(x *oci.Index) { x.Manifests = nil }), NotABundle},
		"a missing manifest":  {index(func(x *oci.Index) { x.Manifests[0].Digest = digest.FromString("gone") }), Missing},
		"a wrong size":        {index(func(x *oci.Index) { x.Manifests[0].Size++ }), BadDigest},
	} {
		_, err := Read(bytes.NewReader(x.archive), Limits{})
		var f *Fault
		if errors.As(err, &f) != (x.want != 0) || f != nil && f.Kind != x.want {
			t.Errorf("%s: %v, want kind %d", name, err, x.want)
		}
	}
	for name, l := range map[string]Limits{"part": {Part: 10}, "whole": {Whole: 100}, "entries": {Entries: 3}} {
		_, err := Read(bytes.NewReader(packed(t, made(t))), l)
		var f *Fault
		if !errors.As(err, &f) || f.Kind != TooLarge {
			t.Errorf("beyond the limit of %s: %v", name, err)
		}
	}
}

func TestALaterFormatIsNamed(t *testing.T) {
	b := made(t)
	b.Manifest.Format = Format + 1
	_, err := Read(bytes.NewReader(packed(t, b)), Limits{})
	var f *Fault
	if !errors.As(err, &f) || f.Kind != TooNew {
		t.Errorf("%v, want it named", err)
	}
}

func FuzzRead(f *testing.F) {
	b, err := New(manifest(), parts())
	if err != nil {
		f.Fatal(err)
	}
	var w bytes.Buffer
	if err := Write(&w, b); err != nil {
		f.Fatal(err)
	}
	f.Add(w.Bytes())
	f.Add([]byte("PK"))
	f.Fuzz(func(t *testing.T, whole []byte) {
		b, err := Read(bytes.NewReader(whole), Limits{Part: 1 << 20, Whole: 4 << 20, Entries: 100})
		if err == nil && fmt.Sprint(b.Digest()) == "" {
			t.Error("read without a digest")
		}
	})
}
