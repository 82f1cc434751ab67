package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// logFlags are what to play, and where its log goes.
type logFlags struct {
	simulateFlags
	format, output string
}

func (c *console) log() *cobra.Command {
	f := logFlags{simulateFlags: oneReplication()}
	cmd := &cobra.Command{
		Use:   "log FILE|-",
		Short: c.say("Play one replication and write its event log", "重放一次仿真并写出事件日志"),
		Long: c.say("It is the log that simulate --log writes, of any replication, without the statistics.\nThe format is that of --format, else of the output's name, else CSV.",
			"内容与 simulate --log 写出的日志相同，可任选一次重复，但不做统计。\n格式由 --format 指定；未指定时看输出文件名；都没有时为 CSV。"),
		Example: c.say(
			"  sandtable log order.bpmn --scenario as-is.json -o events.xes\n  sandtable log order.bpmn --scenario as-is.json --replication 3 | head\n",
			"  sandtable log 订单.bpmn --scenario 现状.json -o 事件.xes\n  sandtable log 订单.bpmn --scenario 现状.json --replication 3 | head\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runLog(cmd.Context(), args[0], f)
		},
	}
	f.addOne(c, cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.format, "format", "", c.say("write this `FORMAT`: csv, xes, xes.gz, ocel, parquet", "日志格式 `FORMAT`：csv、xes、xes.gz、ocel、parquet"))
	flags.BoolVar(&f.force, "force", false, c.say("write over a file that exists", "覆盖已有文件"))
	flags.StringVarP(&f.output, "output", "o", standardInput, c.say("write to this `FILE`; - is standard output", "写入文件 `FILE`；- 表示标准输出"))
	return cmd
}

// oneReplication are the flags of a command that plays one of them, the first unless told otherwise.
func oneReplication() simulateFlags {
	return simulateFlags{
		cases:       wholeFlag{least: 1, most: 1e9},
		seed:        wholeFlag{most: 1<<53 - 1},
		replication: wholeFlag{value: 1, least: 1, most: 1e6},
	}
}

// addOne adds the flags of a command that plays one replication.
func (f *simulateFlags) addOne(c *console, cmd *cobra.Command) {
	f.numbers.add(c, cmd)
	flags := cmd.Flags()
	flags.Var(&f.replication, "replication", c.say("play replication `N`, as it is among all; 1 unless said otherwise", "重放第 `N` 次重复，与整体运行时完全一致；默认为 1"))
	flags.Var(&f.cases, "cases", c.say("end it after `N` cases", "`N` 个案例后结束"))
	flags.Var(&f.horizon, "horizon", c.say("end it after `D`; with --cases, whichever comes first", "时长达到 `D` 后结束；与 --cases 同用时，先到者为准"))
	flags.Var(&f.seed, "seed", c.say("chance number `N`; the same one gives the same events", "随机种子 `N`；种子相同，事件就相同"))
	flags.Var(&f.start, "start", c.say("start the clock at this `INSTANT`, such as 2026-01-05T09:00:00+08:00", "仿真的开始时刻 `INSTANT`，例如 2026-01-05T09:00:00+08:00"))
	flags.StringVar(&f.arrivals, "arrivals", "", c.say("let exactly the cases of this CSV `FILE` come: at, start where there are several, then variables", "只让 CSV 文件 `FILE` 中的案例到达：列为 at、start（有多个开始事件时）及各变量"))
}

// toPlay reads a process and its numbers for a command that plays one replication.
func (c *console) toPlay(ctx context.Context, path string, f simulateFlags) (played, *scenario.Scenario, error) {
	if err := f.numbers.fit(path); err != nil {
		return played{}, nil, err
	}
	p, err := c.played(ctx, path, f.numbers.with)
	if err != nil {
		return played{}, nil, err
	}
	s, leftOut, err := c.numbers(ctx, f.numbers, p)
	if err != nil {
		return played{}, nil, err
	}
	if s == nil {
		s = scenario.DraftIn(c.language, p.Definitions)
		c.sayDraft()
	}
	c.sayLeftOut(leftOut)
	if err := c.prepare(ctx, p, s, f); err != nil {
		return played{}, nil, err
	}
	return p, s, c.playable(p, f.numbers.file(), s)
}

func (c *console) runLog(ctx context.Context, path string, f logFlags) error {
	format, err := logFormat(f.output, f.format, "--format")
	if err != nil {
		return err
	}
	if f.output == standardInput && format != report.CSV && format != report.XES && format != report.OCEL && onTerminal(c.Out) {
		return problem.New("cli.binary",
			problem.Say("a terminal cannot show the format %s", "终端无法显示 %s 格式", format),
			problem.Say("write to a file: -o events%s", "请写入文件：-o 事件%s", format.Extension()))
	}
	p, s, err := c.toPlay(ctx, path, f.simulateFlags)
	if err != nil {
		return err
	}
	log, err := c.logTo(f.output, format, f.force)
	if err != nil {
		return err
	}
	defer log.discard()
	log.strict = true
	bar := c.progress()
	written, err := engine.WriteLog(ctx, p.Definitions, s, int(f.replication.value), engine.Target{Out: log, Format: format, Spool: log.spool(), Progress: bar.show})
	bar.end()
	if err != nil && (ctx.Err() != nil || log.broken != nil) {
		return c.unwritten(err)
	}
	if why := err; why != nil { // the log shows what led there
		if written.Cases == 0 {
			return c.whyNot(why, p, f.numbers.file())
		}
		c.code = Findings
		c.noteFault(why, p, f.numbers.file())
	}
	if err := log.keep(); err != nil {
		return err
	}
	return c.sayWritten(f, format, written)
}

func (c *console) logTo(output string, format report.Format, force bool) (*eventLog, error) {
	if output == standardInput {
		return streamLog(listened{c}, format)
	}
	if err := c.free(output, force); err != nil {
		return nil, err
	}
	return createLog(output, format)
}

// unwritten is why there is no log.
func (c *console) unwritten(err error) error {
	if errors.Is(err, context.Canceled) {
		return problem.New("cli.stopped",
			problem.Say("stopped before the log was whole", "日志尚未写完就已停止"),
			problem.Say("fewer cases take less time", "减少案例数可缩短用时"))
	}
	return err
}

// noteFault tells why a replication could not go on, beside what it shows until then.
func (c *console) noteFault(why error, p played, numbers string) {
	if told := problem.Of(c.whyNot(why, p, numbers)); told != nil {
		c.note(*told)
	}
}

// logSummary says what a log holds.
type logSummary struct {
	File        string        `json:"file"`
	Format      report.Format `json:"format"`
	Replication int           `json:"replication"`
	Cases       int64         `json:"cases"`
	Unfinished  int64         `json:"unfinished"`
	Work        int64         `json:"work"`
	Events      int64         `json:"events"`
}

// sayWritten tells what was written, where standard output is not the log itself.
func (c *console) sayWritten(f logFlags, format report.Format, w report.Written) error {
	if f.output == standardInput {
		return nil
	}
	if c.json {
		return c.answer(logSummary{f.output, format, int(f.replication.value), w.Cases, w.Unfinished, w.Work, w.Events})
	}
	return c.print(c.say("%[1]s: replication %[2]d, %[3]s cases (%[4]s unfinished), %[5]s pieces of work, %[6]s events\n",
		"%[1]s：第 %[2]d 次重复，%[3]s 个案例（%[4]s 个未完成），%[5]s 项工作，%[6]s 个事件\n",
		fit(f.output, 200), f.replication.value, figure.Whole(w.Cases), figure.Whole(w.Unfinished), figure.Whole(w.Work), figure.Whole(w.Events)))
}
