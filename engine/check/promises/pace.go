package promises

import (
	"container/heap"
	"math"
	"slices"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/promise"
	"sandtable/engine/scenario"
)

// pace says how quickly something can be done at best: lower bounds, on the clock of one calendar. On the wall's
// clock these are the least times of work and of timers; waiting, closed hours, failures and repetitions only
// lengthen them. In the hours of a calendar only the work of people who are there in no other hours counts, for
// what happens outside of them takes none.
type pace struct {
	*subject
	calendar string
	takes    func(*model.Node) scenario.Duration // an activity, besides what is drawn inside
	waits    func(*model.Node) scenario.Duration // an event
	calls    bool                                // called processes count too
	known    map[*model.Scope]scenario.Duration
	underway map[*model.Scope]bool
}

// unending is longer than anything.
const unending = scenario.Duration(math.MaxInt64)

// plus adds two times, at most unending.
func plus(a, b scenario.Duration) scenario.Duration {
	if a > unending-b {
		return unending
	}
	return a + b
}

// paceOn is made once for every calendar.
func (s *subject) paceOn(calendar string) *pace {
	return finding.Recall(s.Subject, "sla.pace "+calendar, func() *pace {
		p := s.newPace()
		p.calendar, p.takes, p.waits, p.calls = calendar, p.work, p.wait, true
		return p
	})
}

func (s *subject) newPace() *pace {
	return &pace{subject: s, known: map[*model.Scope]scenario.Duration{}, underway: map[*model.Scope]bool{}}
}

// activity is the least time that an activity takes.
func (p *pace) activity(n *model.Node) scenario.Duration {
	a := n.Activity
	switch {
	case p.skippable(n), n.Kind == model.AdHocSubProcess:
		return 0
	case a.Inside != nil && len(a.Inside.Nodes) > 0:
		return max(p.takes(n), p.scope(a.Inside))
	case n.Kind == model.ReceiveTask:
		return plus(p.waits(n), p.takes(n))
	}
	if called := p.processes[a.Called]; p.calls && n.Kind == model.CallActivity && called != nil {
		return max(p.takes(n), p.scope(&called.Scope))
	}
	return p.takes(n)
}

// skippable says whether an activity may be done no time at all.
func (p *pace) skippable(n *model.Node) bool {
	l := n.Activity.Loop
	if l == nil {
		return false
	}
	if p.Numbers != nil {
		if t := p.Numbers.Tasks[string(n.ID)]; t != nil && t.Repeat != nil && t.Repeat.Count != nil {
			return t.Repeat.Count.Kind != scenario.Fixed || t.Repeat.Count.Value < 1
		}
	}
	return l.MultiInstance && !atLeastOne(l.Cardinality) || l.TestBefore
}

func atLeastOne(x *model.Expression) bool {
	return x != nil && x.Text != "" && x.Text[0] >= '1' && x.Text[0] <= '9' && !slices.ContainsFunc([]byte(x.Text), func(c byte) bool { return c < '0' || c > '9' })
}

// work is the least time that people need for a task: the shortest of any of them, as the quickest does it.
func (p *pace) work(n *model.Node) scenario.Duration {
	if p.Numbers == nil {
		return 0
	}
	t := p.Numbers.Tasks[string(n.ID)]
	if t == nil || t.Duration == nil || t.Batch != nil || !p.counts(n, t) {
		return 0
	}
	least := t.Duration.Least()
	for _, d := range t.By {
		if d != nil {
			least = min(least, d.Least())
		}
	}
	if p.topSpeed > 1 {
		least = scenario.Duration(float64(least) / p.topSpeed)
	}
	return min(least, p.decided(n))
}

// decided is when work that has not begun is taken as done, unending where it never is.
func (p *pace) decided(n *model.Node) scenario.Duration {
	soonest := unending
	x := p.promises.Of(n.ID)
	if x == nil {
		return soonest
	}
	for _, a := range x.Actions {
		switch {
		case a.Do != scenario.Decide:
		case p.calendar != "" && x.Calendar != p.calendar:
			return 0 // it may be outside of these hours
		default:
			soonest = min(soonest, a.After)
		}
	}
	return soonest
}

// counts says whether the work at a task is done in no other hours than the calendar's.
func (p *pace) counts(n *model.Node, t *scenario.Task) bool {
	if p.calendar == "" {
		return true
	}
	roles := t.Roles
	for _, need := range t.Needs {
		roles = append(slices.Clone(roles), need.Roles...)
	}
	if len(roles) == 0 {
		roles = p.Who.Responsible(n.ID)
	}
	return len(roles) > 0 && !slices.ContainsFunc(roles, func(role string) bool { return !p.keepsTo(role) })
}

// keepsTo says whether whoever has a role works in the hours of the calendar alone.
func (p *pace) keepsTo(role string) bool {
	r := p.Numbers.Roles[role]
	if r == nil || len(r.Deputies) > 0 || r.Headcount > 0 && (r.Calendar != p.calendar || r.ShiftEnd == scenario.Finish) {
		return false
	}
	for _, id := range p.people[role] {
		if x := p.Numbers.People[id]; x.Calendar != p.calendar || x.ShiftEnd == scenario.Finish {
			return false
		}
	}
	return true
}

// wait is the least time until something happens that is waited for.
func (p *pace) wait(n *model.Node) scenario.Duration {
	if p.calendar != "" {
		return 0
	}
	if p.Numbers != nil {
		if e := p.Numbers.Events[string(n.ID)]; e != nil && e.After != nil {
			return e.After.Least()
		}
	}
	d, _ := timerOf(n)
	return d
}

// timerOf is the duration that an event waits for; false where it waits for something else, or for a moment.
func timerOf(n *model.Node) (scenario.Duration, bool) {
	if n.Event == nil || len(n.Event.Definitions) != 1 {
		return 0, false
	}
	x := n.Event.Definitions[0]
	if x.Kind != model.TimerEvent || x.Duration == nil {
		return 0, false
	}
	d, err := scenario.ParseDuration(x.Duration.Text)
	return d, err == nil
}

// scope is the least time from the start of a scope until a token is at one of its ends; unending where none comes there.
func (p *pace) scope(s *model.Scope) scenario.Duration {
	if d, ok := p.known[s]; ok {
		return d
	}
	if p.underway[s] {
		return 0 // it calls itself
	}
	p.underway[s] = true
	w := newWalk(p, s)
	d := w.run()
	delete(p.underway, s)
	p.known[s] = d
	return d
}

// walk is Dijkstra's algorithm over the flows of a scope. A gateway that waits for all its flows has the time of
// the last of them (Knuth, A generalization of Dijkstra's algorithm, 1977).
type walk struct {
	*pace
	scope   *model.Scope
	nodes   map[model.ID]*model.Node
	next    map[model.ID][]model.ID
	border  map[model.ID][]*model.Node // boundary events by activity
	links   map[string][]*model.Node
	missing map[model.ID]int // flows that a parallel gateway still waits for
	done    map[model.ID]bool
	queue   times
}

func newWalk(p *pace, s *model.Scope) *walk {
	w := &walk{pace: p, scope: s, nodes: map[model.ID]*model.Node{}, next: map[model.ID][]model.ID{}, border: map[model.ID][]*model.Node{},
		links: map[string][]*model.Node{}, missing: map[model.ID]int{}, done: map[model.ID]bool{}}
	cutShort := slices.ContainsFunc(s.Nodes, cutsShort)
	for _, n := range s.Nodes {
		w.nodes[n.ID] = n
		if n.Kind == model.BoundaryEvent && (n.Event.Interrupting || cutShort) {
			w.border[n.Event.AttachedTo] = append(w.border[n.Event.AttachedTo], n)
		}
		if n.IsLinkCatch() {
			name := n.Event.Definitions[0].Link
			w.links[name] = append(w.links[name], n)
		}
	}
	for _, f := range s.Flows {
		w.next[f.Source] = append(w.next[f.Source], f.Target)
		if n := w.nodes[f.Target]; n != nil && n.Kind == model.ParallelGateway {
			w.missing[f.Target]++
		}
	}
	return w
}

// cutsShort says whether an end event ends more than its own token.
func cutsShort(n *model.Node) bool {
	return n.Kind == model.EndEvent && slices.ContainsFunc(n.Event.Definitions, func(d *model.EventDefinition) bool {
		return d.Kind == model.TerminateEvent || d.Kind == model.ErrorEvent || d.Kind == model.CancelEvent
	})
}

func (w *walk) run() scenario.Duration {
	soonest := unending
	w.begin()
	for len(w.queue) > 0 {
		at := heap.Pop(&w.queue).(moment)
		n := w.nodes[at.node]
		if n == nil || w.done[at.node] {
			continue
		}
		if w.missing[at.node] > 1 {
			w.missing[at.node]--
			continue
		}
		w.done[at.node] = true
		if end, ended := w.leave(n, at.time); ended {
			soonest = min(soonest, end)
		}
	}
	for _, n := range w.scope.Nodes { // what interrupts the scope from within may end it sooner
		if a := n.Activity; a != nil && a.TriggeredByEvent && a.Inside != nil {
			for _, start := range a.Inside.Nodes {
				if start.Kind == model.StartEvent && start.Event.Interrupting {
					soonest = min(soonest, plus(w.waits(start), w.pace.scope(a.Inside)))
				}
			}
		}
	}
	return soonest
}

// begin puts the beginnings of the scope on the queue.
func (w *walk) begin() {
	starts := slices.ContainsFunc(w.scope.Nodes, func(n *model.Node) bool { return n.Kind == model.StartEvent })
	for _, n := range w.scope.Nodes {
		a := n.Activity
		implicit := !starts && len(n.Incoming) == 0 && n.Kind != model.BoundaryEvent && !n.IsLinkCatch() && (a == nil || !a.TriggeredByEvent && !a.ForCompensation)
		if n.Kind == model.StartEvent || implicit {
			w.reach(n.ID, 0)
		}
	}
}

func (w *walk) reach(id model.ID, at scenario.Duration) {
	if !w.done[id] && at < unending {
		heap.Push(&w.queue, moment{at, id})
	}
}

// leave sends a token on that has come to a node; ended where it goes nowhere.
func (w *walk) leave(n *model.Node, at scenario.Duration) (end scenario.Duration, ended bool) {
	for _, b := range w.border[n.ID] {
		w.reach(b.ID, plus(at, w.waits(b)))
	}
	switch {
	case n.Activity != nil:
		at = plus(at, w.activity(n))
	case n.Kind == model.IntermediateCatchEvent && !n.IsLinkCatch():
		at = plus(at, w.waits(n))
	case n.Kind == model.IntermediateThrowEvent && len(n.Event.Definitions) == 1 && n.Event.Definitions[0].Kind == model.LinkEvent:
		for _, target := range w.links[n.Event.Definitions[0].Link] {
			w.reach(target.ID, at)
		}
		return 0, false
	}
	for _, to := range w.next[n.ID] {
		w.reach(to, at)
	}
	return at, len(w.next[n.ID]) == 0
}

// moment is when a token can come to a node.
type moment struct {
	time scenario.Duration
	node model.ID
}

// times are moments, the soonest first.
type times []moment

func (t times) Len() int           { return len(t) }
func (t times) Less(i, j int) bool { return t[i].time < t[j].time }
func (t times) Swap(i, j int)      { t[i], t[j] = t[j], t[i] }
func (t *times) Push(x any)        { *t = append(*t, x.(moment)) }
func (t *times) Pop() any {
	last := (*t)[len(*t)-1]
	*t = (*t)[:len(*t)-1]
	return last
}

// subject is what the rules of the group look at.
type subject struct {
	*finding.Subject
	promises  *promise.Promises
	processes map[model.ID]*model.Process
	people    map[string][]string // persons by role
	topSpeed  float64             // of the quickest of all, at least 1
	border    map[model.ID][]*model.Node
}

func subjectOf(s *finding.Subject) *subject {
	return finding.Recall(s, "sla.subject", func() *subject {
		x := &subject{Subject: s, promises: promise.Of(s.File, s.Numbers), processes: map[model.ID]*model.Process{}, people: map[string][]string{}, topSpeed: 1, border: map[model.ID][]*model.Node{}}
		for _, p := range s.File.Processes {
			x.processes[p.ID] = p
			p.Walk(func(n, _ *model.Node) {
				if n.Kind == model.BoundaryEvent {
					x.border[n.Event.AttachedTo] = append(x.border[n.Event.AttachedTo], n)
				}
			})
		}
		if s.Numbers != nil {
			x.staff()
		}
		return x
	})
}

func (s *subject) staff() {
	for _, r := range s.Numbers.Roles {
		if r != nil {
			s.topSpeed = max(s.topSpeed, r.Speed)
		}
	}
	for id, p := range s.Numbers.People {
		if p != nil {
			s.topSpeed = max(s.topSpeed, p.Speed)
			for _, role := range p.Roles {
				s.people[role] = append(s.people[role], id)
			}
		}
	}
}
