package app

import (
	"context"
	"errors"
	"time"

	"sandtable/engine/problem"
	"sandtable/storage"
	"sandtable/storage/bundle"
	"sandtable/storage/secrets"
)

// Signer is somebody whose signature is trusted.
type Signer struct {
	Hint      string    `json:"hint" doc:"Names the key in signatures"`
	Name      string    `json:"name"`
	PEM       string    `json:"pem" doc:"The public key, for others to trust"`
	Own       bool      `json:"own" doc:"It was made or brought in here to sign with"`
	Here      bool      `json:"here" doc:"The private half is on this computer"`
	CreatedAt time.Time `json:"createdAt"`
}

// Signing is the service for keys: those that packages are signed with, and those that are trusted.
type Signing struct {
	library *storage.Library
	secrets *secrets.Store
}

// shortestPassphrase keeps a stolen key from being opened by trying, in characters.
const shortestPassphrase = 8

func keyOf(hint string) string { return "key " + hint }

// List is everybody whose signature is trusted, by name.
func (s *Signing) List(ctx context.Context) ([]Signer, error) {
	found, err := s.library.Signers(ctx)
	return each(found, func(x storage.Signer) Signer {
		said := Signer{Hint: x.Hint, Name: x.Name, PEM: x.PEM, Own: x.Own, CreatedAt: x.CreatedAt}
		if x.Own {
			_, err := s.secrets.Get(keyOf(x.Hint))
			said.Here = err == nil
		}
		return said
	}), explain(aKey, err)
}

// Make makes a pair of keys. The private half goes encrypted by the passphrase into the store of secrets; the public one is trusted from now on.
func (s *Signing) Make(ctx context.Context, name, passphrase string) (Signer, error) {
	name, err := tidyName(aKey, name)
	if err != nil {
		return Signer{}, err
	}
	if len([]rune(passphrase)) < shortestPassphrase {
		return Signer{}, problem.New("key.short", problem.Say("A passphrase of fewer than %d characters is found by trying.", "口令少于 %d 个字符，容易被试出。", shortestPassphrase),
			problem.Say("Take a longer one: a sentence is good.", "请使用更长的口令，例如一句话。"))
	}
	k, err := bundle.NewKey()
	if err != nil {
		return Signer{}, failed(err)
	}
	sealed, err := k.Seal([]byte(passphrase))
	if err != nil {
		return Signer{}, failed(err)
	}
	return s.own(ctx, name, k.Public(), sealed)
}

// BringIn keeps a key that is in a file, made by “sandtable key” or cosign. The passphrase is asked for to find the public half in it.
func (s *Signing) BringIn(ctx context.Context, name string, sealed []byte, passphrase string) (Signer, error) {
	name, err := tidyName(aKey, name)
	if err != nil {
		return Signer{}, err
	}
	k, err := bundle.OpenKey(sealed, []byte(passphrase))
	if err != nil {
		return Signer{}, badKey(err)
	}
	return s.own(ctx, name, k.Public(), sealed)
}

func (s *Signing) own(ctx context.Context, name string, public *bundle.PublicKey, sealed []byte) (Signer, error) {
	if _, err := s.secrets.Put(keyOf(public.Hint()), string(sealed)); err != nil {
		return Signer{}, unkept(err)
	}
	kept := storage.Signer{Hint: public.Hint(), Name: name, PEM: string(public.PEM()), Own: true}
	if err := s.library.PutSigner(ctx, kept); err != nil {
		return Signer{}, explain(aKey, err)
	}
	return Signer{Hint: kept.Hint, Name: name, PEM: kept.PEM, Own: true, Here: true}, nil
}

// Trust accepts what the owner of a public key has signed.
func (s *Signing) Trust(ctx context.Context, name string, pem []byte) (Signer, error) {
	name, err := tidyName(aKey, name)
	if err != nil {
		return Signer{}, err
	}
	k, err := bundle.ReadPublicKey(pem)
	if err != nil {
		return Signer{}, badKey(err)
	}
	kept := storage.Signer{Hint: k.Hint(), Name: name, PEM: string(k.PEM())}
	if err := s.library.PutSigner(ctx, kept); err != nil {
		return Signer{}, explain(aKey, err)
	}
	return Signer{Hint: kept.Hint, Name: name, PEM: kept.PEM}, nil
}

// Distrust ends the trust in a key, and deletes its private half, if that is here.
func (s *Signing) Distrust(ctx context.Context, hint string) error {
	if err := s.secrets.Delete(keyOf(hint)); err != nil {
		return unkept(err)
	}
	return explain(aKey, s.library.DeleteSigner(ctx, hint))
}

// Key is the private half of a key that is here, opened by its passphrase.
func (s *Signing) Key(hint, passphrase string) (*bundle.Key, error) {
	sealed, err := s.secrets.Get(keyOf(hint))
	if errors.Is(err, secrets.ErrNone) {
		return nil, problem.New("key.elsewhere", problem.Say("The private half of this key is not on this computer.", "该密钥的私钥不在本机。"),
			problem.Say("Sign with another key, or bring its file in.", "请使用其他密钥签署，或导入该密钥文件。"))
	}
	if err != nil {
		return nil, unkept(err)
	}
	k, err := bundle.OpenKey([]byte(sealed), []byte(passphrase))
	if err != nil {
		return nil, badKey(err)
	}
	return k, nil
}

// SealedKey is the private half as a file: encrypted by its passphrase, to be carried to another computer.
func (s *Signing) SealedKey(hint string) (string, error) {
	sealed, err := s.secrets.Get(keyOf(hint))
	if errors.Is(err, secrets.ErrNone) {
		return "", notFound(aKey)
	}
	if err != nil {
		return "", unkept(err)
	}
	return sealed, nil
}

// trusted are the public keys that are trusted.
func (s *Signing) trusted(ctx context.Context) (keys []*bundle.PublicKey, names map[string]string, err error) {
	found, err := s.library.Signers(ctx)
	if err != nil {
		return nil, nil, explain(aKey, err)
	}
	names = map[string]string{}
	for _, x := range found {
		k, err := bundle.ReadPublicKey([]byte(x.PEM))
		if err != nil {
			return nil, nil, failed(err)
		}
		keys = append(keys, k)
		names[x.Hint] = x.Name
	}
	return keys, names, nil
}

// badKey says what is wrong with what should be a key.
func badKey(err error) error {
	switch {
	case errors.Is(err, bundle.ErrPassword):
		return problem.New("key.passphrase", problem.Say("The passphrase does not open this key.", "口令不正确，无法打开密钥。"), problem.Say("Check it, and that it is the right key.", "请检查口令，并确认密钥无误。")).Because(err)
	case errors.Is(err, bundle.ErrNoKey):
		return problem.New("key.none", problem.Say("This is no key of the kind that is needed.", "这不是所需类型的密钥。"),
			problem.Say("A public key begins with BEGIN PUBLIC KEY, one that signs with BEGIN ENCRYPTED SIGSTORE PRIVATE KEY.", "公钥以 BEGIN PUBLIC KEY 开头，签名密钥以 BEGIN ENCRYPTED SIGSTORE PRIVATE KEY 开头。")).Because(err)
	}
	return failed(err)
}
