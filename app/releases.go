package app

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/engine/scenario"
	"sandtable/storage/registry"
)

// Releases is the service for which version of a template is offered to whom: channels, rollouts, withdrawal, as far as its registry does that.
type Releases struct {
	registries *Registries
	signing    *Signing
}

// TemplateAt names a template in a registry, and how to talk about it.
type TemplateAt struct {
	Registry RegistryID
	Template string
	Language problem.Language // of what a hub says
}

// Offered is what a registry offers of a template, and what whoever asks may do about it.
type Offered struct {
	Rights   release.Rights
	Versions []release.Version // the newest first
	Channels []release.Channel
	Rollouts []release.Rollout // the newest first
	Unseen   *problem.Problem  // why rollouts are not listed, where they are not
}

// Of looks at what is offered of a template.
func (s *Releases) Of(ctx context.Context, at TemplateAt) (*Offered, error) {
	c, err := s.connect(ctx, at)
	if err != nil {
		return nil, err
	}
	o := new(Offered)
	if o.Rights, err = c.Rights(ctx, c.template); err != nil {
		return nil, err
	}
	if o.Versions, err = c.Versions(ctx, c.template); err != nil {
		return nil, err
	}
	if o.Channels, err = c.Channels(ctx, c.template); err != nil {
		return nil, err
	}
	if o.Rollouts, err = c.Rollouts(ctx, c.template, ""); err != nil {
		if o.Unseen = problem.Of(err); o.Unseen == nil {
			return nil, err
		}
	}
	return o, nil
}

// Move lets a channel stand for a version; where it stands elsewhere than was seen, that is refused.
func (s *Releases) Move(ctx context.Context, at TemplateAt, channel string, m release.MoveRequest) (release.Channel, error) {
	c, err := s.connect(ctx, at)
	if err != nil {
		return release.Channel{}, err
	}
	m.Request = uuid.NewString()
	return c.Move(ctx, c.template, strings.TrimSpace(channel), m)
}

// RollBack lets a channel stand for what it stood for before.
func (s *Releases) RollBack(ctx context.Context, at TemplateAt, channel string, m release.MoveRequest) (release.Channel, error) {
	c, err := s.connect(ctx, at)
	if err != nil {
		return release.Channel{}, err
	}
	m.Request = uuid.NewString()
	return c.RollBack(ctx, c.template, channel, m)
}

// Withdraw takes a version out of use.
func (s *Releases) Withdraw(ctx context.Context, at TemplateAt, version, reason string) error {
	if reason = strings.TrimSpace(reason); reason == "" {
		return problem.New("release.no-reason", problem.Say("Those who use it will want to know the reason.", "请填写撤回原因，供使用者了解。"), problem.Say("Say it in a sentence.", "用一句话说明即可。"))
	}
	c, err := s.connect(ctx, at)
	if err != nil {
		return err
	}
	return c.Withdraw(ctx, c.template, version, reason)
}

// Staging is a rollout as somebody plans it.
type Staging struct {
	Channel   string
	To        string
	Pilots    []string          // units that come first, in a step of their own
	Shares    []float64         // of all units, growing; everybody is added as the last step
	Wait      scenario.Duration // how long each step runs at least
	Approvers []string          // one of whom has to agree with each step; empty: nobody is asked
}

// Plan makes a rollout from where the channel stands. It begins when it is started.
func (s *Releases) Plan(ctx context.Context, at TemplateAt, wanted Staging) (release.Rollout, error) {
	c, err := s.connect(ctx, at)
	if err != nil {
		return release.Rollout{}, err
	}
	stands, err := c.Channel(ctx, c.template, wanted.Channel)
	if err != nil {
		return release.Rollout{}, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return release.Rollout{}, failed(err)
	}
	p := rollout.Plan{ID: id.String(), Template: c.template, Channel: wanted.Channel, From: stands.Version, To: wanted.To,
		Steps: rollout.Staged(wanted.Pilots, wanted.Shares, wanted.Wait, wanted.Approvers)}
	if err := p.Sane(); err != nil {
		return release.Rollout{}, err
	}
	return c.Create(ctx, p)
}

// Do does something with a rollout, as it was seen: what somebody else did meanwhile is told, and nothing is done.
func (s *Releases) Do(ctx context.Context, at TemplateAt, id string, a release.Act) (release.Rollout, error) {
	c, err := s.connect(ctx, at)
	if err != nil {
		return release.Rollout{}, err
	}
	a.Request = uuid.NewString()
	return c.Do(ctx, c.template, id, a)
}

// offering is a registry that is asked for what it offers. There, templates are named in full: folder and id.
type offering struct {
	release.Client
	template string
}

func (s *Releases) connect(ctx context.Context, at TemplateAt) (offering, error) {
	known, err := s.registries.Get(ctx, at.Registry)
	if err != nil {
		return offering{}, err
	}
	trusted, _, err := s.signing.trusted(ctx)
	if err != nil {
		return offering{}, err
	}
	r, folder, err := s.registries.openWhole(known)
	if err != nil {
		return offering{}, err
	}
	c, err := release.Connect(ctx, r, release.Keys{Trust: trusted, By: known.Login}, at.Language)
	return offering{c, folder + at.Template}, err
}

// openWhole prepares to talk to a registry of which templates are named in full; folder is what comes before their ids.
func (s *Registries) openWhole(r Registry) (whole *registry.Registry, folder string, err error) {
	secret, err := s.login(r.Address, r.Login)
	if err != nil {
		return nil, "", err
	}
	host, folder, within := strings.Cut(r.Address, "/")
	if within {
		folder += "/"
	}
	whole, err = registry.Open(host, options(r, r.Login, secret))
	return whole, folder, release.ExplainRegistry(err)
}
