package cli

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"sandtable/app/hub/hooks"
	"sandtable/engine/problem"
	"sandtable/storage/depot"
)

func (c *console) hubWebhook(folder *string) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "webhook",
		Short: c.say("Tell others what happens at the hub", "将 Hub 上的事件通知其他系统"),
		Long: c.say("Each event is a CloudEvent 1.0 (structured, JSON), signed as Standard Webhooks has it: headers webhook-id, webhook-timestamp, webhook-signature.\nWhat does not arrive is tried ten times within about ten hours; “list” shows what was given up, and “retry” tries it again.",
			"每个事件均为 CloudEvents 1.0（结构化 JSON），按 Standard Webhooks 规范签名：请求头 webhook-id、webhook-timestamp、webhook-signature。\n未送达的事件会在约十小时内重试十次；“list”显示已放弃的事件，“retry”可重新发送。"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return c.print(c.helpText(cmd))
		},
	}
	on := func(do func(ctx context.Context, s *depot.Store, id string) error) func(*cobra.Command, []string) error {
		return func(cmd *cobra.Command, args []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error { return do(depot.AsConsole(cmd.Context()), s, args[0]) })
		}
	}
	cmd.AddCommand(c.webhookAdd(folder),
		&cobra.Command{Use: "list", Short: c.say("List who is told, and what did not arrive", "列出接收方及未送达的事件"), Args: noArguments, RunE: func(cmd *cobra.Command, _ []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error { return c.listWebhooks(cmd.Context(), s) })
		}},
		&cobra.Command{Use: "remove WEBHOOK", Short: c.say("Tell somebody nothing any more", "移除接收方"), Args: exactly(1, 1), RunE: on(c.removeWebhook)},
		&cobra.Command{Use: "test WEBHOOK", Short: c.say("Send somebody an event that tells of nothing, now", "立即发送一个测试事件"), Args: exactly(1, 1), RunE: on(c.testWebhook)},
		&cobra.Command{Use: "retry WEBHOOK", Short: c.say("Try what was given up again", "重新发送已放弃的事件"), Args: exactly(1, 1), RunE: on(c.retryWebhook)})
	return cmd
}

// webhookJSON is a webhook in JSON. Its secret is said once, when it is added.
type webhookJSON struct {
	ID      string         `json:"id"`
	URL     string         `json:"url"`
	Prefix  string         `json:"prefix,omitempty"`
	Events  []depot.Action `json:"events"` // empty: all
	Secret  string         `json:"secret,omitempty"`
	Waiting int            `json:"waiting"`
	Failed  int            `json:"failed"`
}

type webhookFlags struct {
	prefix string
	events []string
	plain  bool
}

func (c *console) webhookAdd(folder *string) *cobra.Command {
	var f webhookFlags
	cmd := &cobra.Command{
		Use:     "add URL",
		Short:   c.say("Tell somebody what happens from now on", "新增接收方，此后的事件将发送给它"),
		Example: "  sandtable hub webhook add https://portal.acme.com/hook --event moved --event rollout --repo acme\n",
		Args:    exactly(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.withExistingHub(cmd.Context(), *folder, func(s *depot.Store) error { return c.addWebhook(depot.AsConsole(cmd.Context()), s, args[0], f) })
		},
	}
	cmd.Flags().StringArrayVar(&f.events, "event", nil, c.say("only of these `EVENTS`: %s; may be repeated", "仅通知此类事件 `EVENTS`：%s；可重复指定", eventNames()))
	cmd.Flags().StringVar(&f.prefix, "repo", "", c.say("only of templates under this `PREFIX`", "仅通知该前缀 `PREFIX` 下的模板"))
	cmd.Flags().BoolVar(&f.plain, "plain-http", false, c.say("allow an address without encryption: others on the network can read along", "允许不加密的地址：同一网络中的人可能看到内容"))
	return cmd
}

func eventNames() string {
	var names []string
	for _, a := range depot.Told() {
		names = append(names, string(a))
	}
	return strings.Join(names, ", ")
}

func (c *console) addWebhook(ctx context.Context, s *depot.Store, url string, f webhookFlags) error {
	err := hooks.CheckAddress(url, f.plain)
	switch {
	case errors.Is(err, hooks.ErrPlain):
		return problem.New("cli.webhook-address", problem.Say("%s is not encrypted", "%s 未加密", url), problem.Say("use https://, or --plain-http where you trust the network", "请使用 https://；若网络可信，可加 --plain-http"))
	case err != nil:
		return problem.New("cli.webhook-address", problem.Say("“%s” is no address that events can be sent to", "“%s”不能作为接收地址", url), problem.Say("write it like https://portal.acme.com/hook, without a name or password", "请写成 https://portal.acme.com/hook 的形式，不含用户名和密码"))
	}
	h := depot.Hook{ID: uuid.NewString()[:8], URL: url, Secret: hooks.NewSecret(), Prefix: f.prefix}
	for _, name := range f.events {
		if !slices.Contains(depot.Told(), depot.Action(name)) {
			return problem.New("cli.webhook-event", problem.Say("there is no event %q", "没有 %q 这种事件", name), problem.Say("there are %s", "可用事件：%s", eventNames()))
		}
		h.Types = append(h.Types, depot.Action(name))
	}
	if err := s.AddHook(ctx, h); err != nil {
		return err
	}
	return c.tellOrAnswer(c.say("%s: %s is told from now on.\nIt verifies what comes with this secret, which is said only now: %s\n", "%s：此后的事件将发送给 %s。\n接收方用以下密钥验证签名，仅显示这一次：%s\n", h.ID, h.URL, h.Secret),
		webhookJSON{ID: h.ID, URL: h.URL, Prefix: h.Prefix, Events: listOf(h.Types), Secret: h.Secret})
}

// failedJSON is an event that did not arrive, in JSON.
type failedJSON struct {
	Webhook  string       `json:"webhook"`
	Event    string       `json:"event"`
	Action   depot.Action `json:"action"`
	Subject  string       `json:"subject"`
	Attempts int          `json:"attempts"`
	Failure  string       `json:"failure"`
	GivenUp  *time.Time   `json:"givenUp,omitempty"` // when; left out: it is still tried
}

func (c *console) listWebhooks(ctx context.Context, s *depot.Store) error {
	const most = 100
	all, err := s.Hooks(ctx)
	if err != nil {
		return err
	}
	failing, err := s.Failing(ctx, most)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(webhooksJSON(all, failing))
	}
	if len(all) == 0 {
		return c.print(c.say("Nobody is told anything.\n", "没有接收方。\n"))
	}
	t := &table{left: 4}
	for _, h := range all {
		events := c.say("everything", "全部事件")
		if len(h.Types) > 0 {
			var names []string
			for _, a := range h.Types {
				names = append(names, string(a))
			}
			events = strings.Join(names, " ")
		}
		state := c.say("%d waiting, %d given up", "待发送 %d，已放弃 %d", h.Waiting, h.Failed)
		t.row(h.ID, fit(h.URL, 60), fit(strings.TrimSpace(h.Prefix+" "+events), 60), state)
	}
	text := t.String()
	if len(failing) > 0 {
		t = &table{left: 5}
		for _, d := range failing {
			state := c.say("is tried again", "将重试")
			if !d.FailedAt.IsZero() {
				state = c.say("given up", "已放弃")
			}
			t.row("  "+d.Hook.ID, string(d.Entry.Action), fit(subjectOf(d.Entry), 50), state+c.say(" after attempt ", "，已尝试 ")+strconv.Itoa(d.Attempts), fit(d.Failure, 80))
		}
		text += c.say("Did not arrive:\n", "未送达：\n") + t.String()
	}
	return c.print(text)
}

func subjectOf(e depot.Entry) string {
	if e.Tag == "" {
		return e.Repo
	}
	return e.Repo + ":" + e.Tag
}

func webhooksJSON(all []depot.Hook, failing []depot.Delivery) any {
	answer := struct {
		Items   []webhookJSON `json:"items"`
		Failing []failedJSON  `json:"failing"`
	}{[]webhookJSON{}, []failedJSON{}}
	for _, h := range all {
		answer.Items = append(answer.Items, webhookJSON{ID: h.ID, URL: h.URL, Prefix: h.Prefix, Events: listOf(h.Types), Waiting: h.Waiting, Failed: h.Failed})
	}
	for _, d := range failing {
		f := failedJSON{Webhook: d.Hook.ID, Event: d.Event, Action: d.Entry.Action, Subject: subjectOf(d.Entry), Attempts: d.Attempts, Failure: d.Failure}
		if !d.FailedAt.IsZero() {
			f.GivenUp = &d.FailedAt
		}
		answer.Failing = append(answer.Failing, f)
	}
	return answer
}

func noWebhook(id string) error {
	return problem.New("cli.no-webhook", problem.Say("there is no webhook %s", "没有接收方 %s", id), problem.Say("“sandtable hub webhook list” lists them", "可用“sandtable hub webhook list”查看"))
}

func (c *console) removeWebhook(ctx context.Context, s *depot.Store, id string) error {
	err := s.RemoveHook(ctx, id)
	if errors.Is(err, depot.ErrNotFound) {
		return noWebhook(id)
	} else if err != nil {
		return err
	}
	return c.tellOrAnswer(c.say("%s is told nothing any more.\n", "%s 已移除，不再接收事件。\n", id), webhookJSON{ID: id, Events: []depot.Action{}})
}

func (c *console) webhook(ctx context.Context, s *depot.Store, id string) (depot.Hook, error) {
	all, err := s.Hooks(ctx)
	if err != nil {
		return depot.Hook{}, err
	}
	i := slices.IndexFunc(all, func(h depot.Hook) bool { return h.ID == id })
	if i < 0 {
		return depot.Hook{}, noWebhook(id)
	}
	return all[i], nil
}

func (c *console) testWebhook(ctx context.Context, s *depot.Store, id string) error {
	h, err := c.webhook(ctx, s, id)
	if err != nil {
		return err
	}
	event, failure := (&hooks.Sender{}).Test(ctx, h)
	if failure != "" {
		c.code = Findings
	}
	said := c.say("%s took the event %s.\n", "%s 已接收事件 %s。\n", h.URL, event)
	if failure != "" {
		said = c.say("%s did not take the event: %s\n", "%s 未接收事件：%s\n", h.URL, failure)
	}
	return c.tellOrAnswer(said, struct {
		Event   string `json:"event"`
		Failure string `json:"failure,omitempty"`
	}{event, failure})
}

func (c *console) retryWebhook(ctx context.Context, s *depot.Store, id string) error {
	if _, err := c.webhook(ctx, s, id); err != nil {
		return err
	}
	n, err := s.Retry(ctx, id)
	if err != nil {
		return err
	}
	return c.tellOrAnswer(c.say("%d events are tried again.\n", "%d 个事件将重新发送。\n", n), struct {
		Events int64 `json:"events"`
	}{n})
}
