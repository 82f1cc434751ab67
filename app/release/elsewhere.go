package release

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/opencontainers/go-digest"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// atRegistry works with a registry that knows nothing of channels and rollouts. A channel is a tag. A rollout is a series of signed attestations attached to the package that
// the channel stood at before, each with the whole log; the longest of them counts, and two that part ways are a conflict that is said.
type atRegistry struct {
	registry *registry.Registry
	keys     Keys
}

// mostVersions is at how many versions, the newest, rollouts are looked for.
const mostVersions = 50

func (c *atRegistry) Channels(ctx context.Context, template string) ([]Channel, error) {
	_, names, err := c.registry.Tags(ctx, template)
	if err != nil {
		return nil, ExplainRegistry(err)
	}
	all := []Channel{}
	for _, name := range names {
		if !rollout.IsChannel(name) {
			continue
		}
		one, err := c.Channel(ctx, template, name)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

func (c *atRegistry) Channel(ctx context.Context, template, name string) (Channel, error) {
	s, err := c.registry.Standing(ctx, template, name)
	if isKind(err, registry.NotFound) {
		return Channel{}, noChannel(template, name)
	}
	return Channel{Template: template, Name: name, Version: s.Version, Digest: s.Digest, BestEffort: true}, ExplainRegistry(err)
}

func (c *atRegistry) Move(ctx context.Context, template, name string, m MoveRequest) (Channel, error) {
	s, err := c.registry.Move(ctx, template, name, m.Version, m.If)
	now := Channel{Template: template, Name: name, Version: s.Version, Digest: s.Digest, BestEffort: true}
	if isKind(err, registry.Elsewhere) {
		there, problems := c.Channel(ctx, template, name)
		if problems == nil && there.Version == m.Version {
			return there, nil
		}
		return there, &Conflict{problem.Of(ExplainRegistry(err)), &there}
	}
	return now, ExplainRegistry(err)
}

// RollBack is refused: only a hub remembers what a channel stood for before.
func (c *atRegistry) RollBack(context.Context, string, string, MoveRequest) (Channel, error) {
	return Channel{}, problem.New(CodeNoEarlier, problem.Say("This registry does not remember what the channel stood for before.", "该仓库不记录通道的历史版本。"),
		problem.Say("Name the version: “sandtable channel move”. A hub remembers.", "请用“sandtable channel move”指定版本；沙盘 Hub 会保留历史。"))
}

// Withdraw is refused: what nobody keeps would be believed to be kept.
func (c *atRegistry) Withdraw(context.Context, string, string, string) error {
	return problem.New("channel.no-withdrawal", problem.Say("This registry has no word for a version that is withdrawn.", "该仓库不支持撤回版本。"),
		problem.Say("Move every channel away from it with “sandtable channel move”, then delete the version with the registry’s own tools. A hub withdraws.", "请先用“sandtable channel move”将各通道切换到其他版本，再用该仓库自带的工具删除；沙盘 Hub 支持撤回。"))
}

func (c *atRegistry) Create(ctx context.Context, p rollout.Plan) (Rollout, error) {
	if err := p.Sane(); err != nil {
		return Rollout{}, err
	}
	if err := c.needsKey(); err != nil {
		return Rollout{}, err
	}
	at, err := c.Channel(ctx, p.Template, p.Channel)
	if err != nil {
		return Rollout{}, err
	}
	if at.Version != p.From {
		return Rollout{}, problem.New("rollout.overtaken", problem.Say("The channel %s stands at %s, and the plan begins at %s.", "通道 %s 当前为 %s，而计划的起始版本为 %s。", p.Channel, orNothing(at.Version), p.From),
			problem.Say("Make a plan that begins where the channel stands.", "请按通道当前版本制定计划。"))
	}
	to, err := c.registry.Standing(ctx, p.Template, p.To)
	if err != nil {
		return Rollout{}, ExplainRegistry(err)
	}
	if p.Channel == registry.Stable && to.State != bundle.Released {
		return Rollout{}, ExplainRegistry(&registry.Error{Kind: registry.NotReleased, Where: p.Template + " " + p.To})
	}
	there, err := c.at(ctx, p.Template, p.From)
	if err != nil {
		return Rollout{}, err
	}
	for _, r := range there {
		switch same := bytes.Equal(encoded(r.Plan), encoded(p)); {
		case r.Plan.ID == p.ID && same:
			return c.view(r, at.Version), nil
		case r.Plan.ID == p.ID:
			return Rollout{}, problem.New("rollout.id-used", problem.Say("Another rollout has the id %s.", "id %s 已用于其他发布。", p.ID), problem.Say("Give the plan another id.", "请为计划换一个 id。"))
		case r.Plan.Channel == p.Channel && r.Status().State.Open():
			return Rollout{}, problem.New(CodeAnother, problem.Say("Another rollout of %s is open on the channel %s.", "%s 的通道 %s 已有未结束的发布。", p.Template, p.Channel), problem.Say("Finish, abort or roll back that one first.", "请先完成、中止或回滚该发布。"))
		}
	}
	return c.save(ctx, &rollout.Rollout{Plan: p, Log: []rollout.Action{}}, at.Version)
}

func (c *atRegistry) needsKey() error {
	if c.keys.Sign != nil {
		return nil
	}
	return problem.New("rollout.needs-key", problem.Say("This registry is no hub: who does what is known there by signatures alone.", "该仓库不是沙盘 Hub，只能凭签名确认操作人。"), problem.Say("Sign with --key; “sandtable key” makes a pair.", "请用 --key 签署；可用“sandtable key”生成密钥。"))
}

func (c *atRegistry) needsTrust() error {
	if len(c.keys.trusted()) > 0 {
		return nil
	}
	return problem.New("rollout.needs-trust", problem.Say("This registry is no hub: whose rollouts are to be believed there?", "该仓库不是沙盘 Hub，请说明信任谁签署的发布。"), problem.Say("Name the public keys of your company with --trust.", "请用 --trust 指定企业公钥。"))
}

func (c *atRegistry) Rollouts(ctx context.Context, template, channel string) ([]Rollout, error) {
	if err := c.needsTrust(); err != nil {
		return nil, err
	}
	versions, _, err := c.registry.Tags(ctx, template)
	if err != nil {
		return nil, ExplainRegistry(err)
	}
	all := []Rollout{}
	stands := map[string]string{}
	for _, version := range versions[:min(len(versions), mostVersions)] {
		there, err := c.at(ctx, template, version)
		if err != nil {
			return nil, err
		}
		for _, r := range there {
			if channel != "" && r.Plan.Channel != channel {
				continue
			}
			if _, known := stands[r.Plan.Channel]; !known {
				at, err := c.registry.Standing(ctx, template, r.Plan.Channel)
				if err != nil && !isKind(err, registry.NotFound) {
					return nil, ExplainRegistry(err)
				}
				stands[r.Plan.Channel] = at.Version
			}
			all = append(all, c.view(r, stands[r.Plan.Channel]))
		}
	}
	return all, nil
}

// signedRollout is a rollout with the key that has signed its newest state.
type signedRollout struct {
	rollout.Rollout
	hint string
}

func (c *atRegistry) view(r signedRollout, stands string) Rollout {
	v := Rollout{Rollout: r.Rollout, Revision: int64(len(r.Log)) + 1, SignedBy: r.hint, Stands: stands}
	v.finish(time.Now())
	return v
}

// at are the rollouts that begin at a version, as those who are trusted have signed them. What others have attached is no rollout.
func (c *atRegistry) at(ctx context.Context, template, version string) ([]signedRollout, error) {
	about, attached, err := c.registry.Attachments(ctx, template, version)
	if err != nil {
		return nil, ExplainRegistry(err)
	}
	return newest(about.Digest, attached, c.keys.trusted(), template, version)
}

// newest is the longest log of each rollout. Two logs of one rollout of which neither goes on where the other ends mean that two did something at once.
func newest(about digest.Digest, attached []bundle.Attachment, trusted []*bundle.PublicKey, template, version string) ([]signedRollout, error) {
	var all []signedRollout
	for i := range attached {
		for _, key := range trusted {
			said, ok := attached[i].Says(key, about, PredicateType)
			if !ok {
				continue
			}
			r := signedRollout{hint: key.Hint()}
			if json.Unmarshal(said, &r.Rollout) == nil && r.Plan.Sane() == nil && r.Plan.Template == template && r.Plan.From == version {
				all = append(all, r)
			}
			break
		}
	}
	slices.SortStableFunc(all, func(a, b signedRollout) int {
		return cmp.Or(cmp.Compare(a.Plan.ID, b.Plan.ID), cmp.Compare(len(b.Log), len(a.Log)))
	})
	var longest []signedRollout
	for _, r := range all {
		n := len(longest)
		if n == 0 || longest[n-1].Plan.ID != r.Plan.ID {
			longest = append(longest, r)
			continue
		}
		if l := longest[n-1]; !bytes.Equal(encoded(l.Plan), encoded(r.Plan)) || !bytes.Equal(encoded(l.Log[:len(r.Log)]), encoded(append([]rollout.Action{}, r.Log...))) {
			return nil, problem.New("rollout.forked", problem.Say("Two people did something with the rollout %s at once, and this registry has kept both.", "有两人同时操作了发布 %s，该仓库同时保留了两份记录。", r.Plan.ID),
				problem.Say("Agree on one, and make a new rollout with another id.", "请协商后以新的 id 重新创建发布。"))
		}
	}
	return longest, nil
}

// save attaches the state of a rollout, and looks whether somebody else did so meanwhile.
func (c *atRegistry) save(ctx context.Context, r *rollout.Rollout, stands string) (Rollout, error) {
	if _, _, err := attest(ctx, c.registry, c.keys.Sign, r); err != nil {
		return Rollout{}, err
	}
	there, err := c.at(ctx, r.Plan.Template, r.Plan.From)
	if err != nil {
		return Rollout{}, err
	}
	for _, now := range there {
		if now.Plan.ID == r.Plan.ID && bytes.Equal(encoded(now.Log), encoded(r.Log)) {
			return c.view(now, stands), nil
		}
	}
	return Rollout{}, ExplainRegistry(&registry.Error{Kind: registry.Moved, Where: r.Plan.ID})
}

func (c *atRegistry) Do(ctx context.Context, template, id string, a Act) (Rollout, error) {
	if err := c.needsKey(); err != nil {
		return Rollout{}, err
	}
	all, err := c.Rollouts(ctx, template, "")
	if err != nil {
		return Rollout{}, err
	}
	i := slices.IndexFunc(all, func(r Rollout) bool { return r.Plan.ID == id })
	if i < 0 {
		return Rollout{}, problem.New(CodeNoRollout, problem.Say("There is no rollout %s that a trusted key has signed.", "没有由可信密钥签署的发布 %s。", id), problem.Say("“sandtable rollout status” lists what there is; --trust says whom you believe.", "可用“sandtable rollout status”列出现有发布；用 --trust 指定可信公钥。"))
	}
	now := all[i]
	next, move, err := now.Do(rollout.Action{Kind: a.Kind, At: time.Now().UTC(), By: c.keys.By, Note: a.Note, Request: a.Request, Figures: a.Figures}, now.Stands)
	again := err == nil && len(next.Log) == len(now.Log)
	switch {
	case a.Revision != 0 && a.Revision != now.Revision && !again:
		return now, changed(now)
	case err != nil:
		return now, err
	case !again:
		if now, err = c.save(ctx, next, now.Stands); err != nil {
			return now, err
		}
	case now.Status.State == rollout.Done && now.Stands == now.Plan.From: // what was asked for was written down, and the channel was not moved any more
		move = &rollout.Move{From: now.Plan.From, To: now.Plan.To}
	case now.Status.State == rollout.RolledBack && now.Stands == now.Plan.To:
		move = &rollout.Move{From: now.Plan.To, To: now.Plan.From}
	}
	if move == nil {
		return now, nil
	}
	return c.follow(ctx, now, move)
}

// follow moves the channel with its rollout.
func (c *atRegistry) follow(ctx context.Context, r Rollout, m *rollout.Move) (Rollout, error) {
	from, err := c.registry.Standing(ctx, r.Plan.Template, m.From)
	if err != nil {
		return r, ExplainRegistry(err)
	}
	to, err := c.Move(ctx, r.Plan.Template, r.Plan.Channel, MoveRequest{Version: m.To, If: &from.Digest})
	if err == nil {
		r.Stands = to.Version
		r.finish(time.Now())
	}
	return r, err
}

func (c *atRegistry) Resolve(ctx context.Context, template, channel, unit string) (rollout.Resolved, error) {
	at, err := c.Channel(ctx, template, channel)
	if err != nil {
		return rollout.Resolved{}, err
	}
	if err := c.needsTrust(); err != nil {
		return rollout.Resolved{}, err
	}
	there, err := c.at(ctx, template, at.Version)
	if err != nil {
		return rollout.Resolved{}, err
	}
	var all []*rollout.Rollout
	for i := range there {
		all = append(all, &there[i].Rollout)
	}
	return rollout.Resolve(template, channel, at.Version, unit, all...)
}
