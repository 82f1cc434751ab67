package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/raci"
)

// Matrix says who does what in a drawing.
type Matrix struct {
	Roles []MatrixRole `json:"roles" nullable:"false" doc:"Resources, then lanes that stand for none, then pools without lanes"`
	Rows  []MatrixRow  `json:"rows" nullable:"false" doc:"Activities in file order, what is inside a sub-process after it"`
}

// MatrixRole is a column.
type MatrixRole struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// MatrixRow is an activity and who has to do with it.
type MatrixRow struct {
	ID    string      `json:"id"`
	Name  string      `json:"name"`
	Cells []raci.Cell `json:"cells" nullable:"false"`
}

func (r *routes) raci() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/raci", "readRaci", "Say who does what in a drawing")),
		func(ctx context.Context, in *struct {
			Body struct {
				XML string `json:"xml" doc:"BPMN 2.0"`
			}
		}) (*body[Matrix], error) {
			m, err := r.app.Checks.Matrix(ctx, in.Body.XML)
			return answer(whoDoesWhat(m), err)
		})
}

func whoDoesWhat(m app.Matrix) Matrix {
	said := Matrix{Roles: []MatrixRole{}, Rows: []MatrixRow{}}
	for _, role := range m.Roles {
		said.Roles = append(said.Roles, MatrixRole(role))
	}
	for _, row := range m.Rows {
		said.Rows = append(said.Rows, MatrixRow{string(row.ID), row.Name, listed(row.Cells)})
	}
	return said
}
