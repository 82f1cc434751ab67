package cli

import (
	"context"
	"io"

	"sandtable/engine/bpsim"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// bpsim reads the numbers from a file with BPSim, which may be the process file itself, and
// says what was taken otherwise than written.
func (c *console) bpsim(ctx context.Context, path, name string, d *model.Definitions) (*scenario.Scenario, error) {
	s, notices, err := c.fromBPSim(ctx, path, name, d)
	c.noteAll(path, notices)
	return s, err
}

func (c *console) fromBPSim(ctx context.Context, path, name string, d *model.Definitions) (s *scenario.Scenario, notices []problem.Problem, err error) {
	s, err = read(ctx, c, path, func(r io.Reader) (*scenario.Scenario, error) {
		f, err := bpsim.Decode(r)
		if err != nil {
			return nil, err
		}
		s, told, err := f.Scenario(name, d)
		notices = told
		return s, whichScenario(err)
	})
	return s, notices, err
}

// whichScenario gives the question which of several is meant the way out of a command line.
func whichScenario(err error) error {
	p := problem.Of(err)
	if p == nil || p.Code != "bpsim.which" && p.Code != "bpsim.unknown-scenario" {
		return err
	}
	told := *p
	told.Hint = problem.Text{EN: p.Hint.EN + " Name it with --bpsim-scenario.", ZH: p.Hint.ZH + "用 --bpsim-scenario 指定。"}
	return &told
}

// noteAll says what a reader had to say of a file.
func (c *console) noteAll(path string, notices []problem.Problem) {
	for _, n := range notices {
		c.note(*n.In(nameOf(path)))
	}
}
