package duties

import (
	"sandtable/engine/check/load"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var lopsidedRule = finding.Rule{ID: "raci.overload", Severity: finding.Warning, Look: lopsided,
	Title: problem.Text{EN: "A role that most of the work falls to", ZH: "工作集中于一个角色"},
	Limits: []finding.Limit{
		{Name: "share", Default: 0.7, Min: 0, Means: problem.Text{EN: "share of the work per person that falls to one role", ZH: "一个角色人均工作量的占比"}},
		{Name: "roles", Default: 3, Min: 2, Means: problem.Text{EN: "roles with work from which on the share counts", ZH: "开始计算占比的角色数"}},
		{Name: "least", Default: 8, Min: 1, Means: problem.Text{EN: "activities from which on the share counts", ZH: "开始计算占比的活动数"}},
		{Name: "load", Default: 0.8, Min: 0, Means: problem.Text{EN: "of its time that a role may be busy, where the scenario says it", ZH: "情景数据可算出时，角色允许的工时占用率"}},
	}}

// lopsided finds roles that most of the work of a process falls to (R07). With a scenario, work is what an activity
// takes times how often a case comes to it, for each of those who have the role; without one, every activity counts alike.
// Whoever has time to spare by the scenario is left alone.
func lopsided(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var played *model.Process
	busy := map[string]float64{}
	var visits map[model.ID]float64
	if s.Numbers != nil {
		visits = load.Visits(s.File, s.Numbers)
		played, _ = s.Numbers.Plays(s.File)
		for _, l := range load.Loads(s.File, s.Numbers) {
			busy[l.Role] = l.Load
		}
	}
	var found finding.Findings
	for _, p := range s.Processes() {
		if !m.begun[p] {
			continue
		}
		shares := m.sharesOf(p, nil)
		if p == played && visits != nil {
			if hours := m.sharesOf(p, visits); len(hours) > 0 {
				shares = hours
			}
		}
		role, share := m.busiest(p, shares)
		if load, known := busy[role]; role == "" || known && load < s.Limit("load") {
			continue
		}
		performs, _ := m.word(raci.Performs)
		found = append(found, finding.On(m.parties[role].base,
			say("%.0[3]f %% of the work of “%[4]s” falls to each “%[1]s”, by what it is %[2]s of.", "“%[4]s”的人均工作量有 %.0[3]f %% 落在担任 %[2]s 的“%[1]s”身上。", m.name(role), performs, 100*share, p.Label()),
			say("Share the work out, or see in a simulation whether the role can bear it.", "请分摊工作，或通过仿真确认该角色能否承受。")))
	}
	return m.few(found)
}

// sharesOf is the work of each role in a process; without visits, the activities that it does.
func (m *matrix) sharesOf(p *model.Process, visits map[model.ID]float64) map[string]float64 {
	work := map[string]float64{}
	for _, r := range m.within[p] {
		if r.automatic() || len(r.inner) > 0 {
			continue
		}
		amount := 1.0
		if visits != nil {
			amount = m.seconds(r) * visits[r.node.ID]
		}
		for _, role := range r.doers {
			if amount > 0 && amount < 1e15 {
				work[role] += amount / float64(len(r.doers)) / m.heads(role, visits != nil)
			}
		}
	}
	return work
}

// seconds is what an activity takes on average, 0 where the scenario does not say.
func (m *matrix) seconds(r *row) float64 {
	t := m.subject.Numbers.Tasks[string(r.node.ID)]
	if t == nil || t.Duration == nil {
		return 0
	}
	sampler, err := t.Duration.Sampler()
	if err != nil {
		return 0
	}
	return sampler.Mean()
}

// heads is how many people have a role; 1 where that is not known, or nobody does.
func (m *matrix) heads(role string, known bool) float64 {
	if !known {
		return 1
	}
	return float64(max(1, finding.Recall(m.subject, "raci heads", m.headcounts)[role]))
}

// headcounts are the people of each role of the scenario, those known by name among them.
func (m *matrix) headcounts() map[string]int {
	heads := map[string]int{}
	for id, r := range m.subject.Numbers.Roles {
		if r != nil {
			heads[id] += r.Headcount
		}
	}
	for _, p := range m.subject.Numbers.People {
		if p != nil {
			for _, role := range p.Roles {
				heads[role]++
			}
		}
	}
	return heads
}

// busiest is the role that more of the work of a process falls to than may be, and its share; empty where there is none.
func (m *matrix) busiest(p *model.Process, work map[string]float64) (role string, share float64) {
	most, roles, least := m.subject.Limit("share"), m.subject.Limit("roles"), m.subject.Limit("least")
	total := 0.0
	for _, x := range m.order {
		total += work[x]
		if work[x] > work[role] {
			role = x
		}
	}
	if float64(len(work)) < roles || float64(len(m.within[p])) < least || work[role] <= most*total {
		return "", 0
	}
	return role, work[role] / total
}
