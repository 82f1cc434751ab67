// Package release is which version of a template is offered to whom: channels that move and rollouts in stages, with who did what
// when. Desk does it where the packages are, in the hub; Client asks a hub, or does the best that can be done with another registry.
package release

import (
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
)

// PredicateType is what a signed rollout is called in its attestation.
const PredicateType = "urn:sandtable:rollout:1"

// Codes of problems that a door answers in a way of its own.
const (
	CodeMoved       = "channel.moved" // a channel stands elsewhere than was expected
	CodeNoChannel   = "channel.not-found"
	CodeNoVersion   = "channel.no-version"
	CodeWithdrawn   = "channel.withdrawn"
	CodeNoDraft     = "channel.draft"
	CodeNoEarlier   = "channel.no-earlier"
	CodeNoRollout   = "rollout.not-found"
	CodeChanged     = "rollout.changed" // somebody else did something with it meanwhile
	CodeAnother     = "rollout.another"
	CodeNotAllowed  = "hub.not-allowed"
	CodeNeedsLogin  = "hub.needs-login"
	CodeUnavailable = "hub.failed"
)

// Channel is where a channel stands.
type Channel struct {
	Template   string        `json:"template"`
	Name       string        `json:"channel"`
	Version    string        `json:"version"` // empty: what it stands for was never published as a version
	Digest     digest.Digest `json:"digest"`
	MovedAt    time.Time     `json:"movedAt,omitzero"` // zero where the registry does not say
	MovedBy    string        `json:"movedBy,omitempty"`
	History    []Move        `json:"history,omitempty"`    // the newest first
	BestEffort bool          `json:"bestEffort,omitempty"` // the registry cannot compare and swap: two who move at once may both believe to be first
	Overtakes  string        `json:"overtakes,omitempty"`  // a rollout that is on its way from another version, and no longer has effect
}

// Move is one entry of a channel's history.
type Move struct {
	At       time.Time     `json:"at"`
	By       string        `json:"by"`
	From     string        `json:"from,omitempty"` // versions
	To       string        `json:"to,omitempty"`
	Digest   digest.Digest `json:"digest"`
	Note     string        `json:"note,omitempty"`
	Rollback bool          `json:"rollback,omitempty"`
	Rollout  string        `json:"rollout,omitempty"` // that moved it
	Request  string        `json:"request,omitempty"`
}

// MoveRequest is where a channel is to go.
type MoveRequest struct {
	Version string         `json:"version,omitempty"` // empty for a rollback
	Note    string         `json:"note,omitempty"`
	Request string         `json:"request,omitempty"` // names the move, so that asking twice does it once
	If      *digest.Digest `json:"-"`                 // where it has to stand until now; empty: nowhere; nil: wherever it is
}

// Rollout is a rollout with what has become of it.
type Rollout struct {
	rollout.Rollout
	Status    rollout.Status     `json:"status"`
	Revision  int64              `json:"revision"`
	Created   time.Time          `json:"created,omitzero"`
	CreatedBy string             `json:"createdBy,omitempty"`
	SignedBy  string             `json:"signedBy,omitempty"` // hint of the key; empty: it is not signed
	Stands    string             `json:"stands"`             // the version that the channel stands at
	Overtaken bool               `json:"overtaken"`          // the channel was moved by hand meanwhile
	Gates     []*problem.Problem `json:"-"`                  // what keeps the next step from beginning
	Closed    []Gate             `json:"gates"`              // the same for programs
}

// Gate is a gate that is closed.
type Gate struct {
	Code    string       `json:"code"`
	Message problem.Text `json:"message"`
	Hint    problem.Text `json:"hint"`
}

// Proposal is a plan that is to become a rollout. Statement is the digest of the signed attestation of it, which is attached to the package that the channel stands
// at; empty for a plan that nobody has signed.
type Proposal struct {
	Plan      rollout.Plan  `json:"plan"`
	Statement digest.Digest `json:"statement,omitempty"`
}

// Act is what is to be done with a rollout.
type Act struct {
	Kind     rollout.Kind     `json:"kind"`
	Note     string           `json:"note,omitempty"`
	Request  string           `json:"request,omitempty"` // names the action, so that asking twice does it once
	Figures  *rollout.Figures `json:"figures,omitempty"`
	Revision int64            `json:"-"` // that it was decided on; 0: whatever there is
}

// Conflict is that somebody else was first. Now is what there is: a Channel or a Rollout.
type Conflict struct {
	*problem.Problem
	Now any
}

// Unwrap is the problem.
func (c *Conflict) Unwrap() error { return c.Problem }

func (r *Rollout) finish(now time.Time) {
	r.Status = r.Rollout.Status()
	r.Overtaken = r.OvertakenBy(r.Stands)
	r.Gates, r.Closed = r.Rollout.Gates(now), []Gate{}
	for _, g := range r.Gates {
		r.Closed = append(r.Closed, Gate{g.Code, g.Message, g.Hint})
	}
	if r.Log == nil {
		r.Log = []rollout.Action{}
	}
}

// earlier is what a channel stood for before what it stands for now, as it is remembered: a rollback takes the last move away, so that rolling back twice goes back
// twice. Moves are the newest first; usable says which digests may be gone back to.
func earlier(moves []Move, usable func(digest.Digest) (bool, error)) (digest.Digest, error) {
	var stack []digest.Digest
	for i := len(moves) - 1; i >= 0; i-- {
		m := moves[i]
		if !m.Rollback {
			stack = append(stack, m.Digest)
			continue
		}
		for len(stack) > 0 && stack[len(stack)-1] != m.Digest {
			stack = stack[:len(stack)-1]
		}
	}
	for i := len(stack) - 2; i >= 0; i-- {
		if stack[i] == "" || stack[i] == stack[len(stack)-1] {
			continue
		}
		if ok, err := usable(stack[i]); ok || err != nil {
			return stack[i], err
		}
	}
	return "", nil
}
