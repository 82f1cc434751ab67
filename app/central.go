package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/storage"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// Central is the service for what others have published: browsing, looking at it, installing it.
type Central struct {
	library    *storage.Library
	registries *Registries
	signing    *Signing
	releases   *Releases
	now        func() time.Time

	mu     sync.Mutex
	pulled []*bundle.Bundle // looked at last, so that what is installed is what was seen
}

// ListedTemplate is what is known of a template in a registry.
type ListedTemplate struct {
	ID           string          `json:"id"`
	Name         bundle.Text     `json:"name"`
	Summary      bundle.Text     `json:"summary"`
	ProcessClass string          `json:"processClass"`
	Industry     string          `json:"industry"`
	Version      string          `json:"version" doc:"The newest release that was not withdrawn"`
	State        bundle.State    `json:"state"`
	Digest       string          `json:"digest"`
	Versions     []string        `json:"versions" nullable:"false" doc:"The newest first"`
	Channels     []ListedChannel `json:"channels" nullable:"false"`
	Withdrawn    []Withdrawn     `json:"withdrawn,omitempty" doc:"Versions that are not to be used any more"`
	Processes    int             `json:"processes"`
}

// ListedChannel is a channel with the version that it stood for.
type ListedChannel struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Ours    string `json:"ours,omitempty" doc:"The version that a rollout gives to the organisational unit of this library, where that is another one"`
}

// Withdrawn is a version that was taken out of use.
type Withdrawn struct {
	Version string    `json:"version"`
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Reason  string    `json:"reason"`
}

// withdrawal is what is known of the withdrawal of a version; nil: it was not.
func (l *ListedTemplate) withdrawal(version string) *Withdrawn {
	return withdrawalIn(l.Withdrawn, version)
}

func withdrawalIn(all []Withdrawn, version string) *Withdrawn {
	if at := slices.IndexFunc(all, func(w Withdrawn) bool { return w.Version == version }); at >= 0 {
		return &all[at]
	}
	return nil
}

// withdrawnOf are those of some versions that are not to be used any more.
func withdrawnOf(versions []release.Version) (all []Withdrawn) {
	for _, v := range versions {
		if w := v.Withdrawn; w != nil {
			all = append(all, Withdrawn{v.Version, w.At, w.By, w.Reason})
		}
	}
	return all
}

// Shelf is what a registry had when it was looked at last.
type Shelf struct {
	Registry  Registry
	AsOf      time.Time // zero: it was never looked at
	Templates []ListedTemplate
}

// Browse is all that is known of what the registries have, without asking them.
func (s *Central) Browse(ctx context.Context) ([]Shelf, error) {
	known, err := s.registries.List(ctx)
	if err != nil {
		return nil, err
	}
	listed, err := s.library.Catalogue(ctx)
	if err != nil {
		return nil, explain(aRegistry, err)
	}
	shelves := make([]Shelf, 0, len(known))
	for _, r := range known {
		shelf := Shelf{Registry: r, Templates: []ListedTemplate{}}
		for _, x := range listed {
			if x.Registry != r.ID {
				continue
			}
			var l ListedTemplate
			if err := json.Unmarshal(x.Content, &l); err != nil {
				return nil, failed(err)
			}
			shelf.Templates = append(shelf.Templates, l)
			if x.SeenAt.After(shelf.AsOf) {
				shelf.AsOf = x.SeenAt
			}
		}
		shelves = append(shelves, shelf)
	}
	return shelves, nil
}

// Refresh is what came of looking into a registry.
type Refresh struct {
	Found     int
	Skipped   []string         // what is there and is no template of ours, or could not be read
	Uncharted *problem.Problem // why not everything was found: the registry lists nothing
}

// mostAtOnce is how many templates are asked for at the same time.
const mostAtOnce = 8

// Refresh looks into a registry, and remembers what it has for times without a network. A registry that does not list what it has is asked for the templates
// that are known of it, and for more, by their ids.
func (s *Central) Refresh(ctx context.Context, id RegistryID, more ...string) (*Refresh, error) {
	known, err := s.registries.Get(ctx, id)
	if err != nil {
		return nil, err
	}
	r, err := s.registries.Open(known)
	if err != nil {
		return nil, err
	}
	if err := r.Ping(ctx); err != nil {
		return nil, release.ExplainRegistry(err)
	}
	result := &Refresh{Skipped: []string{}}
	ids, err := r.Catalogue(ctx)
	var e *registry.Error
	if errors.As(err, &e) && e.Kind == registry.NoCatalogue {
		result.Uncharted = problem.Of(release.ExplainRegistry(err))
		if ids, err = s.known(ctx, known); err != nil {
			return nil, err
		}
	} else if err != nil {
		return nil, release.ExplainRegistry(err)
	}
	ids = append(ids, more...)
	slices.Sort(ids)
	look, err := s.looker(ctx, r, known)
	if err != nil {
		return nil, err
	}
	listed, kept, err := s.ask(ctx, look, id, slices.Compact(ids), result)
	if err != nil {
		return nil, err
	}
	if err := s.library.PutCatalogue(ctx, id, listed, kept); err != nil {
		return nil, explain(aRegistry, err)
	}
	result.Found = len(listed)
	return result, nil
}

// ask asks for templates. What could not be read for now is kept as it was known.
func (s *Central) ask(ctx context.Context, look *looker, of RegistryID, ids []string, result *Refresh) (listed []storage.Listed, kept []string, err error) {
	var mu sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(mostAtOnce)
	for _, id := range ids {
		group.Go(func() error {
			l, err := look.at(ctx, id)
			if ctx.Err() != nil {
				return unavailable(ctx.Err())
			}
			mu.Lock()
			defer mu.Unlock()
			var e *registry.Error
			switch {
			case err == nil:
				text, err := json.Marshal(l)
				if err != nil {
					return failed(err)
				}
				listed = append(listed, storage.Listed{Registry: of, Template: id, Content: text})
			case errors.As(err, &e) && (e.Kind == registry.NoTemplate || e.Kind == registry.NotFound):
				result.Skipped = append(result.Skipped, id)
			default:
				result.Skipped = append(result.Skipped, id)
				kept = append(kept, id)
			}
			return nil
		})
	}
	err = group.Wait()
	slices.Sort(result.Skipped)
	return listed, kept, err
}

// known are the templates of a registry that the library knows of: listed earlier, or installed.
func (s *Central) known(ctx context.Context, r Registry) (ids []string, err error) {
	listed, err := s.library.Catalogue(ctx)
	if err != nil {
		return nil, explain(aRegistry, err)
	}
	for _, x := range listed {
		if x.Registry == r.ID {
			ids = append(ids, x.Template)
		}
	}
	installed, err := s.library.Installations(ctx)
	if err != nil {
		return nil, explain(aTemplate, err)
	}
	for _, x := range installed {
		if x.Registry == r.Address {
			ids = append(ids, x.Template)
		}
	}
	return ids, nil
}

// Wanted names a package: in a registry, or as a file.
type Wanted struct {
	Registry RegistryID
	Template string
	Version  string // a version, a channel or a digest
	File     []byte // instead of all that
}

// mostPulled is how many packages are remembered that were looked at.
const mostPulled = 4

// fetch gets a package, verified against its checksums.
func (s *Central) fetch(ctx context.Context, w Wanted) (b *bundle.Bundle, from Registry, err error) {
	if len(w.File) > 0 {
		b, err := bundle.Read(strings.NewReader(string(w.File)), bundle.Limits{})
		return b, from, release.ExplainBundle(err)
	}
	if from, err = s.registries.Get(ctx, w.Registry); err != nil {
		return nil, from, err
	}
	if b := s.remembered(w); b != nil {
		return b, from, nil
	}
	r, err := s.registries.Open(from)
	if err != nil {
		return nil, from, err
	}
	if err := r.Ping(ctx); err != nil {
		return nil, from, release.ExplainRegistry(err)
	}
	if b, err = r.Pull(ctx, w.Template, w.Version, bundle.Limits{}); err != nil {
		return nil, from, release.ExplainRegistry(err)
	}
	if b.Manifest.ID != w.Template {
		return nil, from, problem.New("central.other", problem.Say("What is at %[1]s calls itself %[2]s.", "%[1]s 处的模板包自称为 %[2]s。", w.Template, b.Manifest.ID),
			problem.Say("It was not taken: ask its publisher.", "未采用该模板包，请联系发布者。"))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pulled = append(s.pulled, b); len(s.pulled) > mostPulled {
		s.pulled = s.pulled[1:]
	}
	return b, from, nil
}

// remembered is a package that was looked at already, named by its digest: what is named by a version is asked for again.
func (s *Central) remembered(w Wanted) *bundle.Bundle {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.pulled {
		if b.Digest().String() == w.Version && b.Manifest.ID == w.Template {
			return b
		}
	}
	return nil
}

// Trust is what is known of who signed a package.
type Trust string

// What can be known.
const (
	Trusted  Trust = "trusted"  // signed by somebody who is trusted
	Stranger Trust = "stranger" // signed, by nobody who is trusted
	Unsigned Trust = "unsigned"
)

// trust says who has signed a package, as far as we trust them.
func (s *Central) trust(ctx context.Context, b *bundle.Bundle) (Trust, []string, error) {
	keys, names, err := s.signing.trusted(ctx)
	if err != nil {
		return "", nil, err
	}
	var by []string
	for _, k := range keys {
		if b.SignedBy(k) {
			by = append(by, names[k.Hint()])
		}
	}
	slices.SortFunc(by, cmp.Compare)
	switch {
	case len(by) > 0:
		return Trusted, by, nil
	case b.Signed():
		return Stranger, nil, nil
	}
	return Unsigned, nil, nil
}
