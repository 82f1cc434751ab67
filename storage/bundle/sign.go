package bundle

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"

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
	said := encoded(statement{Type: statementType, PredicateType: predicateType, Predicate: json.RawMessage("{}"),
		Subject: []subject{{Digest: map[string]string{"sha256": b.Digest().Encoded()}}}})
	signer, err := dsse.NewEnvelopeSigner(signing{k.Public(), k})
	if err != nil {
		return err
	}
	envelope, err := signer.SignPayload(context.Background(), payloadType, said)
	if err != nil {
		return err
	}
	whole := sigstoreBundle{MediaType: SignatureType, Envelope: *envelope}
	whole.VerificationMaterial.PublicKey.Hint = k.Public().Hint()
	b.attach(encoded(whole))
	return nil
}

// attach makes the artifact of a signature.
func (b *Bundle) attach(signature []byte) {
	empty := []byte("{}")
	target := descriptor(oci.MediaTypeImageManifest, b.artifact())
	m := oci.Manifest{
		Versioned: specs.Versioned{SchemaVersion: 2}, MediaType: oci.MediaTypeImageManifest, ArtifactType: SignatureType,
		Config: descriptor(oci.MediaTypeEmptyJSON, empty), Layers: []oci.Descriptor{descriptor(SignatureType, signature)}, Subject: &target,
		Annotations: map[string]string{"dev.sigstore.bundle.content": "dsse-envelope", "dev.sigstore.bundle.predicateType": predicateType},
	}
	b.Attached = append(b.Attached, Attachment{Manifest: encoded(m), Blobs: [][]byte{empty, signature}})
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

// signatures are the blobs of the attached artifacts that are signatures.
func (b *Bundle) signatures() func(yield func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for _, a := range b.Attached {
			var m oci.Manifest
			if json.Unmarshal(a.Manifest, &m) != nil || m.ArtifactType != SignatureType || len(m.Layers) == 0 {
				continue
			}
			for _, blob := range a.Blobs {
				if descriptor("", blob).Digest == m.Layers[0].Digest && !yield(blob) {
					return
				}
			}
		}
	}
}

func (b *Bundle) signedBy(k *PublicKey, signature []byte) bool {
	var whole sigstoreBundle
	if json.Unmarshal(signature, &whole) != nil || whole.Envelope.PayloadType != payloadType {
		return false
	}
	verifier, err := dsse.NewEnvelopeVerifier(signing{PublicKey: k})
	if err != nil {
		return false
	}
	if _, err := verifier.Verify(context.Background(), &whole.Envelope); err != nil {
		return false
	}
	payload, err := whole.Envelope.DecodeB64Payload()
	var said statement
	if err != nil || json.Unmarshal(payload, &said) != nil || said.Type != statementType || said.PredicateType != predicateType {
		return false
	}
	for _, s := range said.Subject {
		if s.Digest["sha256"] == b.Digest().Encoded() {
			return true
		}
	}
	return false
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
