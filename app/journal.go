package app

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"time"

	"sandtable/storage"
)

// EntryID names an entry of the journal: the unsaved work on one open document.
type EntryID = storage.EntryID

// Work says what unsaved work is on and where it stands.
type Work struct {
	Kind             storage.EntryKind  `json:"kind" enum:"process,organisation"`
	ProjectID        ProjectID          `json:"projectId" doc:"Empty: never saved"`
	ProcessID        ProcessID          `json:"processId" doc:"Empty: never saved, or an organisation"`
	Revision         int64              `json:"revision" doc:"The revision that the work began from; 0: none"`
	Name             string             `json:"name"`
	File             string             `json:"file" doc:"Path of the file that was opened; empty: none"`
	FileDigest       string             `json:"fileDigest" doc:"Of the file as it was read"`
	ScenarioID       storage.ScenarioID `json:"scenarioId" doc:"Whose numbers are in content; empty: never saved"`
	ScenarioName     string             `json:"scenarioName"`
	ScenarioRevision int64              `json:"scenarioRevision"`
	Position         int64              `json:"position" doc:"Number of the step where the drawing stands"`
	Saved            int64              `json:"saved" doc:"Number of the step that was saved last; -1: none"`
}

// WorkStep is one step in the history of a drawing, with the drawing after it.
type WorkStep struct {
	Number int64     `json:"number" doc:"Rises with each step"`
	Did    string    `json:"did" maxLength:"40" doc:"What was done: move, rename…"`
	Of     string    `json:"of" maxLength:"400" doc:"The name of what it was done to"`
	More   int       `json:"more" doc:"To how many others as well"`
	At     time.Time `json:"at"`
	XML    string    `json:"xml" doc:"BPMN 2.0"`
}

// Entry is unsaved work as the journal keeps it.
type Entry struct {
	ID        EntryID
	Work      Work
	Content   json.RawMessage // unsaved numbers, or the organisation; nil: none
	Steps     []WorkStep
	UpdatedAt time.Time
}

// EntrySave is what Keep writes: steps that are new, and the numbers of all that are to be kept.
type EntrySave struct {
	ID      EntryID
	Page    string
	Work    Work
	Content json.RawMessage
	Steps   []WorkStep
	Keep    []int64
}

// Offer is unsaved work that nobody has open any more.
type Offer struct {
	ID        EntryID   `json:"id"`
	Work      Work      `json:"work"`
	Numbers   bool      `json:"numbers" doc:"Numbers of a scenario were changed"`
	UpdatedAt time.Time `json:"updatedAt"`
	Current   int64     `json:"current" doc:"The revision that the library holds now; 0: the process is not there"`
	Changes   Changes   `json:"changes" doc:"Against the revision that the work began from, or the drawing as it was opened"`
}

// Journal is the service that keeps what is open and not saved, and offers it after a crash.
type Journal struct {
	library *storage.Library
	events  *Events

	mu    sync.Mutex
	pages map[string]int // how many connections each page has
}

// Keep writes unsaved work down. When it returns, the work survives a crash. If another page has restored the
// work meanwhile, nothing is written and the problem has CodeChangedElsewhere.
func (s *Journal) Keep(ctx context.Context, save EntrySave) error {
	steps := make([]storage.EntryStep, len(save.Steps))
	for i, step := range save.Steps {
		label, err := json.Marshal(stepLabel{step.Did, step.Of, step.More})
		if err != nil {
			return failed(err)
		}
		steps[i] = storage.EntryStep{Number: step.Number, Label: label, CreatedAt: step.At, XML: []byte(step.XML)}
	}
	w := save.Work
	return explain(someWork, s.library.KeepEntry(ctx, storage.EntrySave{
		Entry: storage.Entry{
			ID: save.ID, Page: save.Page, Kind: w.Kind, ProjectID: w.ProjectID, ProcessID: w.ProcessID, Revision: w.Revision, Name: w.Name,
			File: w.File, FileDigest: w.FileDigest, ScenarioID: w.ScenarioID, ScenarioName: w.ScenarioName, ScenarioRevision: w.ScenarioRevision,
			Content: save.Content, Position: w.Position, Saved: w.Saved,
		},
		Steps: steps, Keep: save.Keep,
	}))
}

// Done removes work of a page that it has saved or given up.
func (s *Journal) Done(ctx context.Context, id EntryID, page string) error {
	return explain(someWork, s.library.DeleteEntry(ctx, id, page))
}

// Offers lists the work that was left unsaved by pages and programs that are gone; page is the one that asks. Only says
// that no other page of this program can be there. What equals the saved revision is not offered, and forgotten.
func (s *Journal) Offers(ctx context.Context, page string, only bool) ([]Offer, error) {
	entries, err := s.library.Entries(ctx)
	if err != nil {
		return nil, explain(someWork, err)
	}
	offers := []Offer{}
	for _, e := range entries {
		if left, err := s.left(ctx, e, page, only); err != nil {
			return nil, explain(someWork, err)
		} else if !left {
			continue
		}
		offer, differs, err := s.offer(ctx, e)
		switch {
		case errors.Is(err, storage.ErrNotFound): // it was restored just now
		case err != nil:
			return nil, explain(someWork, err)
		case !differs && !s.library.ReadOnly():
			if err := s.forget(ctx, e, page); err != nil {
				return nil, explain(someWork, err)
			}
		default:
			offers = append(offers, offer)
		}
	}
	return offers, nil
}

// left tells whether nobody has the document open any more.
func (s *Journal) left(ctx context.Context, e storage.Entry, page string, only bool) (bool, error) {
	if e.Session != s.library.Session() {
		alive, err := s.library.Alive(ctx, e.Session)
		return !alive, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return e.Page != page && (only || s.pages[e.Page] == 0), nil
}

// offer says what an entry is, and whether it differs from what is saved.
func (s *Journal) offer(ctx context.Context, e storage.Entry) (Offer, bool, error) {
	o := Offer{ID: e.ID, Work: workOf(e), Numbers: e.Kind == storage.EntryProcess && e.Content != nil, UpdatedAt: e.UpdatedAt}
	if e.Kind != storage.EntryProcess {
		return o, true, nil
	}
	_, steps, err := s.library.Entry(ctx, e.ID)
	if err != nil {
		return o, false, err
	}
	drawing := drawingAt(steps, e.Position)
	base := steps[:min(1, len(steps))]
	before := drawingAt(base, 0)
	if e.ProcessID != "" {
		now, err := s.library.Process(ctx, e.ProcessID)
		if err == nil {
			o.Current = now.Revision
			if bytes.Equal(now.XML, drawing) && e.Content == nil {
				return o, false, nil
			}
		} else if !errors.Is(err, storage.ErrNotFound) {
			return o, false, err
		}
		if then, err := s.library.ProcessAt(ctx, e.ProcessID, e.Revision); err == nil {
			before = then.XML
		}
	}
	o.Changes = changesBetween(before, drawing)
	return o, true, nil
}

// Get is an entry with its steps, whoever it belongs to.
func (s *Journal) Get(ctx context.Context, id EntryID) (Entry, error) {
	e, steps, err := s.library.Entry(ctx, id)
	return entryOf(e, steps), explain(someWork, err)
}

// NamesFile tells whether unsaved work came from the file at a path.
func (s *Journal) NamesFile(ctx context.Context, path string) (bool, error) {
	entries, err := s.library.Entries(ctx)
	return path != "" && slices.ContainsFunc(entries, func(e storage.Entry) bool { return e.File == path }), explain(someWork, err)
}

// Restore makes work that was left the work of a page, with its history. If another page was quicker, or the work was
// not left at all, the problem has CodeChangedElsewhere.
func (s *Journal) Restore(ctx context.Context, id EntryID, page string, only bool) (Entry, error) {
	e, steps, err := s.library.Entry(ctx, id)
	if err != nil {
		return Entry{}, explain(someWork, err)
	}
	if err := s.adopt(ctx, e, page, only); err != nil {
		return Entry{}, explain(someWork, err)
	}
	return entryOf(e, steps), nil
}

// Discard gives work that was left up for good.
func (s *Journal) Discard(ctx context.Context, id EntryID, page string, only bool) error {
	e, _, err := s.library.Entry(ctx, id)
	if errors.Is(err, storage.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = s.adopt(ctx, e, page, only)
	}
	if err == nil {
		err = s.library.DeleteEntry(ctx, id, page)
	}
	return explain(someWork, err)
}

func (s *Journal) adopt(ctx context.Context, e storage.Entry, page string, only bool) error {
	left, err := s.left(ctx, e, page, only)
	if err == nil && !left {
		err = storage.ErrChangedElsewhere
	}
	if err != nil {
		return err
	}
	return s.library.AdoptEntry(ctx, e, page)
}

func (s *Journal) forget(ctx context.Context, e storage.Entry, page string) error {
	err := s.library.AdoptEntry(ctx, e, page)
	if errors.Is(err, storage.ErrChangedElsewhere) || errors.Is(err, storage.ErrNotFound) {
		return nil
	}
	if err == nil {
		err = s.library.DeleteEntry(ctx, e.ID, page)
	}
	return err
}

// Enter says that a page of this program is open, until leave is called. The others are told when it has left: its
// unsaved work may now be offered.
func (s *Journal) Enter(page string) (leave func()) {
	if page == "" {
		return func() {}
	}
	s.count(page, 1)
	return func() {
		if s.count(page, -1) == 0 {
			s.events.changed(string(storage.KindEntry), "", 0)
		}
	}
}

func (s *Journal) count(page string, by int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pages == nil {
		s.pages = make(map[string]int)
	}
	s.pages[page] += by
	n := s.pages[page]
	if n == 0 {
		delete(s.pages, page)
	}
	return n
}

// stepLabel is what was done in a step, as the library keeps it.
type stepLabel struct {
	Did  string `json:"did"`
	Of   string `json:"of"`
	More int    `json:"more,omitempty"`
}

func workOf(e storage.Entry) Work {
	return Work{
		Kind: e.Kind, ProjectID: e.ProjectID, ProcessID: e.ProcessID, Revision: e.Revision, Name: e.Name, File: e.File, FileDigest: e.FileDigest,
		ScenarioID: e.ScenarioID, ScenarioName: e.ScenarioName, ScenarioRevision: e.ScenarioRevision, Position: e.Position, Saved: e.Saved,
	}
}

func entryOf(e storage.Entry, steps []storage.EntryStep) Entry {
	return Entry{ID: e.ID, Work: workOf(e), Content: e.Content, UpdatedAt: e.UpdatedAt, Steps: each(steps, func(step storage.EntryStep) WorkStep {
		var label stepLabel
		_ = json.Unmarshal(step.Label, &label) // a step of a later version may say something else; the drawing counts
		return WorkStep{step.Number, label.Did, label.Of, label.More, step.CreatedAt, string(step.XML)}
	})}
}

// drawingAt is the drawing after a step, or else after the last one there is.
func drawingAt(steps []storage.EntryStep, position int64) []byte {
	if i := slices.IndexFunc(steps, func(step storage.EntryStep) bool { return step.Number == position }); i >= 0 {
		return steps[i].XML
	}
	if len(steps) == 0 {
		return nil
	}
	return steps[len(steps)-1].XML
}
