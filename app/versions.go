package app

import (
	"bytes"
	"context"
	"encoding/json"
	"time"
	"unicode/utf8"

	"sandtable/engine/change"
	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// ProcessVersion is one save of a process.
type ProcessVersion struct {
	Revision  int64     `json:"revision"`
	CreatedAt time.Time `json:"createdAt"`
	Bytes     int64     `json:"bytes" doc:"The size of the drawing"`
	Name      string    `json:"name,omitempty" doc:"Absent where nobody has named it"`
	Note      string    `json:"note,omitempty"`
	By        string    `json:"by,omitempty" doc:"Who named it"`
	Source    int64     `json:"source,omitempty" doc:"The revision that it brings back"`
	Runs      int64     `json:"runs" doc:"Simulations and experiments of it"`
}

// Versions is every save of a process, the last one first.
func (s *Processes) Versions(ctx context.Context, id ProcessID) ([]ProcessVersion, error) {
	found, err := s.library.Versions(ctx, id)
	return each(found, func(v storage.NamedVersion) ProcessVersion {
		return ProcessVersion{v.Revision, v.CreatedAt, v.Bytes, v.Name, v.Note, v.By, v.Source, v.Runs}
	}), explain(aProcess, err)
}

// longestNote is how many characters may be said of a version.
const longestNote = 2000

// NameVersion gives a version a name and a note; without either it has none any more.
func (s *Processes) NameVersion(ctx context.Context, n storage.VersionName) error {
	if n.Name != "" || n.Note != "" {
		name, err := tidyName(aVersion, n.Name)
		if err != nil {
			return err
		}
		n.Name = name
	}
	if utf8.RuneCountInString(n.Note) > longestNote {
		return problem.New("version.note-too-long",
			problem.Say("The note is longer than %d characters.", "备注超过 %d 个字符。", longestNote),
			problem.Say("Shorten it; a description has its place in the drawing.", "请缩短备注，说明文字可写在流程图的文档中。"))
	}
	return explain(aVersion, s.library.NameVersion(ctx, n))
}

// Restore brings an earlier version back as the next one. Expected is the revision that is the last one as far as is
// known; if another window has saved since, nothing is written and the problem has CodeChangedElsewhere.
func (s *Processes) Restore(ctx context.Context, id ProcessID, revision, expected int64) (Process, error) {
	p, err := s.library.RestoreProcess(ctx, id, revision, expected)
	return processOf(p), explain(aVersion, err)
}

// CopyVersion adds a process to the same project: the version, with the scenarios as they stood then. Those that follow others follow
// the copies of these.
func (s *Processes) CopyVersion(ctx context.Context, id ProcessID, revision int64, name string) (Process, error) {
	name, err := tidyName(aProcess, name)
	if err != nil {
		return Process{}, err
	}
	made, err := s.library.CopyEdition(ctx, id, revision, name, inheritance)
	return processOf(made), explain(aVersion, err)
}

// A Side is one of two things that are compared: a version in the library, or what is on somebody's screen.
type Side struct {
	Process  ProcessID       // with Revision: a version, with its scenarios and people; empty: none
	Revision int64           // 0: the last one
	XML      string          // instead of the version's drawing; empty: that one
	Scenario ScenarioID      // whose numbers Numbers are, instead of the kept ones; empty: in no library
	Numbers  json.RawMessage // empty or null: none
}

// Difference is what differs between two sides.
type Difference struct {
	*change.Difference
	Unread bool // the numbers of a side have mistakes, so numbers were not compared
}

// Difference says what differs between two sides. Numbers and people are compared where both sides have some.
func (s *Processes) Difference(ctx context.Context, before, after Side) (Difference, error) {
	was, wrong, err := s.state(ctx, before)
	if err != nil {
		return Difference{}, err
	}
	is, alsoWrong, err := s.state(ctx, after)
	if err != nil {
		return Difference{}, err
	}
	if err := ctx.Err(); err != nil {
		return Difference{}, unavailable(err)
	}
	if wrong || alsoWrong {
		was.Scenarios = nil
	}
	return Difference{change.Between(was, is), wrong || alsoWrong}, nil
}

// state is a side as it is compared, and whether its numbers have mistakes.
func (s *Processes) state(ctx context.Context, side Side) (state change.State, wrong bool, err error) {
	if side.Process != "" {
		e, err := s.edition(ctx, side)
		if err != nil {
			return state, false, explain(aVersion, err)
		}
		if side.XML == "" {
			side.XML = string(e.Process.XML)
		}
		if state, wrong, err = stateOf(e); err != nil {
			return state, wrong, err
		}
	}
	if state.Drawing, err = readDrawing(side.XML); err != nil {
		return state, wrong, err
	}
	if len(side.Numbers) == 0 || bytes.Equal(side.Numbers, []byte("null")) {
		return state, wrong, nil
	}
	numbers, _, err := scenario.Inspect(bytes.NewReader(side.Numbers))
	if err != nil || numbers == nil {
		return state, true, nil // somebody is still writing them
	}
	shown := change.Numbers{ID: string(side.Scenario), Name: numbers.Name, Scenario: numbers}
	for i := range state.Scenarios {
		if state.Scenarios[i].ID == shown.ID {
			shown.Name = state.Scenarios[i].Name
			state.Scenarios[i] = shown
			return state, wrong, nil
		}
	}
	state.Scenarios = append(state.Scenarios, shown)
	return state, wrong, nil
}

func (s *Processes) edition(ctx context.Context, side Side) (storage.Edition, error) {
	if side.Revision == 0 {
		p, err := s.library.Process(ctx, side.Process)
		if err != nil {
			return storage.Edition{}, err
		}
		side.Revision = p.Revision
	}
	return s.library.EditionAt(ctx, side.Process, side.Revision)
}

// stateOf is an edition as it is compared, and whether its numbers have mistakes.
func stateOf(e storage.Edition) (state change.State, wrong bool, err error) {
	state.Scenarios = []change.Numbers{}
	for _, c := range e.Scenarios {
		numbers, _, err := scenario.Inspect(bytes.NewReader(c.Content))
		if err != nil || numbers == nil {
			wrong = true
			continue
		}
		state.Scenarios = append(state.Scenarios, change.Numbers{ID: string(c.ID), Name: c.Name, Scenario: numbers})
	}
	content := e.Organisation
	if len(content) == 0 {
		content = json.RawMessage("{}")
	}
	if state.Organisation, err = organisation.Decode(bytes.NewReader(content)); err != nil {
		return state, wrong, failed(err)
	}
	return state, wrong, nil
}
