// Package dialect writes a process so that a process engine runs it: Camunda 7 and Operaton, Camunda 8, Flowable.
//
// Of the drawing with its duties, promises, data, forms and decision tables a [Model] is read, which says in no engine's
// words what is to be run. A writer for each engine puts that into the BPMN file, and makes the files that stand beside it. What has been
// made of the drawing, and what cannot be said in the engine's words, are findings about the elements of the drawing. DESIGN.md
// beside this file says what becomes of what.
package dialect

import (
	"io"
	"slices"
	"strings"

	"sandtable/engine/bpmn"
	"sandtable/engine/check/profiles"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Options say what a drawing does not. Engine has to be set, the rest has a default.
type Options struct {
	Engine    string             // finding.Camunda7, finding.Camunda8 or finding.Flowable
	Numbers   *scenario.Scenario // whose data and conditions stand in where the drawing has none; nil: the drawing alone
	Version   string             // of the process, for people; empty: none
	KeepFor   string             // how long an engine keeps a finished case, ISO 8601; empty: DefaultKeepFor
	Correlate string             // the variable by which a message finds its case in Camunda 8; empty: DefaultCorrelate
}

// Defaults of Options.
const (
	DefaultKeepFor   = "P180D"
	DefaultCorrelate = "caseId"
)

// Executable is a process as an engine takes it.
type Executable struct {
	Engine   string
	Files    []File // the process first; none where something is refused
	Findings finding.Findings
}

// File is one file of a deployment.
type File struct {
	Name string // with its extension: .bpmn, .dmn or .form
	Data []byte
}

// Refused says whether something cannot be said in the engine's words.
func (x *Executable) Refused() bool {
	return slices.ContainsFunc(x.Findings, func(f finding.Finding) bool { return f.Severity == finding.Error })
}

// Write makes an executable process of a drawing. The error is a *problem.Problem: the file cannot be read, or there is no such engine.
func Write(file io.Reader, o Options) (*Executable, error) {
	if o.KeepFor == "" {
		o.KeepFor = DefaultKeepFor
	}
	if o.Correlate == "" {
		o.Correlate = DefaultCorrelate
	}
	if err := (&finding.Policy{Engines: []string{o.Engine}}).KnowsEngines(); err != nil {
		return nil, err
	}
	text, err := bpmn.Text(file)
	if err != nil {
		return nil, err
	}
	d, err := bpmn.Decode(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	root, err := parse(text)
	if err != nil {
		return nil, unwritable(err)
	}
	m := Read(d, o.Numbers)
	w := newWriter(m, root, o)
	w.all()
	written := root.String()
	refused, err := judge(written, d, o.Engine)
	if err != nil {
		return nil, err
	}
	x := &Executable{Engine: o.Engine, Findings: sorted(append(w.found, refused...))}
	if !x.Refused() {
		x.Files = append([]File{{Name: m.name() + ".bpmn", Data: []byte(written)}}, w.files...)
	}
	return x, nil
}

func unwritable(err error) *problem.Problem {
	return problem.New("dialect.unwritable", problem.Say("The file cannot be written for an engine.", "无法为流程引擎写出该文件。"),
		problem.Say("Save it with the modeler once, and try again.", "请先用建模器保存一次，再重试。")).Because(err)
}

// judge holds what was written to the profile of the engine. Its findings are told where the drawing has what they are about.
func judge(written string, drawn *model.Definitions, engine string) (finding.Findings, error) {
	d, err := bpmn.Decode(strings.NewReader(written))
	if err != nil {
		return nil, unwritable(err)
	}
	places := placesOf(drawn)
	subject := finding.NewSubject(d, nil, &finding.Policy{Engines: []string{engine}})
	var all finding.Findings
	for _, r := range profiles.Rules {
		for _, f := range subject.Look(r) {
			if f.Rule == "" {
				f.Rule, f.Severity = r.ID, r.Severity
			}
			at := places[f.Element]
			f.At.Line, f.At.Column = at.Line, at.Column
			f.Fixes = nil // they would mend what was written, not the drawing
			all = append(all, f)
		}
	}
	return all, nil
}

func placesOf(d *model.Definitions) map[model.ID]model.Pos {
	places := map[model.ID]model.Pos{}
	for _, p := range d.Processes {
		p.EveryID(func(b *model.Base) { places[b.ID] = b.At })
	}
	return places
}

// sorted are findings, the gravest first, then in the order of the file.
func sorted(all finding.Findings) finding.Findings {
	slices.SortStableFunc(all, func(a, b finding.Finding) int {
		if a.Severity != b.Severity {
			return int(b.Severity) - int(a.Severity)
		}
		return a.At.Line - b.At.Line
	})
	return all
}
