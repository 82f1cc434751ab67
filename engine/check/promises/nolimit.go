package promises

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
)

var noLimitRule = finding.Rule{ID: "sla.no-limit", Severity: finding.Warning, Look: about(noLimit),
	Title: problem.Text{EN: "A promise that promises nothing", ZH: "没有时限的服务承诺"}}

// noLimit finds promises that set no limit, where none was meant to be read either.
func noLimit(_ *subject, p *promise.Promise) finding.Findings {
	if p.StartWithin > 0 || p.CompleteWithin > 0 || len(p.Faults) > 0 || p.Path != "" {
		return nil
	}
	return on(p, problem.Say("The promise of “%s” sets no limit: it can neither be kept nor broken.", "“%s”的服务承诺没有设置时限：无法判断是否兑现。", p.Of.Label()),
		problem.Say("Say within what time it is to be started or completed.", "请设置开始时限或完成时限。"), remove(p.Of))
}
