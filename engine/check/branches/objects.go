package branches

import (
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

var objectNeverWrittenRule = finding.Rule{ID: "data.object-never-written", Severity: finding.Info, Look: objectNeverWritten,
	Title: problem.Text{EN: "A data object that is read but never written", ZH: "只读取、从不产生的数据对象"}}

// objectNeverWritten finds data objects of which nobody sees where they come from.
func objectNeverWritten(s *finding.Subject) finding.Findings {
	return objects(s, func(o *data.Object) bool { return o.Read && !o.Written },
		"The data object “%s” is read, but nothing writes it.", "数据对象“%s”被读取，但没有任何步骤产生它。",
		problem.Say("Draw which step or event brings it, or use a data store.", "请画出由哪个步骤或事件带来它，或改用数据存储。"))
}

var objectNeverReadRule = finding.Rule{ID: "data.object-never-read", Severity: finding.Info, Look: objectNeverRead,
	Title: problem.Text{EN: "A data object that is written but never read", ZH: "只产生、从不使用的数据对象"}}

// objectNeverRead finds data objects that are made for nobody.
func objectNeverRead(s *finding.Subject) finding.Findings {
	return objects(s, func(o *data.Object) bool { return o.Written && !o.Read },
		"The data object “%s” is written, but nothing reads it.", "数据对象“%s”产生之后没有任何步骤使用。",
		problem.Say("Draw who uses it; where it goes to somebody outside, draw the message that takes it there.", "请画出由谁使用；若交给外部，请画出传递它的消息。"))
}

// objects are findings about those data objects that are drawn with arrows of data only.
func objects(s *finding.Subject, bad func(*data.Object) bool, en, zh string, hint problem.Text) finding.Findings {
	var found finding.Findings
	for _, o := range of(s).Objects {
		if o.Linked || !bad(o) {
			continue
		}
		name := o.Name
		if name == "" {
			name = o.Base.Label()
		}
		found = append(found, finding.On(o.Base, problem.Say(en, zh, name), hint))
	}
	return capped(found)
}
