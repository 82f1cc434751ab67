package depot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cuelabs.dev/go/oci/ociregistry"
)

// Scope is what somebody may do in a repository. Each includes those before it.
type Scope string

// The scopes.
const (
	Read    Scope = "read"    // look and pull
	Publish Scope = "publish" // push drafts, and attach signatures
	Release Scope = "release" // publish what is released, and move channels
	Admin   Scope = "admin"   // delete
)

// Scopes are all of them, the least first.
var Scopes = []Scope{Read, Publish, Release, Admin}

// Includes says whether who has this scope may do what needs another.
func (s Scope) Includes(other Scope) bool {
	return slices.Index(Scopes, s) >= slices.Index(Scopes, other) && slices.Contains(Scopes, other)
}

// Grant allows a scope in the repositories under a prefix; an empty one stands for all. "acme" is acme and acme/order, but not acmes.
type Grant struct {
	Prefix string
	Scope  Scope
}

// Actor is who does something, and from where. The zero value is a stranger, who may do nothing.
type Actor struct {
	User    string // empty: nobody has signed in
	Address string // the host that the request came from
	Grants  []Grant
	Most    Scope // what a token allows at most; empty: all that the user may
}

// May says whether the actor may do in a repository what needs a scope.
func (a Actor) May(scope Scope, repo string) bool {
	if a.Most != "" && !a.Most.Includes(scope) {
		return false
	}
	for _, g := range a.Grants {
		if g.covers(repo) && g.Scope.Includes(scope) {
			return true
		}
	}
	return false
}

func (g Grant) covers(repo string) bool {
	rest, under := strings.CutPrefix(repo, g.Prefix)
	return under && (g.Prefix == "" || rest == "" || rest[0] == '/')
}

type actorKey struct{}

// As says in whose name something is done.
func As(ctx context.Context, a Actor) context.Context { return context.WithValue(ctx, actorKey{}, a) }

// ActorOf is in whose name something is done: a stranger's where nothing was said.
func ActorOf(ctx context.Context) Actor {
	a, _ := ctx.Value(actorKey{}).(Actor)
	return a
}

// console is somebody at the hub's own machine, who may do everything: whoever can write to its folder can do so anyway.
var console = Actor{User: "(console)", Grants: []Grant{{"", Admin}}}

// AsConsole says that somebody at the hub's own machine does something, who may do everything.
func AsConsole(ctx context.Context) context.Context { return As(ctx, console) }

// allow refuses what the actor may not do: with UNAUTHORIZED who has not signed in, with DENIED who has.
func (a Actor) allow(scope Scope, repo string) error {
	switch {
	case a.May(scope, repo):
		return nil
	case a.User == "":
		return ociregistry.ErrUnauthorized
	}
	return denied("%s may not do this in %s: it needs the scope “%s”", a.User, repo, scope)
}

func denied(format string, args ...any) error {
	return ociregistry.NewError(fmt.Sprintf(format, args...), ociregistry.ErrDenied.Code(), nil)
}
