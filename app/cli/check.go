package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

func (c *console) check() *cobra.Command {
	var numbers numbersFlags
	cmd := &cobra.Command{
		Use:   "check FILE|-",
		Short: c.say("Find what is wrong with a process, and with the numbers for it", "检查流程及其情景数据中的问题"),
		Example: c.say(
			"  sandtable check order.bpmn\n  sandtable check order.bpmn --scenario as-is.json\n  cat order.bpmn | sandtable check - --json\n",
			"  sandtable check 订单.bpmn\n  sandtable check 订单.bpmn --scenario 现状.json\n  cat 订单.bpmn | sandtable check - --json\n"),
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runCheck(cmd.Context(), args[0], numbers)
		},
	}
	numbers.add(c, cmd)
	return cmd
}

func (c *console) runCheck(ctx context.Context, path string, numbers numbersFlags) error {
	if err := numbers.fit(path); err != nil {
		return err
	}
	p, err := c.played(ctx, path, numbers.with)
	if err != nil {
		return err
	}
	s, err := c.numbers(ctx, numbers, p)
	if err != nil {
		return err
	}
	found, sound := engine.Examine(ctx, p.Definitions, s, check.Options{})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, f := range found {
		if f.Severity >= finding.Warning {
			c.code = Findings
		}
	}
	if c.json {
		return c.answer(judgement(c.language, p, numbers.file(), found, sound))
	}
	return c.listFindings(p, numbers.file(), found, sound)
}

func (c *console) listFindings(p played, numbers string, found finding.Findings, sound soundness.Soundness) error {
	wanted := map[int]bool{}
	for _, f := range found {
		if len(f.Path) > 0 && p.file(string(f.Element)) == nameOf(p.path) {
			wanted[f.At.Line] = true
		}
	}
	lines := c.sourceLines(p.path, wanted)
	for _, f := range found {
		text := findingIn(c.language, p, numbers, f).line() + "\n"
		if len(f.Path) > 0 {
			if p.file(string(f.Element)) == nameOf(p.path) {
				text += pointed(lines[f.At.Line], f.At.Column)
			}
			text += "    " + legible(c.narrated(p.Definitions, f.Path)) + "\n"
		}
		if err := c.print(text); err != nil {
			return err
		}
	}
	return c.print(c.verdictLine(sound) + "\n" + c.summary(found) + "\n")
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

// verdict is the answer of check in JSON.
type verdict struct {
	File     string        `json:"file"`
	Playable bool          `json:"playable"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Infos    int           `json:"infos"`
	Findings []findingJSON `json:"findings"`

	Soundness soundnessJSON `json:"soundness"`
}

func judgement(l problem.Language, p played, numbers string, found finding.Findings, sound soundness.Soundness) verdict {
	n := count(found)
	v := verdict{File: p.path, Playable: !found.Blocking(), Errors: n[finding.Error], Warnings: n[finding.Warning], Infos: n[finding.Info], Findings: []findingJSON{},
		Soundness: soundnessIn(l, sound)}
	for _, f := range found {
		v.Findings = append(v.Findings, findingIn(l, p, numbers, f))
	}
	return v
}

// finding is finding.Finding in one language.
type findingJSON struct {
	Rule     string         `json:"rule"`
	Severity string         `json:"severity"`
	Message  string         `json:"message"`
	Hint     string         `json:"hint,omitempty"`
	Element  string         `json:"element,omitempty"`
	At       problem.Place  `json:"at"`
	Line     int            `json:"line,omitempty"`   // as in at
	Column   int            `json:"column,omitempty"` // likewise
	Path     []finding.Step `json:"path,omitempty"`   // the shortest run that shows it
	label    string         // the severity in words
}

// findingIn places a finding in the file it is about: the scenario if it has a path
// into that, else the process, or the other file that has its element.
func findingIn(l problem.Language, p played, numbers string, f finding.Finding) findingJSON {
	at := f.At
	switch {
	case at.File != "":
	case at.Path != "":
		at.File = nameOf(numbers)
	default:
		at.File = p.file(string(f.Element))
	}
	if at.Element == "" {
		at.Element = string(f.Element)
	}
	labels := [...]problem.Text{problem.Say("note", "提示"), problem.Say("warning", "警告"), problem.Say("error", "错误")}
	return findingJSON{Line: at.Line, Column: at.Column, Path: f.Path, Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message.In(l), Hint: f.Hint.In(l), Element: string(f.Element), At: at,
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
	return legible(strings.TrimSpace(s + ": " + f.Message + " " + f.Hint))
}
