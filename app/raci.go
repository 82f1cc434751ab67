package app

import (
	"context"

	"sandtable/engine/raci"
)

// Matrix says who does what in a drawing.
type Matrix struct {
	Roles []raci.Role
	Rows  []raci.Row
}

// Matrix reads who does what. The drawing need not be in the library.
func (s *Checks) Matrix(_ context.Context, xml string) (Matrix, error) {
	d, err := readDrawing(xml)
	if err != nil {
		return Matrix{}, err
	}
	m := raci.Of(d)
	return Matrix{m.Roles, m.Rows(d)}, nil
}
