package depot

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"cuelabs.dev/go/oci/ociregistry/ociref"

	"sandtable/storage/depot/statements"
)

// User is somebody who may sign in.
type User struct {
	Name      string
	CreatedAt time.Time
	Grants    []Grant
}

// Token stands for a user's password in a program.
type Token struct {
	ID        string
	User      string
	Scope     Scope // the most that it allows
	Note      string
	CreatedAt time.Time
	ExpiresAt time.Time
}

// tokenPrefix begins every token, so that people and scanners know one when they see it.
const tokenPrefix = "sandtable_"

var userPattern = regexp.MustCompile(`^[a-z0-9]+([._@-][a-z0-9]+)*$`)

// ErrBadName means that a name of a user, or a prefix, is none.
var ErrBadName = errors.New("not a name")

// AddUser lets somebody sign in; hash is the bcrypt of the password.
func (s *Store) AddUser(ctx context.Context, name, hash string, grants []Grant) error {
	if len(name) > 64 || !userPattern.MatchString(name) {
		return fault("add user", ErrBadName)
	}
	return s.Change(ctx, "add user "+name, func(tx *Tx) error {
		n, err := tx.AddUser(ctx, statements.AddUserParams{Name: name, Password: hash, Now: tx.Now.UnixMilli()})
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrExists
		}
		return tx.grant(ctx, name, UserAdded, grants)
	})
}

// GrantUser replaces what a user may do.
func (s *Store) GrantUser(ctx context.Context, name string, grants []Grant) error {
	return s.Change(ctx, "change user "+name, func(tx *Tx) error {
		if _, err := tx.GetUser(ctx, name); err != nil {
			return err
		}
		if err := tx.DeleteGrants(ctx, name); err != nil {
			return err
		}
		return tx.grant(ctx, name, UserChanged, grants)
	})
}

func (tx *Tx) grant(ctx context.Context, user string, action Action, grants []Grant) error {
	said := map[string]Scope{}
	for _, g := range grants {
		if !slices.Contains(Scopes, g.Scope) || g.Prefix != "" && !ociref.IsValidRepository(g.Prefix) {
			return ErrBadName
		}
		said[g.Prefix] = g.Scope
		if err := tx.AddGrant(ctx, statements.AddGrantParams{User: user, Prefix: g.Prefix, Scope: string(g.Scope)}); err != nil {
			return err
		}
	}
	return tx.Record(ctx, Entry{Action: action, Detail: map[string]any{"user": user, "may": said}})
}

// SetPassword replaces a user's password. Tokens stay.
func (s *Store) SetPassword(ctx context.Context, name, hash string) error {
	return s.Change(ctx, "change the password of "+name, func(tx *Tx) error {
		n, err := tx.SetPassword(ctx, statements.SetPasswordParams{Password: hash, Name: name})
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		return tx.Record(ctx, Entry{Action: UserChanged, Detail: map[string]any{"user": name, "password": true}})
	})
}

// RemoveUser lets somebody sign in no more, with the password or a token, from this moment on.
func (s *Store) RemoveUser(ctx context.Context, name string) error {
	return s.Change(ctx, "remove user "+name, func(tx *Tx) error {
		n, err := tx.DeleteUser(ctx, name)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return err
		}
		return tx.Record(ctx, Entry{Action: UserRemoved, Detail: map[string]any{"user": name}})
	})
}

// Users are all who may sign in, by name.
func (s *Store) Users(ctx context.Context) ([]User, error) {
	found, err := s.read().ListUsers(ctx)
	if err != nil {
		return nil, fault("list users", err)
	}
	all := make([]User, len(found))
	for i, row := range found {
		grants, err := s.grants(ctx, row.Name)
		if err != nil {
			return nil, err
		}
		all[i] = User{row.Name, instant(row.CreatedAt), grants}
	}
	return all, nil
}

func (s *Store) grants(ctx context.Context, user string) ([]Grant, error) {
	found, err := s.read().ListGrants(ctx, user)
	if err != nil {
		return nil, fault("list what "+user+" may do", err)
	}
	all := make([]Grant, len(found))
	for i, row := range found {
		all[i] = Grant{row.Prefix, Scope(row.Scope)}
	}
	return all, nil
}

// Credentials are what somebody's password is held against.
type Credentials struct {
	Hash   string // bcrypt
	Grants []Grant
}

// CredentialsOf looks a user up. It asks the database each time: who was removed is out at once.
func (s *Store) CredentialsOf(ctx context.Context, name string) (Credentials, error) {
	row, err := s.read().GetUser(ctx, name)
	if err != nil {
		return Credentials{}, fault("look up a user", err)
	}
	grants, err := s.grants(ctx, name)
	return Credentials{row.Password, grants}, err
}

// AddToken makes a token for a user. The secret is given once: only its hash is kept. 130 bits of chance need no slow hash.
func (s *Store) AddToken(ctx context.Context, user string, scope Scope, note string, lasts time.Duration) (secret string, t Token, err error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", t, err
	}
	secret = tokenPrefix + strings.ToLower(rand.Text())
	t = Token{ID: id.String(), User: user, Scope: scope, Note: note}
	err = s.Change(ctx, "add a token for "+user, func(tx *Tx) error {
		if _, err := tx.GetUser(ctx, user); err != nil {
			return err
		}
		t.CreatedAt, t.ExpiresAt = tx.Now.UTC(), tx.Now.Add(lasts).UTC()
		err := tx.AddToken(ctx, statements.AddTokenParams{ID: t.ID, User: user, Hash: hashOf(secret), Scope: string(scope), Note: note, Now: t.CreatedAt.UnixMilli(), ExpiresAt: t.ExpiresAt.UnixMilli()})
		if err != nil {
			return err
		}
		return tx.Record(ctx, Entry{Action: TokenAdded, Detail: map[string]any{"token": t.ID, "user": user, "scope": scope, "expires": t.ExpiresAt}})
	})
	if err != nil {
		return "", Token{}, err
	}
	return secret, t, nil
}

func hashOf(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}

// IsToken says whether a password is meant to be a token.
func IsToken(password string) bool { return strings.HasPrefix(password, tokenPrefix) }

// Bearer is who a token stands for. A token that was revoked, has expired or never was is ErrNotFound.
func (s *Store) Bearer(ctx context.Context, secret string) (Actor, error) {
	t, err := s.read().GetToken(ctx, hashOf(secret))
	if err != nil {
		return Actor{}, fault("look up a token", err)
	}
	if !s.now().Before(instant(t.ExpiresAt)) {
		return Actor{}, fault("look up a token", sql.ErrNoRows)
	}
	grants, err := s.grants(ctx, t.User)
	return Actor{User: t.User, Grants: grants, Most: Scope(t.Scope)}, err
}

// Tokens are those of a user; of all users where none is named. Those that have expired are among them.
func (s *Store) Tokens(ctx context.Context, user string) ([]Token, error) {
	found, err := s.read().ListTokens(ctx, user)
	if err != nil {
		return nil, fault("list tokens", err)
	}
	all := make([]Token, len(found))
	for i, row := range found {
		all[i] = Token{row.ID, row.User, Scope(row.Scope), row.Note, instant(row.CreatedAt), instant(row.ExpiresAt)}
	}
	return all, nil
}

// RevokeToken ends a token from this moment on.
func (s *Store) RevokeToken(ctx context.Context, id string) error {
	return s.Change(ctx, "revoke token "+id, func(tx *Tx) error {
		user, err := tx.DeleteToken(ctx, id)
		if err != nil {
			return err
		}
		return tx.Record(ctx, Entry{Action: TokenRevoked, Detail: map[string]any{"token": id, "user": user}})
	})
}
