package cli

import (
	"context"
	"io"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// prosimos reads the numbers from a file of Prosimos and says what they do not say.
func (c *console) prosimos(ctx context.Context, path string, d *model.Definitions) (*scenario.Scenario, error) {
	var notices []problem.Problem
	s, err := read(ctx, c, path, func(r io.Reader) (s *scenario.Scenario, err error) {
		s, notices, err = scenario.FromProsimos(r, d)
		return s, err
	})
	c.noteAll(path, notices)
	return s, err
}
