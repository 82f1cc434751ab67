package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"sandtable/app/release"
	"sandtable/engine"
	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/handbook"
	"sandtable/engine/model"
	"sandtable/engine/picture"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/walk"
	"sandtable/storage/bundle"
)

// Recipe says what a template package is made of: its manifest but for what is found out, and the files.
type Recipe struct {
	ID           string               `json:"id"`
	Version      string               `json:"version"`
	Name         bundle.Text          `json:"name"`
	Summary      bundle.Text          `json:"summary"`
	ProcessClass string               `json:"processClass"`
	Industry     string               `json:"industry"`
	Requires     []bundle.Requirement `json:"requires"`
	Processes    []RecipeProcess      `json:"processes"`
	Organisation string               `json:"organisation,omitempty"` // a file with roles, as a project has them; people and costs stay behind
	Changelog    string               `json:"changelog,omitempty"`    // a file in Markdown
}

// Languages are those in which the template has a name, the Chinese one first; English where it has none.
func (r *Recipe) Languages() []problem.Language {
	var all []problem.Language
	if r.Name.ZH != "" {
		all = append(all, problem.Chinese)
	}
	if r.Name.EN != "" || len(all) == 0 {
		all = append(all, problem.English)
	}
	return all
}

// RecipeProcess is a process of a package with its scenarios, by the names of their files.
type RecipeProcess struct {
	File      string      `json:"file"`
	Name      bundle.Text `json:"name"`
	Scenarios []string    `json:"scenarios"`
	// Of a scenario that was made from another one, that one, which stands before it.
	Follows map[string]string `json:"follows,omitempty"`
	Walks   string            `json:"walks"` // a file of walks, its tests; empty: none
}

// DecodeRecipe reads a recipe; fields that it does not know are refused by name.
func DecodeRecipe(r io.Reader) (*Recipe, error) {
	const most = 1 << 20
	d := json.NewDecoder(io.LimitReader(r, most))
	d.DisallowUnknownFields()
	recipe := new(Recipe)
	if err := d.Decode(recipe); err != nil {
		return nil, problem.New("package.recipe", problem.Say("This is no description of a package: %s.", "这不是模板包描述文件：%s。", strings.TrimPrefix(err.Error(), "json: ")),
			problem.Say("“sandtable pack --help” shows what one looks like.", "可用“sandtable pack --help”查看示例。")).Because(err)
	}
	return recipe, nil
}

// ObstacleKind says what has to be mended.
type ObstacleKind string

// What stands against a release.
const (
	NoProcesses ObstacleKind = "noProcesses"
	NoScenarios ObstacleKind = "noScenarios" // nothing was rehearsed
	HasErrors   ObstacleKind = "errors"      // of the checker
	IsUnsound   ObstacleKind = "unsound"
	IsUndecided ObstacleKind = "undecided"
	NotPlayed   ObstacleKind = "notPlayed" // a scenario cannot be played
	BrokenOff   ObstacleKind = "brokenOff" // its simulation came to no end
	WalksFail   ObstacleKind = "walksFail" // tests of it do not pass, or cannot be played
)

// Obstacle is why a package may not be released yet.
type Obstacle struct {
	Kind ObstacleKind
	File string
	Text problem.Text
	Hint problem.Text
}

// Packed is a package with why it may not be released, if there is anything.
type Packed struct {
	Bundle    *bundle.Bundle
	Obstacles []Obstacle
}

// Packing says how a package is made.
type Packing struct {
	State    bundle.State
	Open     func(name string) ([]byte, error) // gives a file that the recipe names
	Policy   *finding.Policy                   // rules that processes are checked by; nil: as they come
	Policies map[string]*finding.Policy        // those of a process of its own, by its file, in place of Policy
	Progress func(simulate.Progress)           // nil: nobody is told
	Evidence *Evidence                         // what simulations came to before; nil: each is played
}

// Pack makes a template package: it checks the processes, plays their scenarios, and puts what comes of that beside them, so that the
// evidence is never older than what it is about. The same files make the same package. A package with obstacles is a draft.
func Pack(ctx context.Context, recipe *Recipe, o Packing) (*Packed, error) {
	changelog, err := changelogOf(recipe, o)
	if err != nil {
		return nil, err
	}
	p := &packer{changelog: string(changelog), ctx: ctx, o: o, taken: map[string]string{}, manifest: bundle.Manifest{ID: recipe.ID, Version: recipe.Version, State: o.State, Name: recipe.Name, Summary: recipe.Summary,
		ProcessClass: recipe.ProcessClass, Industry: recipe.Industry, Engine: engine.Version, Requires: recipe.Requires, Processes: []bundle.Process{}}}
	if err := p.processes(recipe.Processes); err != nil {
		return nil, err
	}
	if err := p.organisation(recipe.Organisation); err != nil {
		return nil, err
	}
	if len(recipe.Processes) == 0 {
		p.obstacle(NoProcesses, "", problem.Say("there is no process in the package", "模板包中没有流程"), problem.Say("name one under “processes”", "请在“processes”中列出流程"))
	}
	if recipe.Changelog != "" {
		p.manifest.Changelog = p.keep("CHANGELOG.md", "text/markdown", changelog)
	}
	if len(p.obstacles) > 0 {
		p.manifest.State = bundle.Draft
	}
	for i, d := range p.drawings { // now that it is known whether it is a release
		p.contracts(p.stems[i], d, &p.manifest.Processes[i])
	}
	b, err := bundle.New(p.manifest, p.parts)
	if err != nil {
		return nil, release.ExplainBundle(err)
	}
	return &Packed{b, p.obstacles}, nil
}

func changelogOf(recipe *Recipe, o Packing) ([]byte, error) {
	if recipe.Changelog == "" {
		return nil, nil
	}
	return o.Open(recipe.Changelog)
}

// packer collects the parts of a package.
type packer struct {
	changelog string
	ctx       context.Context
	o         Packing
	manifest  bundle.Manifest
	parts     []bundle.Part
	obstacles []Obstacle
	taken     map[string]string // names of parts, by the files they come from
	texts     [][]byte          // of the processes
	drawings  []*model.Definitions
	stems     []string // what the parts of each are called
}

func (p *packer) keep(name, mediaType string, content []byte) string {
	p.parts = append(p.parts, bundle.Part{Path: name, Type: mediaType, Content: content})
	return name
}

func (p *packer) obstacle(kind ObstacleKind, file string, text, hint problem.Text) {
	p.obstacles = append(p.obstacles, Obstacle{kind, file, text, hint})
}

// processes reads all processes first: they may call one another.
func (p *packer) processes(all []RecipeProcess) error {
	for _, r := range all {
		text, err := p.o.Open(r.File)
		if err != nil {
			return err
		}
		p.texts = append(p.texts, text)
		d, err := bpmn.Decode(bytes.NewReader(text))
		if err != nil {
			return placedIn(r.File, err)
		}
		p.drawings = append(p.drawings, d)
	}
	for i, r := range all {
		if err := p.process(r, p.texts[i], p.drawings[i]); err != nil {
			return err
		}
	}
	return nil
}

// played is a drawing with what it calls in the other processes of the package.
func (p *packer) played(d *model.Definitions) *model.Definitions {
	if len(p.drawings) < 2 || len(missing(d, d)) == 0 {
		return d
	}
	return d.With(slices.DeleteFunc(slices.Clone(p.drawings), func(other *model.Definitions) bool { return other == d })...)
}

// policy is what a process is checked by.
func (p *packer) policy(file string) *finding.Policy {
	if own := p.o.Policies[file]; own != nil {
		return own
	}
	return p.o.Policy
}

// stem is what the parts of a file are called; two files of one name in different folders cannot both be in a package.
func (p *packer) stem(file string) (string, error) {
	stem := strings.TrimSuffix(path.Base(strings.ReplaceAll(file, `\`, "/")), path.Ext(file))
	folded := strings.ToLower(path.Ext(file) + stem)
	if other, ok := p.taken[folded]; ok {
		return "", problem.New("package.same-name", problem.Say("This file has the name of another one in the package, %s.", "该文件与包中的 %s 同名。", other),
			problem.Say("Give it a name of its own.", "请改用不同的文件名。")).In(file)
	}
	p.taken[folded] = file
	return stem, nil
}

// process adds a process with all that is read from it, found in it and played by it.
func (p *packer) process(r RecipeProcess, xml []byte, d *model.Definitions) error {
	stem, err := p.stem(r.File)
	if err != nil {
		return err
	}
	p.stems = append(p.stems, stem)
	entry := bundle.Process{ID: idOf(d), Name: r.Name, File: p.keep("processes/"+stem+".bpmn", "application/xml", xml)}
	if entry.Name == (bundle.Text{}) {
		entry.Name = named(d)
	}
	for i, drawing := range picture.Of(d) {
		name := "pictures/" + stem + ".svg"
		if i > 0 {
			name = fmt.Sprintf("pictures/%s-%d.svg", stem, i+1)
		}
		entry.Pictures = append(entry.Pictures, p.keep(name, "image/svg+xml", drawing.SVG))
	}
	codes := raci.CodeSet{}
	if policy := p.policy(r.File); policy != nil {
		codes = policy.Codes
	}
	if err := p.tables(stem, d, codes, &entry); err != nil {
		return err
	}
	written := handbook.Source{Drawing: d, Codes: codes, Changelog: p.changelog, Cover: handbook.Cover{Name: problem.Text{EN: entry.Name.EN, ZH: entry.Name.ZH}, Version: p.manifest.Version}}
	if err := p.scenarios(stem, d, r, &entry, &written); err != nil {
		return err
	}
	if err := p.handbook(stem, written, &entry); err != nil {
		return err
	}
	p.manifest.Processes = append(p.manifest.Processes, entry)
	return nil
}

// scenarios adds the scenarios of a process, what the checker says, and a simulation of each.
func (p *packer) scenarios(stem string, d *model.Definitions, r RecipeProcess, entry *bundle.Process, written *handbook.Source) error {
	first := (*scenario.Scenario)(nil)
	kept := map[string]string{"": ""} // by the recipe's file
	for scenario, base := range r.Follows {
		if i, k := slices.Index(r.Scenarios, scenario), slices.Index(r.Scenarios, base); i < 0 || k < 0 || k >= i {
			return problem.New("package.follows", problem.Say("%[1]q cannot follow %[2]q: both have to be listed, %[2]q first.", "%[1]q 不能基于 %[2]q：两者都须列出，且 %[2]q 在前。", scenario, base),
				problem.Say("Correct “follows” or “scenarios”.", "请改正“follows”或“scenarios”。")).In(r.File)
		}
	}
	for _, file := range r.Scenarios {
		text, err := p.o.Open(file)
		if err != nil {
			return err
		}
		s, err := scenario.Decode(bytes.NewReader(text))
		if err != nil {
			return placedIn(file, err)
		}
		name, err := p.stem(file)
		if err != nil {
			return err
		}
		settle(s, d)
		if first == nil {
			first = s
		}
		run := bundle.Run{Name: s.Name, File: p.keep("scenarios/"+name+".json", "application/json", text), Seed: s.Run.Seed}
		kept[file], run.Follows = run.File, kept[r.Follows[file]]
		if run.Name == "" {
			run.Name = name
		}
		rehearsed := handbook.Rehearsal{Numbers: s}
		if run.Report, rehearsed.Report, err = p.play("evidence/"+name+".report.json", d, s, file, text); err != nil {
			return err
		}
		written.Scenarios = append(written.Scenarios, rehearsed)
		entry.Scenarios = append(entry.Scenarios, run)
	}
	if first == nil {
		p.obstacle(NoScenarios, r.File, problem.Say("it has no scenario, so nothing shows how it will go", "没有情景，无法佐证其运行效果"), problem.Say("rehearse it, and name the scenario beside it", "请先完成仿真，并在该流程下列出情景文件"))
	}
	found, sound := engine.Examine(p.ctx, p.played(d), first, check.Options{Policy: p.policy(r.File)})
	if p.ctx.Err() != nil {
		return p.ctx.Err()
	}
	written.Checked, written.Found, written.Sound = true, found, sound
	entry.Sound = sound.Verdict.String()
	entry.Findings = p.json("evidence/"+stem+".findings.json", each(found, packedFindingOf))
	p.judge(r.File, found, sound)
	return p.walks(stem, d, r, first)
}

// walks adds the tests of a process. Those that do not pass stand between it and its release.
func (p *packer) walks(stem string, d *model.Definitions, r RecipeProcess, first *scenario.Scenario) error {
	if r.Walks == "" {
		return nil
	}
	text, err := p.o.Open(r.Walks)
	if err != nil {
		return err
	}
	f, err := walk.Decode(bytes.NewReader(text))
	if err != nil {
		return placedIn(r.Walks, err)
	}
	p.keep("walks/"+stem+".json", "application/json", text)
	g, err := walk.Prepare(d, first)
	if err != nil {
		why := problem.Of(failed(err))
		p.obstacle(WalksFail, r.File, problem.Say("its walks cannot be played: %[1]s", "走查无法运行：%[2]s", why.Message.EN, why.Message.ZH), why.Hint)
		return nil
	}
	wrong := 0
	for _, w := range f.Walks {
		if walk.Test(g, w).Outcome != walk.Passed {
			wrong++
		}
	}
	if wrong > 0 {
		p.obstacle(WalksFail, r.File, problem.Say("walks that do not pass: %d", "有 %d 条走查未通过", wrong), problem.Say("“sandtable walk” says where each went another way", "可用“sandtable walk”查看各自的分歧点"))
	}
	return nil
}

// judge says what stands between a process and its release: errors, runs that come to no proper end, and not knowing whether
// there are any. What was waived with a reason does not.
func (p *packer) judge(file string, found finding.Findings, sound soundness.Soundness) {
	wrong, unsound := 0, false
	for _, f := range found.Open() {
		if f.Severity == finding.Error {
			wrong++
		}
		unsound = unsound || strings.HasPrefix(f.Rule, "soundness.")
	}
	if wrong > 0 {
		p.obstacle(HasErrors, file, problem.Say("the checker finds errors in it: %d", "检查发现 %d 个错误", wrong), problem.Say("“sandtable check” lists them", "可用“sandtable check”查看"))
	}
	switch {
	case sound.Verdict == soundness.Unsound && unsound:
		p.obstacle(IsUnsound, file, problem.Say("it is unsound: %[1]s", "流程不健全：%[2]s", sound.Reason.EN, sound.Reason.ZH),
			problem.Say("“sandtable check” shows the run; mend it, or waive the finding with a reason", "可用“sandtable check”查看示例路径；请修复，或填写理由后豁免"))
	case sound.Verdict == soundness.Undecided:
		p.obstacle(IsUndecided, file, problem.Say("whether it is sound is not decided: %[1]s", "无法判定流程是否健全：%[2]s", sound.Reason.EN, sound.Reason.ZH), problem.Say("make it simpler, or split it", "请简化或拆分流程"))
	}
}

// handbook writes a process down for people, in the languages that its drawing speaks.
func (p *packer) handbook(stem string, written handbook.Source, entry *bundle.Process) error {
	d := handbook.Of(written, handbook.Options{Languages: handbook.Spoken(written.Drawing)})
	for _, f := range []HandbookFormat{HandbookDOCX, HandbookHTML} {
		var content bytes.Buffer
		if err := f.Write(&content, d); err != nil {
			return failed(err)
		}
		entry.Documents = append(entry.Documents, p.keep("documentation/"+stem+"."+string(f), f.MediaType(), content.Bytes()))
	}
	return nil
}

// play simulates a scenario and keeps the report. One that cannot be played is an obstacle, and no failure of ours.
func (p *packer) play(name string, d *model.Definitions, s *scenario.Scenario, file string, text []byte) (string, *report.Report, error) {
	key := keyOfEvidence(append(slices.Clone(p.texts), []byte(file), []byte(idOf(d)), text)...)
	e, known := p.o.Evidence.recall(key)
	if !known {
		var err error
		if e, err = p.rehearse(d, s, file); err != nil {
			return "", nil, err
		}
		e.key = key
		p.o.Evidence.remember(e)
	}
	p.obstacles = append(p.obstacles, e.obstacles...)
	if e.report == nil {
		return "", nil, nil
	}
	return p.json(name, e.report), e.report, nil
}

func (p *packer) rehearse(d *model.Definitions, s *scenario.Scenario, file string) (e evidence, err error) {
	r, err := engine.Simulate(p.ctx, p.played(d), s, engine.Options{Progress: p.o.Progress})
	switch why := problem.Of(err); {
	case p.ctx.Err() != nil:
		return e, p.ctx.Err()
	case r == nil && why != nil:
		e.obstacles = []Obstacle{{NotPlayed, file, problem.Say("it cannot be played: %[1]s", "无法仿真：%[2]s", why.Message.EN, why.Message.ZH), why.Hint}}
		return e, nil
	case r == nil:
		return e, failed(err)
	case r.Fault != nil:
		e.obstacles = []Obstacle{{BrokenOff, file, problem.Say("its simulation was broken off", "仿真中途终止"), problem.Say("“sandtable simulate” says why", "可用“sandtable simulate”查看原因")}}
	}
	e.report = r
	return e, nil
}

// packedFinding is a finding as a package has it, in both languages.
type packedFinding struct {
	Rule     string          `json:"rule"`
	Severity string          `json:"severity"`
	Element  model.ID        `json:"element,omitempty"`
	Line     int             `json:"line,omitempty"`
	Path     string          `json:"path,omitempty"`
	Message  problem.Text    `json:"message"`
	Hint     problem.Text    `json:"hint"`
	Waiver   *finding.Waiver `json:"waiver,omitempty"`
}

func packedFindingOf(f finding.Finding) packedFinding {
	return packedFinding{f.Rule, f.Severity.String(), f.Element, f.At.Line, f.At.Path, f.Message, f.Hint, f.Waiver}
}

func (p *packer) json(name string, v any) string { return p.keep(name, "application/json", written(v)) }

// written is plain data, which can always be written as JSON.
func written(v any) []byte {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err)
	}
	return append(text, '\n')
}

// idOf is what a file is about: its collaboration, or its first process.
func idOf(d *model.Definitions) string {
	for _, c := range d.Collaborations {
		return string(c.ID)
	}
	for _, x := range d.Processes {
		return string(x.ID)
	}
	return ""
}

// named is the name of the first process, in the language that it is written in.
func named(d *model.Definitions) bundle.Text {
	for _, x := range d.Processes {
		if strings.ContainsFunc(x.Name, func(r rune) bool { return r >= 0x2e80 }) {
			return bundle.Text{ZH: x.Name}
		}
		if x.Name != "" {
			return bundle.Text{EN: x.Name}
		}
	}
	return bundle.Text{}
}

// placedIn gives what is wrong with a file its name.
func placedIn(file string, err error) error {
	if why := problem.Of(err); why != nil {
		return why.In(file)
	}
	return failed(err)
}
