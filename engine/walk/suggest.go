package walk

import (
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"

	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Bounds of a search for walks.
const (
	mostStates   = 4_000 // where a case can stand
	mostVariants = 240   // of values filled in at one step
	mostPoints   = 512   // cells that one formula may tell apart
	mostDepth    = 300   // steps of a walk that is suggested
)

// Suggestion is what walks would come to what no walk has come to yet.
type Suggestion struct {
	Walks   []*Walk
	Missing []Missing // what no walk was found for
	Cut     bool      // not everything was tried: there is more than could be looked at
}

// Suggest finds the shortest walks to what some walks leave out: elements, flows, and conditions that never held or always did. It looks at
// where a case can stand breadth first, with values that formulas tell apart, and goes on to an end wherever that is known. Cancelling the
// context ends the search with what was found.
func Suggest(ctx context.Context, g *Ground, l problem.Language, walks ...*Played) *Suggestion {
	s := &search{ground: g, ctx: ctx, points: g.points(), known: map[string]int{}, snapshots: token.NewSnapshots(g.net)}
	s.explore()
	seen := newTally(g)
	for _, w := range walks {
		seen.add(w.seen)
	}
	found := &Suggestion{Cut: s.cut}
	for _, missing := range g.tellingFirst(g.coverage(seen).Missing) {
		if missing.in(g, seen) {
			continue
		}
		w := s.to(missing)
		if w == nil {
			found.Missing = append(found.Missing, missing)
			continue
		}
		played := Play(g, w)
		if played.Stopped != nil || played.Asked != nil || !missing.in(g, played.seen) {
			found.Missing = append(found.Missing, missing)
			continue
		}
		seen.add(played.seen)
		w.Name, w.Start.Data = missing.title().In(l), maps.Clone(w.Start.Data) // the search goes on to share it
		for i := range w.Steps {
			w.Steps[i].Data = maps.Clone(w.Steps[i].Data)
		}
		w.Expect = Expected(g, played)
		found.Walks = append(found.Walks, w)
	}
	return found
}

// tellingFirst puts first what gives a walk a telling name: ends, then what else has a name, then gateways, flows and conditions.
func (g *Ground) tellingFirst(all []Missing) []Missing {
	rank := func(m Missing) int {
		at, ok := g.net.Node(m.Element)
		switch {
		case !ok:
			return 3
		case g.net.Nodes[at].Kind == model.EndEvent:
			return 0
		case g.net.Nodes[at].Name != "" && !g.net.Nodes[at].Kind.IsGateway():
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b Missing) int { return rank(a) - rank(b) })
	return all
}

// title names a walk by what it comes to.
func (m Missing) title() problem.Text {
	switch m.What {
	case "node":
		return problem.Say("To “%s”", "到达“%s”", m.Name)
	case "flow":
		return problem.Say("From “%s” to “%s”", "从“%s”到“%s”", m.From, m.Name)
	case "true":
		return problem.Say("“%s”: %s", "“%s”：%s", m.From, m.Text)
	}
	return problem.Say("“%s”: not %s", "“%s”：不满足 %s", m.From, m.Text)
}

// in says whether walks have come to it.
func (m Missing) in(g *Ground, t *tally) bool {
	if m.What == "node" {
		at, ok := g.net.Node(m.Element)
		return ok && t.nodes[at]
	}
	f, ok := g.net.Flow(m.Element)
	return ok && map[string]bool{"flow": t.flows[f], "true": t.held[f], "false": t.failed[f]}[m.What]
}

// search is the states that a case can come to, each as it was come to first.
type search struct {
	ground    *Ground
	ctx       context.Context
	points    map[int][]float64 // by slot: values that formulas tell apart
	known     map[string]int    // states by what they look like
	states    []state
	edges     []edge
	snapshots *token.Snapshots
	cut       bool
}

// state is where a case can stand.
type state struct {
	by    int // the edge that came here first; -1: the start
	depth int
	over  bool
	onto  int // the edge that leads on to the nearest end; -1: none is known
	rest  int // steps to there
}

// edge is a step from one state to another, and all that was come to by then.
type edge struct {
	from, to int // from -1: the start
	start    Start
	step     Step
	seen     *tally
}

// explore looks at states breadth first, then finds the way on from each to the nearest end.
func (s *search) explore() {
	for _, at := range s.ground.beginnings() {
		id := s.ground.net.Nodes[at].ID
		fields := newPlayer(s.ground, true).choiceFields(at, s.ground.inputs)
		for _, values := range s.variants(fields) {
			s.follow(edge{from: -1, start: Start{Element: id, Data: values}})
		}
	}
	for i := 0; i < len(s.states); i++ {
		if s.ctx.Err() != nil || len(s.states) >= mostStates {
			s.cut = true
			break
		}
		if s.states[i].over || s.states[i].depth >= mostDepth {
			s.cut = s.cut || !s.states[i].over
			continue
		}
		s.expand(i)
	}
	s.lead()
}

// choiceFields are what can be filled in where a case begins.
func (p *player) choiceFields(at token.NodeID, inputs []string) []Field {
	fields := p.fields(at)
	for _, name := range inputs {
		if !slices.ContainsFunc(fields, func(f Field) bool { return f.Variable == name && !f.Readonly }) {
			fields = append(fields, p.field(name, ""))
		}
	}
	return fields
}

// expand follows what can be done in a state. Of parallel work only what came up first is done: the order of the rest decides nothing.
func (s *search) expand(i int) {
	w := s.walk(i)
	p, ok := s.replay(w)
	if !ok {
		return
	}
	worked := false
	for _, c := range p.open() {
		step := Step{Element: c.Element, Nth: c.Nth, Definition: c.Definition}
		switch c.Do {
		case "decide":
			step.Do, step.Flows = Decide, c.Flows
		case "complete":
			if worked {
				continue
			}
			step.Do, worked = Complete, true
		default:
			step.Do = Happen
		}
		for _, values := range s.variants(c.Fields) {
			step.Data = values
			s.follow(edge{from: i, step: step})
		}
	}
}

// follow plays the walk to where an edge begins and one step more.
func (s *search) follow(e edge) {
	if s.ctx.Err() != nil {
		s.cut = true
		return
	}
	w := &Walk{Start: e.start}
	if e.from >= 0 {
		w = s.walk(e.from)
		w.Steps = append(w.Steps, e.step)
	}
	p, ok := s.replay(w)
	if !ok {
		if p.asked == nil {
			return
		}
		for _, a := range p.asked.answers() {
			if e.from < 0 || len(e.step.Answers) > 8 {
				return
			}
			with := e
			with.step.Answers = append(slices.Clone(e.step.Answers), a)
			s.follow(with)
		}
		return
	}
	e.seen = p.seen
	key := s.key(p)
	to, old := s.known[key]
	if !old {
		to = len(s.states)
		s.known[key] = to
		s.states = append(s.states, state{by: len(s.edges), depth: len(w.Steps), over: p.ended, onto: -1})
	}
	e.to = to
	s.edges = append(s.edges, e)
}

// answers are those that are tried.
func (q *Question) answers() (all []Answer) {
	switch q.Ask {
	case "ways":
		for _, f := range q.Flows {
			all = append(all, Answer{Element: q.Element, Flows: []model.ID{f}})
		}
	case "again":
		all = append(all, Answer{Element: q.Element}, Answer{Element: q.Element, Number: 1})
	default:
		all = append(all, Answer{Element: q.Element, Number: 1}, Answer{Element: q.Element, Number: 2})
	}
	return all
}

// replay plays a walk without telling of it; false where it does not go through.
func (s *search) replay(w *Walk) (*player, bool) {
	p, played := newPlayer(s.ground, true), &Played{}
	for i := 0; i <= len(w.Steps); i++ {
		if p.take(w, i, played, true, 0) != nil {
			return p, false
		}
	}
	return p, true
}

// key is what a state looks like: where tokens rest and what is known, but not the time.
func (s *search) key(p *player) string {
	key := s.snapshots.Take(p.game, nil)
	for slot, x := range p.row {
		if s.ground.own(slot) {
			key = strconv.AppendUint(append(key, ' '), math.Float64bits(x), 36)
		}
	}
	return string(key)
}

// walk is the walk that came to a state first.
func (s *search) walk(i int) *Walk {
	w := &Walk{}
	for e := s.states[i].by; ; e = s.states[s.edges[e].from].by {
		if s.edges[e].from < 0 {
			w.Start = s.edges[e].start
			slices.Reverse(w.Steps)
			return w
		}
		w.Steps = append(w.Steps, s.edges[e].step)
	}
}

// lead finds for every state the edge that leads to the nearest end, backwards from the ends.
func (s *search) lead() {
	into := make([][]int, len(s.states))
	for i, e := range s.edges {
		if e.from >= 0 {
			into[e.to] = append(into[e.to], i)
		}
	}
	var todo []int
	for i := range s.states {
		if s.states[i].over {
			todo = append(todo, i)
		}
	}
	for ; len(todo) > 0; todo = todo[1:] {
		at := todo[0]
		for _, e := range into[at] {
			from := s.edges[e].from
			if s.states[from].onto < 0 && !s.states[from].over {
				s.states[from].onto, s.states[from].rest = e, s.states[at].rest+1
				todo = append(todo, from)
			}
		}
	}
}

// to is the shortest walk that comes to something, and on to an end where one is known; nil where none was found.
func (s *search) to(m Missing) *Walk {
	best, least := -1, math.MaxInt
	for i := range s.edges {
		e := &s.edges[i]
		if !m.in(s.ground, e.seen) {
			continue
		}
		long := s.states[e.to].rest
		if e.from >= 0 {
			long += s.states[e.from].depth
		}
		if s.states[e.to].onto < 0 && !s.states[e.to].over {
			long += 1_000 // rather one that comes to an end
		}
		if long < least {
			best, least = i, long
		}
	}
	if best < 0 {
		return nil
	}
	e := &s.edges[best]
	w := &Walk{Start: e.start}
	if e.from >= 0 {
		w = s.walk(e.from)
		w.Steps = append(w.Steps, e.step)
	}
	for at := e.to; s.states[at].onto >= 0; at = s.edges[s.states[at].onto].to {
		w.Steps = append(w.Steps, s.edges[s.states[at].onto].step)
	}
	return w
}

// variants are the values to fill in: every combination of those that formulas tell apart, if these are few; otherwise each by itself.
func (s *search) variants(fields []Field) []map[string]any {
	var axes [][2]any // a variable's name, and its values
	combinations := 1
	for _, f := range fields {
		slot, ok := s.ground.variables().Slot(f.Variable)
		if !ok || f.Readonly {
			continue
		}
		values := s.values(slot, f)
		if len(values) > 0 {
			axes = append(axes, [2]any{f.Variable, values})
			combinations *= min(len(values), mostVariants+1)
			combinations = min(combinations, mostVariants+1)
		}
	}
	all := []map[string]any{{}}
	for _, axis := range axes {
		name, values := axis[0].(string), axis[1].([]any)
		var next []map[string]any
		for i, base := range all {
			for k, x := range values {
				if combinations > mostVariants && i > 0 && k > 0 {
					s.cut = true
					continue // all of this one's values only with the first of the others
				}
				one := map[string]any{name: x}
				for other, y := range base {
					one[other] = y
				}
				next = append(next, one)
			}
		}
		all = next
	}
	if len(axes) == 0 {
		return []map[string]any{nil}
	}
	return all[:min(len(all), 2*mostVariants)]
}

// values are what a field is tried with; of one that no formula reads, what it requires.
func (s *search) values(slot int, f Field) (all []any) {
	for _, x := range s.points[slot] {
		if value := s.ground.variables().Format(slot, x); value != nil {
			all = append(all, number(value))
		}
	}
	if len(all) > 0 {
		return all
	}
	if !f.Required {
		return nil
	}
	switch f.Type {
	case data.Boolean:
		return []any{true}
	case data.Number, data.Integer, data.Duration:
		if f.Min != nil {
			return []any{math.Ceil(*f.Min)}
		}
		return []any{1.0}
	case data.Date:
		return []any{s.ground.program.Start.AddDate(0, 0, 14).Format("2006-01-02")}
	}
	if len(f.Values) > 0 {
		return []any{f.Values[0]}
	}
	return nil
}

// points are, by slot, the values that formulas and decision tables tell apart.
func (g *Ground) points() map[int][]float64 {
	points := map[int][]float64{}
	for _, f := range g.formulas() {
		grid := g.variables().Grid([]*condition.Formula{f}, g.data.Within(), mostPoints)
		if grid == nil {
			for _, slot := range f.Reads() {
				g.point(points, slot, 0, 1)
			}
			continue
		}
		for _, axis := range grid.Axes {
			for i, x := range axis.Values {
				if x != condition.AnotherText && axis.Sure[i] || g.variables().Kind(axis.Slot) == condition.Number {
					g.point(points, axis.Slot, x)
				}
			}
		}
	}
	for slot := range points {
		slices.Sort(points[slot])
	}
	return points
}

// point adds values that a variable is tried with; the empty text is none.
func (g *Ground) point(points map[int][]float64, slot int, values ...float64) {
	if !g.own(slot) {
		return
	}
	for _, x := range values {
		if g.variables().Kind(slot) == condition.Text && x == 0 || slices.Contains(points[slot], x) || len(points[slot]) >= 12 {
			continue
		}
		points[slot] = append(points[slot], x)
	}
}

// formulas are all that decide anything: conditions, loops, what tasks write, and the tests of decision tables.
func (g *Ground) formulas() (all []*condition.Formula) {
	for _, f := range g.data.Formulas {
		if made, err := g.variables().Formula(f.Text, f.Want); err == nil && f.Ours {
			all = append(all, made)
		}
	}
	for i := range g.program.Work {
		if more := g.program.Work[i].More; more != nil {
			for k := range more.Writes {
				if f := more.Writes[k].Formula; f != nil {
					all = append(all, f.Formula)
				}
			}
		}
		if drawn := data.Decides(g.net.Nodes[i].Node); drawn != nil {
			for _, rule := range drawn.Rules {
				all = append(all, g.tests(drawn.Inputs, rule)...)
			}
		}
	}
	for _, t := range g.program.Scenario.Tables {
		for _, rule := range t.Rules {
			all = append(all, g.tests(t.Inputs, rule.When)...)
		}
	}
	return all
}

// tests are the cells of a rule as conditions on their inputs, as far as they can be written so.
func (g *Ground) tests(inputs, cells []string) (all []*condition.Formula) {
	for i, input := range inputs {
		if i >= len(cells) || cells[i] == "" || cells[i] == "-" {
			continue
		}
		for _, form := range []string{"(%s) %s", "(%s) == %s", "(%s) in [%s]"} {
			if made, err := g.variables().Formula(fmt.Sprintf(form, input, cells[i]), condition.Boolean); err == nil {
				all = append(all, made)
				break
			}
		}
	}
	return all
}
