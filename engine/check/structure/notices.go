package structure

import (
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var readerRule = finding.Rule{ID: "structure.reader", Relays: true, Severity: finding.Warning, Look: notices,
	Title: problem.Text{EN: "What the reader of the file has to say", ZH: "文件读取时发现的问题"}}

// notices are what the reader had to say about the file.
func notices(s *finding.Subject) finding.Findings {
	var found finding.Findings
	for i := range s.File.Notices {
		severity := finding.Warning
		if s.File.Notices[i].Blocks {
			severity = finding.Error
		}
		found = append(found, finding.Of(s.File.Notices[i].Problem, severity))
	}
	return found
}
