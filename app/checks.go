package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"path"
	"strings"
	"time"

	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/promises"
	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// Checks is the service that says what is wrong with a process.
type Checks struct {
	library *storage.Library
	rules   *Rules
	memory  soundness.Memory // of what was judged: an open diagram is checked after every edit
}

// Diagram is a file that was opened.
type Diagram struct {
	Name       string // of the file, without folder and extension
	XML        string // in UTF-8, whatever the file was in
	Findings   finding.Findings
	HasDiagram bool // there is a drawing; otherwise only the flow is known
}

// Open reads a BPMN file of any encoding. A file that is none is refused.
func (s *Checks) Open(ctx context.Context, name string, file io.Reader) (Diagram, error) {
	xml, err := bpmn.Text(file)
	if err != nil {
		return Diagram{}, failed(err)
	}
	d, err := readDrawing(xml)
	if err != nil {
		return Diagram{}, err
	}
	if err := ctx.Err(); err != nil {
		return Diagram{}, unavailable(err)
	}
	hasDiagram := false
	for _, drawing := range d.Diagrams {
		hasDiagram = hasDiagram || len(drawing.Shapes) > 0
	}
	return Diagram{Name: bareName(name), XML: xml, Findings: engine.Check(d, nil), HasDiagram: hasDiagram}, nil
}

// bareName is a file's name as a process may be called.
func bareName(file string) string {
	name := path.Base(strings.ReplaceAll(file, `\`, "/"))
	name = strings.TrimSuffix(name, path.Ext(name))
	name = strings.TrimSuffix(name, ".bpmn20") // Activiti's "order.bpmn20.xml"
	if name == "." || name == "/" {
		return ""
	}
	return name
}

// Result is what a check says.
type Result struct {
	Findings  finding.Findings
	Soundness soundness.Soundness
	Playable  bool // nothing keeps a simulation from running
}

// Question is what is to be checked.
type Question struct {
	XML      string
	Scenario json.RawMessage // null or empty: none
	Process  ProcessID       // whose drawing it is; empty: it is in no library
	Fixes    bool            // offer ways out
}

// patience is how long fixes are tried out while somebody waits for the findings.
const patience = 150 * time.Millisecond

// Check finds what is wrong with a drawing and, if there is one, with a scenario for
// it, by the rules of the library. Where it is said whose drawing it is, processes that it calls are looked for in the
// same project. What cannot be read at all is a finding too, so that a page which checks as the
// user types always has a place to point at.
func (s *Checks) Check(ctx context.Context, q Question) (Result, error) {
	d, err := readDrawing(q.XML)
	if err != nil {
		return refusedAs(err)
	}
	var numbers *scenario.Scenario
	var complaints []problem.Problem
	if len(q.Scenario) > 0 && !bytes.Equal(q.Scenario, []byte("null")) {
		if numbers, complaints, err = scenario.Inspect(bytes.NewReader(q.Scenario)); err != nil {
			return refusedAs(err)
		}
	}
	settle(numbers, d)
	if q.Process != "" {
		if d, err = withCalled(ctx, s.library, q.Process, d); err != nil {
			return Result{}, err
		}
	}
	policy, err := s.rules.For(ctx, q.Process)
	if err != nil {
		return Result{}, err
	}
	trying, stop := context.WithTimeout(ctx, patience)
	defer stop()
	findings, sound := engine.Examine(ctx, d, numbers, check.Options{Policy: policy, Fixes: q.Fixes, Enough: trying.Done(), Memory: &s.memory})
	if err := ctx.Err(); err != nil {
		return Result{}, unavailable(err)
	}
	for i := range complaints {
		findings = append(findings, findingOf(&complaints[i]))
	}
	return Result{Findings: findings, Soundness: sound, Playable: !findings.Blocking()}, nil
}

// Quickest says how quickly processes and activities can be done at best, as far as the drawing and the scenario,
// which may be empty, tell. A scenario that cannot be read counts as none.
func (s *Checks) Quickest(_ context.Context, xml string, numbers json.RawMessage) ([]promises.Quickest, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return nil, err
	}
	read, _, err := scenario.Inspect(bytes.NewReader(numbers))
	if err != nil {
		read = nil
	}
	settle(read, d)
	return promises.QuickestOf(d, read), nil
}

// Frame is one moment of a run, with what happens then in words.
type Frame struct {
	soundness.Frame
	Text problem.Text
}

// Show plays a run that a check has found, moment by moment. One that does not fit the drawing is refused.
func (s *Checks) Show(ctx context.Context, xml string, of ProcessID, run []finding.Step) ([]Frame, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return nil, err
	}
	if of != "" {
		if d, err = withCalled(ctx, s.library, of, d); err != nil {
			return nil, err
		}
	}
	frames, err := soundness.Show(d, run)
	if err != nil {
		return nil, failed(err)
	}
	told := soundness.Told(d, run[len(run)-len(frames):])
	shown := make([]Frame, len(frames))
	for i := range frames {
		shown[i] = Frame{frames[i], told[i]}
	}
	return shown, nil
}

func refusedAs(err error) (Result, error) {
	p := problem.Of(err)
	if p == nil || p.Code == CodeFailed {
		return Result{}, failed(err)
	}
	return Result{Findings: finding.Findings{findingOf(p)}}, nil
}

func findingOf(p *problem.Problem) finding.Finding {
	return finding.Of(*p, finding.Error)
}
