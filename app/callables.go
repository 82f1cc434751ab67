package app

import (
	"context"

	"sandtable/engine/model"
)

// Callable is a process that a call activity can name, and where in the library it is.
type Callable struct {
	Called  model.ID  `json:"called" doc:"The id of the process in its file, which a call activity names"`
	Name    string    `json:"name" doc:"Of the process in its file; empty where it has none"`
	In      ProcessID `json:"in" doc:"The process of the library that holds it"`
	Title   string    `json:"title" doc:"What that is called in the library"`
	Several bool      `json:"several" doc:"Another process of the project has the same id, so that a call is not clear"`
}

// Callable is every process in the drawings of a project, each as it was saved last.
// Drawings that cannot be read hold none.
func (s *Processes) Callable(ctx context.Context, project ProjectID) ([]Callable, error) {
	heads, err := s.library.Processes(ctx, project)
	if err != nil {
		return nil, explain(aProject, err)
	}
	var found []Callable
	times := map[model.ID]int{}
	for _, h := range heads {
		saved, err := s.library.Process(ctx, h.ID)
		if err != nil {
			return nil, explain(aProcess, err)
		}
		d, err := readDrawing(string(saved.XML))
		if err != nil {
			continue // its own page says what is wrong with it
		}
		for _, p := range d.Processes {
			found = append(found, Callable{Called: p.ID, Name: p.Name, In: h.ID, Title: h.Name})
			times[p.ID]++
		}
	}
	for i := range found {
		found[i].Several = times[found[i].Called] > 1
	}
	return found, nil
}
