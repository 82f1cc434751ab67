// Package secrets keeps passwords and private keys away from the library: in the keyring of the operating system, or, where
// there is none, in a file that only its owner may read. Nothing of it is ever in an error.
package secrets

import (
	"errors"
	"sync/atomic"
	"time"

	"github.com/zalando/go-keyring"
)

// Place says where secrets are kept.
type Place string

// The places.
const (
	Keyring Place = "keyring" // of the operating system
	File    Place = "file"    // readable by its owner alone
)

// service is what our entries are called in the keyring.
const service = "Sandtable"

// patience is how long a keyring may take: a locked one asks its owner to open it.
const patience = time.Minute

// What can go wrong, beside what the disk says.
var (
	ErrNone   = errors.New("there is no such secret")
	ErrSilent = errors.New("the keyring does not answer")
	// ErrFile means that the file with secrets is damaged, or that others may read it.
	ErrFile = errors.New("the file with secrets is not as it was written")
)

// Store keeps secrets by their names.
type Store struct {
	file string
	ring atomic.Bool // the keyring answers, as far as is known
}

// Open prepares the store. The file is used where the operating system has no keyring, or where alone is set; it is made with the first
// secret.
func Open(file string, alone bool) *Store {
	s := &Store{file: file}
	s.ring.Store(!alone && ringThere())
	return s
}

// Where says where the next secret will be kept, and the name of the file, which the keyring does not use.
func (s *Store) Where() (Place, string) {
	if s.ring.Load() {
		return Keyring, s.file
	}
	return File, s.file
}

// Put keeps a secret, in the place of an earlier one of that name, and says where it went.
func (s *Store) Put(name, secret string) (Place, error) {
	if s.ring.Load() {
		err := patiently(func() error { return keyring.Set(service, name, secret) })
		if err == nil {
			// An earlier one in the file, of a time without a keyring, must not outlive it.
			return Keyring, s.change(func(all map[string]string) bool { _, there := all[name]; delete(all, name); return there })
		}
		if errors.Is(err, ErrSilent) {
			return Keyring, err
		}
		s.ring.Store(false) // it was announced and does not work: there is no session, or nobody who could open it
	}
	return File, s.change(func(all map[string]string) bool { all[name] = secret; return true })
}

// Get is a secret; ErrNone where there is none of that name.
func (s *Store) Get(name string) (string, error) {
	if s.ring.Load() {
		var secret string
		err := patiently(func() (err error) { secret, err = keyring.Get(service, name); return err })
		if err == nil || errors.Is(err, ErrSilent) {
			return secret, err
		}
	}
	all, err := s.read()
	if err != nil {
		return "", err
	}
	secret, ok := all[name]
	if !ok {
		return "", ErrNone
	}
	return secret, nil
}

// Delete forgets a secret wherever it is kept. That there is none is no error.
func (s *Store) Delete(name string) error {
	if s.ring.Load() {
		if err := patiently(func() error { return keyring.Delete(service, name) }); errors.Is(err, ErrSilent) {
			return err
		}
	}
	return s.change(func(all map[string]string) bool { _, there := all[name]; delete(all, name); return there })
}

// patiently gives up on a keyring that waits for somebody who is not there.
func patiently(ask func() error) error {
	done := make(chan error, 1)
	go func() { done <- ask() }()
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return ErrSilent
	}
}
