package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/edit"
	"sandtable/engine/figure"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// checkFlags say by which rules a process is checked, and what for.
type checkFlags struct {
	numbers numbersFlags
	rules   string   // a policy file
	engines []string // process engines that have to accept the process
	failOn  string
	sarif   bool
}

// examined is a process with what was found in it.
type examined struct {
	played
	numbers string   // the file they come from
	with    []string // files with processes that are called
	found   finding.Findings
	sound   soundness.Soundness
}

func (c *console) check() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check FILE|-",
		Short: c.say("Find what is wrong with a process, and with the numbers for it", "检查流程及其情景数据中的问题"),
		Example: c.say(
			"  sandtable check order.bpmn\n  sandtable check order.bpmn --scenario as-is.json --engine camunda8\n  sandtable check order.bpmn --rules rules.json --fail-on error\n  cat order.bpmn | sandtable check - --json\n",
			"  sandtable check 订单.bpmn\n  sandtable check 订单.bpmn --scenario 现状.json --engine camunda8\n  sandtable check 订单.bpmn --rules 规则.json --fail-on error\n  cat 订单.bpmn | sandtable check - --json\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runCheck(cmd.Context(), args[0], f)
		},
	}
	f.numbers.add(c, cmd)
	cmd.Flags().StringVar(&f.rules, "rules", "", c.say("check by the severities, limits and waivers in this `FILE`; “sandtable rules --json” prints one to begin with", "按该文件 `FILE` 中的级别、阈值和豁免检查；可用“sandtable rules --json”生成一份"))
	cmd.Flags().StringSliceVar(&f.engines, "engine", nil, c.say("say what this process `ENGINE` would refuse: camunda7, camunda8 or flowable; may be repeated", "检查该流程引擎 `ENGINE` 会拒绝什么：camunda7、camunda8 或 flowable；可重复指定"))
	cmd.Flags().StringVar(&f.failOn, "fail-on", "warning", c.say("end with 1 from this `SEVERITY` on: error, warning, info or never", "出现该级别 `SEVERITY` 及以上的问题时退出码为 1：error、warning、info 或 never"))
	cmd.Flags().BoolVar(&f.sarif, "sarif", false, c.say("answer in SARIF 2.1.0, for code reviews and CI servers", "以 SARIF 2.1.0 输出，供代码评审和 CI 使用"))
	return cmd
}

func (c *console) runCheck(ctx context.Context, path string, f checkFlags) error {
	if err := f.numbers.fit(path); err != nil {
		return err
	}
	least, err := severityFrom(f.failOn)
	if err != nil {
		return err
	}
	if f.sarif && c.json {
		return problem.New("cli.exclusive", problem.Say("--sarif and --json exclude each other", "--sarif 与 --json 不能同时使用"), problem.Say("choose one of them", "请二选一"))
	}
	policy, err := c.policy(ctx, f)
	if err != nil {
		return err
	}
	e := examined{numbers: f.numbers.file(), with: f.numbers.with}
	if e.played, err = c.played(ctx, path, f.numbers.with); err != nil {
		return err
	}
	s, leftOut, err := c.numbers(ctx, f.numbers, e.played)
	if err != nil {
		return err
	}
	c.sayLeftOut(leftOut)
	e.found, e.sound = engine.Examine(ctx, e.Definitions, s, check.Options{Policy: policy, Fixes: true})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, x := range e.found.Open() {
		if x.Severity >= least {
			c.code = Findings
		}
	}
	switch {
	case c.json:
		return c.answer(c.judgement(e))
	case f.sarif:
		return c.answer(c.sarif(e))
	}
	return c.listFindings(e)
}

// severityFrom is the severity from which on findings make a check fail.
func severityFrom(name string) (finding.Severity, error) {
	const never = finding.Error + 1
	for s, word := range []string{finding.Info: "info", finding.Warning: "warning", finding.Error: "error", never: "never"} {
		if word == name {
			return finding.Severity(s), nil
		}
	}
	return 0, problem.New("cli.flag-value", problem.Say("--fail-on cannot be %q", "--fail-on 的值不能是 %q", name),
		problem.Say("write error, warning, info or never", "请写 error、warning、info 或 never"))
}

// policy is how the rules are tuned.
func (c *console) policy(ctx context.Context, f checkFlags) (*finding.Policy, error) {
	p := &finding.Policy{}
	if f.rules != "" {
		var err error
		if p, err = read(ctx, c, f.rules, finding.DecodePolicy); err != nil {
			return nil, err
		}
		if err := check.Fit(p); err != nil {
			return nil, problem.Of(err).In(nameOf(f.rules))
		}
	}
	if len(f.engines) > 0 {
		p.Engines = f.engines
	}
	p.Today = time.Now().Format(time.DateOnly)
	return p, check.Fit(p)
}

func (c *console) listFindings(e examined) error {
	lines := c.sourceLines(e.path, e.linesWanted())
	open := e.found.Open()
	for _, f := range open {
		said := c.findingIn(e.played, e.numbers, f)
		text := said.line() + "\n"
		if said.At.File == nameOf(e.path) {
			text += pointed(lines[said.Line], said.Column)
		}
		if len(f.Path) > 0 {
			text += "    " + legible(c.narrated(e.Definitions, f.Path)) + "\n"
		}
		for _, fix := range said.Fixes {
			text += "    " + legible(c.say("Fix: ", "修复：")+fix.Title) + "\n"
		}
		if err := c.print(text); err != nil {
			return err
		}
	}
	return c.print(c.waived(e) + c.verdictLine(e.sound) + "\n" + c.summary(open) + "\n")
}

// linesWanted are the lines of the process file that are shown.
func (e *examined) linesWanted() map[int]bool {
	wanted := map[int]bool{}
	for i := range e.found {
		wanted[e.found[i].At.Line] = true
	}
	delete(wanted, 0)
	return wanted
}

// waived lists what is known and borne.
func (c *console) waived(e examined) string {
	var b strings.Builder
	for _, f := range e.found {
		if w := f.Waiver; w != nil {
			said := c.findingIn(e.played, e.numbers, f)
			said.label, said.Hint = c.say("waived", "已豁免"), ""
			until := ""
			if w.Until != "" {
				until = c.say(" (until %s)", "（至 %s）", w.Until)
			}
			b.WriteString(said.line() + "\n    " + legible(c.say("Reason: ", "理由：")+w.Reason+until) + "\n")
		}
	}
	return b.String()
}

func (c *console) summary(found finding.Findings) string {
	if len(found) == 0 {
		return c.say("Nothing found.", "未发现问题。")
	}
	n := count(found)
	s := c.say("%[1]s, %[2]s, %[3]s. ", "%[4]d 个错误、%[5]d 个警告、%[6]d 个提示。",
		plural(n[finding.Error], "error"), plural(n[finding.Warning], "warning"), plural(n[finding.Info], "note"),
		n[finding.Error], n[finding.Warning], n[finding.Info])
	if found.Blocking() {
		return s + c.say("The process cannot be played.", "流程无法仿真。")
	}
	return s + c.say("The process can be played.", "流程可以仿真。")
}

func count(found finding.Findings) (n [3]int) {
	for _, f := range found {
		n[f.Severity]++
	}
	return n
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// counted is plural for any number, with its thousands apart.
func counted(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return figure.Whole(n) + " " + noun + "s"
}

// verdict is the answer of check in JSON.
type verdict struct {
	File     string        `json:"file"`
	Playable bool          `json:"playable"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Infos    int           `json:"infos"`
	Waived   int           `json:"waived"`
	Findings []findingJSON `json:"findings"`

	Soundness soundnessJSON `json:"soundness"`
}

func (c *console) judgement(e examined) verdict {
	open := e.found.Open()
	n := count(open)
	v := verdict{File: e.path, Playable: !e.found.Blocking(), Errors: n[finding.Error], Warnings: n[finding.Warning], Infos: n[finding.Info],
		Waived: len(e.found) - len(open), Findings: []findingJSON{}, Soundness: soundnessIn(c.language, e.sound)}
	for _, f := range e.found {
		v.Findings = append(v.Findings, c.findingIn(e.played, e.numbers, f))
	}
	return v
}

// findingJSON is finding.Finding in one language.
type findingJSON struct {
	Rule     string          `json:"rule"`
	Severity string          `json:"severity"`
	Message  string          `json:"message"`
	Hint     string          `json:"hint"`
	Element  string          `json:"element"`
	At       problem.Place   `json:"at"`
	Line     int             `json:"line"`             // as in at
	Column   int             `json:"column"`           // likewise
	Path     []finding.Step  `json:"path"`             // the shortest run that shows it
	Fixes    []fixJSON       `json:"fixes,omitempty"`  // ways out, each tried out
	Waiver   *finding.Waiver `json:"waiver,omitempty"` // it is known and borne
	label    string          // the severity in words
}

// fixJSON is finding.Fix in one language.
type fixJSON struct {
	Title string      `json:"title"`
	Edits []edit.Edit `json:"edits"`
}

// findingIn places a finding in the file it is about: the scenario if it has a path
// into that, else the process, or the other file that has its element.
func (c *console) findingIn(p played, numbers string, f finding.Finding) findingJSON {
	l, at := c.language, f.At
	switch {
	case at.File != "":
	case at.Path != "":
		at = c.inNumbers(numbers, at)
	default:
		at.File = p.file(string(f.Element))
	}
	if at.Element == "" {
		at.Element = string(f.Element)
	}
	labels := [...]problem.Text{problem.Say("note", "提示"), problem.Say("warning", "警告"), problem.Say("error", "错误")}
	var fixes []fixJSON
	for _, fix := range f.Fixes {
		fixes = append(fixes, fixJSON{fix.Title.In(l), fix.Edits})
	}
	return findingJSON{Fixes: fixes, Waiver: f.Waiver, Line: at.Line, Column: at.Column, Path: runOf(f.Path), Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message.In(l), Hint: f.Hint.In(l), Element: string(f.Element), At: at,
		label: labels[f.Severity].In(l)}
}

// line is the finding as a compiler would print it, so that editors find the place.
func (f findingJSON) line() string {
	at := f.At
	at.Element = "" // it comes after the rule, where it does not upset editors
	s := at.String()
	if s != "" {
		s += ": "
	}
	s += f.label + " " + f.Rule
	if f.Element != "" {
		s += " " + f.Element
	}
	s += ": " + f.Message
	if !strings.HasSuffix(f.Message, "。") {
		s += " "
	}
	return legible(strings.TrimSpace(s + f.Hint))
}
