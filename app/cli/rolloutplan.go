package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"sandtable/app/release"
	"sandtable/engine/problem"
	"sandtable/engine/rollout"
	"sandtable/engine/scenario"
)

// planFlags say what a rollout is to be, in a file or in short.
type planFlags struct {
	releaseFlags
	file, channel, to, steps, wait string
	units, approve                 []string
	dry                            bool
}

func (c *console) rolloutCreate() *cobra.Command {
	var f planFlags
	cmd := &cobra.Command{
		Use:   "create REGISTRY/ID --to VERSION",
		Short: c.say("Plan a rollout; it begins with “start”", "制定发布计划；用 start 开始"),
		Long: c.say("The plan is a file (--plan; “sandtable schema rollout” prints its JSON Schema), or is made of --steps: shares that grow, to which everybody is added as the last.\nWhat a file leaves out, id, template and from, is filled in.",
			"计划可写在文件中（--plan；“sandtable schema rollout”输出其 JSON Schema），也可由 --steps 生成：比例逐步增加，最后一步自动为全部单位。\n文件中省略的 id、template 和 from 会自动补全。"),
		Example: c.say("  sandtable rollout create hub.acme.com/acme/order --to 1.1.0 --units pilot-1,pilot-2 --steps 10%%,50%% --wait P3D --approve ann\n",
			"  sandtable rollout create hub.acme.com/acme/order --to 1.1.0 --units pilot-1,pilot-2 --steps 10%%,50%% --wait P3D --approve ann   # 制定计划\n"),
		Args: exactly(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runCreate(cmd.Context(), args[0], f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.to, "to", "", c.say("the new `VERSION`", "新版本 `VERSION`"))
	flags.StringVar(&f.channel, "channel", "stable", c.say("the channel `NAME`", "通道名称 `NAME`"))
	flags.StringVar(&f.steps, "steps", "", c.say("the `SHARES` of units, such as 5%%,25%%", "各步的单位比例 `SHARES`，例如 5%%,25%%"))
	flags.StringSliceVar(&f.units, "units", nil, c.say("`UNITS` that come first, in a step of their own", "首批试点单位 `UNITS`，单独作为第一步"))
	flags.StringVar(&f.wait, "wait", "", c.say("how long each step runs at least, a `DURATION` such as P3D", "每一步至少运行的时长 `DURATION`，例如 P3D"))
	flags.StringSliceVar(&f.approve, "approve", nil, c.say("`NAMES` of users, one of whom has to agree with each step", "审批人 `NAMES`，每一步需其中一人同意"))
	flags.StringVar(&f.file, "plan", "", c.say("the plan is in this `FILE`", "计划文件 `FILE`"))
	flags.BoolVar(&f.dry, "dry-run", false, c.say("print the plan and do nothing", "仅输出计划，不执行"))
	f.add(c, cmd)
	return cmd
}

func (c *console) runCreate(ctx context.Context, text string, f planFlags) error {
	client, template, err := c.releases(ctx, text, f.releaseFlags)
	if err != nil {
		return err
	}
	p, err := c.rolloutPlan(ctx, client, template, f)
	if err != nil {
		return err
	}
	if f.dry {
		return c.answer(p)
	}
	r, err := client.Create(ctx, *p)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(r)
	}
	return c.print(c.rolloutLines(r))
}

func (c *console) rolloutPlan(ctx context.Context, client release.Client, template string, f planFlags) (*rollout.Plan, error) {
	given := map[string]any{}
	if f.file != "" {
		read, err := read(ctx, c, f.file, readAll)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(read, &given); err != nil {
			_, err = rollout.Decode(bytes.NewReader(read)) // says where it is wrong
			return nil, err
		}
	} else {
		steps, err := f.made()
		if err != nil {
			return nil, err
		}
		given["channel"], given["to"], given["steps"] = f.channel, f.to, steps
	}
	fill := func(name string, value any) {
		if _, said := given[name]; !said {
			given[name] = value
		}
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, err
	}
	fill("id", id.String())
	fill("template", template)
	fill("channel", f.channel)
	if name, ok := given["channel"].(string); ok && given["from"] == nil {
		at, err := client.Channel(ctx, template, name)
		if err != nil {
			return nil, err
		}
		given["from"] = at.Version
	}
	whole, err := json.Marshal(given)
	if err != nil {
		return nil, err
	}
	p, err := rollout.Decode(bytes.NewReader(whole))
	if at := problem.Of(err); at != nil && f.file != "" {
		return nil, at.In(f.file)
	}
	return p, err
}

// made are the steps of the short form.
func (f *planFlags) made() ([]rollout.Step, error) {
	var wait scenario.Duration
	if f.wait != "" {
		var err error
		if wait, err = scenario.ParseDuration(f.wait); err != nil {
			return nil, err
		}
	}
	var shares []float64
	for _, text := range strings.Split(f.steps, ",") {
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		number, percent := strings.CutSuffix(text, "%")
		share, err := strconv.ParseFloat(number, 64)
		if percent {
			share /= 100
		}
		if err != nil || !(share > 0 && share <= 1) {
			return nil, problem.New("cli.shares", problem.Say("%q is no share of the units", "%q 不是有效的单位比例", text), problem.Say("write 5%% or 0.05, and several with commas", "请写 5%% 或 0.05，多个用逗号分隔"))
		}
		shares = append(shares, share)
	}
	return rollout.Staged(f.units, shares, wait, f.approve), nil
}
