package cli

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/engine/problem"
)

// updatesFlags say how far is looked.
type updatesFlags struct {
	library          string
	offline, changes bool
}

func (c *console) updates() *cobra.Command {
	var f updatesFlags
	cmd := &cobra.Command{
		Use:   "updates",
		Short: c.say("Say what is newer, or was withdrawn, of the templates you have installed", "查看已安装模板的更新与撤回情况"),
		Long: c.say("Each installed process follows a channel, or the newest release; a rollout decides by the organisational unit of the library. Where a registry does not answer, what was\nknown of it counts, and that is said. The exit code is 1 where there is something to update, or something was withdrawn.",
			"每个已安装的流程跟随某个通道或最新发布版；灰度发布按流程库所属的组织单位决定版本。仓库无法连接时以上次\n获知的内容为准，并给出提示。有可更新或已撤回的模板时，退出码为 1。"),
		Example: c.say("  sandtable updates --changes\n  sandtable updates --offline --json\n", "  sandtable updates --changes   # 同时列出变更内容\n  sandtable updates --offline --json\n"),
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			a, err := c.openLibrary(f.library)
			if err != nil {
				return err
			}
			defer func() { err = errors.Join(err, a.Close()) }()
			return c.runUpdates(cmd.Context(), a, f)
		},
	}
	cmd.Flags().StringVar(&f.library, "library", "", c.say("this library `FILE` instead of yours", "使用该流程库文件 `FILE`，而不是默认的"))
	cmd.Flags().BoolVar(&f.offline, "offline", false, c.say("ask nobody: say what is known", "不联网，仅显示已知情况"))
	cmd.Flags().BoolVar(&f.changes, "changes", false, c.say("list what changes with each update", "列出每项更新的变更内容"))
	return cmd
}

// update is an installed process as it is told.
type update struct {
	Process     app.ProcessID    `json:"process"`
	Name        string           `json:"name"`
	Template    string           `json:"template"`
	Version     string           `json:"version"`
	Channel     string           `json:"channel,omitempty"`
	Newer       string           `json:"newer,omitempty"`
	Withdrawn   *app.Withdrawn   `json:"withdrawn,omitempty"`
	Changed     bool             `json:"changed"`
	Changes     []string         `json:"changes,omitempty"`
	unreachable *problem.Problem // why changes are not listed
}

func (c *console) runUpdates(ctx context.Context, a *app.App, f updatesFlags) error {
	silent := []string{}
	if !f.offline {
		asked, err := a.Central.Check(ctx, 0)
		if err != nil {
			return err
		}
		for _, x := range asked {
			if x.Problem == nil {
				continue
			}
			silent = append(silent, x.Registry.Name)
			c.note(*problem.New("updates.silent", problem.Say("%[1]s did not answer: %[3]s", "%[2]s 无法连接：%[4]s", x.Registry.Name, x.Registry.Name, x.Problem.Message.EN, x.Problem.Message.ZH), c.knownSince(x.AsOf)))
		}
	}
	installed, err := a.Central.Installed(ctx)
	if err != nil {
		return err
	}
	all := []update{}
	for _, x := range installed {
		u := update{Process: x.Process, Name: x.Name, Template: x.Template, Version: x.Version, Channel: x.Channel, Newer: x.Newer, Withdrawn: x.Withdrawn, Changed: x.Changed}
		if f.changes && x.Newer != "" && !f.offline {
			c.changesOf(ctx, a, &u)
		}
		if u.Newer != "" || u.Withdrawn != nil {
			c.code = Findings
		}
		all = append(all, u)
	}
	if c.json {
		return c.answer(struct {
			Items  []update `json:"items"`
			Silent []string `json:"silent"` // registries that did not answer
		}{all, silent})
	}
	return c.print(c.updateLines(all))
}

// knownSince says what counts where a registry does not answer.
func (c *console) knownSince(at time.Time) problem.Text {
	if at.IsZero() {
		return problem.Say("It was never looked at: nothing is known of it.", "从未查看过该仓库，暂无信息。")
	}
	return problem.Say("What was known of it at %s counts.", "以 %s 获知的内容为准。", day(at))
}

// changesOf fills in what changes with an update, or why that is not known.
func (c *console) changesOf(ctx context.Context, a *app.App, u *update) {
	d, err := a.Central.Difference(ctx, u.Process, u.Newer)
	if err != nil {
		u.unreachable = problem.Of(err)
		return
	}
	if len(d.Processes) == 0 { // what the template says of itself
		for _, text := range d.Reasons {
			u.Changes = append(u.Changes, text.In(c.language))
		}
	}
	for _, p := range d.Processes {
		for _, x := range p.Changes {
			u.Changes = append(u.Changes, x.Text.In(c.language))
		}
	}
}

func (c *console) updateLines(all []update) string {
	if len(all) == 0 {
		return c.say("Nothing was installed from a registry or a file.\n", "还没有安装过模板。\n")
	}
	var b strings.Builder
	for _, u := range all {
		from := c.say("newest release", "最新发布版")
		if u.Channel != "" {
			from = u.Channel
		}
		state := c.say("up to date", "已是最新")
		if u.Newer != "" {
			state = c.say("→ %s", "→ %s", u.Newer)
		}
		b.WriteString(legible(c.say("%s: %s %s (%s) %s", "%s：%s %s（%s）%s", u.Name, u.Template, u.Version, from, state)) + "\n")
		if w := u.Withdrawn; w != nil {
			b.WriteString("  " + legible(c.say("%s was withdrawn by %s on %s: %s", "%s 已由 %s 于 %s 撤回：%s", w.Version, w.By, w.At.Local().Format(time.DateOnly), w.Reason)) + "\n")
		}
		if u.Changed && u.Newer != "" {
			b.WriteString("  " + c.say("It was changed here: update it in the window, which asks what is kept.", "该流程在本地有改动：请在窗口中更新并选择保留方式。") + "\n")
		}
		if p := u.unreachable; p != nil {
			b.WriteString("  " + legible(p.Message.In(c.language)) + "\n")
		}
		for _, line := range u.Changes {
			b.WriteString("  - " + legible(line) + "\n")
		}
	}
	return b.String()
}
