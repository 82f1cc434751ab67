package cli

import (
	"context"

	"github.com/spf13/cobra"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// numbersFlags say where the numbers for a process come from.
type numbersFlags struct{ scenario, prosimos string }

func (f *numbersFlags) add(c *console, cmd *cobra.Command) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.scenario, "scenario", "", c.say("take the numbers from this scenario `FILE`", "使用该情景文件 `FILE` 中的数据"))
	cmd.Flags().StringVar(&f.prosimos, "prosimos", "", c.say("take them from this `FILE` of Prosimos parameters", "使用该 Prosimos 参数文件 `FILE` 中的数据"))
}

// fit refuses what contradicts itself, before anything is read.
func (f numbersFlags) fit(process string) error {
	if f.scenario != "" && f.prosimos != "" {
		return problem.New("cli.exclusive",
			problem.Say("--scenario and --prosimos both give the numbers", "--scenario 与 --prosimos 只能选一个"),
			problem.Say("leave one of them out", "请去掉其中一个"))
	}
	if process == standardInput && (f.scenario == standardInput || f.prosimos == standardInput) {
		return problem.New("cli.exclusive",
			problem.Say("the process and its numbers cannot both come from standard input", "流程与数据不能同时来自标准输入"),
			problem.Say("put one of them into a file", "请将其中一个保存为文件"))
	}
	return nil
}

// file is where the numbers stand, or "".
func (f numbersFlags) file() string {
	if f.prosimos != "" {
		return f.prosimos
	}
	return f.scenario
}

// numbers reads the numbers the user named; nil where there are none.
func (c *console) numbers(ctx context.Context, f numbersFlags, d *model.Definitions) (*scenario.Scenario, error) {
	switch {
	case f.scenario != "":
		s, err := read(ctx, c, f.scenario, scenario.Decode)
		return s, otherwise(err)
	case f.prosimos != "":
		return c.prosimos(ctx, f.prosimos, d)
	}
	return nil, nil
}

// otherwise gives a file that belongs to another flag the way out of a command line.
func otherwise(err error) error {
	p := problem.Of(err)
	if p == nil || p.Code != "scenario.prosimos" {
		return err
	}
	told := *p
	told.Hint = problem.Say("use --prosimos instead of --scenario", "请把 --scenario 换成 --prosimos")
	return &told
}
