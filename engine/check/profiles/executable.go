package profiles

import (
	"fmt"
	"strings"
	"unicode"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var notExecutableRule = finding.Rule{ID: "engines.not-executable", Severity: finding.Error, Look: named(notExecutable),
	Title: problem.Text{EN: "A process that is not marked as executable", ZH: "流程未标记为可执行"}}

// notExecutable finds files of which no process is executable. Camunda 8 refuses them ("Must contain at least one executable
// process", DefinitionsValidator), Camunda 7 leaves them out of the deployment, and Flowable refuses them (BpmnModelValidator), for
// which a process is executable unless it says otherwise.
func notExecutable(s *subject) finding.Findings {
	said, unsaid := false, false
	for _, p := range s.File.Processes {
		said, unsaid = said || p.IsExecutable, unsaid || p.ExecutableUnsaid
	}
	engines := s.among(finding.Camunda7, finding.Camunda8)
	if !unsaid {
		engines = s.engines
	}
	if said || len(engines) == 0 {
		return nil
	}
	who := whom(engines)
	var found finding.Findings
	for _, p := range s.Processes() {
		found = append(found, finding.On(&p.Base, problem.Say("“%[1]s” is not marked as executable: not deployed to %[2]s.", "“%[1]s”未标记为可执行：无法部署到 %[3]s。", p.Label(), who.EN, who.ZH),
			problem.Say("Mark the process as executable.", "请将流程标记为可执行。"),
			finding.Fix{Title: problem.Say("Mark as executable", "标记为可执行"), Edits: []edit.Edit{{Do: edit.Set, Element: p.ID, Property: "executable", Value: "true"}}}))
	}
	return found
}

var idRule = finding.Rule{ID: "engines.id", Severity: finding.Error, Look: named(badID),
	Title: problem.Text{EN: "An id that engines do not accept", ZH: "引擎不接受的标识"}}

// badID finds ids that are no names of XML (NCName): all engines hold a file to the schema of BPMN, in which an id is an xsd:ID. An element
// without one, which the reader names after its place, is none of their business.
func badID(s *subject) finding.Findings {
	who := whom(s.engines)
	var found finding.Findings
	for _, p := range s.executable {
		p.EveryID(func(b *model.Base) {
			if made := fmt.Sprintf("@%d:%d", b.At.Line, b.At.Column); !isName(string(b.ID)) && !strings.HasSuffix(string(b.ID), made) {
				found = append(found, finding.On(b, problem.Say("The id “%[1]s” is refused by %[2]s.", "%[3]s 不接受标识“%[1]s”。", b.ID, who.EN, who.ZH),
					problem.Say("Begin with a letter or _, and use letters, digits, -, _ and . only.", "请以字母或 _ 开头，且只使用字母、数字、-、_ 和 .。")))
			}
		})
	}
	return found
}

// isName says whether a text is an NCName, in the characters that matter in practice.
func isName(s string) bool {
	for i, r := range s {
		first := unicode.IsLetter(r) || r == '_'
		if !first && (i == 0 || !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '.' && r != '·') {
			return false
		}
	}
	return s != ""
}

var historyRule = finding.Rule{ID: "engines.history", Severity: finding.Warning, Look: named(noHistory),
	Title: problem.Text{EN: "A process that does not say how long to keep its history", ZH: "流程未设置历史保留时间"}}

// noHistory finds processes without a time to live of their history, which Camunda 7 wants from 7.20 on unless the engine has one for
// all, or does not ask ("History time to live", docs.camunda.org/manual/latest/modeler/history-time-to-live; ENGINE-12018).
func noHistory(s *subject) finding.Findings {
	if len(s.among(finding.Camunda7)) == 0 {
		return nil
	}
	var found finding.Findings
	for _, p := range s.executable {
		if !has(&p.Base, finding.Camunda7, "historyTimeToLive") {
			found = append(found, finding.On(&p.Base, problem.Say("“%s” does not say how long its history is kept: Camunda 7.20 and later refuse it unless the engine has a default.", "“%s”未设置历史保留时间：若引擎没有默认值，Camunda 7.20 及以后的版本会拒绝部署。", p.Label()),
				problem.Say("Set camunda:historyTimeToLive, such as P180D.", "请设置 camunda:historyTimeToLive，例如 P180D。")))
		}
	}
	return found
}
