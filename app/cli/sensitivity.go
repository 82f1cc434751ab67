package cli

import (
	"context"
	"path/filepath"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/experiment"
	"sandtable/engine/lever"
	"sandtable/engine/problem"
)

// sensitivityFlags say what is changed, and what is looked at.
type sensitivityFlags struct {
	numbers    numbersFlags
	experiment experimentFlags
	of, vary   []string
	by         shareFlag
	grid       gridFlag
	levers     bool
}

func (c *console) sensitivity() *cobra.Command {
	f := sensitivityFlags{experiment: newExperimentFlags()}
	cmd := &cobra.Command{
		Use:   "sensitivity FILE|-",
		Short: c.say("Change the numbers one by one and see what the results answer to", "逐个调整数据，看结果受什么影响最大"),
		Long: c.say("Every number goes down and up by a tenth, headcounts by one, all on the same chance. The strongest comes first.\nWith --grid, every combination of the values given is played instead.",
			"每个数据各减、增一成，人数各减、增一人，使用相同的随机数；影响大的排在前面。\n使用 --grid 时，改为仿真所给取值的全部组合。"),
		Example: c.say(
			"  sandtable sensitivity order.bpmn --scenario as-is.json\n  sandtable sensitivity order.bpmn --scenario as-is.json --of cost --vary tasks --vary arrivals --by 0.2\n  sandtable sensitivity order.bpmn --scenario as-is.json --grid roles/clerk/headcount=1..4 --grid arrivals/start=0.9,1,1.1\n",
			"  sandtable sensitivity 订单.bpmn --scenario 现状.json\n  sandtable sensitivity 订单.bpmn --scenario 现状.json --of cost --vary tasks --vary arrivals --by 0.2\n  sandtable sensitivity 订单.bpmn --scenario 现状.json --grid roles/clerk/headcount=1..4 --grid arrivals/start=0.9,1,1.1\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runSensitivity(cmd.Context(), args[0], f)
		},
	}
	f.numbers.add(c, cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&f.of, "of", nil, c.say("look at this `MEASURE`: cycleTime, cost, tasks/ID/waitTime and so on; may be repeated", "关注的指标 `MEASURE`：cycleTime、cost、tasks/ID/waitTime 等；可重复指定"))
	flags.StringArrayVar(&f.vary, "vary", nil, c.say("change only what matches this `PATTERN`, such as tasks or roles/*/headcount; may be repeated", "只调整匹配 `PATTERN` 的数据，例如 tasks 或 roles/*/headcount；可重复指定"))
	flags.Var(&f.by, "by", c.say("change by the share `P`; 0.1 unless given", "调整幅度 `P`；默认 0.1"))
	flags.Var(&f.grid, "grid", c.say("play all combinations of `LEVER=VALUES`, such as roles/clerk/headcount=1..4; may be repeated", "仿真 `LEVER=VALUES` 的全部组合，例如 roles/clerk/headcount=1..4；可重复指定"))
	flags.BoolVar(&f.levers, "levers", false, c.say("list what can be changed, and play nothing", "只列出可调整的数据，不进行仿真"))
	f.experiment.add(c, cmd)
	return cmd
}

func (c *console) runSensitivity(ctx context.Context, path string, f sensitivityFlags) error {
	v, err := c.variant(ctx, path, f)
	if err != nil {
		return err
	}
	if f.levers {
		return c.listLevers(lever.Of(v.Drawing, v.Scenario))
	}
	bar := c.progress()
	defer bar.end()
	if len(f.grid.axes) > 0 {
		g, err := engine.Across(ctx, v, f.grid.axes, f.of, f.experiment.options(bar))
		bar.end()
		if err != nil {
			return stopped(err)
		}
		return c.tellExperiment(g, g.Partial, func() string { return c.gridTable(g) })
	}
	s, err := engine.Sense(ctx, v, experiment.Change{Measures: f.of, Levers: f.vary, By: f.by.value}, f.experiment.options(bar))
	bar.end()
	if err != nil {
		return stopped(err)
	}
	return c.tellExperiment(s, s.Partial, func() string { return c.tornados(s) })
}

// variant reads the process and the numbers that are to be changed.
func (c *console) variant(ctx context.Context, path string, f sensitivityFlags) (experiment.Variant, error) {
	if err := f.fit(path); err != nil {
		return experiment.Variant{}, err
	}
	p, err := c.played(ctx, path, f.numbers.with)
	if err != nil {
		return experiment.Variant{}, err
	}
	s, leftOut, err := c.numbers(ctx, f.numbers, p)
	if err != nil {
		return experiment.Variant{}, err
	}
	f.experiment.apply(s)
	if err := c.playable(p, f.numbers.file(), s); err != nil {
		return experiment.Variant{}, err
	}
	name := s.Name
	if name == "" {
		name = filepath.Base(nameOf(f.numbers.file()))
	}
	return experiment.Variant{Name: name, Drawing: p.Definitions, Scenario: s, LeftOut: leftOut}, nil
}

// fit refuses what contradicts itself, before anything is read.
func (f sensitivityFlags) fit(path string) error {
	switch {
	case f.numbers.file() == "":
		return problem.New("cli.no-scenario",
			problem.Say("there are no numbers to change", "没有可调整的数据"),
			problem.Say("name a scenario with --scenario", "请用 --scenario 指定情景"))
	case len(f.grid.axes) > 0 && (len(f.vary) > 0 || f.by.given):
		return problem.New("cli.exclusive",
			problem.Say("--grid says what is changed, and --vary or --by say something else", "--grid 已指定如何调整，不能再用 --vary 或 --by"),
			problem.Say("leave one of them out", "请去掉其中一个"))
	}
	return f.numbers.fit(path)
}

// tellExperiment prints an answer, and says by the exit code where it is not whole.
func (c *console) tellExperiment(answer any, partial bool, text func() string) error {
	if partial {
		c.code = Findings
	}
	if c.json {
		return c.answer(answer)
	}
	return c.print(text())
}

// leverLine is a lever for programs.
type leverLine struct {
	Name  string     `json:"name"`
	Label string     `json:"label"`
	Kind  lever.Kind `json:"kind"`
	Now   float64    `json:"now"`
}

func (c *console) listLevers(all []lever.Lever) error {
	if c.json {
		lines := []leverLine{}
		for _, l := range all {
			lines = append(lines, leverLine{l.Name, c.in(l.Label), l.Kind, l.Now})
		}
		return c.answer(lines)
	}
	t := table{left: 2}
	t.row(c.say("Lever", "数据"), c.say("what it is", "含义"), c.say("now", "现值"))
	for i := range all {
		t.row(all[i].Name, fit(c.in(all[i].Label), 40), all[i].Text(all[i].Now))
	}
	return c.print(t.String())
}
