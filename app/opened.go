package app

import (
	"context"
	"encoding/json"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// place is a save of a process.
type place struct {
	process  ProcessID
	revision int64
}

// opened is a save of a process that is to be played.
type opened struct {
	version storage.Process
	own     *model.Definitions // as it was saved
	all     *model.Definitions // with the processes that it calls
}

// open reads a save of a process with what it calls.
func open(ctx context.Context, library *storage.Library, at place) (*opened, error) {
	version, err := library.ProcessAt(ctx, at.process, at.revision)
	if err != nil {
		return nil, explain(aVersion, err)
	}
	d := &opened{version: version}
	if d.own, err = readDrawing(string(version.XML)); err != nil {
		return nil, err
	}
	d.all, err = withCalled(ctx, library, at.process, d.own)
	return d, err
}

// numbers reads a scenario for it; leaveOut takes away what it says of an older version of the process, also from the text, and tells it.
func (d *opened) numbers(ctx context.Context, library *storage.Library, text *json.RawMessage, leaveOut bool) (*scenario.Scenario, problem.Text, error) {
	numbers, err := readScenario(*text)
	if err != nil {
		return nil, problem.Text{}, err
	}
	settle(numbers, d.own)
	if !leaveOut {
		return numbers, problem.Text{}, nil
	}
	return withoutOlder(ctx, library, d.version.ID, numbers, text, d.all)
}
