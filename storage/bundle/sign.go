package bundle

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"

	"github.com/opencontainers/go-digest"
	"github.com/opencontainers/image-spec/specs-go"
	oci "github.com/opencontainers/image-spec/specs-go/v1"
	"github.com/secure-systems-lab/go-securesystemslib/dsse"
)

// What a signature is, as cosign 3 writes and reads it: an in-toto statement about the digest, in a DSSE envelope, in a
// Sigstore bundle, in an OCI artifact that refers to the package.
const (
	SignatureType = "application/vnd.dev.sigstore.bundle.v0.3+json"

	statementType = "https://in-toto.io/Statement/v1"
	predicateType = "https://sigstore.dev/cosign/sign/v1"
	payloadType   = "application/vnd.in-toto+json"

	predicateTypeKey = "dev.sigstore.bundle.predicateType" // annotation
)

// statement says of which content something is said.
type statement struct {
	Type          string          `json:"_type"`
	Subject       []subject       `json:"subject"`
	PredicateType string          `json:"predicateType"`
	Predicate     json.RawMessage `json:"predicate,omitempty"`
}

type subject struct {
	Name   string            `json:"name,omitempty"`
	Digest map[string]string `json:"digest"`
}

// sigstoreBundle is what the signature's blob holds. Material of certificates and logs is not read: a key is all that
// is needed without a network.
type sigstoreBundle struct {
	MediaType            string `json:"mediaType"`
	VerificationMaterial struct {
		PublicKey struct {
			Hint string `json:"hint"`
		} `json:"publicKey"`
	} `json:"verificationMaterial"`
	Envelope dsse.Envelope `json:"dsseEnvelope"`
}

// Sign attaches a signature of the whole bundle, unless that key has signed it already.
func (b *Bundle) Sign(k *Key) error {
	if b.SignedBy(k.Public()) {
		return nil
	}
	signature, err := Attest(k, descriptor(oci.MediaTypeImageManifest, b.artifact()), predicateType, json.RawMessage("{}"))
	if err != nil {
		return err
	}
	b.Attached = append(b.Attached, *signature)
	return nil
}

// Attest makes an artifact in which the owner of a key says something about another one: what is said is JSON, and its type is a URI. A signature of a
// package is one that says nothing more.
func Attest(k *Key, about oci.Descriptor, predicateType string, said json.RawMessage) (*Attachment, error) {
	payload := encoded(statement{Type: statementType, PredicateType: predicateType, Predicate: said,
		Subject: []subject{{Digest: map[string]string{"sha256": about.Digest.Encoded()}}}})
	signer, err := dsse.NewEnvelopeSigner(signing{k.Public(), k})
	if err != nil {
		return nil, err
	}
	envelope, err := signer.SignPayload(context.Background(), payloadType, payload)
	if err != nil {
		return nil, err
	}
	whole := sigstoreBundle{MediaType: SignatureType, Envelope: *envelope}
	whole.VerificationMaterial.PublicKey.Hint = k.Public().Hint()
	return attachment(about, encoded(whole), predicateType), nil
}

// attachment is the artifact of something that is signed.
func attachment(about oci.Descriptor, signed []byte, predicateType string) *Attachment {
	empty := []byte("{}")
	m := oci.Manifest{
		Versioned: specs.Versioned{SchemaVersion: 2}, MediaType: oci.MediaTypeImageManifest, ArtifactType: SignatureType,
		Config: descriptor(oci.MediaTypeEmptyJSON, empty), Layers: []oci.Descriptor{descriptor(SignatureType, signed)}, Subject: &about,
		Annotations: map[string]string{"dev.sigstore.bundle.content": "dsse-envelope", predicateTypeKey: predicateType},
	}
	return &Attachment{Manifest: encoded(m), Blobs: [][]byte{empty, signed}}
}

// Says is what an attachment says about an artifact, if it is of that type and the owner of the key has signed it.
func (a *Attachment) Says(k *PublicKey, about digest.Digest, predicateType string) (said json.RawMessage, ok bool) {
	return verified(k, a.signed(), about, predicateType)
}

// Claims is the same, whoever has signed it. It is for those who trust where the attachment comes from.
func (a *Attachment) Claims(about digest.Digest, predicateType string) (said json.RawMessage, ok bool) {
	var whole sigstoreBundle
	if json.Unmarshal(a.signed(), &whole) != nil {
		return nil, false
	}
	return whole.claim(about, predicateType)
}

// Hint names the key that is said to have signed an attachment; empty where none is named.
func (a *Attachment) Hint() string {
	var whole sigstoreBundle
	if json.Unmarshal(a.signed(), &whole) != nil {
		return ""
	}
	return whole.VerificationMaterial.PublicKey.Hint
}

// signed is the blob with the envelope; nil in what is not signed.
func (a *Attachment) signed() []byte {
	var m oci.Manifest
	if json.Unmarshal(a.Manifest, &m) != nil || m.ArtifactType != SignatureType || len(m.Layers) == 0 {
		return nil
	}
	for _, blob := range a.Blobs {
		if descriptor("", blob).Digest == m.Layers[0].Digest {
			return blob
		}
	}
	return nil
}

// Signed says whether anybody at all says to have signed the bundle.
func (b *Bundle) Signed() bool {
	for range b.signatures() {
		return true
	}
	return false
}

// SignedBy says whether the owner of a key has signed exactly this bundle.
func (b *Bundle) SignedBy(k *PublicKey) bool {
	for signature := range b.signatures() {
		if b.signedBy(k, signature) {
			return true
		}
	}
	return false
}

// signatures are the blobs of the attached artifacts that are signatures of the package and say nothing else.
func (b *Bundle) signatures() func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for _, a := range b.Attached {
			blob := a.signed()
			if blob == nil || a.about() != "" && a.about() != predicateType {
				continue
			}
			if !yield(blob) {
				return
			}
		}
	}
}

// about is the type of what an attachment says, as its manifest has it; older signatures may have none.
func (a *Attachment) about() string {
	var m oci.Manifest
	if json.Unmarshal(a.Manifest, &m) != nil {
		return ""
	}
	return m.Annotations[predicateTypeKey]
}

func (b *Bundle) signedBy(k *PublicKey, signature []byte) bool {
	_, ok := verified(k, signature, b.Digest(), predicateType)
	return ok
}

// verified is what is said in an envelope, if the owner of the key has signed it.
func verified(k *PublicKey, signed []byte, about digest.Digest, predicateType string) (json.RawMessage, bool) {
	var whole sigstoreBundle
	if json.Unmarshal(signed, &whole) != nil {
		return nil, false
	}
	verifier, err := dsse.NewEnvelopeVerifier(signing{PublicKey: k})
	if err != nil {
		return nil, false
	}
	if _, err := verifier.Verify(context.Background(), &whole.Envelope); err != nil {
		return nil, false
	}
	return whole.claim(about, predicateType)
}

// claim is what an envelope says of an artifact, without asking who signed it.
func (s *sigstoreBundle) claim(about digest.Digest, predicateType string) (json.RawMessage, bool) {
	payload, err := s.Envelope.DecodeB64Payload()
	var said statement
	if err != nil || s.Envelope.PayloadType != payloadType || json.Unmarshal(payload, &said) != nil || said.Type != statementType || said.PredicateType != predicateType {
		return nil, false
	}
	for _, one := range said.Subject {
		if one.Digest["sha256"] == about.Encoded() {
			return said.Predicate, true
		}
	}
	return nil, false
}

// signing lets a key sign and verify envelopes.
type signing struct {
	*PublicKey
	key *Key // nil where it only verifies
}

func (s signing) Sign(_ context.Context, data []byte) ([]byte, error) {
	sum := sha256.Sum256(data)
	return ecdsa.SignASN1(rand.Reader, s.key.private, sum[:])
}

func (s signing) Verify(_ context.Context, data, signature []byte) error {
	sum := sha256.Sum256(data)
	if !ecdsa.VerifyASN1(s.public, sum[:], signature) {
		return errors.New("not signed by this key")
	}
	return nil
}

// KeyID is empty, as cosign's is: the hint beside the envelope names the key.
func (signing) KeyID() (string, error) { return "", nil }

func (s signing) Public() crypto.PublicKey { return s.public }
