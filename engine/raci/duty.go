package raci

import (
	"maps"
	"slices"
	"strings"

	"sandtable/engine/model"
)

// Space is the namespace of what a drawing says beyond BPMN. Under the
// extensionElements of a step it holds its duties:
//
//	<st:duty code="A" role="Resource_1"/>
const Space = model.Space

// Codes of RACI. A drawing may use others: S (support), V (verify) and the like.
const (
	ResponsibleCode = "R"
	AccountableCode = "A"
	ConsultedCode   = "C"
	InformedCode    = "I"
)

// Accountable are the ids of the roles that answer for the step and approve it.
func (m *Matrix) Accountable(node model.ID) []string { return m.Duty(node, AccountableCode) }

// Consulted are the ids of the roles that are asked before the step is done.
func (m *Matrix) Consulted(node model.ID) []string { return m.Duty(node, ConsultedCode) }

// Informed are the ids of the roles that are told of the step.
func (m *Matrix) Informed(node model.ID) []string { return m.Duty(node, InformedCode) }

// Duty are the ids of the roles that have a duty with the step, by its code as the
// drawing writes it, in file order and each once. R, and D in a drawing that speaks DACI, are as Responsible.
func (m *Matrix) Duty(node model.ID, code string) []string {
	if slices.Contains(m.doing, code) {
		return m.Responsible(node)
	}
	return slices.Clone(m.duties[node][code])
}

// Codes are those of the duties that somebody has with the step, sorted.
func (m *Matrix) Codes(node model.ID) []string {
	codes := slices.Collect(maps.Keys(m.duties[node]))
	if len(m.responsible[node]) > 0 {
		codes = append(codes, ResponsibleCode)
	}
	slices.Sort(codes)
	return codes
}

// Doing are the codes by which the steps of a drawing say who does them. R is always one of them: so BPMN's own words
// (potentialOwner and the like) are read. The driver of DACI, D, is another one in a drawing that speaks DACI: somebody
// has D, and nobody a duty beyond D, A, C, I and R. A drawing does not name its set, and other companies have other
// words that begin with D, so a drawing with any other code keeps its D as a duty like others.
func Doing(d *model.Definitions) []string {
	const driver = "D"
	driven, other := false, false
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			for _, e := range Entries(n) {
				driven = driven || e.Code == driver
				other = other || e.Code != "" && e.Code != driver && !slices.Contains([]string{ResponsibleCode, AccountableCode, ConsultedCode, InformedCode}, e.Code)
			}
		})
	}
	if driven && !other {
		return []string{ResponsibleCode, driver}
	}
	return []string{ResponsibleCode}
}

// duties are the roles that a step names by code. Spaces around a code or a role do
// not count; without either there is no duty. Roles that no resource, lane or pool
// of the file has count as not there.
func (r *reader) duties(n *model.Node) map[string][]string {
	duties := map[string][]string{}
	for _, e := range n.Extensions {
		if e.Space != Space || e.Name != "duty" {
			continue
		}
		code, role := strings.TrimSpace(e.Attribute("code")), strings.TrimSpace(e.Attribute("role"))
		if code != "" && r.known[role] && !slices.Contains(duties[code], role) {
			duties[code] = append(duties[code], role)
		}
	}
	return duties
}
