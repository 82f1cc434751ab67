package cli

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// numbersFlags say where the numbers for a process come from, and the processes that it calls.
type numbersFlags struct {
	scenario, prosimos string
	with               []string
}

func (f *numbersFlags) add(c *console, cmd *cobra.Command) {
	cmd.Flags().SortFlags = false
	cmd.Flags().StringVar(&f.scenario, "scenario", "", c.say("take the numbers from this scenario `FILE`", "使用该情景文件 `FILE` 中的数据"))
	cmd.Flags().StringVar(&f.prosimos, "prosimos", "", c.say("take them from this `FILE` of Prosimos parameters", "使用该 Prosimos 参数文件 `FILE` 中的数据"))
	cmd.Flags().StringArrayVar(&f.with, "with", nil, c.say("find the processes that call activities call in this `FILE` as well; may be repeated", "被调用的流程还可在此 `FILE` 中查找；可重复指定"))
}

// fit refuses what contradicts itself, before anything is read.
func (f numbersFlags) fit(process string) error {
	if f.scenario != "" && f.prosimos != "" {
		return problem.New("cli.exclusive",
			problem.Say("--scenario and --prosimos both give the numbers", "--scenario 与 --prosimos 只能选一个"),
			problem.Say("leave one of them out", "请去掉其中一个"))
	}
	for i, other := range f.with {
		if other == standardInput && (process == standardInput || slices.Contains([]string{f.scenario, f.prosimos}, other)) || slices.Contains(f.with[:i], other) {
			return problem.New("cli.exclusive",
				problem.Say("%s is given twice", "%s 重复指定", nameOf(other)),
				problem.Say("leave it out of --with", "请从 --with 中去掉"))
		}
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
func (c *console) numbers(ctx context.Context, f numbersFlags, p played) (*scenario.Scenario, error) {
	var s *scenario.Scenario
	var err error
	switch {
	case f.scenario != "":
		s, err = read(ctx, c, f.scenario, scenario.Decode)
		err = otherwise(err)
	case f.prosimos != "":
		s, err = c.prosimos(ctx, f.prosimos, p.Definitions)
	}
	if s != nil && s.Process == "" && len(f.with) > 0 {
		// What is called has a start as well, and it is not what is played.
		if own, _ := s.Plays(p.own); own != nil {
			s.Process = string(own.ID)
		}
	}
	return s, err
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
