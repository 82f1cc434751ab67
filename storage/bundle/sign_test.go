package bundle

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func key(t *testing.T) *Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestASignatureIsThatOfOneKeyForOneContent(t *testing.T) {
	b, mine, other := made(t), key(t), key(t)
	if b.Signed() || b.SignedBy(mine.Public()) {
		t.Error("signed by nobody, and yet signed")
	}
	if err := errors.Join(b.Sign(mine), b.Sign(mine)); err != nil {
		t.Fatal(err)
	}
	if len(b.Attached) != 1 {
		t.Errorf("signed twice by one key: %d signatures", len(b.Attached))
	}
	again, err := Read(bytes.NewReader(packed(t, b)), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if !again.Signed() || !again.SignedBy(mine.Public()) || again.SignedBy(other.Public()) {
		t.Error("the signature did not come back as it was")
	}
	// The signature of one version says nothing of another.
	m := manifest()
	m.Version = "1.2.1"
	changed, err := New(m, parts())
	if err != nil {
		t.Fatal(err)
	}
	changed.Attached = b.Attached
	if changed.SignedBy(mine.Public()) {
		t.Error("the signature of another version is accepted")
	}
}

func TestASignatureThatWasTouchedIsNone(t *testing.T) {
	b, mine := made(t), key(t)
	if err := b.Sign(mine); err != nil {
		t.Fatal(err)
	}
	var whole map[string]any
	if err := json.Unmarshal(b.Attached[0].Blobs[1], &whole); err != nil {
		t.Fatal(err)
	}
	envelope := whole["dsseEnvelope"].(map[string]any)
	for what, change := range map[string]func(){
		"its payload":  func() { envelope["payload"] = "e30=" },
		"its type":     func() { envelope["payloadType"] = "text/plain" },
		"no signature": func() { envelope["signatures"] = []any{} },
		"nonsense":     func() { envelope["signatures"] = "x" },
	} {
		before := map[string]any{}
		for k, v := range envelope {
			before[k] = v
		}
		change()
		if text, _ := json.Marshal(whole); b.signedBy(mine.Public(), text) {
			t.Errorf("with %s changed the signature still holds", what)
		}
		for k, v := range before {
			envelope[k] = v
		}
	}
	if text, _ := json.Marshal(whole); !b.signedBy(mine.Public(), text) {
		t.Error("put right again, the signature does not hold")
	}
}

func TestAKeyIsOpenedByItsPasswordAlone(t *testing.T) {
	k := key(t)
	sealed, err := k.Seal([]byte("沙盘 password"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(sealed), "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----") {
		t.Errorf("sealed as %.60s", sealed)
	}
	opened, err := OpenKey(sealed, []byte("沙盘 password"))
	if err != nil || opened.Public().Hint() != k.Public().Hint() {
		t.Errorf("%v", err)
	}
	if _, err := OpenKey(sealed, []byte("wrong")); !errors.Is(err, ErrPassword) {
		t.Errorf("a wrong password: %v", err)
	}
	public, err := ReadPublicKey(k.Public().PEM())
	if err != nil || public.Hint() != k.Public().Hint() {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"", "hello", string(sealed)} {
		if _, err := ReadPublicKey([]byte(text)); !errors.Is(err, ErrNoKey) {
			t.Errorf("%.20q is read as a public key: %v", text, err)
		}
	}
	if _, err := OpenKey(k.Public().PEM(), nil); !errors.Is(err, ErrNoKey) {
		t.Errorf("a public key is opened as a private one: %v", err)
	}
}

func TestWhatIsAttestedIsNoSignatureOfThePackage(t *testing.T) {
	b, k, other := made(t), key(t), key(t)
	const plan = "urn:sandtable:rollout:1"
	a, err := Attest(k, b.Artifact().Descriptor, plan, json.RawMessage(`{"id":"r1"}`))
	if err != nil {
		t.Fatal(err)
	}
	b.Attached = append(b.Attached, *a)
	if b.Signed() || b.SignedBy(k.Public()) {
		t.Error("a plan counts as a signature of the package")
	}
	if said, ok := a.Says(k.Public(), b.Digest(), plan); !ok || string(said) != `{"id":"r1"}` {
		t.Errorf("got %s, %t", said, ok)
	}
	if a.Hint() != k.Public().Hint() {
		t.Errorf("got hint %q", a.Hint())
	}
	for name, say := range map[string]func() bool{
		"another key":     func() bool { _, ok := a.Says(other.Public(), b.Digest(), plan); return ok },
		"another package": func() bool { _, ok := a.Says(k.Public(), "sha256:00", plan); return ok },
		"another type":    func() bool { _, ok := a.Says(k.Public(), b.Digest(), plan+"0"); return ok },
		"another claim":   func() bool { _, ok := a.Claims("sha256:00", plan); return ok },
		"tampered": func() bool {
			bad := *a
			bad.Blobs = [][]byte{a.Blobs[0], bytes.Replace(a.Blobs[1], []byte(`"payload":"e`), []byte(`"payload":"f`), 1)}
			_, ok := bad.Says(k.Public(), b.Digest(), plan)
			return ok
		},
	} {
		if say() {
			t.Errorf("%s is believed", name)
		}
	}
}
