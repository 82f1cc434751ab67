package duties

import (
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var handOffsRule = finding.Rule{ID: "raci.hand-offs", Severity: finding.Info, Look: handOffs,
	Title:  problem.Text{EN: "Work that changes hands often", ZH: "工作交接过于频繁"},
	Limits: []finding.Limit{{Name: "most", Default: 8, Min: 0, Means: problem.Text{EN: "changes of hands on the longest way through", ZH: "最长路径上的交接次数"}}}}

// handOffs finds processes in which the work changes hands too often on the way through with the most activities,
// without going back: nothing is cut short on it, so it stands for the good case (R27).
func handOffs(s *finding.Subject) finding.Findings {
	m, most := matrixOf(s), int(s.Limit("most"))
	var found finding.Findings
	for _, p := range s.Processes() {
		if !m.begun[p] {
			continue
		}
		changes, hands := 0, []string(nil)
		var last []string
		for _, id := range m.longest(&p.Scope) {
			r := m.of[id]
			if r == nil || r.automatic() || len(r.doers) == 0 {
				continue
			}
			if last != nil && len(common(last, r.doers)) == 0 {
				changes++
				hands = append(hands, m.name(last[0])+" → "+m.name(r.doers[0]))
			}
			last = r.doers
		}
		if changes <= most {
			continue
		}
		found = append(found, finding.On(&p.Base,
			say("On the longest way through “%[1]s” the work changes hands %[2]d times: %[3]s.", "在“%[1]s”的最长路径上，工作交接 %[2]d 次：%[3]s。", p.Label(), changes, finding.List(hands)),
			say("Every change waits for somebody: let one role do what follows each other.", "每次交接都意味着等待：请将相邻工作合并给同一角色。")))
	}
	return m.few(found)
}

// longest is the way with the most activities from a start through a scope, without flows that lead back.
func (m *matrix) longest(scope *model.Scope) []model.ID {
	order := m.finished(scope)
	count, after := map[model.ID]int{}, map[model.ID]model.ID{}
	seen := map[model.ID]bool{}
	for _, id := range order { // what follows comes before
		best := -1
		for _, next := range m.flow.next[id] {
			if seen[next] && count[next] > best {
				best, after[id] = count[next], next
			}
		}
		count[id] = max(best, 0)
		if m.of[id] != nil {
			count[id]++
		}
		seen[id] = true
	}
	var start model.ID
	for _, id := range scope.Entrances() {
		if seen[id] && (start == "" || count[id] > count[start]) {
			start = id
		}
	}
	var way []model.ID
	for id := start; id != ""; id = after[id] {
		way = append(way, id)
	}
	return way
}

// finished are the nodes of a scope in the order in which a search in depth from its entrances leaves them.
func (m *matrix) finished(scope *model.Scope) []model.ID {
	type at struct {
		id   model.ID
		done int
	}
	var order []model.ID
	seen := map[model.ID]bool{}
	for _, start := range scope.Entrances() {
		stack := []at{{id: start}}
		if seen[start] {
			continue
		}
		seen[start] = true
		for len(stack) > 0 {
			top := &stack[len(stack)-1]
			if top.done == len(m.flow.next[top.id]) {
				order = append(order, top.id)
				stack = stack[:len(stack)-1]
				continue
			}
			next := m.flow.next[top.id][top.done]
			top.done++
			if !seen[next] && m.flow.nodes[next] != nil {
				seen[next] = true
				stack = append(stack, at{id: next})
			}
		}
	}
	return slices.Clip(order)
}
