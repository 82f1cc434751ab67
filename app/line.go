package app

import (
	"context"
	"errors"

	"sandtable/storage"
)

// Line is the service that says which runs are not over: the one that is being played, and
// those that wait for their turn. One run at a time has all cores.
type Line struct {
	library *storage.Library
	queue   *queue
}

// Queued is a run that is not over, and what the process that it plays is called.
type Queued struct {
	RunHead
	ProcessName string
}

// List is every run that was started here and is not over, in the order in which they are
// played.
func (s *Line) List(ctx context.Context) ([]Queued, error) {
	all := []Queued{}
	names := map[ProcessID]string{}
	for _, j := range s.queue.line() {
		found, err := s.library.Run(ctx, j.id)
		if errors.Is(err, storage.ErrNotFound) || err == nil && found.Status != storage.RunRunning {
			continue // over since
		}
		if err != nil {
			return nil, explain(aRun, err)
		}
		if _, known := names[j.process]; !known {
			process, err := s.library.Process(ctx, j.process)
			if err != nil && !errors.Is(err, storage.ErrNotFound) {
				return nil, explain(aProcess, err)
			}
			names[j.process] = process.Name
		}
		all = append(all, Queued{j.head(found.RunHead), names[j.process]})
	}
	return all, nil
}
