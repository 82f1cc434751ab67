// Package matrix writes who does what as a table that people fill in, and reads such a table as changes to the drawing.
package matrix

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/sheet"
)

// Step is an activity with its place in the drawing: a row of the matrix.
type Step struct {
	Node   *model.Node
	Lane   string // name of the innermost lane it stands in
	Within string // names of the pools and sub-processes that hold it, outer first, joined by " › "
}

// Matrix is who does what, in a code set. It does not change.
type Matrix struct {
	Steps []Step // in flow order, those of a sub-process behind it
	Roles []raci.Role
	Set   raci.CodeSet

	duties  *raci.Matrix
	doing   []string // codes by which the drawing says who does a step
	drawing *model.Definitions
}

// Of is the matrix of a drawing.
func Of(d *model.Definitions, set raci.CodeSet) *Matrix {
	m := &Matrix{Set: set.OrRACI(), duties: raci.Of(d), doing: raci.Doing(d), drawing: d}
	m.Roles = m.duties.Roles
	lanes := map[model.ID]string{}
	lane := func(l *model.Lane) {
		for _, id := range l.Nodes {
			lanes[id] = l.Label() // outer lanes come first, so inner ones win
		}
	}
	for _, p := range d.Processes {
		within := ""
		if pool := d.Participant(p.ID); pool != nil && len(d.Processes) > 1 {
			within = pool.Label()
		} else if len(d.Processes) > 1 {
			within = p.Label()
		}
		p.Lanes(lane)
		m.walk(&p.Scope, within, lanes, lane)
	}
	return m
}

func (m *Matrix) walk(s *model.Scope, within string, lanes map[model.ID]string, lane func(*model.Lane)) {
	for _, n := range inFlowOrder(s) {
		if !n.Kind.IsActivity() {
			continue
		}
		m.Steps = append(m.Steps, Step{n, lanes[n.ID], within})
		if n.Activity == nil || n.Activity.Inside == nil {
			continue
		}
		for _, set := range n.Activity.LaneSets {
			for _, l := range set.Lanes {
				lane(l)
			}
		}
		inner := n.Label()
		if within != "" {
			inner = within + " › " + inner
		}
		m.walk(n.Activity.Inside, inner, lanes, lane)
	}
}

// Codes are those that a role has with a step, in the order of the set, then others that the drawing has.
func (m *Matrix) Codes(step model.ID, role string) []string {
	var codes []string
	has := func(code string) bool { return slices.Contains(m.duties.Duty(step, m.inDrawing(code)), role) }
	for _, c := range m.Set.Codes {
		if has(c.Code) {
			codes = append(codes, c.Code)
		}
	}
	for _, code := range m.duties.Codes(step) {
		if m.own(code) == nil && !m.performs(code) && has(code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// inDrawing is a code of the set as a drawing has it: whoever does a step is R there, whatever the company calls it.
func (m *Matrix) inDrawing(code string) string {
	if c := m.own(code); c != nil && c.Meaning == raci.Performs {
		return raci.ResponsibleCode
	}
	return code
}

func (m *Matrix) own(code string) *raci.Code {
	for i := range m.Set.Codes {
		if m.Set.Codes[i].Code == code {
			return &m.Set.Codes[i]
		}
	}
	return nil
}

// performs says whether R is in the set under another letter.
func (m *Matrix) performs(code string) bool {
	return code == raci.ResponsibleCode && len(m.Set.Of(raci.Performs)) > 0
}

// headings are those of the columns that are no roles.
var headings = struct{ step, lane, within, note, id problem.Text }{
	problem.Text{EN: "Activity", ZH: "活动"}, problem.Text{EN: "Lane", ZH: "泳道"}, problem.Text{EN: "Within", ZH: "所属"},
	problem.Text{EN: "Description", ZH: "说明"}, problem.Text{EN: "Id", ZH: "标识"},
}

// Pages are the matrix as sheets in a language: the activities with a column for each role, and the roles and codes.
func (m *Matrix) Pages(l problem.Language) []sheet.Page {
	p := sheet.Page{Name: problem.Say("Who does what", "职责矩阵").In(l), Frozen: 1, Colours: map[string]string{}}
	p.Head = []string{headings.step.In(l), headings.lane.In(l), headings.within.In(l)}
	p.Narrow, p.Until = len(p.Head), len(p.Head)+len(m.Roles)
	p.Head = append(append(p.Head, m.columns()...), headings.note.In(l), headings.id.In(l))
	for _, s := range m.Steps {
		row := []string{s.Node.Label(), s.Lane, s.Within}
		for _, r := range m.Roles {
			codes := m.Codes(s.Node.ID, r.ID)
			text := raci.WriteCell(codes)
			if row = append(row, text); text != "" {
				p.Colours[text] = m.colour(codes[0])
			}
		}
		note, _, _ := strings.Cut(strings.TrimSpace(s.Node.Documentation), "\n")
		p.Rows = append(p.Rows, append(row, note, string(s.Node.ID)))
	}
	if p.Until == p.Narrow {
		p.Narrow, p.Until = 0, 0
	}
	return []sheet.Page{p, m.roles(l)}
}

func (m *Matrix) colour(code string) string {
	if c := m.own(code); c != nil && c.Colour != "" {
		return c.Colour
	}
	return "#64748b"
}

// columns are the names of the roles, with the id where two have one name.
func (m *Matrix) columns() []string {
	count := map[string]int{}
	for _, r := range m.Roles {
		count[r.Name]++
	}
	names := make([]string, len(m.Roles))
	for i, r := range m.Roles {
		if names[i] = r.Name; count[r.Name] > 1 {
			names[i] += " (" + r.ID + ")"
		}
	}
	return names
}

// roles is the second sheet: each role, what kind it is, how many duties of each kind it has, and what the codes mean.
func (m *Matrix) roles(l problem.Language) sheet.Page {
	p := sheet.Page{Name: problem.Say("Roles and codes", "角色与代码").In(l), Head: []string{problem.Say("Role", "角色").In(l), problem.Say("Kind", "类型").In(l)}, Frozen: 1}
	p.Narrow, p.Until = 2, 2+len(m.Set.Codes)
	for _, c := range m.Set.Codes {
		p.Head = append(p.Head, c.Code)
	}
	p.Head = append(p.Head, headings.id.In(l))
	for _, r := range m.Roles {
		row := []string{r.Name, m.kind(r.ID).In(l)}
		for _, c := range m.Set.Codes {
			n := 0
			for _, s := range m.Steps {
				if slices.Contains(m.Codes(s.Node.ID, r.ID), c.Code) {
					n++
				}
			}
			row = append(row, strconv.Itoa(n))
		}
		p.Rows = append(p.Rows, append(row, r.ID))
	}
	for _, c := range m.Set.Codes {
		p.Notes = append(p.Notes, c.Code+" = "+c.Name.In(l))
	}
	return p
}

func (m *Matrix) kind(role string) problem.Text {
	if m.drawing.Resource(model.ID(role)) != nil {
		return problem.Text{EN: "role", ZH: "角色"}
	}
	for _, c := range m.drawing.Collaborations {
		for _, p := range c.Participants {
			if string(p.ID) == role {
				return problem.Text{EN: "pool", ZH: "池"}
			}
		}
	}
	return problem.Text{EN: "lane", ZH: "泳道"}
}
