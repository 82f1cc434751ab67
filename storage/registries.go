package storage

import (
	"context"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// RegistryID names a registry.
type RegistryID string

// A Registry is where templates are published and come from. Passwords and tokens are not kept here.
type Registry struct {
	ID        RegistryID
	Name      string // its own among the registries
	Address   string // host, port, folder
	Login     string // the user's name; empty: none
	CA        string // authorities that are trusted besides the system's, in PEM
	Proxy     string // URL; empty: that of the environment
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Registries lists them by name.
func (l *Library) Registries(ctx context.Context) ([]Registry, error) {
	var all []Registry
	err := l.read(ctx, "list registries", func(q *queries.Queries) error {
		rows, err := q.ListRegistries(ctx)
		for _, row := range rows {
			all = append(all, registryOf(row))
		}
		return err
	})
	return all, err
}

// PutRegistry keeps a registry; one without an id is a new one. A name that another one has is refused with ErrNameTaken.
func (l *Library) PutRegistry(ctx context.Context, r Registry) (Registry, error) {
	if r.ID == "" {
		id, err := newID()
		if err != nil {
			return Registry{}, fault("put registry", err)
		}
		r.ID = RegistryID(id)
	}
	err := l.write(ctx, "put registry", func(q *queries.Queries) error {
		others, err := q.ListRegistries(ctx)
		if err != nil {
			return err
		}
		for _, other := range others {
			if other.Name == r.Name && other.ID != string(r.ID) {
				return ErrNameTaken
			}
		}
		row, err := q.PutRegistry(ctx, queries.PutRegistryParams{ID: string(r.ID), Name: r.Name, Address: r.Address, Login: r.Login, Ca: r.CA, Proxy: r.Proxy, Now: l.milliseconds()})
		r = registryOf(row)
		return err
	})
	if err != nil {
		return Registry{}, err
	}
	l.onChange(Change{Kind: KindRegistry, ID: string(r.ID)})
	return r, nil
}

// DeleteRegistry removes a registry from the library, and what is known of its templates. What was installed stays.
func (l *Library) DeleteRegistry(ctx context.Context, id RegistryID) error {
	err := l.write(ctx, fmt.Sprintf("delete registry %s", id), func(q *queries.Queries) error {
		return found(q.DeleteRegistry(ctx, string(id)))
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindRegistry, ID: string(id), Deleted: true})
	return nil
}

func registryOf(row queries.Registry) Registry {
	return Registry{RegistryID(row.ID), row.Name, row.Address, row.Login, row.Ca, row.Proxy, instant(row.CreatedAt), instant(row.UpdatedAt)}
}

// A Signer is somebody whose signature is trusted: the public half of a key.
type Signer struct {
	Hint      string // names the key in signatures
	Name      string
	PEM       string
	Own       bool // the private half is on a computer of whoever uses this library
	CreatedAt time.Time
}

// Signers lists them by name.
func (l *Library) Signers(ctx context.Context) ([]Signer, error) {
	var all []Signer
	err := l.read(ctx, "list signers", func(q *queries.Queries) error {
		rows, err := q.ListSigners(ctx)
		for _, row := range rows {
			all = append(all, Signer{row.Hint, row.Name, row.Pem, row.Own != 0, instant(row.CreatedAt)})
		}
		return err
	})
	return all, err
}

// PutSigner keeps a signer, or renames one that is known.
func (l *Library) PutSigner(ctx context.Context, s Signer) error {
	own := int64(0)
	if s.Own {
		own = 1
	}
	err := l.write(ctx, "put signer", func(q *queries.Queries) error {
		return q.PutSigner(ctx, queries.PutSignerParams{Hint: s.Hint, Name: s.Name, Pem: s.PEM, Own: own, Now: l.milliseconds()})
	})
	if err == nil {
		l.onChange(Change{Kind: KindRegistry})
	}
	return err
}

// DeleteSigner ends the trust in a key.
func (l *Library) DeleteSigner(ctx context.Context, hint string) error {
	err := l.write(ctx, "delete signer", func(q *queries.Queries) error { return found(q.DeleteSigner(ctx, hint)) })
	if err == nil {
		l.onChange(Change{Kind: KindRegistry})
	}
	return err
}
