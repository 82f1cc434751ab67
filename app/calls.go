package app

import (
	"bytes"
	"context"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// withCalled is a drawing together with the processes that it calls and does not hold:
// they are looked for, by the id that is called, in the other processes of its project,
// each as it was saved last. What cannot be read there is passed over: it is not what is
// played, and its own page says what is wrong with it.
func withCalled(ctx context.Context, library *storage.Library, of ProcessID, d *model.Definitions) (*model.Definitions, error) {
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
				p, err := library.Process(ctx, h.ID)
				if err != nil {
					return nil, explain(aProcess, err)
				}
				texts[h.ID] = p.XML
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
