package release

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strconv"

	"github.com/opencontainers/go-digest"

	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/storage/bundle"
	"sandtable/storage/registry"
)

// Client does with channels and rollouts of a registry what can be done: at a hub, which decides and remembers, or at another registry, with tags and
// signed attestations, as well as that goes.
type Client interface {
	Channels(ctx context.Context, template string) ([]Channel, error)
	Channel(ctx context.Context, template, name string) (Channel, error)
	Move(ctx context.Context, template, name string, m MoveRequest) (Channel, error)
	RollBack(ctx context.Context, template, name string, m MoveRequest) (Channel, error)
	Create(ctx context.Context, p rollout.Plan) (Rollout, error)
	Rollouts(ctx context.Context, template, channel string) ([]Rollout, error)
	Do(ctx context.Context, template, id string, a Act) (Rollout, error)
	Resolve(ctx context.Context, template, channel, unit string) (rollout.Resolved, error)
	Withdraw(ctx context.Context, template, version, reason string) error
	Versions(ctx context.Context, template string) ([]Version, error)
	Rights(ctx context.Context, template string) (Rights, error)
}

// Keys are what rollouts are signed with, and whose are believed.
type Keys struct {
	Sign  *bundle.Key // nil: nothing is signed
	Trust []*bundle.PublicKey
	By    string // who does something, as a registry's log has it
}

// trusted are those of whom a statement is believed: one's own key is among them.
func (k *Keys) trusted() []*bundle.PublicKey {
	if k.Sign == nil {
		return k.Trust
	}
	return append([]*bundle.PublicKey{k.Sign.Public()}, k.Trust...)
}

// Connect asks a registry whether it is a hub. Sentences are asked for in a language.
func Connect(ctx context.Context, r *registry.Registry, keys Keys, l problem.Language) (Client, error) {
	hub, err := r.IsHub(ctx)
	switch {
	case err != nil:
		return nil, ExplainRegistry(err)
	case hub:
		return &atHub{r, keys, l}, nil
	}
	return &atRegistry{registry: r, keys: keys}, nil
}

// atHub asks a hub.
type atHub struct {
	registry *registry.Registry
	keys     Keys
	language problem.Language
}

// call asks, and reads the answer or why there is none. What there is where somebody else was first is read into now.
func (c *atHub) call(ctx context.Context, method, path string, query url.Values, header http.Header, in, out, now any) error {
	if header == nil {
		header = http.Header{}
	}
	header.Set("Accept-Language", string(c.language))
	a, err := c.registry.Call(ctx, method, path, query, header, in)
	if err != nil {
		return ExplainRegistry(err)
	}
	if a.Status < http.StatusBadRequest {
		if err := json.Unmarshal(a.Body, out); err != nil {
			return problem.New(CodeUnavailable, problem.Say("The hub's answer cannot be read.", "无法读取 Hub 的响应。"), problem.Say("Check that both are of about the same version.", "请确认两端版本相近。")).Because(err)
		}
		return nil
	}
	var said struct {
		Code, Message, Hint string
		Now                 json.RawMessage
	}
	if json.Unmarshal(a.Body, &said) != nil || said.Code == "" {
		return refusedBy(a)
	}
	// The hub has said it in the language that was asked for.
	p := problem.New(said.Code, problem.Text{EN: said.Message, ZH: said.Message}, problem.Text{EN: said.Hint, ZH: said.Hint})
	if now != nil && len(said.Now) > 0 && json.Unmarshal(said.Now, now) == nil {
		return &Conflict{p, now}
	}
	return p
}

// refusedBy is for what stands before a hub and does not speak as it does.
func refusedBy(a registry.Answer) error {
	switch a.Status {
	case http.StatusUnauthorized:
		return problem.New(CodeNeedsLogin, problem.Say("The hub does not know this name and password.", "Hub 无法识别该用户名和密码。"), problem.Say("Log in under “Registries and keys”; on the command line give a name with --user, and the password in SANDTABLE_REGISTRY_PASSWORD.", "请在“仓库与密钥”中登录；命令行请用 --user 指定用户名，密码写入环境变量 SANDTABLE_REGISTRY_PASSWORD。"))
	case http.StatusTooManyRequests:
		return problem.New("hub.too-many", problem.Say("The hub asks for some patience.", "请求过于频繁。"), problem.Say("Try again in a few minutes.", "请几分钟后重试。"))
	}
	return problem.New(CodeUnavailable, problem.Say("The hub could not do it (status %d).", "Hub 未能完成操作（状态码 %d）。", a.Status), problem.Say("Try again; its log has the details.", "请重试；详细信息见其日志。"))
}

func (c *atHub) Channels(ctx context.Context, template string) ([]Channel, error) {
	var out struct{ Items []Channel }
	err := c.call(ctx, http.MethodGet, "channels", url.Values{"template": {template}}, nil, nil, &out, nil)
	return out.Items, err
}

func (c *atHub) Channel(ctx context.Context, template, name string) (Channel, error) {
	var out Channel
	return out, c.call(ctx, http.MethodGet, "channels/"+template+"/"+name, nil, nil, nil, &out, nil)
}

func (c *atHub) Move(ctx context.Context, template, name string, m MoveRequest) (Channel, error) {
	var out Channel
	return out, c.call(ctx, http.MethodPut, "channels/"+template+"/"+name, nil, expect(m.If), m, &out, new(Channel))
}

func (c *atHub) RollBack(ctx context.Context, template, name string, m MoveRequest) (Channel, error) {
	var out Channel
	return out, c.call(ctx, http.MethodPost, "rollbacks/"+template+"/"+name, nil, expect(m.If), m, &out, new(Channel))
}

// Withdraw takes a version out of use: no channel may stand for it any more.
func (c *atHub) Withdraw(ctx context.Context, template, version, reason string) error {
	in := struct {
		Reason string `json:"reason"`
	}{reason}
	return c.call(ctx, http.MethodPost, "withdrawals/"+template+"/"+version, nil, nil, in, new(struct{}), nil)
}

// expect says where a channel has to stand until now.
func expect(at *digest.Digest) http.Header {
	switch {
	case at == nil:
		return http.Header{"If-Match": {"*"}}
	case *at == "":
		return http.Header{"If-None-Match": {"*"}}
	}
	return http.Header{"If-Match": {strconv.Quote(at.String())}}
}

// Create makes a rollout. With a key, the plan is signed and attached to the package that the channel stands at, so that others can see whose it is.
func (c *atHub) Create(ctx context.Context, p rollout.Plan) (Rollout, error) {
	proposal := Proposal{Plan: p}
	if c.keys.Sign != nil {
		_, a, err := attest(ctx, c.registry, c.keys.Sign, &rollout.Rollout{Plan: p, Log: []rollout.Action{}})
		if err != nil {
			return Rollout{}, err
		}
		proposal.Statement = digest.FromBytes(a.Manifest)
	}
	var out Rollout
	return out, c.call(ctx, http.MethodPost, "rollouts", nil, nil, proposal, &out, nil)
}

func (c *atHub) Rollouts(ctx context.Context, template, channel string) ([]Rollout, error) {
	var out struct{ Items []Rollout }
	err := c.call(ctx, http.MethodGet, "rollouts", url.Values{"template": {template}, "channel": {channel}}, nil, nil, &out, nil)
	return out.Items, err
}

func (c *atHub) Do(ctx context.Context, _, id string, a Act) (Rollout, error) {
	header := http.Header{}
	if a.Revision > 0 {
		header.Set("If-Match", strconv.Quote(strconv.FormatInt(a.Revision, 10)))
	}
	var out Rollout
	return out, c.call(ctx, http.MethodPost, "rollouts/"+url.PathEscape(id)+"/actions", nil, header, a, &out, new(Rollout))
}

func (c *atHub) Resolve(ctx context.Context, template, channel, unit string) (rollout.Resolved, error) {
	var out rollout.Resolved
	return out, c.call(ctx, http.MethodGet, "resolve", url.Values{"template": {template}, "channel": {channel}, "unit": {unit}}, nil, nil, &out, nil)
}

// attest signs a rollout as it is now, and attaches that to the package that its channel stood at before.
func attest(ctx context.Context, r *registry.Registry, key *bundle.Key, state *rollout.Rollout) (digest.Digest, *bundle.Attachment, error) {
	about, _, err := r.Attachments(ctx, state.Plan.Template, state.Plan.From)
	if err != nil {
		return "", nil, ExplainRegistry(err)
	}
	a, err := bundle.Attest(key, about, PredicateType, encoded(state))
	if err != nil {
		return "", nil, err
	}
	return about.Digest, a, ExplainRegistry(r.Attach(ctx, state.Plan.Template, about.Digest, a))
}

// isKind says whether a registry's error is of a kind.
func isKind(err error, k registry.Kind) bool {
	var e *registry.Error
	return errors.As(err, &e) && e.Kind == k
}
