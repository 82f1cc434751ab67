package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/engine/check"
	"sandtable/engine/check/rules"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

func (c *console) rules() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [RULE]",
		Short: c.say("List what check looks for, or explain a rule", "列出检查规则，或说明某条规则"),
		Example: c.say("  sandtable rules\n  sandtable rules structure.no-end\n  sandtable rules --json > rules.json\n",
			"  sandtable rules\n  sandtable rules structure.no-end\n  sandtable rules --json > 规则.json\n"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return noArguments(cmd, args[1:])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 1:
				return c.explainRule(args[0])
			case c.json:
				return c.answer(asItComes())
			}
			return c.print(c.ruleTable())
		},
	}
}

// asItComes is the policy that says of every rule what holds where nothing is said: a file to begin with.
func asItComes() finding.Policy {
	p := finding.Policy{Severity: map[string]string{}, Limits: map[string]map[string]float64{}, Codes: raci.CodeSets[0]}
	for _, r := range check.Rules() {
		p.Severity[r.ID] = r.Severity.String()
		if r.Off {
			p.Severity[r.ID] = finding.Off
		}
		for _, l := range r.Limits {
			if p.Limits[r.ID] == nil {
				p.Limits[r.ID] = map[string]float64{}
			}
			p.Limits[r.ID][l.Name] = l.Default
		}
	}
	return p
}

func (c *console) ruleTable() string {
	words := map[string]string{"error": c.say("error", "错误"), "warning": c.say("warning", "警告"), "info": c.say("note", "提示"), finding.Off: c.say("off", "关闭")}
	severities := asItComes().Severity
	t := &table{left: 3}
	for _, r := range check.Rules() {
		title := r.Title.In(c.language)
		for _, l := range r.Limits {
			title += fmt.Sprintf(" (%s %v)", l.Name, l.Default)
		}
		t.row(r.ID, words[severities[r.ID]], title)
	}
	return t.String()
}

func (c *console) explainRule(id string) error {
	page, ok := rules.Of(id)
	if !ok {
		return unknownRule(id)
	}
	if c.json {
		return c.answer(struct {
			ID       string   `json:"id"`
			Title    string   `json:"title"`
			Text     string   `json:"text"`
			Accepted string   `json:"accepted"`
			Rejected string   `json:"rejected"`
			At       []string `json:"at"`
		}{id, page.Title.In(c.language), page.Text.In(c.language), page.Accepted.Process, page.Rejected.Process, page.At})
	}
	return c.print(page.Title.In(c.language) + " (" + id + ")\n\n" + page.Text.In(c.language) + "\n\n" +
		c.say("Accepted:", "通过的写法：") + "\n\n" + page.Accepted.Process + "\n" +
		c.say("Rejected (at %s):", "不通过的写法（位置：%s）：", strings.Join(page.At, ", ")) + "\n\n" + page.Rejected.Process)
}

func unknownRule(id string) error {
	hint := problem.Say("“sandtable rules” lists them", "可用“sandtable rules”查看全部规则")
	if meant := nearest(id, rules.IDs()); meant != "" {
		hint = problem.Say("did you mean %s?", "是不是 %s？", meant)
	}
	return problem.New("cli.unknown-rule", problem.Say("there is no rule %q", "没有规则 %q", id), hint)
}
