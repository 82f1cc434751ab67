package release

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/opencontainers/go-digest"
	oci "github.com/opencontainers/image-spec/specs-go/v1"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

// kept is what the store keeps of a rollout beside its plan.
type kept struct {
	Log       []rollout.Action `json:"log"`
	CreatedBy string           `json:"createdBy"`
	SignedBy  string           `json:"signedBy,omitempty"`
}

// entryOfRollout is what the audit log says about a rollout.
type entryOfRollout struct {
	Rollout string           `json:"rollout"`
	Kind    rollout.Kind     `json:"kind"`
	State   rollout.State    `json:"state"`
	Step    int              `json:"step"`
	Share   float64          `json:"share"`
	From    string           `json:"from"`
	To      string           `json:"to"`
	Note    string           `json:"note,omitempty"`
	Figures *rollout.Figures `json:"figures,omitempty"`
}

// Create makes a rollout of a plan. The same plan twice is one rollout; created says whether it is new.
func (d *Desk) Create(ctx context.Context, p Proposal) (r Rollout, created bool, err error) {
	if err := p.Plan.Sane(); err != nil {
		return r, false, err
	}
	signer, err := d.signer(ctx, p)
	if err != nil {
		return r, false, explain(err)
	}
	err = d.Store.Change(ctx, "create a rollout", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Release, p.Plan.Template); err != nil {
			return err
		}
		there, err := tx.Rollout(ctx, p.Plan.ID)
		switch {
		case err == nil:
			r, err = view(ctx, tx, there)
			if err == nil && !bytes.Equal(encoded(r.Plan), encoded(p.Plan)) {
				return problem.New("rollout.id-used", problem.Say("Another rollout has the id %s.", "id %s 已用于其他发布。", p.Plan.ID), problem.Say("Give the plan another id.", "请为计划换一个 id。"))
			}
			return err
		case !errors.Is(err, depot.ErrNotFound):
			return err
		}
		created = true
		r, err = create(ctx, tx, p.Plan, signer)
		return err
	})
	return r, created && err == nil, explain(err)
}

func create(ctx context.Context, tx *depot.Tx, p rollout.Plan, signer string) (Rollout, error) {
	if _, err := usable(ctx, tx, p.Template, p.Channel, p.To); err != nil {
		return Rollout{}, err
	}
	_, stands, err := tx.Stands(ctx, p.Template, p.Channel)
	if err != nil {
		return Rollout{}, err
	}
	if stands != p.From {
		return Rollout{}, problem.New("rollout.overtaken", problem.Say("The channel %s stands at %s, and the plan begins at %s.", "通道 %s 当前为 %s，而计划的起始版本为 %s。", p.Channel, orNothing(stands), p.From),
			problem.Say("Make a plan that begins where the channel stands.", "请按通道当前版本制定计划。"))
	}
	fresh := depot.Rollout{ID: p.ID, Repo: p.Template, Channel: p.Channel, Plan: encoded(p), Log: encoded(kept{Log: []rollout.Action{}, CreatedBy: tx.Actor.User, SignedBy: signer}), Revision: 1, CreatedAt: tx.Now}
	err = tx.CreateRollout(ctx, fresh)
	if errors.Is(err, depot.ErrExists) {
		return Rollout{}, problem.New(CodeAnother, problem.Say("Another rollout of %s is open on the channel %s.", "%s 的通道 %s 已有未结束的发布。", p.Template, p.Channel), problem.Say("Finish, abort or roll back that one first.", "请先完成、中止或回滚该发布。"))
	} else if err != nil {
		return Rollout{}, err
	}
	err = tx.Record(ctx, depot.Entry{Action: depot.RolledOut, Repo: p.Template, Tag: p.Channel, Tell: true,
		Detail: entryOfRollout{Rollout: p.ID, Kind: "create", State: rollout.Planned, Step: -1, From: p.From, To: p.To}})
	if err != nil {
		return Rollout{}, err
	}
	return view(ctx, tx, fresh)
}

func orNothing(version string) string {
	if version == "" {
		return "–"
	}
	return version
}

// signer is the hint of the key that has signed a plan; empty where nobody did. Whether the key is trusted is for those to say who install.
func (d *Desk) signer(ctx context.Context, p Proposal) (string, error) {
	if p.Statement == "" {
		return "", nil
	}
	bad := problem.New("rollout.bad-statement", problem.Say("The signature does not belong to this plan.", "签名与该计划不符。"), problem.Say("Sign the plan again.", "请重新签署计划。"))
	a, err := d.attachment(ctx, p.Plan.Template, p.Statement)
	if err != nil {
		return "", bad.Because(err)
	}
	var m oci.Manifest
	var said rollout.Rollout
	if json.Unmarshal(a.Manifest, &m) != nil || m.Subject == nil {
		return "", bad
	}
	payload, ok := a.Claims(m.Subject.Digest, PredicateType)
	if !ok || json.Unmarshal(payload, &said) != nil || !bytes.Equal(encoded(said.Plan), encoded(p.Plan)) {
		return "", bad
	}
	return a.Hint(), nil
}

// attachment reads an artifact that refers to another from the store.
func (d *Desk) attachment(ctx context.Context, template string, at digest.Digest) (*bundle.Attachment, error) {
	const most = 8 << 20
	all := func(r io.ReadCloser, err error) ([]byte, error) {
		if err != nil {
			return nil, err
		}
		defer r.Close() //nolint:errcheck // it was only read
		return io.ReadAll(io.LimitReader(r, most))
	}
	manifest, err := d.Store.GetManifest(ctx, template, at)
	content, err := all(manifest, err)
	if err != nil {
		return nil, err
	}
	var m oci.Manifest
	if err := json.Unmarshal(content, &m); err != nil {
		return nil, err
	}
	a := &bundle.Attachment{Manifest: content}
	for _, layer := range m.Layers {
		blob, err := d.Store.GetBlob(ctx, template, layer.Digest)
		content, err := all(blob, err)
		if err != nil {
			return nil, err
		}
		a.Blobs = append(a.Blobs, content)
	}
	return a, nil
}

// Rollout is one of them.
func (d *Desk) Rollout(ctx context.Context, id string) (r Rollout, err error) {
	err = d.Store.View(ctx, "look at a rollout", func(tx *depot.Tx) error {
		r, err = allowed(ctx, tx, id)
		return err
	})
	return r, explain(err)
}

// allowed is a rollout that the actor may look at. Whether one is there is nobody's business who may not.
func allowed(ctx context.Context, tx *depot.Tx, id string) (Rollout, error) {
	row, err := tx.Rollout(ctx, id)
	if errors.Is(err, depot.ErrNotFound) || err == nil && tx.Allow(depot.Read, row.Repo) != nil {
		return Rollout{}, problem.New(CodeNoRollout, problem.Say("There is no rollout %s.", "没有发布 %s。", id), problem.Say("“sandtable rollout status” lists what there is.", "可用“sandtable rollout status”列出现有发布。"))
	} else if err != nil {
		return Rollout{}, err
	}
	return view(ctx, tx, row)
}

// Rollouts are those of a template and a channel, the newest first; empty ones stand for all. Those that the actor may not look at are not among them.
func (d *Desk) Rollouts(ctx context.Context, template, channel string) (all []Rollout, err error) {
	rows, err := d.Store.Rollouts(ctx, template, channel)
	if err != nil {
		return nil, explain(err)
	}
	all = []Rollout{}
	err = d.Store.View(ctx, "list rollouts", func(tx *depot.Tx) error {
		for _, row := range rows {
			if tx.Allow(depot.Read, row.Repo) != nil {
				continue
			}
			r, err := view(ctx, tx, row)
			if err != nil {
				return err
			}
			all = append(all, r)
		}
		return nil
	})
	return all, explain(err)
}

// decoded is what the store keeps.
func decoded(row depot.Rollout) (*rollout.Rollout, error) {
	r := new(rollout.Rollout)
	var more kept
	if err := errors.Join(json.Unmarshal(row.Plan, &r.Plan), json.Unmarshal(row.Log, &more)); err != nil {
		return nil, err
	}
	r.Log = more.Log
	return r, nil
}

// view is a rollout with what has become of it.
func view(ctx context.Context, tx *depot.Tx, row depot.Rollout) (Rollout, error) {
	r := Rollout{Revision: row.Revision, Created: row.CreatedAt}
	var more kept
	if err := errors.Join(json.Unmarshal(row.Plan, &r.Plan), json.Unmarshal(row.Log, &more)); err != nil {
		return r, err
	}
	r.Log, r.CreatedBy, r.SignedBy = more.Log, more.CreatedBy, more.SignedBy
	var err error
	_, r.Stands, err = tx.Stands(ctx, row.Repo, row.Channel)
	r.finish(tx.Now)
	return r, err
}

// Do does something with a rollout; where that moves the channel, the move, the rollout and the entries in the audit log are written together. That somebody else
// did something since the revision that it was decided on is a *Conflict.
func (d *Desk) Do(ctx context.Context, id string, a Act) (r Rollout, err error) {
	err = d.Store.Change(ctx, "change a rollout", func(tx *depot.Tx) error {
		now, err := allowed(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := mayDo(tx, &now, a.Kind); err != nil {
			return err
		}
		if r, err = d.do(ctx, tx, now, a); err != nil {
			return err
		}
		return nil
	})
	return r, explain(err)
}

// mayDo says whether the actor may do that: whoever is listed to approve needs no more, reporting takes what publishing takes, and all else what releasing takes.
func mayDo(tx *depot.Tx, r *Rollout, k rollout.Kind) error {
	p := &r.Plan
	switch next := r.Status.Step + 1; {
	case tx.Actor.User == "":
		return tx.Allow(depot.Release, p.Template)
	case k == rollout.Approve && next < len(p.Steps) && p.Steps[next].Before.Approval != nil && len(p.Steps[next].Before.Approval.By) > 0:
		return nil // the list decides
	case k == rollout.Report:
		return tx.Allow(depot.Publish, p.Template)
	}
	return tx.Allow(depot.Release, p.Template)
}

func (d *Desk) do(ctx context.Context, tx *depot.Tx, now Rollout, a Act) (Rollout, error) {
	next, move, err := now.Do(rollout.Action{Kind: a.Kind, At: tx.Now.UTC(), By: tx.Actor.User, Note: a.Note, Request: a.Request, Figures: a.Figures}, now.Stands)
	if err == nil && len(next.Log) == len(now.Log) {
		return now, nil // asked for twice
	}
	if a.Revision != 0 && a.Revision != now.Revision {
		return now, changed(now)
	}
	if err != nil {
		return now, err
	}
	p := &now.Plan
	if s := next.Status().State; s.OnItsWay() || s == rollout.Done {
		if _, err := usable(ctx, tx, p.Template, p.Channel, p.To); err != nil && s != rollout.Paused {
			return now, err
		}
	}
	if move != nil {
		if err := d.follow(ctx, tx, p, move, a); err != nil {
			return now, err
		}
	}
	s := next.Status()
	row := depot.Rollout{ID: p.ID, Log: encoded(kept{next.Log, now.CreatedBy, now.SignedBy}), Revision: now.Revision, Ended: !s.State.Open()}
	if err := tx.SaveRollout(ctx, row); err != nil {
		return now, err
	}
	err = tx.Record(ctx, depot.Entry{Action: depot.RolledOut, Repo: p.Template, Tag: p.Channel, Tell: true,
		Detail: entryOfRollout{p.ID, a.Kind, s.State, s.Step, s.Share, p.From, p.To, a.Note, a.Figures}})
	if err != nil {
		return now, err
	}
	saved, err := tx.Rollout(ctx, p.ID)
	if err != nil {
		return now, err
	}
	return view(ctx, tx, saved)
}

// follow moves the channel with its rollout.
func (d *Desk) follow(ctx context.Context, tx *depot.Tx, p *rollout.Plan, m *rollout.Move, a Act) error {
	to, err := usable(ctx, tx, p.Template, p.Channel, m.To)
	if err != nil {
		return err
	}
	_, err = tx.Move(ctx, depot.Move{Repo: p.Template, Tag: p.Channel, To: to, Detail: detail{From: m.From, To: m.To, Note: a.Note, Rollback: a.Kind == rollout.RollBack, Rollout: p.ID}})
	return err
}

func changed(now Rollout) error {
	return &Conflict{problem.New(CodeChanged, problem.Say("Somebody did something with the rollout meanwhile: it is %[1]s.", "发布已被他人更新，当前%[2]s。", now.Status.State.In(problem.English), now.Status.State.In(problem.Chinese)),
		problem.Say("Look at what was done, and decide anew.", "请查看变更后重新决定。")), now}
}

// Resolve says which version a unit gets from a channel.
func (d *Desk) Resolve(ctx context.Context, template, name, unit string) (answer rollout.Resolved, err error) {
	err = d.Store.View(ctx, "resolve", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Read, template); err != nil {
			return err
		}
		at, stands, err := tx.Stands(ctx, template, name)
		if err != nil {
			return err
		}
		if at == "" {
			return noChannel(template, name)
		}
		var open []*rollout.Rollout
		row, err := tx.OpenRollout(ctx, template, name)
		if err == nil {
			r, err := decoded(row)
			if err != nil {
				return err
			}
			open = append(open, r)
		} else if !errors.Is(err, depot.ErrNotFound) {
			return err
		}
		answer, err = rollout.Resolve(template, name, stands, unit, open...)
		return err
	})
	return answer, explain(err)
}

// encoded is what has no pointer to itself and no channel in it: it can always be written.
func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}
