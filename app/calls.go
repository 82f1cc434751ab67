package app

import (
	"bytes"
	"context"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// withCalled is a drawing together with the processes that it calls and does not hold:
// they are looked for, by the id that is called, in the other processes of its project,
// each as it was saved last. What cannot be read there is passed over: it is not what is
// played, and its own page says what is wrong with it.
func withCalled(ctx context.Context, library *storage.Library, of ProcessID, d *model.Definitions) (*model.Definitions, error) {
	return withCalledAsOf(ctx, library, of, d, time.Time{})
}

// withCalledAsOf is the same with each process as it had been saved last at some moment;
// the zero moment is now.
func withCalledAsOf(ctx context.Context, library *storage.Library, of ProcessID, d *model.Definitions, moment time.Time) (*model.Definitions, error) {
	wanted := missing(d, d)
	if len(wanted) == 0 {
		return d, nil
	}
	own, err := library.Process(ctx, of)
	if err != nil {
		return nil, explain(aProcess, err)
	}
	heads, err := library.Processes(ctx, own.ProjectID)
	if err != nil {
		return nil, explain(aProject, err)
	}
	texts := map[ProcessID][]byte{}
	var others []*model.Definitions
	for len(wanted) > 0 {
		var more []model.ID
		for _, h := range heads {
			if h.ID == of {
				continue
			}
			if _, read := texts[h.ID]; !read {
				text, err := savedAsOf(ctx, library, h.ID, moment)
				if err != nil {
					return nil, explain(aProcess, err)
				}
				texts[h.ID] = text
			}
			if !mentions(texts[h.ID], wanted) {
				continue
			}
			other, err := readDrawing(string(texts[h.ID]))
			texts[h.ID] = nil // it is in others now, or cannot be read
			if err == nil {
				others, more = append(others, other), append(more, missing(other, d)...)
			}
		}
		wanted = more
	}
	return d.With(others...), nil
}

// savedAsOf is a drawing as it had been saved last at some moment; nil where there was none.
func savedAsOf(ctx context.Context, library *storage.Library, id ProcessID, moment time.Time) ([]byte, error) {
	if moment.IsZero() {
		p, err := library.Process(ctx, id)
		return p.XML, err
	}
	versions, err := library.ProcessVersions(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, v := range versions { // the last one first
		if !v.CreatedAt.After(moment) {
			p, err := library.ProcessAt(ctx, id, v.Revision)
			return p.XML, err
		}
	}
	return nil, nil
}

// missing are the processes that a file calls and neither it nor another one holds.
func missing(d, beside *model.Definitions) (ids []model.ID) {
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			if n.Kind == model.CallActivity && n.Activity.Called != "" && d.Process(n.Activity.Called) == nil && beside.Process(n.Activity.Called) == nil {
				ids = append(ids, n.Activity.Called)
			}
		})
	}
	return ids
}

// mentions says whether one of the ids may be in a file, so that most files need not be read.
func mentions(xml []byte, ids []model.ID) bool {
	for _, id := range ids {
		if bytes.Contains(xml, []byte(id)) {
			return true
		}
	}
	return false
}

// settle says which process a scenario plays that leaves it open: the one of its own
// drawing, and none of those that this calls.
func settle(s *scenario.Scenario, own *model.Definitions) {
	if s == nil || s.Process != "" {
		return
	}
	if p, _ := s.Plays(own); p != nil {
		s.Process = string(p.ID)
	}
}
