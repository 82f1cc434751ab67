package cli

import (
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// warn tells before a run what is wrong with its numbers, such as a role with more work
// than time, and that there are other warnings.
func (c *console) warn(p played, numbers string, found finding.Findings) {
	others := 0
	for _, f := range found {
		switch {
		case f.Severity < finding.Warning:
		case !strings.HasPrefix(f.Rule, "scenario."):
			others++
		default:
			c.warnOf(c.findingIn(p, numbers, f))
		}
	}
	if others > 0 {
		c.note(*problem.New("cli.warnings",
			problem.Say("%[1]s in the process", "流程中有 %[2]d 个问题", plural(others, "problem"), others),
			problem.Say("sandtable check lists them", "可用 sandtable check 查看")))
	}
}

func (c *console) warnOf(f findingJSON) {
	if c.json {
		c.tell(remark{Code: f.Rule, Message: f.Message, Hint: f.Hint, At: &f.At, Severity: f.Severity})
		return
	}
	_ = c.write(c.Err, f.line()+"\n") // there is nowhere left to complain
}
