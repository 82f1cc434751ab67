package bundle

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"errors"

	"github.com/secure-systems-lab/go-securesystemslib/encrypted"
)

// Kinds of PEM blocks. The private one is that of Sigstore's cosign, so that a key pair made by either works with both.
const (
	privateBlock = "ENCRYPTED SIGSTORE PRIVATE KEY"
	olderBlock   = "ENCRYPTED COSIGN PRIVATE KEY" // of cosign before 2
	publicBlock  = "PUBLIC KEY"
)

// mostKey is how long a file with a key may be, in bytes.
const mostKey = 64 << 10

// What can be wrong with a file that should hold a key.
var (
	ErrNoKey    = errors.New("no key of the kind that is needed")
	ErrPassword = errors.New("the password does not open the key")
)

// Key signs bundles: ECDSA with the curve P-256.
type Key struct{ private *ecdsa.PrivateKey }

// PublicKey verifies what its Key has signed.
type PublicKey struct{ public *ecdsa.PublicKey }

// NewKey makes a key pair from the chance of the operating system.
func NewKey() (*Key, error) {
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return &Key{private}, nil
}

// Public is the half that everybody may have.
func (k *Key) Public() *PublicKey { return &PublicKey{&k.private.PublicKey} }

// Seal writes a key as PEM, encrypted by a password (scrypt, XSalsa20-Poly1305).
func (k *Key) Seal(password []byte) ([]byte, error) {
	plain, err := x509.MarshalPKCS8PrivateKey(k.private)
	if err != nil {
		return nil, err
	}
	sealed, err := encrypted.Encrypt(plain, password)
	if err != nil {
		return nil, err
	}
	return pem.EncodeToMemory(&pem.Block{Type: privateBlock, Bytes: sealed}), nil
}

// OpenKey reads what Seal wrote, or cosign. It fails with ErrNoKey or ErrPassword.
func OpenKey(text, password []byte) (*Key, error) {
	block := blockOf(text)
	if block == nil || block.Type != privateBlock && block.Type != olderBlock {
		return nil, ErrNoKey
	}
	plain, err := encrypted.Decrypt(block.Bytes, password)
	if err != nil {
		return nil, ErrPassword
	}
	any, err := x509.ParsePKCS8PrivateKey(plain)
	if err != nil {
		return nil, errors.Join(ErrNoKey, err)
	}
	private, ok := any.(*ecdsa.PrivateKey)
	if !ok || private.Curve != elliptic.P256() {
		return nil, ErrNoKey
	}
	return &Key{private}, nil
}

// PEM writes a public key for others to keep.
func (k *PublicKey) PEM() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: publicBlock, Bytes: k.der()})
}

// der is the key in PKIX form. A key of P-256 can always be written.
func (k *PublicKey) der() []byte {
	der, err := x509.MarshalPKIXPublicKey(k.public)
	if err != nil {
		panic(err)
	}
	return der
}

// Hint names the key: the base 64 of the SHA-256 of its PKIX form, as Sigstore has it.
func (k *PublicKey) Hint() string {
	sum := sha256.Sum256(k.der())
	return base64.StdEncoding.EncodeToString(sum[:])
}

// ReadPublicKey reads a public key from PEM; it fails with ErrNoKey.
func ReadPublicKey(text []byte) (*PublicKey, error) {
	block := blockOf(text)
	if block == nil || block.Type != publicBlock {
		return nil, ErrNoKey
	}
	any, err := x509.ParsePKIXPublicKey(block.Bytes)
	if err != nil {
		return nil, errors.Join(ErrNoKey, err)
	}
	public, ok := any.(*ecdsa.PublicKey)
	if !ok || public.Curve != elliptic.P256() {
		return nil, ErrNoKey
	}
	return &PublicKey{public}, nil
}

func blockOf(text []byte) *pem.Block {
	if len(text) > mostKey {
		return nil
	}
	block, _ := pem.Decode(bytes.TrimSpace(text))
	return block
}
