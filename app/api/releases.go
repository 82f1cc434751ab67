package api

import (
	"context"
	"net/http"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/app"
	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/engine/scenario"
	"sandtable/storage/bundle"
)

// OfferedTemplate is what a registry offers of a template, and what whoever asks may do about it.
type OfferedTemplate struct {
	Hub      bool             `json:"hub" doc:"The registry remembers, compares and swaps, and withdraws"`
	User     string           `json:"user" doc:"Whom the registry takes us for; empty: nobody has signed in, or it does not say"`
	Release  bool             `json:"release" doc:"We may move channels, lead rollouts and withdraw"`
	Publish  bool             `json:"publish" doc:"We may report figures of a rollout"`
	Versions []OfferedVersion `json:"versions" nullable:"false" doc:"The newest first"`
	Channels []OfferedChannel `json:"channels" nullable:"false"`
	Rollouts []OfferedRollout `json:"rollouts" nullable:"false" doc:"The newest first"`
	Unseen   OptionalError    `json:"unseen" doc:"Why rollouts are not listed, where they are not"`
}

// OfferedVersion is a version of a template.
type OfferedVersion struct {
	Version     string         `json:"version"`
	State       bundle.State   `json:"state" doc:"Empty: the registry was not asked so closely"`
	PublishedAt *time.Time     `json:"publishedAt" doc:"Null: the registry does not say"`
	PublishedBy string         `json:"publishedBy"`
	Withdrawn   *app.Withdrawn `json:"withdrawn,omitempty" doc:"Left out: it was not"`
}

// OfferedChannel is where a channel stands.
type OfferedChannel struct {
	Name       string        `json:"name"`
	Version    string        `json:"version"`
	Digest     string        `json:"digest"`
	MovedAt    *time.Time    `json:"movedAt" doc:"Null: the registry does not say"`
	MovedBy    string        `json:"movedBy"`
	BestEffort bool          `json:"bestEffort" doc:"Two who move it at once may both believe to be first"`
	History    []ChannelMove `json:"history" nullable:"false" doc:"The newest first"`
}

// ChannelMove is one entry of a channel's history.
type ChannelMove struct {
	At       time.Time `json:"at"`
	By       string    `json:"by"`
	From     string    `json:"from"`
	To       string    `json:"to"`
	Note     string    `json:"note"`
	Rollback bool      `json:"rollback"`
	Rollout  string    `json:"rollout" doc:"That moved it"`
}

// OfferedRollout is a rollout with what has become of it.
type OfferedRollout struct {
	ID        string         `json:"id"`
	Channel   string         `json:"channel"`
	From      string         `json:"from"`
	To        string         `json:"to"`
	State     rollout.State  `json:"state" enum:"planned,running,paused,done,aborted,rolled-back"`
	Step      int            `json:"step" doc:"From 0; -1 before the start"`
	Steps     []RolloutStep  `json:"steps" nullable:"false"`
	Revision  int64          `json:"revision"`
	Created   *time.Time     `json:"created"`
	CreatedBy string         `json:"createdBy"`
	Stands    string         `json:"stands" doc:"The version that the channel stands at"`
	Overtaken bool           `json:"overtaken" doc:"The channel was moved by hand meanwhile"`
	Approvals []string       `json:"approvals" nullable:"false" doc:"Who agrees with the next step"`
	Gates     []RolloutGate  `json:"gates" nullable:"false" doc:"What keeps the next step from beginning"`
	Can       []rollout.Kind `json:"can" nullable:"false" doc:"Actions that make sense in this state"`
	Log       []RolloutEntry `json:"log" nullable:"false" doc:"The oldest first"`
}

// RolloutStep is who has the new version, and what has to hold before it begins.
type RolloutStep struct {
	Name      string   `json:"name"`
	Share     float64  `json:"share" doc:"Of all units, 0 to 1; 0: no more than before"`
	Units     []string `json:"units" nullable:"false" doc:"Units besides"`
	Wait      string   `json:"wait" doc:"How long the step before has to have run, ISO 8601; empty: no time"`
	Approvers []string `json:"approvers" nullable:"false" doc:"Who may agree with it"`
	Approvals int      `json:"approvals" doc:"How many of them have to; 0: nobody"`
	Cases     int      `json:"cases" doc:"The least number of cases in the report on the step before; 0: any"`
	Kept      float64  `json:"kept" doc:"The least share of promises kept, 0 to 1; 0: any"`
	Defects   *int     `json:"defects" doc:"The most defects; null: any number"`
}

// RolloutGate is a gate that is closed.
type RolloutGate struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint"`
}

// RolloutEntry is something that was done with a rollout.
type RolloutEntry struct {
	Kind    rollout.Kind    `json:"kind" enum:"approve,start,advance,pause,resume,report,abort,rollback"`
	At      time.Time       `json:"at"`
	By      string          `json:"by"`
	Note    string          `json:"note"`
	Figures *RolloutFigures `json:"figures,omitempty"`
}

// RolloutFigures are what is reported from the units that have the new version.
type RolloutFigures struct {
	Cases   int     `json:"cases" minimum:"0"`
	Kept    float64 `json:"kept" minimum:"0" maximum:"1" doc:"Share of promises kept"`
	Defects int     `json:"defects" minimum:"0"`
}

// ChannelStep is where a channel shall go.
type ChannelStep struct {
	Template string  `json:"template"`
	Channel  string  `json:"channel"`
	Version  string  `json:"version,omitempty" doc:"Left out for a rollback"`
	Note     string  `json:"note,omitempty"`
	Expected *string `json:"expected,omitempty" doc:"The digest that it stands for until now; empty: it is not there yet; left out: wherever it is"`
}

// VersionWithdrawal is a version that shall be taken out of use.
type VersionWithdrawal struct {
	Template string `json:"template"`
	Version  string `json:"version"`
	Reason   string `json:"reason"`
}

// RolloutPlanning is a rollout as somebody plans it, from where the channel stands.
type RolloutPlanning struct {
	Template  string    `json:"template"`
	Channel   string    `json:"channel"`
	To        string    `json:"to"`
	Pilots    []string  `json:"pilots,omitempty" doc:"Units that come first, in a step of their own"`
	Shares    []float64 `json:"shares,omitempty" doc:"Of all units, growing; everybody is added as the last step"`
	Wait      string    `json:"wait,omitempty" doc:"How long each step runs at least, ISO 8601"`
	Approvers []string  `json:"approvers,omitempty" doc:"One of whom has to agree with each step"`
}

// RolloutAction is what shall be done with a rollout.
type RolloutAction struct {
	Template string          `json:"template"`
	Kind     rollout.Kind    `json:"kind" enum:"approve,start,advance,pause,resume,report,abort,rollback"`
	Revision int64           `json:"revision" doc:"That it was decided on"`
	Note     string          `json:"note,omitempty"`
	Figures  *RolloutFigures `json:"figures,omitempty"`
}

func (r *routes) releases() {
	const one = "/api/registries/{id}"
	handle(r, operation(http.MethodGet, one+"/offers", "offeredTemplate", "What a registry offers of a template: versions, channels, rollouts"),
		func(ctx context.Context, in *struct {
			RegistryPath
			Template string `query:"template" required:"true"`
		}) (*body[OfferedTemplate], error) {
			o, err := r.app.Releases.Of(ctx, templateAt(ctx, in.ID, in.Template))
			if err != nil {
				return nil, err
			}
			return answer(offeredIn(o, languageOf(ctx)), nil)
		})
	type step struct {
		RegistryPath
		Body ChannelStep
	}
	handle(r, operation(http.MethodPut, one+"/channel", "moveChannel", "Let a channel stand for a version"),
		func(ctx context.Context, in *step) (*body[OfferedChannel], error) {
			c, err := r.app.Releases.Move(ctx, templateAt(ctx, in.ID, in.Body.Template), in.Body.Channel, moveOf(in.Body))
			return answer(channelIn(c), err)
		})
	handle(r, operation(http.MethodPost, one+"/channel/rollback", "rollBackChannel", "Let a channel stand for what it stood for before"),
		func(ctx context.Context, in *step) (*body[OfferedChannel], error) {
			c, err := r.app.Releases.RollBack(ctx, templateAt(ctx, in.ID, in.Body.Template), in.Body.Channel, moveOf(in.Body))
			return answer(channelIn(c), err)
		})
	handle(r, withStatus(operation(http.MethodPost, one+"/withdrawals", "withdrawVersion", "Take a version out of use"), http.StatusNoContent),
		func(ctx context.Context, in *struct {
			RegistryPath
			Body VersionWithdrawal
		}) (*none, error) {
			return &none{}, r.app.Releases.Withdraw(ctx, templateAt(ctx, in.ID, in.Body.Template), in.Body.Version, in.Body.Reason)
		})
	handle(r, withStatus(operation(http.MethodPost, one+"/rollouts", "planRollout", "Plan a rollout from where the channel stands"), http.StatusCreated),
		func(ctx context.Context, in *struct {
			RegistryPath
			Body RolloutPlanning
		}) (*body[OfferedRollout], error) {
			b := in.Body
			wanted := app.Staging{Channel: b.Channel, To: b.To, Pilots: b.Pilots, Shares: b.Shares, Approvers: b.Approvers}
			if b.Wait != "" {
				var err error
				if wanted.Wait, err = scenario.ParseDuration(b.Wait); err != nil {
					return nil, err
				}
			}
			x, err := r.app.Releases.Plan(ctx, templateAt(ctx, in.ID, b.Template), wanted)
			return answer(rolloutIn(x, languageOf(ctx)), err)
		})
	handle(r, operation(http.MethodPost, one+"/rollouts/{rollout}/actions", "actOnRollout", "Do something with a rollout, as it was seen"),
		func(ctx context.Context, in *struct {
			RegistryPath
			Rollout string `path:"rollout"`
			Body    RolloutAction
		}) (*body[OfferedRollout], error) {
			a := release.Act{Kind: in.Body.Kind, Note: in.Body.Note, Revision: in.Body.Revision}
			if f := in.Body.Figures; f != nil {
				a.Figures = &rollout.Figures{Cases: f.Cases, Kept: f.Kept, Defects: f.Defects}
			}
			x, err := r.app.Releases.Do(ctx, templateAt(ctx, in.ID, in.Body.Template), in.Rollout, a)
			return answer(rolloutIn(x, languageOf(ctx)), err)
		})
}

func templateAt(ctx context.Context, id app.RegistryID, template string) app.TemplateAt {
	return app.TemplateAt{Registry: id, Template: template, Language: languageOf(ctx)}
}

func moveOf(s ChannelStep) release.MoveRequest {
	m := release.MoveRequest{Version: s.Version, Note: s.Note}
	if s.Expected != nil {
		m.If = new(digest.Digest(*s.Expected))
	}
	return m
}

// said is an instant, or nil where nobody has said it.
func said(at time.Time) *time.Time {
	if at.IsZero() {
		return nil
	}
	return &at
}

func offeredIn(o *app.Offered, l problem.Language) OfferedTemplate {
	all := OfferedTemplate{Hub: o.Rights.Hub, User: o.Rights.User, Release: o.Rights.Release, Publish: o.Rights.Publish,
		Versions: []OfferedVersion{}, Channels: []OfferedChannel{}, Rollouts: []OfferedRollout{}, Unseen: optional(o.Unseen, l)}
	for _, v := range o.Versions {
		one := OfferedVersion{Version: v.Version, State: v.State, PublishedAt: said(v.PublishedAt), PublishedBy: v.PublishedBy}
		if w := v.Withdrawn; w != nil {
			one.Withdrawn = &app.Withdrawn{Version: v.Version, At: w.At, By: w.By, Reason: w.Reason}
		}
		all.Versions = append(all.Versions, one)
	}
	for _, c := range o.Channels {
		all.Channels = append(all.Channels, channelIn(c))
	}
	for _, x := range o.Rollouts {
		all.Rollouts = append(all.Rollouts, rolloutIn(x, l))
	}
	return all
}

func channelIn(c release.Channel) OfferedChannel {
	one := OfferedChannel{Name: c.Name, Version: c.Version, Digest: c.Digest.String(), MovedAt: said(c.MovedAt), MovedBy: c.MovedBy, BestEffort: c.BestEffort, History: []ChannelMove{}}
	for _, m := range c.History {
		one.History = append(one.History, ChannelMove{m.At, m.By, m.From, m.To, m.Note, m.Rollback, m.Rollout})
	}
	return one
}

func rolloutIn(x release.Rollout, l problem.Language) OfferedRollout {
	p, s := &x.Plan, x.Rollout.Status()
	one := OfferedRollout{ID: p.ID, Channel: p.Channel, From: p.From, To: p.To, State: s.State, Step: s.Step, Steps: []RolloutStep{}, Revision: x.Revision, Created: said(x.Created), CreatedBy: x.CreatedBy,
		Stands: x.Stands, Overtaken: x.Overtaken, Approvals: listed(s.Approvals), Gates: []RolloutGate{}, Can: s.State.Can(), Log: []RolloutEntry{}}
	for _, st := range p.Steps {
		one.Steps = append(one.Steps, stepIn(st))
	}
	for _, g := range x.Closed {
		one.Gates = append(one.Gates, RolloutGate{g.Code, g.Message.In(l), g.Hint.In(l)})
	}
	for _, a := range x.Log {
		entry := RolloutEntry{Kind: a.Kind, At: a.At, By: a.By, Note: a.Note}
		if f := a.Figures; f != nil {
			entry.Figures = &RolloutFigures{f.Cases, f.Kept, f.Defects}
		}
		one.Log = append(one.Log, entry)
	}
	return one
}

func stepIn(s rollout.Step) RolloutStep {
	one := RolloutStep{Name: s.Name, Share: s.Share, Units: listed(s.Units), Approvers: []string{}}
	if s.Before.Wait != 0 {
		one.Wait = s.Before.Wait.String()
	}
	if a := s.Before.Approval; a != nil {
		one.Approvers, one.Approvals = listed(a.By), max(a.Count, 1)
	}
	if m := s.Before.Limits; m != nil {
		one.Cases, one.Kept, one.Defects = m.Cases, m.Kept, m.Defects
	}
	return one
}
