package cli

import (
	"bufio"
	"context"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// replayFlags are what to play, and of which case to tell.
type replayFlags struct {
	simulateFlags
	of wholeFlag
}

func (c *console) replay() *cobra.Command {
	f := replayFlags{simulateFlags: oneReplication(), of: wholeFlag{least: 1, most: 1e9}}
	cmd := &cobra.Command{
		Use:   "replay FILE|-",
		Short: c.say("Play one replication again and tell step by step what happened", "重放一次仿真，逐步说明发生了什么"),
		Long: c.say("It is what happened in the run, not a new one: work, who did it and what it waited for, ways taken, events, data and cost.\nTimes are on the scenario's clock. With --json it is a JSON object a line.",
			"重放的就是原来那次运行：工作由谁完成、因何等待、走了哪条分支、发生了哪些事件、写了什么数据、花了多少成本。\n时间按情景所在时区显示。使用 --json 时每行一个 JSON 对象。"),
		Example: c.say(
			"  sandtable replay order.bpmn --scenario as-is.json --case 17\n  sandtable replay order.bpmn --scenario as-is.json --replication 3 --json\n",
			"  sandtable replay 订单.bpmn --scenario 现状.json --case 17\n  sandtable replay 订单.bpmn --scenario 现状.json --replication 3 --json\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runReplay(cmd.Context(), args[0], f)
		},
	}
	f.addOne(c, cmd)
	cmd.Flags().Var(&f.of, "case", c.say("tell of case `K` alone, counted in the order in which cases came", "只说明第 `K` 个到达的案例"))
	return cmd
}

func (c *console) runReplay(ctx context.Context, path string, f replayFlags) error {
	p, s, err := c.toPlay(ctx, path, f.simulateFlags)
	if err != nil {
		return err
	}
	t := &teller{console: c, out: bufio.NewWriterSize(listened{c}, 1<<16), only: int64(f.of.value)}
	if !c.json {
		t.put(c.replayHeading(p, s, f) + "\n")
	}
	why := engine.Replay(ctx, p.Definitions, s, int(f.replication.value), func(p *compile.Program) func(*simulate.Record) error {
		t.program = p
		return t.tell
	})
	if err := t.flush(); err != nil {
		return err
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case why != nil && t.cases == 0:
		return c.whyNot(why, p, f.numbers.file())
	case why != nil:
		c.code = Findings
		c.noteFault(why, p, f.numbers.file())
	}
	if t.only > t.cases {
		return problem.New("cli.no-such-case",
			problem.Say("there is no case %[1]d: only %[2]d came", "没有第 %[1]d 个案例：只到达了 %[2]d 个", t.only, t.cases),
			problem.Say("name one from 1 to %d", "请指定 1 到 %d 之间的案例", t.cases))
	}
	return nil
}

func (c *console) replayHeading(p played, s *scenario.Scenario, f replayFlags) string {
	of := c.say("replication %d", "第 %d 次重复", f.replication.value)
	if f.of.given {
		of = c.say("case %[1]d of replication %[2]d", "第 %[2]d 次重复的第 %[1]d 个案例", f.of.value, f.replication.value)
	}
	return c.say("%[1]s: %[2]s, seed %[3]d, on the clock of %[4]s", "%[1]s：%[2]s，种子 %[3]d，时区 %[4]s",
		fit(nameOf(p.path), 200), of, s.Run.Seed, fit(s.Zone, 40))
}

// teller tells what happens in a replication, a line at a time.
type teller struct {
	*console
	program *compile.Program
	out     *bufio.Writer
	only    int64 // the one case that is told of; 0: all of them
	cases   int64 // that came
	beside  int32 // pieces of work that outlive the one case
	over    bool  // the one case is
	broken  error
}

// tell tells of one record. It has told enough once the one case is over, and all that outlives it.
func (t *teller) tell(r *simulate.Record) error {
	if r.Kind == simulate.CaseBegan {
		t.cases = max(t.cases, r.Case)
	}
	if t.only != 0 && r.Case != t.only {
		return nil
	}
	if t.json {
		t.putStep(r)
	} else {
		t.put(t.line(r))
	}
	if t.broken != nil {
		return t.broken
	}
	switch {
	case t.only == 0:
	case r.Kind == simulate.CaseEnded:
		t.over, t.beside = true, r.Beside
	case t.over && r.Kind.IsWork():
		t.beside--
	}
	if t.over && t.beside == 0 {
		return engine.ErrEnough
	}
	return nil
}

// put writes a part of the trace; what goes wrong is told by flush.
func (t *teller) put(text string) {
	if _, err := t.out.WriteString(text); err != nil && t.broken == nil {
		t.broken = err
	}
}

// flush writes what is still buffered.
func (t *teller) flush() error {
	if err := t.out.Flush(); err != nil && t.broken == nil {
		t.broken = err
	}
	if t.broken == nil {
		return nil
	}
	return problem.New("cli.output",
		problem.Say("the output could not be written: %[1]s", "无法写出结果：%[2]s", reason(t.broken).EN, reason(t.broken).ZH),
		problem.Say("send it somewhere else, or free some space", "请改写到别处，或腾出一些空间")).Because(t.broken)
}
