package release

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/engine/problem"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
	"sandtable/storage/registry"
)

// Version is a version of a template as a registry has it.
type Version struct {
	Version     string        `json:"version"`
	Digest      digest.Digest `json:"digest,omitempty"`      // empty where the registry was not asked so closely
	State       bundle.State  `json:"state,omitempty"`       // likewise
	PublishedAt time.Time     `json:"publishedAt,omitzero"`  // zero where the registry does not say
	PublishedBy string        `json:"publishedBy,omitempty"` // likewise
	Withdrawn   *Withdrawal   `json:"withdrawn,omitempty"`   // nil: it is not, or the registry has no word for it
}

// Withdrawal is who took a version out of use, when and why.
type Withdrawal struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"`
	Reason string    `json:"reason"`
}

// Rights are what whoever asks may do with a template.
type Rights struct {
	User    string `json:"user,omitempty"` // empty: nobody has signed in, or the registry does not say
	Hub     bool   `json:"hub"`            // it remembers, compares and swaps, and withdraws
	Publish bool   `json:"publish"`        // push drafts, and report from a rollout
	Release bool   `json:"release"`        // publish releases, move channels, lead rollouts, withdraw
}

// Versions are those of a template that are there, the newest first.
func (d *Desk) Versions(ctx context.Context, template string) ([]Version, error) {
	err := d.Store.View(ctx, "list versions", func(tx *depot.Tx) error { return tx.Allow(depot.Read, template) })
	if err != nil {
		return nil, explain(err)
	}
	found, err := d.Store.Versions(ctx, template)
	if err != nil {
		return nil, explain(err)
	}
	all := []Version{}
	for _, v := range found {
		if !v.Present {
			continue
		}
		one := Version{Version: v.Version, Digest: v.Digest, State: v.State, PublishedAt: v.PublishedAt, PublishedBy: v.PublishedBy}
		if w := v.Withdrawn; w != nil {
			one.Withdrawn = &Withdrawal{w.At, w.By, w.Reason}
		}
		all = append(all, one)
	}
	return all, nil
}

// Rights are what the context's actor may do with a template.
func (d *Desk) Rights(ctx context.Context, template string) (r Rights, err error) {
	err = d.Store.View(ctx, "look at rights", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Read, template); err != nil {
			return err
		}
		r = Rights{User: tx.Actor.User, Hub: true, Publish: tx.Allow(depot.Publish, template) == nil, Release: tx.Allow(depot.Release, template) == nil}
		return nil
	})
	return r, explain(err)
}

// Versions asks a hub. One that is older than the question has no answer: what it has is then known by its tags alone.
func (c *atHub) Versions(ctx context.Context, template string) ([]Version, error) {
	var out struct{ Items []Version }
	err := c.call(ctx, http.MethodGet, "versions", url.Values{"template": {template}}, nil, nil, &out, nil)
	if tooOld(err) {
		return (&atRegistry{registry: c.registry}).Versions(ctx, template)
	}
	return out.Items, err
}

// Withdrawn are the versions of a template that were taken out of use, by version; none where the registry has no word for that.
func Withdrawn(ctx context.Context, r *registry.Registry, template string, l problem.Language) (map[string]Withdrawal, error) {
	if !r.Ours() {
		return nil, nil
	}
	versions, err := (&atHub{registry: r, language: l}).Versions(ctx, r.Whole(template))
	all := map[string]Withdrawal{}
	for _, v := range versions {
		if v.Withdrawn != nil {
			all[v.Version] = *v.Withdrawn
		}
	}
	return all, err
}

// Problem says that a version was withdrawn, by whom and why.
func (w *Withdrawal) Problem(template, version string) *problem.Problem {
	return problem.New(CodeWithdrawn, problem.Say("%s %s was withdrawn by %s: %s", "%s %s 已由 %s 撤回：%s", template, version, w.By, w.Reason), problem.Say("Choose another version.", "请选择其他版本。"))
}

// Rights asks a hub. Of one that is older than the question nothing is known: it refuses what is not allowed.
func (c *atHub) Rights(ctx context.Context, template string) (Rights, error) {
	var out Rights
	err := c.call(ctx, http.MethodGet, "rights", url.Values{"template": {template}}, nil, nil, &out, nil)
	if tooOld(err) {
		return Rights{Hub: true, Publish: true, Release: true}, nil
	}
	return out, err
}

func tooOld(err error) bool {
	p := problem.Of(err)
	return p != nil && p.Code == "request.no-such-address"
}

// Versions are the tags that are versions: another registry says no more of them.
func (c *atRegistry) Versions(ctx context.Context, template string) ([]Version, error) {
	versions, _, err := c.registry.Tags(ctx, template)
	if err != nil {
		return nil, ExplainRegistry(err)
	}
	all := make([]Version, len(versions))
	for i, version := range versions {
		all[i].Version = version
	}
	return all, nil
}

// Rights are not told by another registry: it refuses what is not allowed.
func (c *atRegistry) Rights(context.Context, string) (Rights, error) {
	return Rights{User: c.keys.By, Publish: true, Release: true}, nil
}
