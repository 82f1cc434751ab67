package duties

import (
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var separationRule = finding.Rule{ID: "raci.separation", Severity: finding.Error, Look: separation,
	Title: problem.Text{EN: "Separated activities in one hand", ZH: "不相容活动由同一角色承担"}}

var contradictionRule = finding.Rule{ID: "raci.separation-contradicts", Severity: finding.Error, Look: contradiction,
	Title: problem.Text{EN: "Activities that have to be in one hand and must not be", ZH: "活动既要求分离又要求同人执行"}}

var rankRule = finding.Rule{ID: "raci.separation-by-rank", Severity: finding.Warning, Look: byRank,
	Title: problem.Text{EN: "Separated activities under one superior", ZH: "不相容活动可由同一上级承担"}}

// acting are the roles that do an activity or answer for it.
func (r *row) acting() []string {
	all := append([]string{}, r.doers...)
	for _, role := range r.roles[raci.Answers] {
		all = once(all, role)
	}
	return all
}

// eachSeparation visits the pairs of two activities that must not be in one hand.
func (m *matrix) eachSeparation(visit func(pair raci.Pair, first, second *row)) {
	for _, p := range m.subject.Processes() {
		for _, pair := range raci.Separations(p) {
			first, second := m.of[pair.First], m.of[pair.Second]
			if first != nil && second != nil && first != second {
				visit(pair, first, second)
			}
		}
	}
}

// separation finds pairs of activities that must not be in one hand and share a role that does them or answers for
// them (R17): Wolter and Schaad, "Modeling of Task-Based Authorization Constraints in BPMN" (2007).
func separation(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	m.eachSeparation(func(pair raci.Pair, first, second *row) {
		shared := common(first.acting(), second.acting())
		if len(shared) == 0 {
			return
		}
		found = append(found, finding.On(&second.node.Base,
			say("“%[1]s” and “%[2]s” must not be in one hand%[4]s, but %[3]s acts in both.", "“%[1]s”与“%[2]s”不得由同一角色承担%[4]s，但%[3]s同时参与两者。", first.label(), second.label(), m.list(shared), reason(pair)),
			say("Give one of them to another role: who does it as well as who answers for it.", "请将其中一个活动的执行和负责都改给其他角色。")))
	})
	return m.few(found)
}

// reason is why a pair is kept apart, in brackets.
func reason(p raci.Pair) problem.Text {
	if p.Reason == "" {
		return problem.Text{}
	}
	return problem.Text{EN: " (" + p.Reason + ")", ZH: "（" + p.Reason + "）"}
}

func common(a, b []string) []string {
	in := map[string]bool{}
	for _, x := range a {
		in[x] = true
	}
	var both []string
	for _, x := range b {
		if in[x] {
			both = append(both, x)
		}
	}
	return both
}

// contradiction finds separated activities that bindings of duty, one after the other, put into one hand (R18):
// Strembeck and Mendling, "Generic Algorithms for Consistency Checking of Mutual-Exclusion and Binding Constraints" (2010).
func contradiction(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	hand := map[model.ID]model.ID{}
	of := func(id model.ID) model.ID {
		for hand[id] != "" {
			if up := hand[hand[id]]; up != "" {
				hand[id] = up
			}
			id = hand[id]
		}
		return id
	}
	for _, p := range s.Processes() {
		for _, pair := range raci.Bindings(p) {
			if a, b := of(pair.First), of(pair.Second); a != b {
				hand[a] = b
			}
		}
	}
	var found finding.Findings
	m.eachSeparation(func(pair raci.Pair, first, second *row) {
		if of(pair.First) != of(pair.Second) {
			return
		}
		found = append(found, finding.On(&second.node.Base,
			say("“%[1]s” and “%[2]s” must not be in one hand%[3]s, but are bound to be.", "“%[1]s”与“%[2]s”不得由同一角色承担%[3]s，却又被要求由同一人执行。", first.label(), second.label(), reason(pair)),
			say("Remove the separation or the binding.", "请删除分离要求或同人要求。")))
	})
	return m.few(found)
}

// byRank finds separated activities that one role can have in its hand because it stands above another: a superior can
// do what those below can (R18). Superiors that have no part in the process are left alone, else every head would be named.
func byRank(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	working := map[*model.Process]map[string]bool{}
	for _, r := range m.rows {
		for _, role := range r.acting() {
			if working[r.process] == nil {
				working[r.process] = map[string]bool{}
			}
			working[r.process][role] = true
		}
	}
	var found finding.Findings
	m.eachSeparation(func(pair raci.Pair, first, second *row) {
		if len(common(first.acting(), second.acting())) > 0 {
			return // said already
		}
		var over []string
		for _, role := range common(m.upwards(first.acting()), m.upwards(second.acting())) {
			if working[first.process][role] {
				over = append(over, role)
			}
		}
		if len(over) == 0 {
			return
		}
		found = append(found, finding.On(&second.node.Base,
			say("“%[1]s” and “%[2]s” must not be in one hand%[4]s, but %[3]s stands above and can do both.", "“%[1]s”与“%[2]s”不得由同一角色承担%[4]s，但%[3]s作为上级可以同时承担两者。", first.label(), second.label(), m.list(over), reason(pair)),
			say("See to it that the superior does not step in here, or let another branch do one of them.", "请确保上级不在此处代办，或将其中一个活动交给另一条线。")))
	})
	return m.few(found)
}

// upwards are roles and all that stand above them, as far as organisations reach.
func (m *matrix) upwards(roles []string) []string {
	const levels = 30
	var all []string
	seen := map[string]bool{}
	for _, role := range roles {
		x := m.parties[role]
		for i := 0; i < levels && x != nil && !seen[x.id]; i, x = i+1, m.parties[x.Senior] {
			seen[x.id] = true
			all = append(all, x.id)
		}
	}
	return all
}
