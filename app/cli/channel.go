package cli

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/opencontainers/go-digest"
	"github.com/spf13/cobra"

	"sandtable/app/release"
	"sandtable/engine/problem"
)

// releaseFlags say how the registry with channels and rollouts is reached, and whose signatures count.
type releaseFlags struct {
	registryFlags
	key   string
	trust []string
}

func (f *releaseFlags) add(c *console, cmd *cobra.Command) {
	f.registryFlags.add(c, cmd)
	cmd.Flags().StringVar(&f.key, "key", "", c.say("sign with the key in this `FILE`; registries that are no hub need it", "使用文件 `FILE` 中的密钥签署；非沙盘 Hub 时必填"))
	cmd.Flags().StringArrayVar(&f.trust, "trust", nil, c.say("believe what the owner of the public key in this `FILE` has signed; may be repeated", "信任文件 `FILE` 中公钥所签署的内容；可重复指定"))
}

// releases connects to the registry of a template; the template is the rest of the reference.
func (c *console) releases(ctx context.Context, text string, f releaseFlags) (client release.Client, template string, err error) {
	address, template, _, err := reference(text)
	if err != nil {
		return nil, "", err
	}
	keys := release.Keys{By: f.user}
	for _, file := range f.trust {
		k, err := c.publicKey(ctx, file)
		if err != nil {
			return nil, "", err
		}
		keys.Trust = append(keys.Trust, k)
	}
	if f.key != "" {
		if keys.Sign, err = c.privateKey(ctx, f.key); err != nil {
			return nil, "", err
		}
		if keys.By == "" {
			keys.By = keys.Sign.Public().Hint()
		}
	}
	r, err := c.registry(ctx, address, f.registryFlags)
	if err != nil {
		return nil, "", err
	}
	client, err = release.Connect(ctx, r, keys, c.language)
	return client, template, err
}

func (c *console) channel() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "channel",
		Short: c.say("Say which version of a template a channel such as stable offers", "管理模板的通道（如 stable）所指向的版本"),
		Long: c.say("A channel is moved only from where it is expected to stand, so that of two who move it at once one is told. A hub keeps that promise, and\nremembers every move; other registries keep it as well as they can.",
			"通道仅在处于预期版本时才会切换，两人同时操作时必有一方得到提示。沙盘 Hub 严格保证这一点并记录\n每次切换；其他仓库尽力而为。"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return c.print(c.helpText(cmd))
		},
	}
	cmd.AddCommand(c.channelList(), c.channelMove(), c.channelRollback())
	return cmd
}

// exactly refuses another number of arguments; the names are those of the usage line.
func exactly(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least && len(args) <= most {
			return nil
		}
		return problem.New("cli.arguments", problem.Say("it takes: %s", "用法：%s", cmd.Root().Name()+" "+cmd.Parent().Name()+" "+cmd.Use), seeHelp(cmd))
	}
}

func (c *console) channelList() *cobra.Command {
	var f releaseFlags
	cmd := &cobra.Command{
		Use:     "list REGISTRY/ID",
		Short:   c.say("List the channels of a template and where they stand", "列出模板的通道及其当前版本"),
		Example: c.say("  sandtable channel list hub.acme.com/acme/order\n", "  sandtable channel list hub.acme.com/acme/order   # 列出通道\n"),
		Args:    exactly(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			client, template, err := c.releases(cmd.Context(), args[0], f)
			if err != nil {
				return err
			}
			all, err := client.Channels(cmd.Context(), template)
			if err != nil {
				return err
			}
			return c.printChannels(all)
		},
	}
	f.add(c, cmd)
	return cmd
}

func (c *console) printChannels(all []release.Channel) error {
	if c.json {
		return c.answer(struct {
			Items []release.Channel `json:"items"`
		}{listOf(all)})
	}
	if len(all) == 0 {
		return c.print(c.say("There are no channels yet.\n", "还没有通道。\n"))
	}
	t := &table{left: 4}
	for _, ch := range all {
		t.row(legible(ch.Name), legible(ch.Version), day(ch.MovedAt), legible(ch.MovedBy))
	}
	return c.print(t.String())
}

// day is an instant as people write it; empty for the zero instant.
func day(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Local().Format("2006-01-02 15:04")
}

// moveFlags are those of a move of a channel.
type moveFlags struct {
	releaseFlags
	expect, note, request string
}

func (f *moveFlags) add(c *console, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.expect, "expect", "", c.say("only if the channel stands at this `VERSION` now, or “none”; left out: where it is found", "仅当通道当前为 `VERSION` 时执行，尚无该通道写“none”；省略时以查询到的为准"))
	cmd.Flags().StringVar(&f.note, "note", "", c.say("why, in a `SENTENCE`, for those who read the history", "说明原因 `SENTENCE`，写入历史记录"))
	cmd.Flags().StringVar(&f.request, "request", "", c.say("a `NAME` for this request: asking again with it does nothing twice", "本次请求的标识 `NAME`：以同一标识重试不会重复执行"))
	f.releaseFlags.add(c, cmd)
}

func (c *console) channelMove() *cobra.Command {
	var f moveFlags
	cmd := &cobra.Command{
		Use:     "move REGISTRY/ID CHANNEL VERSION",
		Short:   c.say("Let a channel offer another version", "将通道切换到另一版本"),
		Example: c.say("  sandtable channel move hub.acme.com/acme/order stable 1.1.0 --user ann --note \"approved on Friday\"\n", "  sandtable channel move hub.acme.com/acme/order stable 1.1.0 --user ann --note 周五评审通过\n"),
		Args:    exactly(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runMove(cmd.Context(), args[0], args[1], f, func(client release.Client, template string, m release.MoveRequest) (release.Channel, error) {
				m.Version = args[2]
				return client.Move(cmd.Context(), template, args[1], m)
			})
		},
	}
	f.add(c, cmd)
	return cmd
}

func (c *console) channelRollback() *cobra.Command {
	var f moveFlags
	cmd := &cobra.Command{
		Use:     "rollback REGISTRY/ID CHANNEL",
		Short:   c.say("Let a channel offer what it offered before", "将通道回退到之前的版本"),
		Example: c.say("  sandtable channel rollback hub.acme.com/acme/order stable --user ann\n", "  sandtable channel rollback hub.acme.com/acme/order stable --user ann   # 回退\n"),
		Args:    exactly(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runMove(cmd.Context(), args[0], args[1], f, func(client release.Client, template string, m release.MoveRequest) (release.Channel, error) {
				return client.RollBack(cmd.Context(), template, args[1], m)
			})
		},
	}
	f.add(c, cmd)
	return cmd
}

func (c *console) runMove(ctx context.Context, text, name string, f moveFlags, move func(release.Client, string, release.MoveRequest) (release.Channel, error)) error {
	client, template, err := c.releases(ctx, text, f.releaseFlags)
	if err != nil {
		return err
	}
	before, err := client.Channel(ctx, template, name)
	if p := problem.Of(err); err != nil && (p == nil || p.Code != release.CodeNoChannel) {
		return err
	}
	m := release.MoveRequest{Note: f.note, Request: f.request, If: &before.Digest}
	if m.Request == "" {
		m.Request = uuid.NewString()
	}
	switch {
	case f.expect == "none":
		m.If = new(digest.Digest(""))
	case f.expect != "" && f.expect != before.Version && (f.request == "" || len(before.History) == 0 || before.History[0].Request != f.request):
		return problem.New(release.CodeMoved, problem.Say("%s stands at %s, not at %s", "通道 %s 当前为 %s，而不是 %s", name, before.Version, f.expect), problem.Say("look at what was changed, and decide anew", "请查看变更后重新决定"))
	}
	after, err := move(client, template, m)
	if err != nil {
		return err
	}
	if after.Overtakes != "" {
		c.note(*problem.New("rollout.overtaken", problem.Say("The rollout %s has no effect any more: the channel was moved by hand.", "发布 %s 不再生效：通道已被手动切换。", after.Overtakes), problem.Say("Abort it.", "请将其中止。")))
	}
	if after.BestEffort {
		c.note(*problem.New("channel.best-effort", problem.Say("This registry cannot tell two who move a channel at the same moment apart.", "该仓库无法严格区分同一时刻的两次切换。"), problem.Say("Look again before you rely on it.", "请再次确认后使用。")))
	}
	if c.json {
		return c.answer(after)
	}
	if before.Digest == after.Digest {
		return c.print(legible(c.say("%s of %s stands at %s already.", "%[2]s 的通道 %[1]s 已是 %[3]s。", name, template, after.Version)) + "\n")
	}
	was := before.Version
	if was == "" {
		was = "–"
	}
	return c.print(legible(c.say("%s of %s: %s → %s", "%[2]s 的通道 %[1]s：%[3]s → %[4]s", name, template, was, after.Version)) + "\n")
}
