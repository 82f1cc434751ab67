package app

import (
	"context"
	"strings"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/storage"
)

// ProcessID names a process in the library, which is not the id in its drawing.
type ProcessID = storage.ProcessID

// ProcessHead is a process without its drawing.
type ProcessHead struct {
	ID        ProcessID `json:"id"`
	ProjectID ProjectID `json:"projectId"`
	Name      string    `json:"name"`
	Revision  int64     `json:"revision" doc:"Counts the saves, from 1"`
	CreatedAt time.Time `json:"createdAt"`
	UpdatedAt time.Time `json:"updatedAt"`
}

// Process is a process with its drawing.
type Process struct {
	ProcessHead
	XML string `json:"xml" doc:"BPMN 2.0"`
}

// Processes is the service for processes.
type Processes struct {
	library *storage.Library
	queue   *queue
}

// List is every process of a project, the one changed last first.
func (s *Processes) List(ctx context.Context, project ProjectID) ([]ProcessHead, error) {
	found, err := s.library.Processes(ctx, project)
	return each(found, processHeadOf), explain(aProject, err)
}

// Create adds a process to a project. A drawing that could not be opened again is refused.
func (s *Processes) Create(ctx context.Context, project ProjectID, name, xml string) (Process, error) {
	name, err := tidyName(aProcess, name)
	if err != nil {
		return Process{}, err
	}
	if _, err := readDrawing(xml); err != nil {
		return Process{}, err
	}
	p, err := s.library.CreateProcess(ctx, project, name, []byte(xml))
	return processOf(p), explain(aProject, err)
}

// Get is a process as it was saved last.
func (s *Processes) Get(ctx context.Context, id ProcessID) (Process, error) {
	p, err := s.library.Process(ctx, id)
	return processOf(p), explain(aProcess, err)
}

// ProcessSave is a drawing to be kept as the next revision. Revision is the one that
// it was made from; an empty name leaves the name as it is.
type ProcessSave struct {
	ID       ProcessID
	Revision int64
	Name     string
	XML      string
}

// Save keeps a drawing as the next revision. If another window has saved since, nothing
// is written and the problem has CodeChangedElsewhere.
func (s *Processes) Save(ctx context.Context, save ProcessSave) (Process, error) {
	if save.Name != "" {
		name, err := tidyName(aProcess, save.Name)
		if err != nil {
			return Process{}, err
		}
		save.Name = name
	}
	if _, err := readDrawing(save.XML); err != nil {
		return Process{}, err
	}
	p, err := s.library.SaveProcess(ctx, storage.ProcessSave{ID: save.ID, Expected: save.Revision, Name: save.Name, XML: []byte(save.XML)})
	return processOf(p), explain(aProcess, err)
}

// Rename gives a process another name; that makes no new revision.
func (s *Processes) Rename(ctx context.Context, id ProcessID, name string) (ProcessHead, error) {
	name, err := tidyName(aProcess, name)
	if err != nil {
		return ProcessHead{}, err
	}
	p, err := s.library.RenameProcess(ctx, id, name)
	return processHeadOf(p), explain(aProcess, err)
}

// Delete removes a process with its versions, scenarios and runs.
func (s *Processes) Delete(ctx context.Context, id ProcessID) error {
	err := s.library.DeleteProcess(ctx, id)
	if err == nil {
		s.queue.abandon(ctx)
	}
	return explain(aProcess, err)
}

// At is a process as it was saved with a revision.
func (s *Processes) At(ctx context.Context, id ProcessID, revision int64) (Process, error) {
	p, err := s.library.ProcessAt(ctx, id, revision)
	return processOf(p), explain(aVersion, err)
}

func processHeadOf(p storage.ProcessHead) ProcessHead { return ProcessHead(p) }

func processOf(p storage.Process) Process {
	return Process{ProcessHead: processHeadOf(p.ProcessHead), XML: string(p.XML)}
}

func readDrawing(xml string) (*model.Definitions, error) {
	d, err := bpmn.Decode(strings.NewReader(xml))
	if err != nil {
		return nil, failed(err)
	}
	return d, nil
}
