package app

import (
	"context"
	"encoding/json"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/storage"
)

// mostRemembered is in how many of the last saves of a process names of what is gone are looked for.
const mostRemembered = 30

// LeftoversQuestion asks what a scenario says of an older version of its process, and what is to become of that.
type LeftoversQuestion struct {
	XML      string // the drawing as it is now
	Scenario json.RawMessage
	Process  ProcessID       // whose drawing it is; empty: it is in no library
	Moves    []scenario.Move // to be done first
	Without  bool            // then leave out all the rest
}

// Leftovers is what a scenario says of an older version of its process.
type Leftovers struct {
	All     []scenario.Leftover // after the moves
	Content json.RawMessage     // the scenario with everything done that was asked
	Unread  bool                // the scenario has mistakes, so nothing was looked for
}

// Leftovers lists what a scenario says of an older version of its process, moves it or leaves it out. What is gone has the name of the
// last save that has it. A scenario with mistakes is only looked at, and has nothing left over: moving what is in it is an error.
func (s *Scenarios) Leftovers(ctx context.Context, q LeftoversQuestion) (Leftovers, error) {
	d, err := readDrawing(q.XML)
	if err != nil {
		return Leftovers{}, err
	}
	numbers, err := readScenario(q.Scenario)
	if err != nil {
		if len(q.Moves) == 0 {
			return Leftovers{Content: q.Scenario, Unread: true}, nil
		}
		return Leftovers{}, err
	}
	open := numbers.Process == ""
	settle(numbers, d)
	if q.Process != "" {
		if d, err = withCalled(ctx, s.library, q.Process, d); err != nil {
			return Leftovers{}, err
		}
	}
	if numbers, err = numbers.Settled(d, q.Moves); err != nil {
		return Leftovers{}, failed(err)
	}
	all := numbers.Leftovers(d)
	if q.Without {
		if numbers, all, err = numbers.Without(d); err != nil {
			return Leftovers{}, failed(err)
		}
	}
	if err := remember(ctx, s.library, q.Process, all); err != nil {
		return Leftovers{}, err
	}
	if open {
		numbers.Process = ""
	}
	content, err := writeScenario(numbers)
	return Leftovers{All: all, Content: content}, err
}

// remember gives what is gone the names that it had in the last save that has it.
func remember(ctx context.Context, library *storage.Library, process ProcessID, all []scenario.Leftover) error {
	if process == "" || len(all) == 0 {
		return nil
	}
	versions, err := library.ProcessVersions(ctx, process)
	if err != nil {
		return explain(aProcess, err)
	}
	for _, v := range versions[:min(len(versions), mostRemembered)] { // the last one first
		p, err := library.ProcessAt(ctx, process, v.Revision)
		if err != nil {
			return explain(aVersion, err)
		}
		d, err := readDrawing(string(p.XML))
		if err != nil {
			continue // its names are not known
		}
		if some := scenario.Remember(all, d); !some {
			break
		}
	}
	return nil
}

// withoutOlder is a scenario without what it says of an older version of its process, and a sentence that says so. Where there is anything of
// that, the text of the scenario becomes that of the rest, so that what is kept can be played again as it is.
func withoutOlder(ctx context.Context, library *storage.Library, process ProcessID, s *scenario.Scenario, text *json.RawMessage, d *model.Definitions) (*scenario.Scenario, problem.Text, error) {
	rest, left, err := s.Without(d)
	if err != nil {
		return nil, problem.Text{}, failed(err)
	}
	if len(left) == 0 {
		return s, problem.Text{}, nil
	}
	if err := remember(ctx, library, process, left); err != nil {
		return nil, problem.Text{}, err
	}
	*text, err = writeScenario(rest)
	return rest, scenario.LeftOut(left), err
}
