// Package bpsim reads and writes BPSim, the standard of the Workflow Management Coalition
// for numbers beside a BPMN process: Decode reads a file, Scenario makes a scenario of
// what it says, Encode writes one, Embed puts it into its BPMN file.
//
// BPSim says less than a scenario, and some things otherwise. Neither way is anything
// dropped without a word: what could not be said is in the notices. BPSIM.md has the
// whole mapping.
package bpsim

import (
	"bytes"
	"io"
	"slices"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// The namespaces of BPSim. What 1.0 and 2.0 both have is read; 1.0 is written.
const (
	space1 = "http://www.bpsim.org/schemas/1.0"
	space2 = "http://www.bpsim.org/schemas/2.0"
)

// File is the scenarios of one file.
type File struct {
	scenarios []*data
	byID      map[string]*data // the first of an id
	notices   notices          // of the reader, for any scenario
}

// Name names a scenario of a file.
type Name struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Decode reads the BPSim of a file: one that stands alone, or a BPMN file that has it
// inside. The error is a *problem.Problem with line and column.
func Decode(r io.Reader) (*File, error) {
	text, err := io.ReadAll(io.LimitReader(r, bpmn.MaxBytes+1))
	if err != nil {
		return nil, problem.New("bpsim.unreadable", problem.Say("The file cannot be read.", "无法读取该文件。"),
			problem.Say("Open another file, or export this one again.", "请打开其他文件，或重新导出该文件。")).Because(err)
	}
	found, err := bpmn.Find(bytes.NewReader(text), "BPSimData", space1, space2)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, problem.New("bpsim.none", problem.Say("There is no BPSim in this file.", "文件中没有 BPSim 数据。"),
			problem.Say("Choose one with an element BPSimData: BPSim on its own, or a BPMN file that was exported with it.", "请选择含有 BPSimData 元素的文件：独立的 BPSim 文件，或导出时带有 BPSim 的 BPMN 文件。"))
	}
	f := &File{byID: map[string]*data{}}
	for i := range found {
		f.read(&found[i])
	}
	if len(f.scenarios) == 0 {
		return nil, located(found[0].At, "", "no-scenario", problem.Say("The file has BPSim data, but no scenario.", "文件中有 BPSim 数据，但没有情景。"),
			problem.Say("Set one up in the tool that it comes from, and export it again.", "请在原工具中建立情景后重新导出。"))
	}
	return f, nil
}

// Names are the scenarios that can be taken, in file order: those that only hold the
// results of another one are left out.
func (f *File) Names() []Name {
	var all []Name
	for _, s := range f.playable() {
		all = append(all, Name{s.id, s.name})
	}
	return all
}

func (f *File) playable() []*data {
	results := map[*data]bool{}
	for _, s := range f.scenarios {
		if of := f.byID[s.result]; of != nil && of != s {
			results[of] = true
		}
	}
	all := slices.DeleteFunc(slices.Clone(f.scenarios), func(s *data) bool { return results[s] })
	if len(all) == 0 {
		return f.scenarios
	}
	return all
}

// Scenario makes a scenario of one of the file's, found by its id or name; the name may
// be empty where there is one only. The notices say what was taken otherwise than
// written, added or left out; Lost tells those apart that something is missing by.
//
// The error is a *problem.Problem.
func (f *File) Scenario(name string, d *model.Definitions) (*scenario.Scenario, []problem.Problem, error) {
	chosen, err := f.choose(name)
	if err != nil {
		return nil, nil, err
	}
	whole, err := f.inherited(chosen)
	if err != nil {
		return nil, nil, err
	}
	im := newImporter(whole, d)
	im.notices = f.notices.clone()
	for i := range whole.notices.told {
		im.notices.add(&whole.notices.told[i])
	}
	im.all()
	s, problems, err := tidied(im.scenario)
	if err != nil {
		return nil, nil, err
	}
	if len(problems) > 0 {
		return nil, nil, notPossible(chosen, &problems[0])
	}
	return s, im.notices.sorted(), nil
}

// notPossible gives what is wrong with the numbers a place in the file.
func notPossible(s *data, p *problem.Problem) *problem.Problem {
	told := *p
	told.At.Line, told.At.Column = s.at.Line, s.at.Column
	return &told
}

// tidied is a scenario as a reader of its file has it, or what is wrong with it.
func tidied(s *scenario.Scenario) (*scenario.Scenario, []problem.Problem, error) {
	if problems := scenario.Validate(s); len(problems) > 0 {
		return nil, problems, nil
	}
	var b bytes.Buffer
	if err := scenario.Encode(&b, s); err != nil {
		return nil, nil, err
	}
	return scenario.Inspect(&b)
}

func (f *File) choose(name string) (*data, error) {
	all := f.playable()
	if name == "" {
		if len(all) == 1 {
			return all[0], nil
		}
		return nil, problem.New("bpsim.which", problem.Say("The file has %d scenarios.", "文件中有 %d 个情景。", len(all)), f.possible())
	}
	var found []*data
	for _, s := range f.scenarios {
		if s.id == name {
			return s, nil
		}
		if s.name == name {
			found = append(found, s)
		}
	}
	switch len(found) {
	case 0:
		return nil, problem.New("bpsim.unknown-scenario", problem.Say("The file has no scenario %q.", "文件中没有情景 %q。", name), f.possible())
	case 1:
		return found[0], nil
	}
	return nil, problem.New("bpsim.which", problem.Say("%d scenarios are named %q.", "有 %d 个情景都叫 %q。", len(found), name),
		problem.Say("Name it by its id: %s, %s and so on.", "请用标识指定：%s、%s 等。", found[0].id, found[1].id))
}

// possible lists the scenarios one can ask for.
func (f *File) possible() problem.Text {
	const most = 8
	var en, zh string
	for i, s := range f.playable() {
		label := s.name
		if label == "" {
			label = s.id
		}
		if i == most {
			return problem.Say("Say which one: %s and others.", "请指定其中一个：%[2]s 等。", en, zh)
		}
		if i > 0 {
			en, zh = en+", ", zh+"、"
		}
		en, zh = en+label, zh+label
	}
	return problem.Say("Say which one: %[1]s.", "请指定其中一个：%[2]s。", en, zh)
}
