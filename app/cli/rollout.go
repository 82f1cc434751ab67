package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
)

func (c *console) rollout() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rollout",
		Short: c.say("Bring a new version to a company in stages", "分阶段（灰度）发布新版本"),
		Long: c.say("A rollout gives a new version to a share of the organisational units, and to more with each step; the last step moves the channel.\nWhere a gate keeps the next step from beginning, the exit code is 1.",
			"灰度发布先将新版本提供给一定比例的组织单位，再逐步扩大；最后一步切换通道。\n若下一步的准入条件尚未满足，退出码为 1。"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return c.print(c.helpText(cmd))
		},
	}
	cmd.AddCommand(c.rolloutCreate(), c.rolloutStatus(), c.rolloutReport(),
		c.rolloutAct("start", rollout.Start, c.say("Begin a rollout with its first step", "开始发布，进入第一步")),
		c.rolloutAct("approve", rollout.Approve, c.say("Agree with the next step", "审批下一步")),
		c.rolloutAct("advance", rollout.Advance, c.say("Go on to the next step", "推进到下一步")),
		c.rolloutAct("pause", rollout.Pause, c.say("Add no more units; those that have the new version keep it", "暂停扩大范围；已升级的单位保持不变")),
		c.rolloutAct("resume", rollout.Resume, c.say("Go on after a pause", "暂停后继续")),
		c.rolloutAct("abort", rollout.Abort, c.say("Give a rollout up; everybody has the old version", "中止发布；所有单位使用旧版本")),
		c.rolloutAct("rollback", rollout.RollBack, c.say("Take the new version back from everybody", "回滚：所有单位退回旧版本")))
	return cmd
}

// actFlags are those of something that is done with a rollout.
type actFlags struct {
	releaseFlags
	note, request string
}

func (f *actFlags) add(c *console, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.note, "note", "", c.say("why, in a `SENTENCE`, for those who read the timeline", "说明原因 `SENTENCE`，写入时间线"))
	cmd.Flags().StringVar(&f.request, "request", "", c.say("a `NAME` for this request: asking again with it does nothing twice", "本次请求的标识 `NAME`：以同一标识重试不会重复执行"))
	f.releaseFlags.add(c, cmd)
}

func (c *console) rolloutAct(name string, kind rollout.Kind, short string) *cobra.Command {
	var f actFlags
	cmd := &cobra.Command{
		Use:   name + " REGISTRY/ID [ROLLOUT]",
		Short: short,
		Long:  c.say("Without ROLLOUT it is the one that is open.", "省略 ROLLOUT 时，默认为尚未结束的那次发布。"),
		Args:  exactly(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runAct(cmd.Context(), args, release.Act{Kind: kind}, f)
		},
	}
	f.add(c, cmd)
	return cmd
}

func (c *console) rolloutReport() *cobra.Command {
	var f actFlags
	var figures rollout.Figures
	cmd := &cobra.Command{
		Use:     "report REGISTRY/ID [ROLLOUT]",
		Short:   c.say("Report figures from the units that have the new version", "上报已升级单位的运行数据"),
		Long:    c.say("The gates of the next step look at what was reported last.", "下一步的准入条件以最近一次上报为准。"),
		Example: c.say("  sandtable rollout report hub.acme.com/acme/order --cases 240 --kept 0.97 --defects 1\n", "  sandtable rollout report hub.acme.com/acme/order --cases 240 --kept 0.97 --defects 1   # 上报数据\n"),
		Args:    exactly(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runAct(cmd.Context(), args, release.Act{Kind: rollout.Report, Figures: &figures}, f)
		},
	}
	cmd.Flags().IntVar(&figures.Cases, "cases", 0, c.say("the `NUMBER` of cases that were counted", "统计的案例数 `NUMBER`"))
	cmd.Flags().Float64Var(&figures.Kept, "kept", 0, c.say("the `SHARE` of promises kept, 0 to 1", "SLA 达成比例 `SHARE`（0 到 1）"))
	cmd.Flags().IntVar(&figures.Defects, "defects", 0, c.say("the `NUMBER` of defects", "缺陷数 `NUMBER`"))
	f.add(c, cmd)
	return cmd
}

func (c *console) runAct(ctx context.Context, args []string, a release.Act, f actFlags) error {
	client, template, err := c.releases(ctx, args[0], f.releaseFlags)
	if err != nil {
		return err
	}
	id := ""
	if len(args) > 1 {
		id = args[1]
	} else if id, err = c.theRollout(ctx, client, template, a.Kind); err != nil {
		return err
	}
	a.Note, a.Request = f.note, f.request
	if a.Request == "" {
		a.Request = uuid.NewString()
	}
	r, err := client.Do(ctx, template, id, a)
	if p := problem.Of(err); p != nil && slices.Contains(gates, p.Code) {
		c.fail(err)
		c.code = Findings
		return nil
	} else if err != nil {
		return err
	}
	if c.json {
		return c.answer(r)
	}
	return c.print(c.rolloutLines(r))
}

// gates are the codes of what keeps a step from beginning: the command works, and the answer is no.
var gates = []string{"rollout.needs-approval", "rollout.too-early", "rollout.needs-report", "rollout.limit"}

// theRollout is the only one that something can be done with: one that is open, or for a rollback the newest.
func (c *console) theRollout(ctx context.Context, client release.Client, template string, k rollout.Kind) (string, error) {
	all, err := client.Rollouts(ctx, template, "")
	if err != nil {
		return "", err
	}
	var open []string
	for _, r := range all {
		if r.Status.State.Open() {
			open = append(open, r.Plan.ID)
		}
	}
	switch {
	case len(open) == 1:
		return open[0], nil
	case len(open) > 1:
		return "", problem.New("cli.which-rollout", problem.Say("%d rollouts of %s are open", "%[2]s 有 %[1]d 次未结束的发布", len(open), template), problem.Say("name one of %s", "请指定其一：%s", strings.Join(open, ", ")))
	case k == rollout.RollBack && len(all) > 0 && all[0].Status.State == rollout.Done:
		return all[0].Plan.ID, nil
	}
	return "", problem.New(release.CodeNoRollout, problem.Say("no rollout of %s is open", "%s 没有未结束的发布", template), problem.Say("“sandtable rollout create” makes one", "可用“sandtable rollout create”新建"))
}

func (c *console) rolloutStatus() *cobra.Command {
	var f releaseFlags
	var channel string
	cmd := &cobra.Command{
		Use:     "status REGISTRY/ID [ROLLOUT]",
		Short:   c.say("Say how far rollouts have come, and what was done", "查看发布进度与时间线"),
		Example: c.say("  sandtable rollout status hub.acme.com/acme/order\n", "  sandtable rollout status hub.acme.com/acme/order   # 查看进度\n"),
		Args:    exactly(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			client, template, err := c.releases(cmd.Context(), args[0], f)
			if err != nil {
				return err
			}
			all, err := client.Rollouts(cmd.Context(), template, channel)
			if err != nil {
				return err
			}
			if len(args) > 1 {
				all = slices.DeleteFunc(all, func(r release.Rollout) bool { return r.Plan.ID != args[1] })
				if len(all) == 0 {
					return problem.New(release.CodeNoRollout, problem.Say("there is no rollout %s", "没有发布 %s", args[1]), problem.Say("leave it out to see all of them", "省略该参数可查看全部"))
				}
			}
			return c.printRollouts(all)
		},
	}
	cmd.Flags().StringVar(&channel, "channel", "", c.say("only those of this channel `NAME`", "仅查看通道 `NAME` 的发布"))
	f.add(c, cmd)
	return cmd
}

func (c *console) printRollouts(all []release.Rollout) error {
	if c.json {
		return c.answer(struct {
			Items []release.Rollout `json:"items"`
		}{listOf(all)})
	}
	if len(all) == 0 {
		return c.print(c.say("There are no rollouts yet.\n", "还没有发布。\n"))
	}
	var parts []string
	for _, r := range all {
		parts = append(parts, c.rolloutLines(r))
	}
	return c.print(strings.Join(parts, "\n"))
}

// rolloutLines tell a rollout: what it is, how far it has come, what the next step waits for, what was done.
func (c *console) rolloutLines(r release.Rollout) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(legible(text) + "\n") }
	p := &r.Plan
	line(c.say("%s: %s, channel %s, %s → %s", "%s：%s，通道 %s，%s → %s", p.ID, p.Template, p.Channel, p.From, p.To))
	line("  " + c.whereItIs(r))
	if r.Overtaken {
		line("  " + c.say("The channel was moved by hand and stands at %s: this rollout has no effect.", "通道已被手动切换，当前为 %s：本次发布不再生效。", r.Stands))
	}
	if next := r.Status.Step + 1; r.Status.State.Open() && next < len(p.Steps) {
		line("  " + c.say("Next: %s", "下一步：%s", c.stepName(p, next)))
		for _, g := range r.Closed {
			line("    " + g.Message.In(c.language) + " " + g.Hint.In(c.language))
		}
	}
	t := &table{left: 4}
	for _, a := range r.Log {
		note := a.Note
		if f := a.Figures; f != nil {
			note = strings.TrimSpace(c.say("cases: %d, promises kept: %.1f%%, defects: %d.", "案例 %d 个，SLA 达成率 %.1f%%，缺陷 %d 个。", f.Cases, 100*f.Kept, f.Defects) + " " + note)
		}
		t.row("    "+day(a.At), legible(a.Kind.In(c.language)), legible(a.By), legible(note))
	}
	b.WriteString(t.String())
	return b.String()
}

func (c *console) whereItIs(r release.Rollout) string {
	state := r.Status.State.In(c.language)
	if !r.Status.State.OnItsWay() {
		return state
	}
	return c.say("%s, step %d of %d: %s", "%s，第 %d/%d 步：%s", state, r.Status.Step+1, len(r.Plan.Steps), c.stepName(&r.Plan, r.Status.Step))
}

// stepName is a step as people say it.
func (c *console) stepName(p *rollout.Plan, i int) string {
	s := p.Steps[i]
	var parts []string
	if s.Share > 0 {
		parts = append(parts, c.say("%s of the units", "%s 的单位", percent(s.Share)))
	}
	if len(s.Units) > 0 {
		parts = append(parts, c.say("%d listed", "名单 %d 个", len(s.Units)))
	}
	text := strings.Join(parts, c.say(", ", "，"))
	if s.Share == 1 {
		text = c.say("everybody", "全部单位")
	}
	if s.Name != "" {
		text = c.say("%s (%s)", "%s（%s）", s.Name, text)
	}
	return text
}

func percent(share float64) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", 100*share), ".0") + "%"
}

func (c *console) resolve() *cobra.Command {
	var f releaseFlags
	var channel, unit string
	cmd := &cobra.Command{
		Use:     "resolve REGISTRY/ID --unit UNIT",
		Short:   c.say("Say which version of a template an organisational unit gets", "查询某个组织单位应使用的模板版本"),
		Long:    c.say("The same question has the same answer on every machine, until the rollout goes on.", "在发布进度变化之前，同一问题在任何机器上答案一致。"),
		Example: c.say("  sandtable resolve hub.acme.com/acme/order --unit branch-17\n", "  sandtable resolve hub.acme.com/acme/order --unit branch-17   # 查询版本\n"),
		Args:    oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			client, template, err := c.releases(cmd.Context(), args[0], f)
			if err != nil {
				return err
			}
			got, err := client.Resolve(cmd.Context(), template, channel, unit)
			if err != nil {
				return err
			}
			if c.json {
				return c.answer(got)
			}
			return c.print(legible(c.say("%s (%s)", "%s（%s）", got.Version, got.Reason.In(c.language))) + "\n")
		},
	}
	cmd.Flags().StringVar(&unit, "unit", "", c.say("the id of the `UNIT` that asks", "组织单位 id `UNIT`"))
	cmd.Flags().StringVar(&channel, "channel", "stable", c.say("the channel `NAME`", "通道名称 `NAME`"))
	f.add(c, cmd)
	return cmd
}
