package app

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sandtable/engine/bpmn"
	"sandtable/engine/finding"
	"sandtable/storage"
	"sandtable/storage/bundle"
)

// Publication is what a package is made of that comes from the library, and what is said of it.
type Publication struct {
	ID           string               `json:"id"`
	Version      string               `json:"version"`
	Name         bundle.Text          `json:"name"`
	Summary      bundle.Text          `json:"summary"`
	ProcessClass string               `json:"processClass"`
	Industry     string               `json:"industry"`
	Requires     []bundle.Requirement `json:"requires,omitempty"`
	Processes    []PublishedProcess   `json:"processes"` // the first is the one that it is about
	Changelog    string               `json:"changelog"` // Markdown
	Registry     RegistryID           `json:"registry,omitempty"`
}

// PublishedProcess is a process of the library with those of its scenarios that go with it.
type PublishedProcess struct {
	Process   ProcessID    `json:"process"`
	Name      bundle.Text  `json:"name"`
	Scenarios []ScenarioID `json:"scenarios"`
}

// gathered is a publication as files: what Pack makes the same package of as “sandtable pack” would of those files.
type gathered struct {
	recipe    *Recipe
	files     map[string][]byte
	policies  map[string]*finding.Policy
	processes map[string]ProcessID  // by their files
	scenarios map[string]ScenarioID // likewise
}

func (g *gathered) open(name string) ([]byte, error) {
	content, ok := g.files[name]
	if !ok {
		return nil, notFound(aScenario)
	}
	return content, nil
}

// gather reads what a publication names, as it was saved last.
func (s *Publishing) gather(ctx context.Context, p Publication) (*gathered, error) {
	if len(p.Processes) == 0 {
		return nil, notFound(aProcess)
	}
	g := &gathered{files: map[string][]byte{}, policies: map[string]*finding.Policy{}, processes: map[string]ProcessID{}, scenarios: map[string]ScenarioID{},
		recipe: &Recipe{ID: p.ID, Version: p.Version, Name: p.Name, Summary: p.Summary, ProcessClass: p.ProcessClass, Industry: p.Industry, Requires: p.Requires}}
	var project ProjectID
	for _, one := range p.Processes {
		kept, err := s.library.Process(ctx, one.Process)
		if err != nil {
			return nil, explain(aProcess, err)
		}
		if project == "" {
			project = kept.ProjectID
		}
		file := g.add(kept.Name, ".bpmn", kept.XML)
		g.processes[file] = one.Process
		if g.policies[file], err = s.rules.For(ctx, one.Process); err != nil {
			return nil, err
		}
		made := RecipeProcess{File: file, Name: one.Name}
		if err := s.scenarios(ctx, g, one, &made); err != nil {
			return nil, err
		}
		if made.Walks, err = s.walks(ctx, g, one.Process, kept.Name); err != nil {
			return nil, err
		}
		g.recipe.Processes = append(g.recipe.Processes, made)
	}
	if strings.TrimSpace(p.Changelog) != "" {
		g.recipe.Changelog = g.add("changelog", ".md", []byte(strings.TrimSpace(p.Changelog)+"\n"))
	}
	o, err := s.library.Organisation(ctx, project)
	if err != nil {
		return nil, explain(aProject, err)
	}
	if o.Revision > 0 {
		g.recipe.Organisation = g.add("organisation", ".json", o.Content)
	}
	return g, nil
}

// scenarios adds those of a process as files. One that follows another one says so, where that is published, too, or else the next one up.
func (s *Publishing) scenarios(ctx context.Context, g *gathered, p PublishedProcess, made *RecipeProcess) error {
	all, err := s.library.Scenarios(ctx, p.Process)
	if err != nil {
		return explain(aProcess, err)
	}
	bases, files := map[ScenarioID]ScenarioID{}, map[ScenarioID]string{}
	for _, h := range all {
		bases[h.ID] = h.Base
	}
	for _, id := range basesFirst(p.Scenarios, bases) {
		numbers, err := s.library.Scenario(ctx, id)
		if err != nil {
			return explain(aScenario, err)
		}
		name := g.add(numbers.Name, ".json", numbers.Content)
		g.scenarios[name], files[id] = id, name
		made.Scenarios = append(made.Scenarios, name)
		base := bases[id]
		for base != "" && files[base] == "" {
			base = bases[base]
		}
		if base != "" {
			if made.Follows == nil {
				made.Follows = map[string]string{}
			}
			made.Follows[name] = files[base]
		}
	}
	return nil
}

// basesFirst are scenarios in their order, except that each stands behind those that it follows.
func basesFirst(ids []ScenarioID, bases map[ScenarioID]ScenarioID) []ScenarioID {
	var sorted []ScenarioID
	var add func(id ScenarioID)
	add = func(id ScenarioID) {
		if id == "" || slices.Contains(sorted, id) {
			return
		}
		add(bases[id])
		if slices.Contains(ids, id) {
			sorted = append(sorted, id)
		}
	}
	for _, id := range ids {
		add(id)
	}
	return sorted
}

// walks adds the tests of a process as a file; its name is empty where there are none.
func (s *Publishing) walks(ctx context.Context, g *gathered, process ProcessID, name string) (string, error) {
	text, err := walksFile(ctx, s.library, process)
	if err != nil || text == nil {
		return "", err
	}
	return g.add(name+".walks", ".json", text), nil
}

// add keeps content under a name that every system accepts for a file, and that nothing else has.
func (g *gathered) add(name, ending string, content []byte) string {
	stem := fileStem(name)
	for n := 1; ; n++ {
		file := stem + ending
		if n > 1 {
			file = fmt.Sprintf("%s-%d%s", stem, n, ending)
		}
		if !g.taken(file) {
			g.files[file] = content
			return file
		}
	}
}

// taken says whether a file of that name is there; capitals make no difference.
func (g *gathered) taken(file string) bool {
	for other := range g.files {
		if strings.EqualFold(other, file) {
			return true
		}
	}
	return false
}

// fileStem is a name as a file may be called: letters and digits of all scripts, joined by hyphens.
func fileStem(name string) string {
	const most = 40 // characters, up to 4 bytes each
	var b strings.Builder
	n := 0
	for _, r := range norm.NFC.String(name) {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		if n++; n > most {
			break
		}
		if letter {
			b.WriteRune(unicode.ToLower(r))
		} else if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
			b.WriteByte('-')
		}
	}
	stem := strings.Trim(b.String(), "-")
	if stem == "" || windowsDevice(stem) {
		return "process"
	}
	return norm.NFC.String(stem)
}

// windowsDevice says whether Windows takes a name for a device.
func windowsDevice(stem string) bool {
	return slices.Contains([]string{"con", "prn", "aux", "nul"}, stem) || len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) && unicode.IsDigit(rune(stem[3]))
}

// Beginning is where somebody starts who wants to publish a process: what was answered last time, or sensible answers, and what there is to choose from.
type Beginning struct {
	Publication Publication
	Published   bool // the answers are those of last time
	Choices     []PublicationChoice
}

// PublicationChoice is a process of the project with its scenarios.
type PublicationChoice struct {
	Process   ProcessHead
	Called    bool // by the process that is published, directly or not
	Scenarios []ScenarioHead
}

// Begin says where to start with a process.
func (s *Publishing) Begin(ctx context.Context, id ProcessID) (Beginning, error) {
	own, err := s.library.Process(ctx, id)
	if err != nil {
		return Beginning{}, explain(aProcess, err)
	}
	var b Beginning
	if b.Choices, err = s.choices(ctx, own); err != nil {
		return b, err
	}
	content, err := s.library.Publication(ctx, id)
	switch {
	case errors.Is(err, storage.ErrNotFound):
		b.Publication = s.firstAnswers(own, b.Choices)
		return b, nil
	case err != nil:
		return b, explain(aProcess, err)
	}
	if err := json.Unmarshal(content, &b.Publication); err != nil {
		return b, failed(err)
	}
	b.Published = true
	b.Publication.Processes = stillThere(b.Publication.Processes, b.Choices)
	b.Publication.Changelog = ""
	return b, nil
}

// choices are the processes of the project, the one that is published first.
func (s *Publishing) choices(ctx context.Context, own storage.Process) ([]PublicationChoice, error) {
	heads, err := s.library.Processes(ctx, own.ProjectID)
	if err != nil {
		return nil, explain(aProject, err)
	}
	d, err := readDrawing(string(own.XML))
	if err != nil {
		return nil, err
	}
	together, err := withCalled(ctx, s.library, own.ID, d)
	if err != nil {
		return nil, err
	}
	choices := []PublicationChoice{{}}
	for _, h := range heads {
		found, err := s.library.Scenarios(ctx, h.ID)
		if err != nil {
			return nil, explain(aProcess, err)
		}
		c := PublicationChoice{Process: processHeadOf(h), Scenarios: each(found, scenarioHeadOf)}
		if h.ID == own.ID {
			choices[0] = c
			continue
		}
		if len(together.Processes) > len(d.Processes) {
			p, err := s.library.Process(ctx, h.ID)
			if err != nil {
				return nil, explain(aProcess, err)
			}
			held := processesIn(p.XML)
			for _, called := range together.Processes[len(d.Processes):] {
				c.Called = c.Called || slices.Contains(held, string(called.ID))
			}
		}
		choices = append(choices, c)
	}
	return choices, nil
}

// firstAnswers are sensible for a process that was never published: with all of its scenarios, and what it calls.
func (s *Publishing) firstAnswers(own storage.Process, choices []PublicationChoice) Publication {
	p := Publication{Version: "1.0.0", ID: idFrom(own.Name), Name: inItsLanguage(own.Name)}
	for i, c := range choices {
		if i > 0 && !c.Called {
			continue
		}
		one := PublishedProcess{Process: c.Process.ID, Name: inItsLanguage(c.Process.Name), Scenarios: []ScenarioID{}}
		for _, x := range c.Scenarios {
			one.Scenarios = append(one.Scenarios, x.ID)
		}
		p.Processes = append(p.Processes, one)
	}
	return p
}

// stillThere leaves out what was deleted since.
func stillThere(all []PublishedProcess, choices []PublicationChoice) []PublishedProcess {
	kept := []PublishedProcess{}
	for _, p := range all {
		for _, c := range choices {
			if c.Process.ID != p.Process {
				continue
			}
			scenarios := []ScenarioID{}
			for _, id := range p.Scenarios {
				for _, x := range c.Scenarios {
					if x.ID == id {
						scenarios = append(scenarios, id)
					}
				}
			}
			p.Scenarios = scenarios
			kept = append(kept, p)
		}
	}
	return kept
}

// idFrom suggests an id for a template of this name.
func idFrom(name string) string {
	id := strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII {
			return -1
		}
		return r
	}, fileStem(name))
	if id = strings.Trim(id, "-"); id == "" {
		id = "process"
	}
	return path.Join("company", id)
}

// inItsLanguage is a name as the Chinese or the English one.
func inItsLanguage(name string) bundle.Text {
	if strings.ContainsFunc(name, func(r rune) bool { return r >= 0x2e80 }) {
		return bundle.Text{ZH: name}
	}
	return bundle.Text{EN: name}
}

// processesIn are the ids of the processes in a drawing; none where it cannot be read.
func processesIn(xml []byte) (ids []string) {
	d, err := bpmn.Decode(strings.NewReader(string(xml)))
	if err != nil {
		return nil
	}
	for _, p := range d.Processes {
		ids = append(ids, string(p.ID))
	}
	return ids
}
