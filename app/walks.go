package app

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"time"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/walk"
	"sandtable/storage"
)

// WalkID names a walk.
type WalkID = storage.WalkID

// KeptWalk is a walk that is kept as a test of a process. Content is the walk as JSON, see engine/walk.
type KeptWalk struct {
	ID        WalkID
	ProcessID ProcessID
	Name      string
	Content   json.RawMessage
	Revision  int64
	CreatedAt time.Time
	UpdatedAt time.Time
}

// Walks is the service for cases that are walked by hand.
type Walks struct{ library *storage.Library }

// Course is what a case is walked on: a drawing, alone or with a scenario.
type Course struct {
	XML      string
	Scenario json.RawMessage // null or empty: none
	Process  ProcessID       // whose drawing it is: processes that it calls are looked for in the same project; empty: it is in no library
}

// Walked is a walk as it went, with the walk itself where that was gone on with.
type Walked struct {
	Ground *walk.Ground
	Walk   *walk.Walk
	Played *walk.Played
	Why    *problem.Problem // why a run to the end did not come there; nil: it did
}

// List is every walk of a process, the oldest first.
func (s *Walks) List(ctx context.Context, process ProcessID) ([]KeptWalk, error) {
	found, err := s.library.Walks(ctx, process)
	return each(found, keptWalkOf), explain(aProcess, err)
}

// Keep adds walks to a process, all of them or none. Each has the name in its content.
func (s *Walks) Keep(ctx context.Context, process ProcessID, contents []json.RawMessage) ([]KeptWalk, error) {
	const most = 1_000
	if len(contents) > most {
		return nil, problem.New("walk.too-many", problem.Say("There are more than %d walks.", "走查超过 %d 条。", most), problem.Say("Keep fewer at once.", "请分批保存。"))
	}
	var all []storage.Walk
	for _, content := range contents {
		name, err := walkName(content)
		if err != nil {
			return nil, err
		}
		all = append(all, storage.Walk{Name: name, Content: content})
	}
	made, err := s.library.CreateWalks(ctx, process, all)
	return each(made, keptWalkOf), explain(aProcess, err)
}

// Save keeps a walk as the next revision of the one with an id. If another window has saved since, nothing is written and the
// problem has CodeChangedElsewhere.
func (s *Walks) Save(ctx context.Context, id WalkID, revision int64, content json.RawMessage) (KeptWalk, error) {
	name, err := walkName(content)
	if err != nil {
		return KeptWalk{}, err
	}
	w, err := s.library.SaveWalk(ctx, storage.WalkSave{ID: id, Expected: revision, Name: name, Content: content})
	return keptWalkOf(w), explain(aWalk, err)
}

// Delete removes a walk.
func (s *Walks) Delete(ctx context.Context, id WalkID) error {
	return explain(aWalk, s.library.DeleteWalk(ctx, id))
}

// WalksFile is the tests of a process as a file, as “sandtable walk” reads it.
type WalksFile struct {
	Process string // the name of the process
	Text    []byte // nil: it has no tests
}

// File is the tests of a process as a file.
func (s *Walks) File(ctx context.Context, process ProcessID) (WalksFile, error) {
	kept, err := s.library.Process(ctx, process)
	if err != nil {
		return WalksFile{}, explain(aProcess, err)
	}
	text, err := walksFile(ctx, s.library, process)
	return WalksFile{kept.Name, text}, err
}

// walksFile is the tests of a process as package walk writes them; nil where there are none.
func walksFile(ctx context.Context, library *storage.Library, process ProcessID) ([]byte, error) {
	kept, err := library.Walks(ctx, process)
	if err != nil || len(kept) == 0 {
		return nil, explain(aProcess, err)
	}
	f := &walk.File{}
	for _, one := range kept {
		w, err := walk.DecodeWalk(one.Content)
		if err != nil {
			return nil, failed(err)
		}
		f.Walks = append(f.Walks, w)
	}
	var b bytes.Buffer
	if err := walk.Encode(&b, f); err != nil {
		return nil, failed(err)
	}
	return b.Bytes(), nil
}

// Play plays a walk as far as it goes.
func (s *Walks) Play(ctx context.Context, c Course, content json.RawMessage) (Walked, error) {
	g, w, err := s.ready(ctx, c, content)
	if err != nil {
		return Walked{}, err
	}
	return Walked{Ground: g, Walk: w, Played: walk.Play(g, w)}, nil
}

// Before says how a case can begin.
func (s *Walks) Before(ctx context.Context, c Course, content json.RawMessage) (Walked, error) {
	g, w, err := s.ready(ctx, c, content)
	if err != nil {
		return Walked{}, err
	}
	return Walked{Ground: g, Walk: w, Played: walk.Before(g)}, nil
}

// Run goes on with a walk as far as the data decides.
func (s *Walks) Run(ctx context.Context, c Course, content json.RawMessage) (Walked, error) {
	g, w, err := s.ready(ctx, c, content)
	if err != nil {
		return Walked{}, err
	}
	longer, why := walk.Run(g, w)
	return Walked{g, longer, walk.Play(g, longer), why}, nil
}

// Expect is a walk with what came of it as its expectations. What it says is never to happen stays so, but for what has happened or is gone.
func (s *Walks) Expect(ctx context.Context, c Course, content json.RawMessage) (*walk.Walk, error) {
	w, err := s.Play(ctx, c, content)
	if err != nil {
		return nil, err
	}
	if stopped := w.Played.Stopped; stopped != nil {
		return nil, stopped.Problem
	}
	if asked := w.Played.Asked; asked != nil {
		return nil, problem.New("walk.undecided", problem.Say("Somebody has to decide at “%s” before anything can be expected of this walk.", "“%s”需要先由人工决定，才能确定本次走查的预期。", w.Ground.Name(asked.Element)),
			problem.Say("Answer the question, then keep the walk.", "请先回答该问题，再保存走查。")).Located(problem.Place{Element: string(asked.Element)})
	}
	expected := walk.Expected(w.Ground, w.Played)
	if before := w.Walk.Expect; before != nil {
		for _, id := range before.Never {
			if w.Ground.Has(id) && !slices.ContainsFunc(w.Played.Path, func(v walk.Visit) bool { return v.Element == id }) {
				expected.Never = append(expected.Never, id)
			}
		}
	}
	w.Walk.Expect = expected
	return w.Walk, nil
}

// Tested is what has come of tests, one after the other, and what they cover together.
type Tested struct {
	Ground   *walk.Ground
	Results  []*walk.Result
	Coverage *walk.Coverage
}

// Test plays walks and holds what came of them against what they expect.
func (s *Walks) Test(ctx context.Context, c Course, contents []json.RawMessage) (Tested, error) {
	g, err := s.ground(ctx, c)
	if err != nil {
		return Tested{}, err
	}
	t := Tested{Ground: g}
	var played []*walk.Played
	for _, content := range contents {
		w, err := walk.DecodeWalk(content)
		if err != nil {
			return Tested{}, failed(err)
		}
		if err := ctx.Err(); err != nil {
			return Tested{}, unavailable(err)
		}
		r := walk.Test(g, w)
		t.Results, played = append(t.Results, r), append(played, r.Played)
	}
	t.Coverage = walk.Cover(g, played...)
	return t, nil
}

// patienceWithSearch is how long walks are looked for while somebody waits.
const patienceWithSearch = 5 * time.Second

// Suggest finds walks to what some walks leave out.
func (s *Walks) Suggest(ctx context.Context, c Course, contents []json.RawMessage, l problem.Language) (*walk.Suggestion, error) {
	t, err := s.Test(ctx, c, contents)
	if err != nil {
		return nil, err
	}
	looking, stop := context.WithTimeout(ctx, patienceWithSearch)
	defer stop()
	return walk.Suggest(looking, t.Ground, l, each(t.Results, func(r *walk.Result) *walk.Played { return r.Played })...), nil
}

// ProcessTests are the tests of one process of a project.
type ProcessTests struct {
	Process ProcessHead
	Walks   []KeptWalk
	Tested  Tested
	Problem *problem.Problem // why they could not be played; nil: they were
}

// TestProject plays the walks of all processes of a project, each on its drawing and its first scenario as they were saved last. Processes
// without walks are left out.
func (s *Walks) TestProject(ctx context.Context, project ProjectID) ([]ProcessTests, error) {
	heads, err := s.library.Processes(ctx, project)
	if err != nil {
		return nil, explain(aProject, err)
	}
	var all []ProcessTests
	for _, h := range heads {
		kept, err := s.List(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		if len(kept) == 0 {
			continue
		}
		c, err := s.saved(ctx, h.ID)
		if err != nil {
			return nil, err
		}
		one := ProcessTests{Process: processHeadOf(h), Walks: kept}
		one.Tested, err = s.Test(ctx, c, each(kept, func(w KeptWalk) json.RawMessage { return w.Content }))
		if ctx.Err() != nil {
			return nil, unavailable(ctx.Err())
		}
		if err != nil {
			one.Problem = problem.Of(err)
		}
		all = append(all, one)
	}
	return all, nil
}

// saved is a process with its first scenario, as they were saved last.
func (s *Walks) saved(ctx context.Context, id ProcessID) (Course, error) {
	p, err := s.library.Process(ctx, id)
	if err != nil {
		return Course{}, explain(aProcess, err)
	}
	c := Course{XML: string(p.XML), Process: id}
	scenarios, err := s.library.Scenarios(ctx, id)
	if err != nil || len(scenarios) == 0 {
		return c, explain(aProcess, err)
	}
	first, err := s.library.Scenario(ctx, scenarios[0].ID)
	c.Scenario = first.Content
	return c, explain(aScenario, err)
}

func (s *Walks) ready(ctx context.Context, c Course, content json.RawMessage) (*walk.Ground, *walk.Walk, error) {
	w, err := walk.DecodeWalk(content)
	if err != nil {
		return nil, nil, failed(err)
	}
	g, err := s.ground(ctx, c)
	return g, w, err
}

// ground makes what a case is walked on ready.
func (s *Walks) ground(ctx context.Context, c Course) (*walk.Ground, error) {
	d, err := readDrawing(c.XML)
	if err != nil {
		return nil, err
	}
	var numbers *scenario.Scenario
	if len(c.Scenario) > 0 && !bytes.Equal(c.Scenario, []byte("null")) {
		if numbers, err = readScenario(c.Scenario); err != nil {
			return nil, err
		}
	}
	settle(numbers, d)
	if c.Process != "" {
		if d, err = withCalled(ctx, s.library, c.Process, d); err != nil {
			return nil, err
		}
	}
	g, err := walk.Prepare(d, numbers)
	if err != nil {
		return nil, failed(err)
	}
	return g, nil
}

// walkName is what a walk is called in its content.
func walkName(content json.RawMessage) (string, error) {
	w, err := walk.DecodeWalk(content)
	if err != nil {
		return "", failed(err)
	}
	return tidyName(aWalk, w.Name)
}

func keptWalkOf(w storage.Walk) KeptWalk {
	return KeptWalk{w.ID, w.ProcessID, w.Name, slices.Clone(w.Content), w.Revision, w.CreatedAt, w.UpdatedAt}
}
