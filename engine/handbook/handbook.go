// Package handbook writes down a process as a company prints it: what is done, by whom, with what and by when, what was
// promised, checked and rehearsed. What comes out is a document without a format; web and docx beside it write it as
// HTML and for Word.
package handbook

import (
	"sandtable/engine/change"
	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
)

// Chapter is a part of a handbook that can be left out.
type Chapter string

const (
	Summary    Chapter = "summary"    // the process at a glance
	Diagrams   Chapter = "diagrams"   // as it is drawn
	Activities Chapter = "activities" // who does what with what, and how
	Duties     Chapter = "raci"       // the matrix and the roles
	Promises   Chapter = "sla"        // by when
	Forms      Chapter = "forms"      // what people fill in
	Rules      Chapter = "data"       // variables, terms, decisions and branches
	Events     Chapter = "events"     // what it waits for and brings about
	Scenarios  Chapter = "scenarios"  // numbers, and what came of them
	Findings   Chapter = "findings"   // of the checker
	Changes    Chapter = "changes"    // since earlier versions
)

// Chapters are all of them, in their order.
var Chapters = []Chapter{Summary, Diagrams, Activities, Duties, Promises, Forms, Rules, Events, Scenarios, Findings, Changes}

// Cover is what stands on the first page. Whatever is empty is left out.
type Cover struct {
	Name     problem.Text // of the process; empty: that of the drawing
	Version  string
	Owner    string
	Date     string
	Revision string // of the drawing in a library
}

// Rehearsal is a scenario and what its simulation came to.
type Rehearsal struct {
	Name    string             // empty: that of its numbers
	Numbers *scenario.Scenario // nil: they cannot be read, and Why says so
	Report  *report.Report     // nil: it was not played
	Why     problem.Text       // why not; empty: nobody has done it
}

// Version is one of those that there were before.
type Version struct{ Name, Date, By, Note string }

// Source is what a handbook is made of. What is nil or empty is left out.
type Source struct {
	Cover     Cover
	Drawing   *model.Definitions
	Codes     raci.CodeSet
	Scenarios []Rehearsal
	Checked   bool // Found and Sound are what the checker says; false: nobody has asked it
	Found     finding.Findings
	Sound     soundness.Soundness
	Since     string             // which version Changes are reckoned from
	Changes   *change.Difference // nil: nothing is compared
	Versions  []Version          // the last one first
	Changelog string             // in Markdown
}

// Options say how a handbook is made.
type Options struct {
	Languages []problem.Language // one, or two of which the first leads; none: English
	Without   []Chapter          // are left out
}

// Of is the handbook of a process. The same source makes the same document.
func Of(s Source, o Options) *Document {
	b := newBook(s, o)
	b.cover()
	chapters := map[Chapter]func(){Summary: b.summary, Diagrams: b.diagrams, Activities: b.activities, Duties: b.duties, Promises: b.promises,
		Forms: b.forms, Rules: b.rules, Events: b.events, Scenarios: b.scenarios, Findings: b.findings, Changes: b.changes}
	for _, c := range Chapters {
		if !b.without(c) {
			chapters[c]()
		}
	}
	return b.doc
}
