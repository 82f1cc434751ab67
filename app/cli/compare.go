package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/roi"
	"sandtable/engine/scenario"
)

// compareFlags say what is compared, and how.
type compareFlags struct {
	scenarios, changes, with []string
	roi                      string
	experiment               experimentFlags
	all                      bool
	older                    olderFlags
}

// experimentFlags are of every command that plays several variants.
type experimentFlags struct {
	cases, replications, seed, threads wholeFlag
	horizon                            lengthFlag
}

func newExperimentFlags() experimentFlags {
	return experimentFlags{cases: wholeFlag{least: 1, most: 1e9}, replications: wholeFlag{least: 1, most: 1e6}, seed: wholeFlag{most: 1<<53 - 1}, threads: wholeFlag{least: 1, most: 1024}}
}

func (f *experimentFlags) add(c *console, cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.Var(&f.replications, "replications", c.say("play each scenario `N` times; the first one's number unless given", "每个情景重复 `N` 次；默认取第一个情景的次数"))
	flags.Var(&f.cases, "cases", c.say("end a replication of any of them after `N` cases", "每个情景每次重复 `N` 个案例"))
	flags.Var(&f.horizon, "horizon", c.say("end a replication of any of them after `D`", "每个情景每次重复的时长 `D`"))
	flags.Var(&f.seed, "seed", c.say("chance number `N`; all are played on the same", "随机种子 `N`；所有情景使用同一个"))
	flags.Var(&f.threads, "threads", c.say("use `N` processor cores; the answer stays the same", "使用 `N` 个处理器核心；不影响结果"))
}

// apply puts the numbers of the command line in the place of the scenario's.
func (f *experimentFlags) apply(s *scenario.Scenario) {
	if f.cases.given {
		s.Run.Cases = int(f.cases.value)
	}
	if f.horizon.given {
		s.Run.Horizon = f.horizon.value
	}
	if f.seed.given {
		s.Run.Seed = f.seed.value
	}
}

func (f *experimentFlags) options(bar *progress) experiment.Options {
	return experiment.Options{Threads: int(f.threads.value), Replications: int(f.replications.value), Progress: func(p experiment.Progress) { bar.part(p.Fraction) }}
}

func (c *console) compare() *cobra.Command {
	f := compareFlags{experiment: newExperimentFlags()}
	cmd := &cobra.Command{
		Use:   "compare FILE… --scenario FILE {--scenario FILE | --changes FILE}",
		Short: c.say("Compare scenarios, or versions of a process, on the same chance", "在相同的随机条件下比较多个情景或流程版本"),
		Long: c.say("The first scenario is what the others are compared with. Name one process file for all of them, or one for each.\nAll are played with the same seed: what differs is what was changed, not luck.",
			"第一个情景为基准，其余与之比较。流程文件可以只写一个（共用），也可以每个情景各写一个。\n所有情景使用相同的随机种子：差异来自改动本身，而不是运气。"),
		Example: c.say(
			"  sandtable compare order.bpmn --scenario as-is.json --scenario to-be.json\n  sandtable compare as-is.bpmn to-be.bpmn --scenario as-is.json --scenario to-be.json --json\n  sandtable compare order.bpmn --scenario as-is.json --changes to-be.json --roi investment.json\n",
			"  sandtable compare 订单.bpmn --scenario 现状.json --scenario 改进.json\n  sandtable compare 现状.bpmn 改进.bpmn --scenario 现状.json --scenario 改进.json --json\n  sandtable compare 订单.bpmn --scenario 现状.json --changes 改进点.json --roi 投入.json\n"),
		Args: someFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runCompare(cmd.Context(), args, f)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().StringArrayVar(&f.scenarios, "scenario", nil, c.say("take the numbers of one of them from this `FILE`; to be repeated", "其中一个情景的数据文件 `FILE`；需多次指定"))
	cmd.Flags().StringArrayVar(&f.changes, "changes", nil, c.say("compare the first scenario with what this `FILE` changes in it (a JSON merge patch); may be repeated", "与按此 `FILE`（JSON 合并补丁）修改后的第一个情景比较；可重复指定"))
	cmd.Flags().StringVar(&f.roi, "roi", "", c.say("work out what each is worth, with the investment in this `FILE` (JSON)", "按此 `FILE`（JSON）中的投入测算每个情景是否划算"))
	cmd.Flags().StringArrayVar(&f.with, "with", nil, c.say("find the processes that call activities call in this `FILE` as well; may be repeated", "被调用的流程还可在此 `FILE` 中查找；可重复指定"))
	f.older.addLeaveOut(c, cmd)
	f.experiment.add(c, cmd)
	cmd.Flags().BoolVar(&f.all, "all", false, c.say("list every measure, also what differs in nothing", "列出全部指标，包括没有差异的"))
	return cmd
}

func someFiles(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return oneFile(cmd, args)
	}
	return nil
}

func (c *console) runCompare(ctx context.Context, files []string, f compareFlags) error {
	if err := f.fit(files); err != nil {
		return err
	}
	variants, err := c.variants(ctx, files, f)
	if err != nil {
		return err
	}
	plan, err := c.plan(ctx, f.roi)
	if err != nil {
		return err
	}
	bar := c.progress()
	answer, err := engine.Compare(ctx, variants, f.experiment.options(bar))
	bar.end()
	if err != nil {
		return stopped(err)
	}
	if answer.Partial {
		c.code = Findings
	}
	returns, err := worth(answer, variants, plan)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(struct {
			*experiment.Comparison
			Returns []roi.Return `json:"returns,omitempty"`
		}{answer, returns})
	}
	return c.print(c.comparison(answer, f.all) + c.returns(returns))
}

// fit refuses what contradicts itself, before anything is read.
func (f compareFlags) fit(files []string) error {
	switch {
	case len(f.scenarios) == 0 || len(f.scenarios)+len(f.changes) < 2:
		return problem.New("cli.one-scenario",
			problem.Say("there is nothing to compare: %d scenario given", "没有可比较的内容：只指定了 %d 个情景", len(f.scenarios)),
			problem.Say("name two or more, each with --scenario, or what changes in the first with --changes", "请用 --scenario 分别指定两个以上的情景，或用 --changes 指定对第一个情景的修改"))
	case len(files) > 1 && len(f.changes) > 0:
		return problem.New("cli.exclusive",
			problem.Say("--changes goes with one process file", "--changes 只能与一个流程文件同用"),
			problem.Say("name whole scenarios, each with --scenario", "请用 --scenario 指定完整的情景"))
	case len(files) != 1 && len(files) != len(f.scenarios):
		return problem.New("cli.pairs",
			problem.Say("there are %d process files for %d scenarios", "有 %d 个流程文件，却有 %d 个情景", len(files), len(f.scenarios)),
			problem.Say("name one file for all of them, or one for each", "请只写一个共用的流程文件，或为每个情景各写一个"))
	}
	piped := 0
	for _, name := range slices.Concat(files, f.scenarios, f.changes, f.with, []string{f.roi}) {
		if name == standardInput {
			piped++
		}
	}
	if piped > 1 {
		return problem.New("cli.exclusive",
			problem.Say("only one file can come from standard input", "只能有一个文件来自标准输入"),
			problem.Say("put the others into files", "请将其余内容保存为文件"))
	}
	return nil
}

// variants reads what is to be compared.
func (c *console) variants(ctx context.Context, files []string, f compareFlags) ([]experiment.Variant, error) {
	var all []experiment.Variant
	var p played
	names := slices.Concat(f.scenarios, f.changes)
	for i, name := range names {
		if i < len(files) {
			var err error
			if p, err = c.played(ctx, files[i], f.with); err != nil {
				return nil, err
			}
		}
		var s *scenario.Scenario
		var leftOut problem.Text
		var err error
		if i < len(f.scenarios) {
			s, leftOut, err = c.numbers(ctx, numbersFlags{scenario: name, with: f.with, older: f.older}, p)
		} else if s, err = c.changed(ctx, all[0].Scenario, name); err == nil {
			s, leftOut, err = f.older.settle(s, p.Definitions)
		}
		if err != nil {
			return nil, err
		}
		f.experiment.apply(s)
		if err := c.playable(p, name, s); err != nil {
			return nil, unmoved(err, s, p)
		}
		v := experiment.Variant{Name: s.Name, Drawing: p.Definitions, Scenario: s, LeftOut: leftOut}
		if v.Name == "" {
			v.Name = strings.TrimSuffix(filepath.Base(nameOf(name)), filepath.Ext(name))
		}
		if len(files) > 1 {
			v.Definition = nameOf(p.path)
		}
		all = append(all, v)
	}
	distinguish(all, names)
	return all, nil
}

// unmoved gives numbers of elements that are gone the way out that a comparison has.
func unmoved(err error, s *scenario.Scenario, p played) error {
	var u *unplayable
	if errors.As(err, &u) && len(s.Leftovers(p.Definitions)) > 0 {
		u.Hint = problem.Say("correct what is listed above; numbers of elements that are gone can be left out (--leave-out), or be given to others beforehand: sandtable convert … --move OLD=NEW",
			"请先改正上面列出的问题；针对已不存在元素的数据可忽略（--leave-out），或先用 sandtable convert … --move OLD=NEW 转给其他元素")
	}
	return err
}

// changed is a scenario with what a file changes in it.
func (c *console) changed(ctx context.Context, base *scenario.Scenario, file string) (*scenario.Scenario, error) {
	var whole bytes.Buffer
	if err := scenario.Encode(&whole, base); err != nil {
		return nil, err
	}
	return read(ctx, c, file, func(r io.Reader) (*scenario.Scenario, error) {
		changes, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		return scenario.Apply(whole.Bytes(), changes)
	})
}

// distinguish adds to names that several scenarios have what tells them apart: the file, its
// whole path, the drawing, both, or else a number.
func distinguish(all []experiment.Variant, files []string) {
	same := map[string][]int{}
	for i, v := range all {
		same[v.Name] = append(same[v.Name], i)
	}
	marks := []func(i int) string{
		func(i int) string { return filepath.Base(nameOf(files[i])) },
		func(i int) string { return nameOf(files[i]) },
		func(i int) string { return filepath.Base(all[i].Definition) },
		func(i int) string { return all[i].Definition + ", " + nameOf(files[i]) },
	}
	for _, group := range same {
		if len(group) < 2 {
			continue
		}
		number := 0
		mark := func(int) string { number++; return strconv.Itoa(number) }
		if k := slices.IndexFunc(marks, func(m func(int) string) bool { return tellsApart(m, group) }); k >= 0 {
			mark = marks[k]
		}
		for _, i := range group {
			all[i].Name += " (" + mark(i) + ")"
		}
	}
}

func tellsApart(mark func(int) string, group []int) bool {
	seen := map[string]bool{}
	for _, i := range group {
		seen[mark(i)] = true
	}
	return len(seen) == len(group)
}

// stopped says that nothing can be told of an experiment that was broken off.
func stopped(err error) error {
	if !errors.Is(err, context.Canceled) {
		return err
	}
	return problem.New("cli.stopped",
		problem.Say("stopped before there was anything to tell", "尚无结果就已停止"),
		problem.Say("fewer cases or replications take less time", "减少案例数或重复次数可缩短用时"))
}
