package cli

import (
	"cmp"
	"net/url"
	"path/filepath"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"sandtable/engine"
	"sandtable/engine/check"
	"sandtable/engine/check/rules"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// sarif is the findings in the Static Analysis Results Interchange Format 2.1.0, which code
// reviews and CI servers read.
func (c *console) sarif(e examined) *sarif.Report {
	run := sarif.NewRun().WithTool(sarif.NewTool().WithDriver(
		sarif.NewToolComponent().WithName("Sandtable").WithVersion(engine.Version).WithLanguage(string(c.language))))
	run.WithColumnKind("unicodeCodePoints").WithLanguage(string(c.language))
	for _, r := range check.Rules() {
		c.sarifRule(run, r)
	}
	for i := range e.found {
		result := c.sarifResult(e, &e.found[i])
		result.RuleIndex = run.GetRuleIndex(e.found[i].Rule)
		run.AddResult(result)
	}
	report := sarif.NewReport()
	report.AddRun(run)
	return report
}

func (c *console) sarifRule(run *sarif.Run, r *finding.Rule) {
	page, _ := rules.Of(r.ID)
	title := r.Title.In(c.language)
	run.AddRule(r.ID).WithName(r.ID).
		WithShortDescription(sarif.NewMultiformatMessageString().WithText(title)).
		WithHelp(sarif.NewMultiformatMessageString().WithText(cmp.Or(page.Text.In(c.language), title))).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(sarifLevel(r.Severity)).WithEnabled(!r.Off))
}

// sarifLevel is a severity in SARIF's words.
func sarifLevel(s finding.Severity) string {
	return [...]string{finding.Info: "note", finding.Warning: "warning", finding.Error: "error"}[s]
}

func (c *console) sarifResult(e examined, f *finding.Finding) *sarif.Result {
	said := c.findingIn(e.played, e.numbers, *f)
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewSimpleArtifactLocation(e.uri(said.At.File)))
	if said.Line > 0 {
		place.WithRegion(sarif.NewRegion().WithStartLine(said.Line).WithStartColumn(said.Column))
	}
	location := sarif.NewLocationWithPhysicalLocation(place)
	if name := cmp.Or(string(f.Element), said.At.Path); name != "" {
		location.WithLogicalLocations([]*sarif.LogicalLocation{sarif.NewLogicalLocation().WithFullyQualifiedName(name).WithKind("element")})
	}
	text := (&problem.Problem{Message: f.Message, Hint: f.Hint}).Line(c.language)
	r := sarif.NewRuleResult(f.Rule).WithLevel(sarifLevel(f.Severity)).WithMessage(sarif.NewTextMessage(text)).WithLocations([]*sarif.Location{location})
	if f.Waiver != nil {
		r.AddSuppression(sarif.NewSuppression().WithKind("external").WithStatus("accepted").WithJustification(f.Waiver.Reason))
	}
	return r
}

// uri is one of the files as SARIF refers to it: relative, with slashes.
func (e *examined) uri(file string) string {
	for _, path := range append([]string{e.path, e.numbers}, e.with...) {
		if path != "" && nameOf(path) == file {
			return (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()
		}
	}
	return (&url.URL{Path: file}).EscapedPath()
}
