package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sandtable/engine/adopt"
	"sandtable/engine/bpmn"
	"sandtable/engine/compile"
	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
	"sandtable/storage/bundle"
)

// Fate says what becomes of a process of a package.
type Fate string

// What can become of it.
const (
	Add    Fate = "add"    // a process of its own
	Update Fate = "update" // the next revision of an installed copy
	Skip   Fate = "skip"   // what is there stays as it is
)

// Installing is how a package shall be installed.
type Installing struct {
	Wanted
	Digest     string          // of what was looked at; what is another one by now is refused
	Channel    string          // that is followed for updates; empty: the newest release
	Project    ProjectID       // empty: a new one
	NewProject string          // its name
	Fates      map[string]Fate // by the process's file in the package; left out: added
	Into       map[string]ProcessID
	Roles      map[string]string // roles of the organisation, by those of the package; empty: they become roles here; left out: likewise
	OurTerms   []string          // words that keep the meaning which they have here
	Unverified string            // the template's id, typed by somebody who wants it though nobody whom we trust has signed it
	Without    bool              // though what it requires is not there
}

// Install puts a package into the library, all of it or nothing.
func (s *Central) Install(ctx context.Context, in Installing) ([]ProcessHead, error) {
	b, from, err := s.fetch(ctx, in.Wanted)
	if err != nil {
		return nil, err
	}
	if err := s.acceptable(ctx, b, from, in); err != nil {
		return nil, err
	}
	d := storage.Delivery{Project: in.Project, Inheritance: inheritance}
	if in.Project == "" {
		if d.Name, err = tidyName(aProject, in.NewProject); err != nil {
			return nil, err
		}
	}
	roles, staff, err := s.roleMap(ctx, b, in)
	if err != nil {
		return nil, err
	}
	d.Organisation = staff
	terms, err := s.ourTerms(ctx, b, in)
	if err != nil {
		return nil, err
	}
	for _, x := range b.Manifest.Processes {
		if in.Fates[x.File] == Skip {
			continue
		}
		p, err := s.delivered(ctx, b, x, in, roles, terms)
		if err != nil {
			return nil, err
		}
		p.Origin = storage.Origin{Registry: from.Address, Template: b.Manifest.ID, Version: b.Manifest.Version, Digest: b.Digest().String(), Channel: in.Channel, Part: x.File}
		d.Processes = append(d.Processes, p)
	}
	if len(d.Processes) == 0 {
		return []ProcessHead{}, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, unavailable(err)
	}
	heads, err := s.library.Install(ctx, d)
	return each(heads, processHeadOf), explain(aProcess, err)
}

// acceptable refuses what nobody vouches for, unless the user says so by name; what was changed since it was looked at; what was withdrawn; and what needs others.
func (s *Central) acceptable(ctx context.Context, b *bundle.Bundle, from Registry, in Installing) error {
	if in.Digest != "" && b.Digest().String() != in.Digest {
		return problem.New("central.changed", problem.Say("The package is another one than the one you have looked at.", "该模板包与您查看时的内容不同。"),
			problem.Say("Look at it again before you install it.", "请重新查看后再安装。"))
	}
	gone, instead, err := s.withdrawal(ctx, from, b.Manifest)
	if err != nil {
		return err
	}
	if gone != nil {
		return refusedWithdrawn(b.Manifest.ID, gone, instead)
	}
	trust, _, err := s.trust(ctx, b)
	if err != nil {
		return err
	}
	if trust != Trusted && in.Unverified != b.Manifest.ID {
		said := problem.Say("Nobody has signed %s %s.", "%s %s 未签署。", b.Manifest.ID, b.Manifest.Version)
		if trust == Stranger {
			said = problem.Say("Nobody whom you trust has signed %s %s.", "%s %s 未由您信任的签署方签署。", b.Manifest.ID, b.Manifest.Version)
		}
		return problem.New("central.untrusted", said, problem.Say("Trust its publisher's key under “Registries and keys”, or confirm this package by its id.", "请在“仓库与密钥”中信任发布者的公钥，或输入模板标识确认安装。"))
	}
	installed, err := s.library.Installations(ctx)
	if err != nil {
		return explain(aTemplate, err)
	}
	if missing := missingOf(b.Manifest.Requires, installed); len(missing) > 0 && !in.Without {
		names := strings.Join(each(missing, func(r bundle.Requirement) string { return r.ID + " " + r.Version }), ", ")
		return problem.New("central.requires", problem.Say("It requires templates that are not installed: %s.", "缺少其依赖的模板：%s。", names), problem.Say("Install them first, or say that you do without.", "请先安装这些模板，或选择忽略依赖。"))
	}
	return nil
}

// roleMap is who the roles of the package are here, and the organisation with those that are new in it.
func (s *Central) roleMap(ctx context.Context, b *bundle.Bundle, in Installing) (map[string]adopt.Role, *storage.OrganisationSave, error) {
	kept := storage.Organisation{}
	if in.Project != "" {
		var err error
		if kept, err = s.library.Organisation(ctx, in.Project); err != nil {
			return nil, nil, explain(aProject, err)
		}
	}
	o, err := s.organisation(ctx, in.Project)
	if err != nil {
		return nil, nil, err
	}
	drawings, err := drawingsOf(b)
	if err != nil {
		return nil, nil, err
	}
	named, err := s.rolesFor(ctx, b, drawings, in.Project)
	if err != nil {
		return nil, nil, err
	}
	var told []packedRole
	_ = json.Unmarshal([]byte(textOf(b, b.Manifest.Roles)), &told) // as in rolesFor
	roles := map[string]adopt.Role{}
	added := false
	for _, r := range named {
		if to := in.Roles[r.ID]; to != "" {
			known := o.Role(to)
			if known == nil {
				return nil, nil, problem.New("central.no-role", problem.Say("There is no role “%s” in the organisation.", "组织中没有角色“%s”。", to), problem.Say("Choose another one.", "请选择其他角色。"))
			}
			if known.ID != r.ID || known.Name != r.Name {
				roles[r.ID] = adopt.Role{ID: known.ID, Name: known.Name}
			}
			continue
		}
		id := newRole(o, r, told)
		added = true
		if id != r.ID {
			roles[r.ID] = adopt.Role{ID: id, Name: o.Role(id).Name}
		}
	}
	if !added {
		return roles, nil, nil
	}
	if err := o.Sane(); err != nil {
		return nil, nil, failed(err)
	}
	return roles, &storage.OrganisationSave{Expected: kept.Revision, Content: written(o)}, nil
}

// newRole adds a role of a package to an organisation, under an id and a name that nobody has there.
func newRole(o *organisation.Organisation, r PreviewedRole, told []packedRole) string {
	made := organisation.Role{ID: r.ID, Name: r.Name, English: r.English}
	if made.Name == "" {
		made.Name = r.ID
	}
	for _, x := range told {
		if x.ID == r.ID {
			made.Skills, made.Note = x.Skills, x.Note
		}
	}
	for n := 2; o.Role(made.ID) != nil; n++ {
		made.ID = fmt.Sprintf("%s-%d", r.ID, n)
	}
	taken := func(name string) bool {
		return slices.ContainsFunc(o.Roles, func(x organisation.Role) bool { return strings.EqualFold(x.Name, name) })
	}
	for n := 2; taken(made.Name); n++ {
		made.Name = fmt.Sprintf("%s (%d)", r.Name, n)
	}
	o.Roles = append(o.Roles, made)
	return made.ID
}

// ourTerms are the words that keep the meaning which they have in the project.
func (s *Central) ourTerms(ctx context.Context, b *bundle.Bundle, in Installing) (map[string]adopt.Term, error) {
	drawings, err := drawingsOf(b)
	if err != nil || len(in.OurTerms) == 0 {
		return nil, err
	}
	differing, err := s.termsFor(ctx, drawings, in.Project)
	if err != nil {
		return nil, err
	}
	terms := map[string]adopt.Term{}
	for _, t := range differing {
		if slices.Contains(in.OurTerms, t.Name) {
			terms[t.Name] = adopt.Term{Owner: t.OurOwner, Text: t.OurText}
		}
	}
	return terms, nil
}

// delivered is a process of the package as it comes into the library.
func (s *Central) delivered(ctx context.Context, b *bundle.Bundle, x bundle.Process, in Installing, roles map[string]adopt.Role, terms map[string]adopt.Term) (storage.DeliveredProcess, error) {
	p := storage.DeliveredProcess{Name: nameIn(x)}
	xml, err := adopt.Drawing(b.Part(x.File).Content, roles, terms)
	if err != nil {
		return p, failed(err)
	}
	p.XML = xml
	d, err := bpmn.Decode(bytes.NewReader(xml))
	if err != nil {
		return p, placedIn(x.File, err)
	}
	there := []storage.ScenarioHead{}
	if in.Fates[x.File] == Update {
		head, err := s.library.Process(ctx, in.Into[x.File])
		if err != nil {
			return p, explain(aProcess, err)
		}
		if head.ProjectID != in.Project {
			return p, notFound(aProcess)
		}
		p.Into, p.Expected, p.Name = head.ID, head.Revision, ""
		if there, err = s.library.Scenarios(ctx, head.ID); err != nil {
			return p, explain(aProcess, err)
		}
	}
	places := map[string]int{}
	for i, run := range x.Scenarios {
		one := storage.DeliveredScenario{Name: run.Name, Follows: places[run.Follows]}
		places[run.File] = i + 1
		one.Content = b.Part(run.File).Content
		if len(roles) > 0 {
			if one.Content, err = adopt.Scenario(one.Content, roles); err != nil {
				return p, failed(err)
			}
		}
		numbers, err := scenario.Decode(bytes.NewReader(one.Content))
		if err != nil {
			return p, placedIn(run.File, err)
		}
		// What the mapping of roles did not reach would show here. What calls others is looked at once they are there.
		if len(missing(d, d)) == 0 && run.Report != "" {
			if _, err := compile.Definitions(d, numbers); err != nil {
				return p, placedIn(run.File, err)
			}
		}
		for _, h := range there {
			if h.Name == run.Name {
				one.Into, one.Expected, one.Name = h.ID, h.Revision, ""
			}
		}
		p.Scenarios = append(p.Scenarios, one)
	}
	return p, nil
}

// nameIn is what a process is called in the library: as its drawing is written.
func nameIn(x bundle.Process) string {
	for _, name := range []string{x.Name.ZH, x.Name.EN, x.ID} {
		if name != "" {
			letters := []rune(strings.Join(strings.Fields(name), " "))
			return string(letters[:min(len(letters), longestName)])
		}
	}
	return "process"
}
