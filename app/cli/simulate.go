package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/experiment"
	"sandtable/engine/figure"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// simulateFlags are the numbers of a run, which come before those of the scenario.
type simulateFlags struct {
	numbers             numbersFlags
	cases, replications wholeFlag
	horizon             lengthFlag
	warmup              warmupFlag
	seed, threads       wholeFlag
	start               instantFlag
	replication         wholeFlag // 0: all of them
	precision           precisionFlags
	arrivals, log       string
	logFormat           string // "": as the log's name says
	force               bool   // a log may be written over
	people, oneMore     bool
}

func (c *console) simulate() *cobra.Command {
	f := simulateFlags{
		cases:        wholeFlag{least: 1, most: 1e9},
		replications: wholeFlag{least: 1, most: 1e6},
		seed:         wholeFlag{most: 1<<53 - 1},
		threads:      wholeFlag{least: 1, most: 1024},
		replication:  wholeFlag{least: 1, most: 1e6},
		precision:    precisionFlags{atMost: wholeFlag{least: 1, most: 1e6}},
	}
	cmd := &cobra.Command{
		Use:   "simulate FILE|-",
		Short: c.say("Play a process by its numbers and report times, loads and costs", "按数据仿真流程，报告用时、负荷与成本"),
		Long: c.say("Without --scenario, --prosimos or --bpsim it plays by draft numbers, and says so.\nD is a length of time: 30d, 8h, 90min, or ISO 8601 (PT8H).",
			"未指定 --scenario、--prosimos 或 --bpsim 时，使用自动草拟的数据并予以说明。\nD 为时长：30d、8h、90min，或 ISO 8601 格式（PT8H）。"),
		Example: c.say(
			"  sandtable simulate order.bpmn --scenario as-is.json\n  sandtable simulate order.bpmn --prosimos params.json --cases 1000 --replications 30 --json\n  sandtable simulate order.bpmn --scenario as-is.json --horizon 30d --warmup auto --log events.csv\n",
			"  sandtable simulate 订单.bpmn --scenario 现状.json\n  sandtable simulate 订单.bpmn --prosimos 参数.json --cases 1000 --replications 30 --json\n  sandtable simulate 订单.bpmn --scenario 现状.json --horizon 30d --warmup auto --log 事件.csv\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runSimulate(cmd.Context(), args[0], f)
		},
	}
	f.numbers.add(c, cmd)
	flags := cmd.Flags()
	flags.Var(&f.cases, "cases", c.say("end a replication after `N` cases", "每次重复仿真 `N` 个案例"))
	flags.Var(&f.horizon, "horizon", c.say("end a replication after `D`; with --cases, whichever comes first", "每次重复仿真时长 `D`；与 --cases 同用时，先到者为准"))
	flags.Var(&f.replications, "replications", c.say("play `N` times, each with other chance", "重复仿真 `N` 次，每次随机数不同"))
	flags.Var(&f.replication, "replication", c.say("play replication `N` alone, as it is among all; with --log, its events", "只重放第 `N` 次重复，与整体运行时完全一致；可用 --log 记录其全部事件"))
	flags.Var(&f.precision.within, "precision", c.say("play more replications until a measure is known to ± `P`, such as 0.02 or 2 percent", "增加重复次数，直到所选指标的误差不超过 ± `P`，例如 0.02（即百分之二）"))
	flags.StringVar(&f.precision.of, "of", "", c.say("the `MEASURE` that --precision is about: cycleTime, cost, tasks/ID/waitTime and so on", "--precision 针对的指标 `MEASURE`：cycleTime、cost、tasks/ID/waitTime 等"))
	flags.Var(&f.precision.atMost, "at-most", c.say("end with `N` replications, whatever the precision", "无论精度如何，最多重复 `N` 次"))
	flags.StringVar(&f.arrivals, "arrivals", "", c.say("let exactly the cases of this CSV `FILE` come: at, start where there are several, then variables", "只让 CSV 文件 `FILE` 中的案例到达：列为 at、start（有多个开始事件时）及各变量"))
	flags.Var(&f.warmup, "warmup", c.say("leave the first `D` of each replication out of the averages; auto finds it, none keeps all", "每次开头的 `D` 不计入统计；auto 自动判断，none 全部计入"))
	flags.Var(&f.seed, "seed", c.say("chance number `N`; the same one gives the same report", "随机种子 `N`；种子相同，报告就相同"))
	flags.Var(&f.start, "start", c.say("start the clock at this `INSTANT`, such as 2026-01-05T09:00:00+08:00", "仿真的开始时刻 `INSTANT`，例如 2026-01-05T09:00:00+08:00"))
	flags.Var(&f.threads, "threads", c.say("use `N` processor cores; the report stays the same", "使用 `N` 个处理器核心；不影响结果"))
	flags.StringVar(&f.log, "log", "", c.say("write what happened in the first replication to this `FILE`: .csv, .xes, .xes.gz, .json or .jsonocel (OCEL 2.0), .parquet", "将第一次重复中的全部事件写入文件 `FILE`：.csv、.xes、.xes.gz、.json 或 .jsonocel（OCEL 2.0）、.parquet"))
	flags.StringVar(&f.logFormat, "log-format", "", c.say("write the log in this `FORMAT`, whatever its name: csv, xes, xes.gz, ocel, parquet", "不论文件名，均按此格式 `FORMAT` 写日志：csv、xes、xes.gz、ocel、parquet"))
	flags.BoolVar(&f.force, "force", false, c.say("write over a log that exists", "覆盖已有的日志文件"))
	flags.BoolVar(&f.people, "people", false, c.say("list every person, however many there are", "列出全部人员，不限人数"))
	flags.BoolVar(&f.oneMore, "one-more", false, c.say("play again with one more person in each role, and say what that buys", "每个角色各增加一人再仿真一遍，看能改善多少"))
	return cmd
}

func (c *console) runSimulate(ctx context.Context, path string, f simulateFlags) error {
	if err := f.fit(path); err != nil {
		return err
	}
	p, err := c.played(ctx, path, f.numbers.with)
	if err != nil {
		return err
	}
	s, leftOut, err := c.numbers(ctx, f.numbers, p)
	if err != nil {
		return err
	}
	drafted := s == nil
	if drafted {
		s = scenario.DraftIn(c.language, p.Definitions)
	}
	if err := c.prepare(ctx, p, s, f); err != nil {
		return err
	}
	if err := c.playable(p, f.numbers.file(), s); err != nil {
		return err
	}
	if drafted {
		c.sayDraft()
	}
	r, err := c.play(ctx, p.Definitions, s, leftOut, f)
	if r == nil {
		return c.whyNot(err, p, f.numbers.file())
	}
	with := told{people: f.people}
	if f.replication.given {
		with.replication = int(f.replication.value)
	}
	if f.oneMore && err == nil && r.Fault == nil {
		if with.staffing, err = c.oneMore(ctx, p, s, f); with.staffing == nil {
			err = stopped(err)
		}
	}
	if printing := c.report(r, with); printing != nil {
		return printing
	}
	if r.Fault != nil || stuck(r) {
		c.code = Findings
	}
	if p := problem.Of(err); p != nil && p.Code == codePartial { // there is a report, if not the whole of it
		c.fail(err)
		c.code = Findings
		return nil
	}
	return err
}

// codePartial is the code of a run that was stopped before all of it was played.
const codePartial = "cli.partial"

// oneMore plays again with somebody more in each role.
func (c *console) oneMore(ctx context.Context, p played, s *scenario.Scenario, f simulateFlags) (*experiment.Staffing, error) {
	bar := c.progress()
	defer bar.end()
	staffing, err := engine.OneMore(ctx, experiment.Variant{Name: s.Name, Drawing: p.Definitions, Scenario: s}, nil,
		experiment.Options{Threads: int(f.threads.value), Progress: func(p experiment.Progress) { bar.part(p.Fraction) }})
	if staffing != nil && staffing.Partial {
		c.code = Findings
	}
	return staffing, err
}

// fit refuses what contradicts itself, before anything is read.
func (f *simulateFlags) fit(path string) error {
	if err := f.numbers.fit(path); err != nil {
		return err
	}
	if f.replication.given && f.oneMore {
		return problem.New("cli.exclusive",
			problem.Say("--one-more compares many replications, and --replication plays one", "--one-more 需要比较多次重复，而 --replication 只重放一次"),
			problem.Say("leave one of them out", "请去掉其中一个"))
	}
	if f.replication.given && (f.replications.given || f.precision.within.given) {
		return problem.New("cli.exclusive",
			problem.Say("--replication plays one replication, and --replications or --precision asks for several", "--replication 只重放一次，而 --replications 或 --precision 要求多次"),
			problem.Say("leave one of them out", "请去掉其中一个"))
	}
	if f.log == "" && f.logFormat != "" {
		return problem.New("cli.flag-value",
			problem.Say("--log-format is given, but no log is asked for", "指定了 --log-format，但没有要求写日志"),
			problem.Say("name its file: --log events.xes", "请写出日志文件：--log 事件.xes"))
	}
	if f.log != "" && f.log != standardInput {
		if _, err := logFormat(f.log, f.logFormat, "--log-format"); err != nil {
			return err
		}
	}
	if f.arrivals == standardInput && slices.Contains([]string{path, f.numbers.file()}, standardInput) {
		return problem.New("cli.exclusive",
			problem.Say("the arrivals and another file cannot both come from standard input", "到达列表与其他文件不能同时来自标准输入"),
			problem.Say("put one of them into a file", "请将其中一个保存为文件"))
	}
	return nil
}

// prepare puts what the command line says into the scenario, and judges what comes of it.
func (c *console) prepare(ctx context.Context, p played, s *scenario.Scenario, f simulateFlags) error {
	if err := f.precision.fit(s); err != nil {
		return err
	}
	if f.precision.of != "" {
		c.flagged = map[string]string{"/run/precision/of": "--of"}
	}
	f.apply(s)
	if f.arrivals == "" {
		return nil
	}
	listed, err := read(ctx, c, f.arrivals, readArrivals(p.Definitions, s))
	if err != nil {
		return err
	}
	s.Arrivals = listed
	if !f.cases.given { // all of them
		s.Run.Cases = 0
		for _, a := range listed {
			s.Run.Cases += len(a.Cases)
		}
	}
	return nil
}

// apply puts the numbers of the command line in the place of the scenario's.
func (f simulateFlags) apply(s *scenario.Scenario) {
	if f.cases.given {
		s.Run.Cases = int(f.cases.value)
	}
	if f.replications.given {
		s.Run.Replications = int(f.replications.value)
	}
	if f.horizon.given {
		s.Run.Horizon = f.horizon.value
	}
	if f.warmup.given {
		s.Run.Warmup = f.warmup.value
	}
	if f.seed.given {
		s.Run.Seed = f.seed.value
	}
	if f.start.given {
		s.Start = f.start.value
	}
	f.precision.apply(&s.Run)
}

// sayDraft tells that nobody has vouched for the numbers.
func (c *console) sayDraft() {
	c.note(*problem.New("cli.draft",
		problem.Say("the numbers are a draft, good for a first look only", "数据为自动草拟，仅供初步了解"),
		problem.Say("bring your own with --scenario or --prosimos", "请用 --scenario 或 --prosimos 指定实际数据")))
}

// unplayable is a process with findings that make a run impossible.
type unplayable struct {
	problem.Problem
	findings []findingJSON
}

func (u *unplayable) Unwrap() error { return &u.Problem }

// playable refuses a process that cannot be played, with everything that stands in
// the way, and mentions what else was found. Doubts about the numbers are told whole,
// since they tell how to read the report.
func (c *console) playable(p played, numbers string, s *scenario.Scenario) error {
	found := engine.Check(p.Definitions, s)
	if !found.Blocking() {
		c.warn(p, numbers, found)
		return nil
	}
	u := &unplayable{Problem: *problem.New("cli.unplayable",
		problem.Say("the process cannot be played as it is", "流程目前无法仿真"), wayOut(s, p.Definitions))}
	for _, f := range found {
		if f.Severity == finding.Error {
			u.findings = append(u.findings, c.findingIn(p, numbers, f))
		}
	}
	u.At = u.findings[0].At // blocking findings are errors, so there is one
	return u
}

// play runs the simulation with a bar on the screen and a log on the disk. A report
// may come together with an error that says why it is not the whole of it.
func (c *console) play(ctx context.Context, d *model.Definitions, s *scenario.Scenario, leftOut problem.Text, f simulateFlags) (*report.Report, error) {
	o := engine.Options{Threads: int(f.threads.value), Only: int(f.replication.value), LeftOut: leftOut}
	var log *eventLog
	if f.log != "" {
		format, err := logFormat(f.log, f.logFormat, "--log-format")
		if err != nil {
			return nil, err
		}
		if err := c.free(f.log, f.force); err != nil {
			return nil, err
		}
		if log, err = createLog(f.log, format); err != nil {
			return nil, err
		}
		defer log.discard()
		o.Log, o.Format, o.Spool = log, format, log.spool()
	}
	bar := c.progress()
	o.Progress = bar.show
	r, err := engine.Simulate(ctx, d, s, o)
	bar.end()
	if r == nil {
		return nil, err
	}
	if err != nil && log != nil && log.broken != nil { // what was spooled is missing
		return r, log.keep()
	}
	if err != nil {
		return r, err
	}
	if r.Partial && r.Fault == nil {
		return r, stoppedEarly(r, f.log)
	}
	if log != nil { // of a run that was broken off, it shows what led there
		return r, log.keep()
	}
	return r, nil
}

func stoppedEarly(r *report.Report, log string) error {
	hint := problem.Say("run it again for all of them", "请重新运行以得到完整结果")
	if log != "" {
		hint = problem.Say("%s was not written; run it again for the whole", "未写入 %s；请重新运行以得到完整结果", log)
	}
	return problem.New(codePartial,
		problem.Say("stopped: the report covers %s of %s replications", "已停止：报告只包含 %[2]s 次重复中的 %[1]s 次", figure.Whole(int64(r.Replications)), figure.Whole(int64(r.Requested))), hint)
}

// whyNot gives a refusal the file it is about.
func (c *console) whyNot(err error, p played, numbers string) error {
	if errors.Is(err, context.Canceled) {
		return problem.New("cli.stopped",
			problem.Say("stopped before the first replication was finished", "尚未完成第一次重复就已停止"),
			problem.Say("there is nothing to report; fewer cases take less time", "没有可报告的内容；减少案例数可缩短用时"))
	}
	why := problem.Of(err)
	if why == nil || why.At.File != "" {
		return err
	}
	if why.At == (problem.Place{}) && numbers != "" && why.Code == "simulate.too-long" { // it is a matter of hours and arrivals
		return why.In(nameOf(numbers))
	}
	if why.At.Path != "" {
		return why.Located(c.inNumbers(numbers, why.At))
	}
	return why.In(p.file(why.At.Element))
}
