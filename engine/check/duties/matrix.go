package duties

import (
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/raci"
)

// row is an activity with all that is known of who has to do with it.
type row struct {
	node     *model.Node
	process  *model.Process
	holder   *row                      // the sub-process that it stands in
	inner    []*row                    // of a sub-process, one level down
	step     raci.Step                 // what the drawing says of it besides
	entries  []raci.Entry              // its own duties, as written; who does it as BPMN has it is among them as R
	lane     *model.Lane               // the innermost one that it stands in, or nil
	named    []string                  // roles that do it by its own word, not by its lane
	doers    []string                  // roles that do it: named, or those that lane, sub-process or pool give it
	codes    map[string][]string       // roles that there are, by code as written, of its own duties; each once, in file order
	roles    map[raci.Meaning][]string // the same by meaning; performs are doers
	answered bool                      // somebody answers for it: for itself, for a sub-process around it, or for all within it
	partly   bool                      // somebody answers for some of what is in it
}

// matrix is all activities of the processes that are looked at, and all roles.
type matrix struct {
	subject *finding.Subject
	set     raci.CodeSet
	rows    []*row // outer ones first, in file order
	of      map[model.ID]*row
	within  map[*model.Process][]*row
	begun   map[*model.Process]bool // somebody has a duty other than doing the work
	parties map[string]*party
	order   []string          // of parties: resources, lanes, pools
	called  map[string]string // the first role of a name in small letters
	lanes   map[model.ID]*model.Lane
	laneAt  map[model.ID]*model.Lane               // the innermost lane, by element
	laneOf  map[*model.Process]map[string]model.ID // the first lane of a role
	outer   map[model.ID]bool                      // lanes of processes, not of sub-processes
	flow    *flow
}

// party is a role with its place in the drawing and in the organisation.
type party struct {
	id, name string
	base     *model.Base // resource, lane or pool
	resource bool
	raci.Standing
	outside bool // a pool without a process, or said to be external
}

// matrixOf is the matrix of a subject.
func matrixOf(s *finding.Subject) *matrix {
	return finding.Recall(s, "duties", func() *matrix { return read(s) })
}

func read(s *finding.Subject) *matrix {
	m := &matrix{subject: s, set: s.Policy.Codes.OrRACI(), of: map[model.ID]*row{}, within: map[*model.Process][]*row{}, begun: map[*model.Process]bool{},
		parties: map[string]*party{}, lanes: map[model.ID]*model.Lane{}, laneOf: map[*model.Process]map[string]model.ID{}, laneAt: map[model.ID]*model.Lane{}, outer: map[model.ID]bool{}, called: map[string]string{}}
	m.meet()
	m.place()
	s.Each(func(n, holder *model.Node, p *model.Process) {
		if n.Kind.IsActivity() {
			m.add(n, holder, p)
		}
	})
	m.settle()
	m.flow = flowOf(s)
	return m
}

// meet gets to know all that can be a role.
func (m *matrix) meet() {
	know := func(b *model.Base, resource, outside bool) {
		id := string(b.ID)
		if id == "" || m.parties[id] != nil {
			return
		}
		x := &party{id: id, name: oneLine(b.Label()), base: b, resource: resource, Standing: raci.StandingOf(b)}
		x.outside = outside || x.Kind == raci.External
		m.parties[id], m.order = x, append(m.order, id)
		if name := strings.ToLower(strings.TrimSpace(x.name)); m.called[name] == "" {
			m.called[name] = id
		}
	}
	for _, r := range m.subject.File.Resources {
		know(&r.Base, true, false)
	}
	for _, p := range m.subject.File.Processes {
		m.eachLane(p, func(l *model.Lane) { know(&l.Base, false, false); m.lanes[l.ID] = l })
	}
	processes := map[model.ID]*model.Process{}
	for _, p := range m.subject.File.Processes {
		processes[p.ID] = p
	}
	for _, c := range m.subject.File.Collaborations {
		for _, p := range c.Participants {
			process := processes[p.Process]
			know(&p.Base, false, process == nil || len(process.Nodes) == 0 && len(m.subject.File.Processes) > 1)
		}
	}
}

// eachLane visits the lanes of a process and of its sub-processes.
func (m *matrix) eachLane(p *model.Process, visit func(*model.Lane)) {
	p.Lanes(visit)
	p.Walk(func(n, _ *model.Node) {
		if n.Activity != nil && len(n.Activity.LaneSets) > 0 {
			inner := model.Process{LaneSets: n.Activity.LaneSets}
			inner.Lanes(visit)
		}
	})
}

// place finds the first lane of every role, and the lane of every element.
func (m *matrix) place() {
	for _, p := range m.subject.File.Processes {
		first := map[string]model.ID{}
		p.Lanes(func(l *model.Lane) { m.outer[l.ID] = true })
		m.eachLane(p, func(l *model.Lane) {
			for _, id := range l.Nodes {
				m.laneAt[id] = l // outer lanes come first, so that inner ones win
			}
			if role := m.roleOf(l); l.Children == nil && first[role] == "" {
				first[role] = l.ID
			}
		})
		m.laneOf[p] = first
	}
}

// roleOf is the role that a lane stands for: a resource, or itself.
func (m *matrix) roleOf(l *model.Lane) string {
	if x := m.parties[string(l.Element)]; x != nil && x.resource {
		return x.id
	}
	return string(l.ID)
}

func (m *matrix) add(n, holder *model.Node, p *model.Process) {
	r := &row{node: n, process: p, lane: m.laneAt[n.ID], step: raci.StepOf(n), codes: map[string][]string{}, roles: map[raci.Meaning][]string{}}
	if holder != nil {
		if r.holder = m.of[holder.ID]; r.holder != nil {
			r.holder.inner = append(r.holder.inner, r)
		}
	}
	for _, role := range raci.Performers(n) {
		r.entries = append(r.entries, raci.Entry{Code: raci.ResponsibleCode, Role: role, At: n.At})
	}
	r.entries = append(r.entries, raci.Entries(n)...)
	m.sort(r)
	if r.doers = r.named; len(r.doers) == 0 {
		r.doers = m.subject.Who.Responsible(n.ID)
	}
	r.roles[raci.Performs] = r.doers
	m.rows, m.of[n.ID] = append(m.rows, r), r
	m.within[p] = append(m.within[p], r)
}

// sort notes the duties of an activity by code and by meaning.
func (m *matrix) sort(r *row) {
	seen := map[string]bool{}
	first := func(kind, role string) bool {
		key := kind + "\x00" + role
		known := seen[key]
		seen[key] = true
		return !known
	}
	for _, e := range r.entries {
		if e.Code == "" || m.parties[e.Role] == nil {
			continue
		}
		if first("code "+e.Code, e.Role) {
			r.codes[e.Code] = append(r.codes[e.Code], e.Role)
		}
		meaning := m.meaning(e.Code)
		m.begun[r.process] = m.begun[r.process] || meaning != raci.Performs
		if meaning == "" || !first(string(meaning), e.Role) {
			continue
		}
		if meaning == raci.Performs {
			r.named = append(r.named, e.Role)
		} else {
			r.roles[meaning] = append(r.roles[meaning], e.Role)
		}
	}
}

// once appends to a short list what is not in it yet.
func once(list []string, x string) []string {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// meaning of a code; R is always how BPMN names who does the work.
func (m *matrix) meaning(code string) raci.Meaning {
	if c, ok := m.set.Find(code); ok {
		return c.Meaning
	}
	if code == raci.ResponsibleCode {
		return raci.Performs
	}
	return ""
}

// code is how the set writes a meaning: its first letter for it, or false.
func (m *matrix) code(meaning raci.Meaning) (raci.Code, bool) {
	for _, c := range m.set.Codes {
		if c.Meaning == meaning {
			return c, true
		}
	}
	return raci.Code{}, false
}

// name of a role as people know it.
func (m *matrix) name(role string) string {
	if x := m.parties[role]; x != nil {
		return x.name
	}
	return role
}

func (m *matrix) names(roles []string) []string {
	var names []string
	for _, r := range roles {
		names = append(names, m.name(r))
	}
	return names
}

// started are the rows of processes in which somebody has a duty beyond doing the work: others get no findings about rows.
func (m *matrix) started() []*row {
	var rows []*row
	for _, r := range m.rows {
		if m.begun[r.process] {
			rows = append(rows, r)
		}
	}
	return rows
}

// automatic says whether nobody has to do the activity by hand.
func (r *row) automatic() bool {
	switch r.node.Kind {
	case model.ServiceTask, model.ScriptTask, model.BusinessRuleTask, model.SendTask, model.ReceiveTask:
		return true
	}
	return false
}

// empty says whether nobody has anything to do with the activity.
func (r *row) empty() bool { return len(r.entries) == 0 && len(r.doers) == 0 }

// settle finds which activities somebody answers for: for itself, for a sub-process around it, or for all within it.
func (m *matrix) settle() {
	for _, r := range m.rows { // outer ones first
		r.answered = len(r.roles[raci.Answers]) > 0 || r.holder != nil && r.holder.answered
	}
	for _, r := range slices.Backward(m.rows) { // inner ones first
		r.partly = slices.ContainsFunc(r.inner, func(x *row) bool { return x.answered || x.partly })
		if !r.answered && len(r.inner) > 0 {
			r.answered = !slices.ContainsFunc(r.inner, func(x *row) bool { return !x.answered })
		}
	}
}

// left says whether it is for the rules to say that nobody answers for the activity: of a sub-process and what is in it they
// speak of the whole, unless somebody answers for a part.
func (r *row) left() bool {
	if r.automatic() || r.empty() || r.answered || r.partly {
		return false
	}
	return r.holder == nil || r.holder.empty() || r.holder.partly
}

// label is the name of the activity in a sentence.
func (r *row) label() string { return oneLine(r.node.Label()) }

// oneLine is a name as it reads in a sentence: drawings break names where the box ends.
func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }
