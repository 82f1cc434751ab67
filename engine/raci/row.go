package raci

import "sandtable/engine/model"

// Source says where a duty comes from.
type Source string

const (
	Manual Source = "manual" // the step itself says so
	ByLane Source = "lane"   // the lane, the sub-process or the pool that the step stands in
)

// Cell is a duty of a role with the step of its row.
type Cell struct {
	Role   string `json:"role" doc:"Id of a resource, lane or pool"`
	Code   string `json:"code"`
	Source Source `json:"source" enum:"manual,lane"`
}

// Row is an activity and who has to do with it.
type Row struct {
	ID    model.ID
	Name  string // its id where it has none
	Cells []Cell // R first, then by code
}

// Rows are the activities of a drawing in file order, what is inside a sub-process after it.
func (m *Matrix) Rows(d *model.Definitions) []Row {
	var rows []Row
	visit := func(n, _ *model.Node) {
		if n.Kind.IsActivity() {
			rows = append(rows, Row{n.ID, n.Label(), m.cells(n.ID)})
		}
	}
	for _, p := range d.Processes {
		p.Walk(visit)
	}
	return rows
}

func (m *Matrix) cells(step model.ID) []Cell {
	var cells []Cell
	source := ByLane
	if m.named[step] {
		source = Manual
	}
	for _, role := range m.responsible[step] {
		cells = append(cells, Cell{role, ResponsibleCode, source})
	}
	for _, code := range m.Codes(step) {
		for _, role := range m.duties[step][code] {
			cells = append(cells, Cell{role, code, Manual})
		}
	}
	return cells
}
