package app

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"

	"golang.org/x/mod/semver"

	"sandtable/engine/bpmn"
	"sandtable/engine/data"
	"sandtable/engine/matrix"
	"sandtable/engine/model"
	"sandtable/engine/organisation"
	"sandtable/engine/picture"
	"sandtable/engine/raci"
	"sandtable/storage"
	"sandtable/storage/bundle"
)

// Preview is a package before it is installed.
type Preview struct {
	Manifest  bundle.Manifest
	Digest    string
	Trust     Trust
	SignedBy  []string   // who is trusted
	Withdrawn *Withdrawn // it is not to be used any more, and is not installed
	Instead   string     // the version to take in its place; empty: there is none
	Processes []PreviewedProcess
	Roles     []PreviewedRole
	Terms     []PreviewedTerm // that mean something else here
	Missing   []bundle.Requirement
	Changelog string
}

// PreviewedProcess is a process of a package as it looks, and what the package says that it came to.
type PreviewedProcess struct {
	Part     string
	Name     bundle.Text
	Sound    string
	Pictures []string // SVG, drawn here: nothing of the package's own pictures is shown
	Duties   matrix.Listing
	Findings int // that are open
	Evidence []PreviewedEvidence
	Has      []PreviewedCopy // processes of the library that came from this one
}

// PreviewedEvidence is what a simulation in a package came to.
type PreviewedEvidence struct {
	Scenario  string
	CycleTime *float64 // mean, in seconds
	Cost      *float64 // mean per case
	Currency  string
	Promise   *float64 // share of promises kept, 0 to 1
	Cases     int64
}

// PreviewedCopy is an installed copy of a process.
type PreviewedCopy struct {
	Process  ProcessID
	Project  ProjectID
	Name     string
	Version  string
	Changed  bool
	Revision int64
}

// PreviewedRole is a role of a package, with who it may be here.
type PreviewedRole struct {
	ID, Name, English string
	Suggested         string // the id of a role of the project's organisation; empty: nobody there is called so
}

// PreviewedTerm is a word that the package and the project understand otherwise.
type PreviewedTerm struct {
	Name                    string
	TheirOwner, TheirText   string
	OurOwner, OurText, From string // From: the process in which we say so
}

// Preview looks at a package as it would be installed into a project, which may be empty: a new one.
func (s *Central) Preview(ctx context.Context, w Wanted, project ProjectID) (*Preview, error) {
	b, from, err := s.fetch(ctx, w)
	if err != nil {
		return nil, err
	}
	p := &Preview{Manifest: b.Manifest, Digest: b.Digest().String(), Changelog: textOf(b, b.Manifest.Changelog)}
	if p.Trust, p.SignedBy, err = s.trust(ctx, b); err != nil {
		return nil, err
	}
	if p.Withdrawn, p.Instead, err = s.withdrawal(ctx, from, b.Manifest); err != nil {
		return nil, err
	}
	installed, err := s.library.Installations(ctx)
	if err != nil {
		return nil, explain(aTemplate, err)
	}
	drawings, err := drawingsOf(b)
	if err != nil {
		return nil, err
	}
	for i, x := range b.Manifest.Processes {
		one := PreviewedProcess{Part: x.File, Name: x.Name, Sound: x.Sound, Duties: matrix.Of(drawings[i], raci.CodeSet{}).Listing(), Findings: openFindings(b, x.Findings), Evidence: evidenceOf(b, x)}
		for _, drawn := range picture.Of(drawings[i]) {
			one.Pictures = append(one.Pictures, string(drawn.SVG))
		}
		for _, c := range installed {
			if c.Template == b.Manifest.ID && c.Registry == from.Address && c.Part == x.File {
				one.Has = append(one.Has, PreviewedCopy{c.Process, c.Project, c.Name, c.Version, c.Latest > c.Revision, c.Latest})
			}
		}
		p.Processes = append(p.Processes, one)
	}
	p.Missing = missingOf(b.Manifest.Requires, installed)
	if p.Roles, err = s.rolesFor(ctx, b, drawings, project); err != nil {
		return nil, err
	}
	p.Terms, err = s.termsFor(ctx, drawings, project)
	return p, err
}

func textOf(b *bundle.Bundle, part string) string {
	if x := b.Part(part); x != nil && part != "" {
		return strings.ToValidUTF8(string(x.Content), "?")
	}
	return ""
}

// drawingsOf reads the processes of a package. One that cannot be read is refused: nobody could open it.
func drawingsOf(b *bundle.Bundle) ([]*model.Definitions, error) {
	var all []*model.Definitions
	for _, x := range b.Manifest.Processes {
		d, err := bpmn.Decode(bytes.NewReader(b.Part(x.File).Content))
		if err != nil {
			return nil, placedIn(x.File, err)
		}
		all = append(all, d)
	}
	return all, nil
}

// openFindings counts what the package says that its checker found.
func openFindings(b *bundle.Bundle, part string) int {
	var all []packedFinding
	x := b.Part(part)
	if part == "" || x == nil || json.Unmarshal(x.Content, &all) != nil {
		return 0
	}
	open := 0
	for _, f := range all {
		if f.Waiver == nil {
			open++
		}
	}
	return open
}

// evidenceOf reads what the simulations of a package came to. A report that cannot be read counts as none.
func evidenceOf(b *bundle.Bundle, of bundle.Process) []PreviewedEvidence {
	type statistic struct {
		Mean *float64 `json:"mean"`
	}
	all := []PreviewedEvidence{}
	for _, run := range of.Scenarios {
		one := PreviewedEvidence{Scenario: run.Name}
		var r struct {
			Currency string
			Cases    struct{ Completed int64 }
			Process  struct {
				CycleTime, Cost statistic
				Promise         *struct{ Share statistic }
			}
		}
		if x := b.Part(run.Report); run.Report != "" && x != nil && json.Unmarshal(x.Content, &r) == nil {
			one.CycleTime, one.Cost, one.Currency, one.Cases = r.Process.CycleTime.Mean, r.Process.Cost.Mean, r.Currency, r.Cases.Completed
			if r.Process.Promise != nil {
				one.Promise = r.Process.Promise.Share.Mean
			}
		}
		all = append(all, one)
	}
	return all
}

// missingOf are the templates that a package requires and nobody has installed: this version, or a later one with the same major number.
func missingOf(requires []bundle.Requirement, installed []storage.Installation) []bundle.Requirement {
	missing := []bundle.Requirement{}
	for _, r := range requires {
		there := false
		for _, x := range installed {
			there = there || x.Template == r.ID && semver.Major("v"+x.Version) == semver.Major("v"+r.Version) && semver.Compare("v"+x.Version, "v"+r.Version) >= 0
		}
		if !there {
			missing = append(missing, r)
		}
	}
	return missing
}

// rolesFor are the roles of a package, with whom they are called like in the project's organisation.
func (s *Central) rolesFor(ctx context.Context, b *bundle.Bundle, drawings []*model.Definitions, project ProjectID) ([]PreviewedRole, error) {
	ours, err := s.organisation(ctx, project)
	if err != nil {
		return nil, err
	}
	var told []packedRole
	_ = json.Unmarshal([]byte(textOf(b, b.Manifest.Roles)), &told) // what cannot be read says nothing more than the drawing
	english := map[string]string{}
	for _, r := range told {
		english[r.ID] = r.English
	}
	all := []PreviewedRole{}
	seen := map[string]bool{}
	for _, d := range drawings {
		for _, r := range d.Resources {
			id := string(r.ID)
			if seen[id] {
				continue
			}
			seen[id] = true
			one := PreviewedRole{ID: id, Name: r.Name, English: english[id]}
			one.Suggested = roleCalled(ours, one)
			all = append(all, one)
		}
	}
	return all, nil
}

// organisation is that of a project; nobody's where there is no project.
func (s *Central) organisation(ctx context.Context, project ProjectID) (*organisation.Organisation, error) {
	if project == "" {
		return &organisation.Organisation{}, nil
	}
	kept, err := s.library.Organisation(ctx, project)
	if err != nil {
		return nil, explain(aProject, err)
	}
	if kept.Revision == 0 {
		return &organisation.Organisation{}, nil
	}
	o, err := organisation.Decode(bytes.NewReader(kept.Content))
	if err != nil {
		return nil, failed(err)
	}
	return o, nil
}

// roleCalled finds who is called like a role in either language, or else has its id.
func roleCalled(o *organisation.Organisation, r PreviewedRole) string {
	fold := func(name string) string { return strings.ToLower(strings.Join(strings.Fields(name), " ")) }
	for _, wanted := range []string{fold(r.Name), fold(r.English)} {
		for _, x := range o.Roles {
			if wanted != "" && (fold(x.Name) == wanted || fold(x.English) == wanted) {
				return x.ID
			}
		}
	}
	if x := o.Role(r.ID); x != nil {
		return x.ID
	}
	return ""
}

// termsFor are the words of a package that mean something else in the project.
func (s *Central) termsFor(ctx context.Context, drawings []*model.Definitions, project ProjectID) ([]PreviewedTerm, error) {
	differing := []PreviewedTerm{}
	if project == "" {
		return differing, nil
	}
	type meaning struct {
		*data.Term
		in string
	}
	ours := map[string]meaning{}
	heads, err := s.library.Processes(ctx, project)
	if err != nil {
		return nil, explain(aProject, err)
	}
	for _, h := range heads {
		p, err := s.library.Process(ctx, h.ID)
		if err != nil {
			return nil, explain(aProcess, err)
		}
		d, err := bpmn.Decode(bytes.NewReader(p.XML))
		if err != nil {
			continue // its own page says what is wrong with it
		}
		for _, t := range data.Of(d, nil).Terms {
			if _, known := ours[t.Name]; !known {
				ours[t.Name] = meaning{t, h.Name}
			}
		}
	}
	seen := map[string]bool{}
	for _, d := range drawings {
		for _, t := range data.Of(d, nil).Terms {
			if here, ok := ours[t.Name]; ok && !seen[t.Name] && (here.Owner != t.Owner || here.Text != t.Text) {
				seen[t.Name] = true
				differing = append(differing, PreviewedTerm{t.Name, t.Owner, t.Text, here.Owner, here.Text, here.in})
			}
		}
	}
	return differing, nil
}
