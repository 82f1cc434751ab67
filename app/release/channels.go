package release

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"cuelabs.dev/go/oci/ociregistry"
	"github.com/opencontainers/go-digest"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/depot"
)

// mostHistory is how far back a channel is looked at.
const mostHistory = 1000

// Desk decides about channels and rollouts where the packages are. What it writes is written together with its entry in the audit log and the event that
// tells of it, in the name of the context's actor.
type Desk struct{ Store *depot.Store }

// detail is what the audit log says about a move, besides.
type detail struct {
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	Note     string `json:"note,omitempty"`
	Rollback bool   `json:"rollback,omitempty"`
	Rollout  string `json:"rollout,omitempty"`
	Request  string `json:"request,omitempty"`
}

// Channel is where a channel stands, with its history.
func (d *Desk) Channel(ctx context.Context, template, name string) (c Channel, err error) {
	err = d.Store.View(ctx, "look at a channel", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Read, template); err != nil {
			return err
		}
		c, err = channel(ctx, tx, template, name)
		if err == nil && c.Digest == "" {
			return noChannel(template, name)
		}
		return err
	})
	return c, explain(err)
}

// Channels are those of a template.
func (d *Desk) Channels(ctx context.Context, template string) (all []Channel, err error) {
	err = d.Store.View(ctx, "list channels", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Read, template); err != nil {
			return err
		}
		rows, err := tx.ListChannels(ctx, template)
		all = []Channel{}
		for _, row := range rows {
			if !rollout.IsChannel(row.Name) {
				continue
			}
			c, err := channel(ctx, tx, template, row.Name)
			if err != nil {
				return err
			}
			all = append(all, c)
		}
		return err
	})
	return all, explain(err)
}

// channel is where a channel stands within a transaction; its digest is empty where it is not there.
func channel(ctx context.Context, tx *depot.Tx, template, name string) (Channel, error) {
	c := Channel{Template: template, Name: name}
	var err error
	if c.Digest, c.Version, err = tx.Stands(ctx, template, name); err != nil {
		return c, err
	}
	if c.History, err = history(ctx, tx, template, name); err != nil || len(c.History) == 0 {
		return c, err
	}
	if c.Digest != "" {
		c.MovedAt, c.MovedBy = c.History[0].At, c.History[0].By
	}
	r, err := tx.OpenRollout(ctx, template, name)
	if errors.Is(err, depot.ErrNotFound) {
		return c, nil
	} else if err != nil {
		return c, err
	}
	kept, err := decoded(r)
	if err == nil && kept.OvertakenBy(c.Version) {
		c.Overtakes = r.ID
	}
	return c, err
}

func history(ctx context.Context, tx *depot.Tx, template, name string) ([]Move, error) {
	entries, err := tx.History(ctx, template, name, mostHistory)
	if err != nil {
		return nil, err
	}
	names := map[digest.Digest]string{"": ""}
	named := func(d digest.Digest) (string, error) {
		if _, known := names[d]; !known {
			v, err := tx.VersionOf(ctx, template, d)
			if err != nil {
				return "", err
			}
			names[d] = v
		}
		return names[d], nil
	}
	moves := make([]Move, len(entries))
	for i, e := range entries {
		var more detail
		if raw, ok := e.Detail.(json.RawMessage); ok {
			if err := json.Unmarshal(raw, &more); err != nil {
				return nil, err
			}
		}
		m := Move{At: e.At, By: e.User, Digest: e.Became, Note: more.Note, Rollback: more.Rollback, Rollout: more.Rollout, Request: more.Request}
		if m.From, err = named(e.Was); err == nil {
			m.To, err = named(e.Became)
		}
		if err != nil {
			return nil, err
		}
		moves[i] = m
	}
	return moves, nil
}

// Move lets a channel stand for a version. Where it stands elsewhere than was expected the error is a *Conflict with where it stands; that it stands
// there already is no conflict.
func (d *Desk) Move(ctx context.Context, template, name string, m MoveRequest) (c Channel, err error) {
	if !rollout.IsChannel(name) {
		return c, NoName(name)
	}
	err = d.Store.Change(ctx, "move a channel", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Release, template); err != nil {
			return err
		}
		to, err := usable(ctx, tx, template, name, m.Version)
		if err != nil {
			return err
		}
		c, err = d.move(ctx, tx, template, name, m, to, false)
		return err
	})
	return c, explain(err)
}

// RollBack lets a channel stand for what it stood for before, as its history has it. What was withdrawn or deleted since is passed over.
func (d *Desk) RollBack(ctx context.Context, template, name string, m MoveRequest) (c Channel, err error) {
	err = d.Store.Change(ctx, "roll a channel back", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Release, template); err != nil {
			return err
		}
		c, err = channel(ctx, tx, template, name)
		switch {
		case err != nil:
			return err
		case c.Digest == "":
			return noChannel(template, name)
		case asked(c, m.Request):
			return nil
		}
		back, err := earlier(c.History, func(at digest.Digest) (bool, error) { return found(ctx, tx, template, at) })
		if err != nil {
			return err
		}
		if back == "" {
			return problem.New(CodeNoEarlier, problem.Say("Nothing is known that %s of %s could go back to.", "%[2]s 的通道 %[1]s 没有可回退的版本。", name, template),
				problem.Say("Move it to a version.", "请直接切换到指定版本。"))
		}
		if m.Version, err = tx.VersionOf(ctx, template, back); err != nil {
			return err
		}
		c, err = d.move(ctx, tx, template, name, m, back, true)
		return err
	})
	return c, explain(err)
}

// found says whether a channel can go back to a digest.
func found(ctx context.Context, tx *depot.Tx, template string, at digest.Digest) (bool, error) {
	name, err := tx.VersionOf(ctx, template, at)
	if err != nil || name == "" {
		return false, err
	}
	v, err := tx.Find(ctx, template, name)
	if errors.Is(err, depot.ErrNotFound) {
		return false, nil
	}
	return err == nil && v.Withdrawn == nil, err
}

// asked says whether the last move of a channel was this very request.
func asked(c Channel, request string) bool {
	return request != "" && len(c.History) > 0 && c.History[0].Request == request
}

// move moves a channel within a transaction.
func (d *Desk) move(ctx context.Context, tx *depot.Tx, template, name string, m MoveRequest, to digest.Digest, back bool) (Channel, error) {
	now, err := channel(ctx, tx, template, name)
	switch {
	case err != nil:
		return now, err
	case now.Digest == to, asked(now, m.Request):
		return now, nil
	case m.If != nil && *m.If != now.Digest:
		return now, moved(now)
	}
	_, err = tx.Move(ctx, depot.Move{Repo: template, Tag: name, To: to, If: &now.Digest,
		Detail: detail{From: now.Version, To: m.Version, Note: m.Note, Rollback: back, Request: m.Request}})
	if err != nil {
		return now, err
	}
	return channel(ctx, tx, template, name)
}

// usable is the digest of a version that a channel may stand for.
func usable(ctx context.Context, tx *depot.Tx, template, channel, version string) (digest.Digest, error) {
	v, err := tx.Find(ctx, template, version)
	switch {
	case errors.Is(err, depot.ErrNotFound):
		return "", problem.New(CodeNoVersion, problem.Say("There is no version %s of %s.", "%[2]s 没有版本 %[1]s。", version, template), problem.Say("“sandtable versions” lists what there is.", "可用“sandtable versions”列出现有版本。"))
	case err != nil:
		return "", err
	case v.Withdrawn != nil:
		return "", withdrawn(template, v)
	case channel == depot.Stable && v.State != bundle.Released:
		return "", problem.New(CodeNoDraft, problem.Say("%s %s is a draft, and only what is released goes into stable.", "%s %s 仍是草稿；stable 通道仅接受已发布的版本。", template, version),
			problem.Say("Release it, or use another channel such as canary.", "请先正式发布，或改用 canary 等其他通道。"))
	}
	return v.Digest, nil
}

// Withdraw takes a version out of use. It is refused while a channel stands for it, or a rollout is on its way to it.
func (d *Desk) Withdraw(ctx context.Context, template, version, reason string) error {
	return explain(d.Store.Change(ctx, "withdraw", func(tx *depot.Tx) error {
		if err := tx.Allow(depot.Release, template); err != nil {
			return err
		}
		v, err := tx.Find(ctx, template, version)
		if errors.Is(err, depot.ErrNotFound) {
			return problem.New(CodeNoVersion, problem.Say("There is no version %s of %s.", "%[2]s 没有版本 %[1]s。", version, template), problem.Say("“sandtable versions” lists what there is.", "可用“sandtable versions”列出现有版本。"))
		} else if err != nil {
			return err
		}
		channels, err := tx.ListChannels(ctx, template)
		if err != nil {
			return err
		}
		for _, c := range channels {
			if c.Digest == string(v.Digest) {
				return problem.New("channel.in-use", problem.Say("The channel %s stands at %s.", "通道 %s 当前版本为 %s。", c.Name, version), problem.Say("Move or roll back the channel first.", "请先切换或回退该通道。"))
			}
			if err := leadsTo(ctx, tx, template, c.Name, version); err != nil {
				return err
			}
		}
		return tx.Withdraw(ctx, template, version, reason)
	}))
}

func leadsTo(ctx context.Context, tx *depot.Tx, template, channel, version string) error {
	r, err := tx.OpenRollout(ctx, template, channel)
	if errors.Is(err, depot.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	kept, err := decoded(r)
	if err == nil && kept.Plan.To == version {
		return problem.New("channel.in-use", problem.Say("The rollout %s leads to %s.", "发布 %s 正在推向 %s。", r.ID, version), problem.Say("Abort it or roll it back first.", "请先中止或回滚该发布。"))
	}
	return err
}

func moved(now Channel) error {
	stands := problem.Say("%s of %s stands at %s: %s moved it at %s.", "%[2]s 的通道 %[1]s 当前为 %[3]s，由 %[4]s 于 %[5]s 切换。", now.Name, now.Template, now.Version, now.MovedBy, now.MovedAt.UTC().Format(time.RFC3339))
	if now.Digest == "" {
		stands = problem.Say("%s of %s is not there.", "%[2]s 没有通道 %[1]s。", now.Name, now.Template)
	}
	return &Conflict{problem.New(CodeMoved, stands, problem.Say("Look at what was changed, and decide anew.", "请查看变更后重新决定。")), now}
}

func noChannel(template, name string) error {
	return problem.New(CodeNoChannel, problem.Say("%s has no channel %s.", "%s 没有通道 %s。", template, name), problem.Say("“sandtable channel move” makes one.", "可用“sandtable channel move”新建。"))
}

// NoName refuses what cannot be the name of a channel.
func NoName(name string) error {
	return problem.New("channel.bad-name", problem.Say("“%s” cannot be the name of a channel.", "“%s”不能作为通道名称。", name), problem.Say("Use lower-case letters, digits and . _ -, such as stable.", "请使用小写字母、数字和 . _ -，例如 stable。"))
}

func withdrawn(template string, v depot.Version) error {
	return (&Withdrawal{v.Withdrawn.At, v.Withdrawn.By, v.Withdrawn.Reason}).Problem(template, v.Version)
}

// explain says in words what the store says in kinds.
func explain(err error) error {
	var said ociregistry.Error
	switch {
	case err == nil, problem.Of(err) != nil:
		return err
	case errors.As(err, &said) && said.Code() == ociregistry.ErrUnauthorized.Code():
		return problem.New(CodeNeedsLogin, problem.Say("The hub asks who you are.", "Hub 需要登录。"), problem.Say("Log in under “Registries and keys”; on the command line give a name with --user, and the password in SANDTABLE_REGISTRY_PASSWORD.", "请在“仓库与密钥”中登录；命令行请用 --user 指定用户名，密码写入环境变量 SANDTABLE_REGISTRY_PASSWORD。")).Because(err)
	case errors.As(err, &said):
		return problem.New(CodeNotAllowed, problem.Say("The hub does not allow it: %s.", "Hub 不允许此操作：%s。", strings.TrimPrefix(said.Error(), "denied: ")), problem.Say("Ask whoever runs the hub for the right to do it.", "请向 Hub 管理员申请权限。")).Because(err)
	}
	return problem.New(CodeUnavailable, problem.Say("The hub could not do it.", "Hub 未能完成操作。"), problem.Say("Try again; its log has the details.", "请重试；详细信息见其日志。")).Because(err)
}
