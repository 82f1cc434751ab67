package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/figure"
	"sandtable/engine/problem"
	"sandtable/engine/walk"
)

// walkFlags say which walks are played, and what is told of them.
type walkFlags struct {
	numbers  numbersFlags
	tests    string
	junit    string
	coverage bool
	suggest  bool
	least    wholeFlag
	force    bool
}

func (c *console) walk() *cobra.Command {
	f := walkFlags{least: wholeFlag{most: 100}}
	cmd := &cobra.Command{
		Use:   "walk FILE|-",
		Short: c.say("Play the walks of a process as tests, and say what they cover", "运行流程的走查测试，并统计覆盖率"),
		Long: c.say("Walks are cases that were played by hand: how they begin, what is done, what is to come of it. They stand in NAME.walks.json beside NAME.bpmn, or where --tests says.",
			"走查是人工推演过的案例：如何开始、做了什么、应有什么结果。默认读取 NAME.bpmn 旁的 NAME.walks.json，也可用 --tests 指定。"),
		Example: c.say(
			"  sandtable walk order.bpmn --scenario as-is.json\n  sandtable walk order.bpmn --coverage --junit walks.xml\n  sandtable walk order.bpmn --suggest > order.walks.json\n",
			"  sandtable walk 订单.bpmn --scenario 现状.json\n  sandtable walk 订单.bpmn --coverage --junit walks.xml\n  sandtable walk 订单.bpmn --suggest > 订单.walks.json\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return c.runWalk(cmd.Context(), args[0], f) },
	}
	f.numbers.add(c, cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.tests, "tests", "", c.say("play the walks in this `FILE`", "运行该文件 `FILE` 中的走查"))
	flags.BoolVar(&f.coverage, "coverage", false, c.say("list what no walk comes to", "列出未覆盖的内容"))
	flags.Var(&f.least, "least", c.say("end with 1 where less than this `PERCENT` is covered", "覆盖率低于该百分比 `PERCENT` 时退出码为 1"))
	flags.StringVar(&f.junit, "junit", "", c.say("write the results to this `FILE` as JUnit XML, for CI servers", "将结果以 JUnit XML 写入文件 `FILE`，供 CI 使用"))
	flags.BoolVar(&f.suggest, "suggest", false, c.say("print the walks, and the shortest ones to what they leave out", "输出现有走查，并补充到达未覆盖内容的最短走查"))
	flags.BoolVar(&f.force, "force", false, c.say("write over a file that exists", "覆盖已有文件"))
	return cmd
}

// walkedTests is a process with what has come of its walks.
type walkedTests struct {
	ground   *walk.Ground
	process  string
	file     *walk.File
	results  []*walk.Result
	coverage *walk.Coverage
}

func (c *console) runWalk(ctx context.Context, path string, f walkFlags) error {
	if err := f.numbers.fit(path); err != nil {
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
	c.sayLeftOut(leftOut)
	g, err := walk.Prepare(p.Definitions, s)
	if err != nil {
		if why := problem.Of(err); why != nil && why.At.File == "" {
			return why.In(p.file(why.At.Element))
		}
		return err
	}
	t := walkedTests{ground: g, process: nameOf(path)}
	if t.file, err = c.walks(ctx, path, f); err != nil {
		return err
	}
	played := t.test()
	if f.suggest {
		return c.suggestWalks(ctx, t, played)
	}
	if f.junit != "" {
		if err := c.keepNew(f.junit, c.junit(t), f.force || isJUnit(f.junit)); err != nil {
			return err
		}
	}
	if t.failed() || f.least.given && t.coverage.Share()*100 < float64(f.least.value) {
		c.code = Findings
	}
	if c.json {
		return c.answer(c.walkedJSON(t))
	}
	return c.print(c.tellWalks(t, f))
}

// walks are those of the file that is named, or of the one beside the process; without that one there are none.
func (c *console) walks(ctx context.Context, path string, f walkFlags) (*walk.File, error) {
	name := f.tests
	if name == "" {
		name = strings.TrimSuffix(path, filepath.Ext(path)) + ".walks.json"
		if _, err := os.Stat(name); path == standardInput || err != nil {
			if !f.suggest {
				return nil, problem.New("cli.no-walks", problem.Say("there are no walks to play", "没有可运行的走查"),
					problem.Say("keep some as %[1]s, name their file with --tests (samples call theirs walks.json), or write them with --suggest",
						"请保存为 %[1]s，用 --tests 指定走查文件（示例中为 walks.json），或用 --suggest 生成", filepath.Base(name)))
			}
			return &walk.File{}, nil
		}
	}
	return read(ctx, c, name, walk.Decode)
}

// test plays the walks.
func (t *walkedTests) test() (played []*walk.Played) {
	for _, w := range t.file.Walks {
		r := walk.Test(t.ground, w)
		t.results, played = append(t.results, r), append(played, r.Played)
	}
	if own := t.ground.Process().ID; t.file.Process != "" && t.file.Process != own {
		for _, r := range t.results {
			r.Outcome = walk.Stale
			r.Misfits = append([]walk.Misfit{{Where: "process", What: string(t.file.Process)}}, r.Misfits...)
		}
	}
	t.coverage = walk.Cover(t.ground, played...)
	return played
}

func (t *walkedTests) failed() bool {
	for _, r := range t.results {
		if r.Outcome != walk.Passed {
			return true
		}
	}
	return false
}

// suggestWalks prints the walks with those that come to what they leave out.
func (c *console) suggestWalks(ctx context.Context, t walkedTests, played []*walk.Played) error {
	found := walk.Suggest(ctx, t.ground, c.language, played...)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	all := &walk.File{Process: t.ground.Process().ID, Walks: append(t.file.Walks, found.Walks...)}
	if all.Walks == nil {
		all.Walks = []*walk.Walk{}
	}
	var b bytes.Buffer
	if err := walk.Encode(&b, all); err != nil {
		return fmt.Errorf("write walks: %w", err)
	}
	if len(found.Missing) > 0 {
		c.note(*problem.New("walk.not-found", problem.Say("No walk was found to %d elements, flows or conditions.", "有 %d 个元素、连线或条件未找到可到达的走查。", len(found.Missing)),
			problem.Say("--coverage lists them; values that formulas compare with each other may have to be filled in by hand.", "可用 --coverage 列出；若公式比较的是变量之间的关系，可能需要人工填写数值。")))
	}
	return c.print(b.String())
}

// tellWalks is the results for people.
func (c *console) tellWalks(t walkedTests, f walkFlags) string {
	var b strings.Builder
	n := map[walk.Outcome]int{}
	for i, r := range t.results {
		n[r.Outcome]++
		label := map[walk.Outcome]string{walk.Passed: c.say("passed", "通过"), walk.Failed: c.say("FAILED", "失败"), walk.Stale: c.say("DOES NOT FIT", "已不适用")}[r.Outcome]
		fmt.Fprintf(&b, "%s  %s\n", label, legible(t.name(i)))
		for _, line := range c.reasons(r) {
			b.WriteString("    " + legible(line) + "\n")
		}
	}
	b.WriteString(c.coverageLines(t, f))
	verb := map[bool]string{true: "does", false: "do"}[n[walk.Stale] == 1]
	b.WriteString(c.say("%[1]d passed, %[2]d failed, %[3]d that %[4]s not fit any more.", "%[1]d 条通过，%[2]d 条失败，%[3]d 条已不适用。", n[walk.Passed], n[walk.Failed], n[walk.Stale], verb) + "\n")
	return b.String()
}

// name is what a walk is called, or its number.
func (t *walkedTests) name(i int) string {
	if name := t.file.Walks[i].Name; name != "" {
		return name
	}
	return fmt.Sprintf("#%d", i+1)
}

// reasons are why a test has not passed: what it speaks of that is gone, or else what came otherwise, which would only follow from that.
func (c *console) reasons(r *walk.Result) (lines []string) {
	if len(r.Misfits) > 0 {
		return c.misfits(r.Misfits)
	}
	for _, d := range r.Differences {
		at := ""
		if d.Step > 0 {
			at = c.say("step %d: ", "第 %d 步：", d.Step)
		}
		lines = append(lines, strings.TrimSpace(at+d.Message.In(c.language)+" "+d.Hint.In(c.language)))
	}
	return lines
}

// misfits say once of each thing that is gone where it is spoken of first, and in how many places more.
func (c *console) misfits(all []walk.Misfit) (lines []string) {
	places := map[string]int{}
	for _, m := range all {
		places[m.What]++
	}
	for _, m := range all {
		n := places[m.What]
		if n == 0 {
			continue // told already
		}
		places[m.What] = 0
		where := map[string]string{"start": c.say("the start", "开始"), "step": c.say("step %d", "第 %d 步", m.Step), "process": c.say("the file", "文件")}[m.Where]
		if where == "" {
			where = c.say("what is expected", "预期")
		}
		line := c.say("%[1]s speaks of “%[2]s”, which is not in the drawing", "%[1]s提到的“%[2]s”不在流程图中", where, m.What)
		if n == 2 {
			line += c.say(" (and so does one more place)", "（另有 1 处提到）")
		} else if n > 2 {
			line += c.say(" (and so do %d more places)", "（另有 %d 处提到）", n-1)
		}
		lines = append(lines, line)
	}
	return lines
}

func (c *console) coverageLines(t walkedTests, f walkFlags) string {
	v := t.coverage
	one := func(n walk.Count) string { return fmt.Sprintf("%s (%d/%d)", c.covered(n.Share()), n.Covered, n.Total) }
	lines := c.say("Covered: %[1]s; elements %[2]s, flows %[3]s, conditions %[4]s", "覆盖率：%[1]s；元素 %[2]s，连线 %[3]s，条件 %[4]s", c.covered(v.Share()), one(v.Nodes), one(v.Flows), one(v.Conditions)) + "\n"
	if !f.coverage {
		return lines
	}
	for _, m := range v.Missing {
		lines += "    " + legible(c.missing(m)) + "\n"
	}
	return lines
}

// missing is what no walk comes to, in words.
func (c *console) missing(m walk.Missing) string {
	switch m.What {
	case "node":
		return c.say("never at “%s” (%s)", "未到达“%s”（%s）", m.Name, m.Element)
	case "flow":
		if m.Name != "" {
			return c.say("never from “%s” by “%s” to “%s” (%s)", "未经过“%s”的连线“%s”到“%s”（%s）", m.From, m.Name, m.To, m.Element)
		}
		return c.say("never from “%s” to “%s” (%s)", "未经过“%s”到“%s”（%s）", m.From, m.To, m.Element)
	case "true":
		return c.say("at “%s” %s never held (%s)", "“%s”的条件 %s 从未成立（%s）", m.From, m.Text, m.Element)
	}
	return c.say("at “%s” %s always held (%s)", "“%s”的条件 %s 从未不成立（%s）", m.From, m.Text, m.Element)
}

// covered is a share, rounded down so that 100 % means all.
func (c *console) covered(share float64) string {
	return c.say("%s %%", "%s%%", figure.Whole(int64(share*100)))
}

// walkedJSON is the results for programs.
func (c *console) walkedJSON(t walkedTests) any {
	type difference struct {
		What    string `json:"what"`
		Step    int    `json:"step"`
		Element string `json:"element,omitempty"`
		Message string `json:"message"`
	}
	type misfit struct {
		Where string `json:"where"`
		Step  int    `json:"step,omitempty"`
		What  string `json:"what"`
	}
	type result struct {
		Name        string       `json:"name"`
		Outcome     walk.Outcome `json:"outcome"`
		Differences []difference `json:"differences"`
		Misfits     []misfit     `json:"misfits"`
	}
	type answer struct {
		File     string         `json:"file"`
		Passed   bool           `json:"passed"`
		Results  []result       `json:"results"`
		Coverage *walk.Coverage `json:"coverage"`
		Share    float64        `json:"share"`
	}
	a := answer{t.process, !t.failed(), []result{}, t.coverage, t.coverage.Share()}
	for i, r := range t.results {
		one := result{t.name(i), r.Outcome, []difference{}, []misfit{}}
		for _, d := range r.Differences {
			one.Differences = append(one.Differences, difference{d.What, d.Step, string(d.Element), d.Message.In(c.language)})
		}
		for _, m := range r.Misfits {
			one.Misfits = append(one.Misfits, misfit(m))
		}
		a.Results = append(a.Results, one)
	}
	return a
}
