package walk

import (
	"slices"
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/promise"
	"sandtable/engine/token"
)

// State is where a case stands: what can be done, by whom and by when, and what is known.
type State struct {
	Begun bool      `json:"begun"`
	Over  bool      `json:"over"`
	Stuck bool      `json:"stuck"` // it goes on, but nothing can happen any more
	Now   time.Time `json:"now"`
	Open  []Option  `json:"open"` // what can be done next: where it has not begun, how
	Data  []Value   `json:"data"` // what is known
	Due   *Due      `json:"due,omitempty"`
}

// Option is one thing that can be done next.
type Option struct {
	Do         string     `json:"do"` // start, complete, happen or decide
	Element    model.ID   `json:"element"`
	Name       string     `json:"name"`
	Kind       string     `json:"kind"`            // of the element, as BPMN calls it
	Event      string     `json:"event,omitempty"` // what is waited for: message, timer, error…
	On         string     `json:"on,omitempty"`    // of a boundary event: the name of its activity
	Nth        int        `json:"nth,omitempty"`   // which of several alike
	Definition int        `json:"definition,omitempty"`
	Flows      []model.ID `json:"flows,omitempty"` // of a decision
	Why        string     `json:"why,omitempty"`   // of a decision: what the condition says that nobody can work out
	Fields     []Field    `json:"fields"`          // what can be filled in
	Who        []Duty     `json:"who"`             // who has to do with it
	Since      time.Time  `json:"since,omitzero"`  // of work: when it began to be open
	Due        *Due       `json:"due,omitempty"`   // of work: by when it is promised
	At         time.Time  `json:"at,omitzero"`     // of a timer: when it is due
}

// Field is a value that can be filled in.
type Field struct {
	Variable string    `json:"variable"`
	Label    string    `json:"label"`
	Type     data.Type `json:"type"`
	Values   []string  `json:"values,omitempty"`
	Min      *float64  `json:"min,omitempty"`
	Max      *float64  `json:"max,omitempty"`
	Required bool      `json:"required,omitempty"`
	Readonly bool      `json:"readonly,omitempty"`
	Chance   bool      `json:"chance,omitempty"` // the scenario draws it; without a value the median is taken
	Value    any       `json:"value"`            // what it holds now
	Known    bool      `json:"known,omitempty"`  // somebody or something has given it that value; else it counts as it where it is read
}

// Duty is what a role has to do with a step.
type Duty struct {
	Code string `json:"code"`
	Role string `json:"role"` // an id
	Name string `json:"name"`
}

// Due is by when something is promised.
type Due struct {
	Start    time.Time `json:"start,omitzero"`    // to be begun
	Complete time.Time `json:"complete,omitzero"` // to be done
	Late     bool      `json:"late"`              // the later of the two is over
	Actions  []Action  `json:"actions,omitempty"` // what is done about what takes long
}

// Action is what is done when something takes long.
type Action struct {
	Do string    `json:"do"`
	To string    `json:"to,omitempty"` // the name of a role
	At time.Time `json:"at"`
}

// Value is what a variable holds.
type Value struct {
	Name  string    `json:"name"`
	Type  data.Type `json:"type"`
	Value any       `json:"value"`
	Text  string    `json:"text,omitempty"` // what it is
	Known bool      `json:"known"`          // somebody or something has given it a value; else it counts as this one where it is read
}

// before is the state of a case that has not begun.
func (g *Ground) before() State {
	s := State{Now: g.program.Start, Open: []Option{}, Data: []Value{}}
	p := newPlayer(g, true)
	initial := g.program.Data.Initial
	for i := range initial {
		if g.sourced(g.variables().Name(initial[i].Slot)) {
			_ = p.assign(&initial[i], token.Place{Node: token.None}) // what goes wrong is told when the case begins
		}
	}
	for _, at := range g.beginnings() {
		c := p.choice("start", at)
		if n := &g.net.Nodes[at]; n.Event != nil && len(n.Event.Definitions) > 0 {
			c.Event = n.Event.Definitions[0].Kind.String()
		}
		for _, name := range g.inputs {
			if !slices.ContainsFunc(c.Fields, func(f Field) bool { return f.Variable == name && !f.Readonly }) {
				c.Fields = append(c.Fields, p.field(name, ""))
			}
		}
		s.Open = append(s.Open, c)
	}
	return s
}

// state is where the case stands.
func (p *player) state() State {
	s := State{Begun: true, Over: p.ended, Now: p.ground.moment(p.now), Open: p.open(), Data: []Value{}}
	s.Stuck = !s.Over && len(s.Open) == 0
	for _, v := range p.ground.data.Variables {
		if slot, ok := p.ground.variables().Slot(v.Name); ok {
			s.Data = append(s.Data, Value{v.Name, v.Type, p.ground.variables().Format(slot, p.row[slot]), v.Text, p.seen.known[slot]})
		}
	}
	if whole := p.ground.promises.Of(p.ground.net.Process.ID); whole != nil {
		s.Due = p.promised(whole, p.since)
	}
	return s
}

// open is what can be done next: decisions first, then work, then what may come from outside.
func (p *player) open() []Option {
	all := []Option{}
	nth := map[[3]int]int{}
	count := func(kind int, at token.NodeID, definition int) int {
		key := [3]int{kind, int(at), definition}
		nth[key]++
		return nth[key] - 1
	}
	for _, at := range p.game.Undecided(nil) {
		all = append(all, p.ways(at.Node, count(0, at.Node, 0))...)
	}
	for _, w := range p.work {
		c := p.choice("complete", w.Node)
		c.Nth, c.Since = count(1, w.Node, 0), p.ground.moment(w.since)
		if of := p.ground.promises.Of(c.Element); of != nil {
			c.Due = p.promised(of, w.since)
		}
		all = append(all, c)
	}
	for _, w := range p.waits {
		if p.ground.net.Within(w.Node, w.Definition) || p.ground.condition(w.Wait) != nil || w.due > longest {
			continue
		}
		c := p.choice("happen", w.Node)
		c.Nth, c.Definition, c.Event = count(2, w.Node, w.Definition), w.Definition, w.Kind.String()
		if host := p.ground.net.Host(w.Node); host != token.None {
			c.On = p.ground.net.Nodes[host].Label()
		}
		if w.due != unknown {
			c.At = p.ground.moment(w.due)
		}
		all = append(all, c)
	}
	return all
}

// ways are the ways out of a gateway at which a token rests; where several may be taken, all of them together are one more.
func (p *player) ways(at token.NodeID, nth int) (all []Option) {
	node, b := &p.ground.net.Nodes[at], &p.ground.program.Branches[at]
	var every []model.ID
	for _, f := range node.Out {
		flow := &p.ground.net.Flows[f]
		c := p.choice("decide", at)
		c.Nth, c.Flows, c.On, c.Name = nth, []model.ID{flow.ID}, node.Label(), p.ground.Name(flow.ID)
		if flow.Condition != nil {
			c.Why = flow.Condition.Text
		}
		every = append(every, flow.ID)
		all = append(all, c)
	}
	if b.Several && len(every) > 1 {
		c := p.choice("decide", at)
		c.Nth, c.Flows, c.On, c.Name = nth, every, node.Label(), ""
		all = append(all, c)
	}
	return all
}

func (p *player) choice(do string, at token.NodeID) Option {
	node := &p.ground.net.Nodes[at]
	c := Option{Do: do, Element: node.ID, Name: node.Label(), Kind: node.Kind.String(), Fields: []Field{}, Who: []Duty{}}
	if do == "decide" {
		return c
	}
	c.Fields = p.fields(at)
	if node.Activity != nil {
		c.Who = p.ground.who(node.ID)
	}
	return c
}

// who has to do with an activity, by duty: who does it first.
func (g *Ground) who(id model.ID) []Duty {
	all := []Duty{}
	add := func(code string, roles []string) {
		for _, r := range roles {
			all = append(all, Duty{code, r, g.roleName(r)})
		}
	}
	add("R", g.duties.Responsible(id))
	for _, code := range g.duties.Codes(id) {
		if code != "R" {
			add(code, g.duties.Duty(id, code))
		}
	}
	return all
}

// fields are what can be filled in at a node: its form, what it writes without saying what, and what a scenario draws there.
func (p *player) fields(at token.NodeID) []Field {
	node, fields := &p.ground.net.Nodes[at], []Field{}
	has := func(name string) bool {
		return slices.ContainsFunc(fields, func(f Field) bool { return f.Variable == name && !f.Readonly })
	}
	if form := data.FormOf(node.Node); form != nil {
		for _, f := range form.Fields {
			if p.ground.data.Variable(f.Variable) == nil {
				continue
			}
			one := p.field(f.Variable, f.Label)
			one.Required, one.Readonly = f.Required, f.Readonly
			fields = append(fields, one)
		}
	}
	if more := p.ground.program.Work[at].More; more != nil {
		for i := range more.Writes {
			a := &more.Writes[i]
			name := p.ground.variables().Name(a.Slot)
			if byChance(a) && !has(name) {
				fields = append(fields, p.field(name, ""))
			}
			for k := range fields {
				if fields[k].Variable == name && byChance(a) {
					fields[k].Chance = true
					fields[k].Value = p.ground.variables().Format(a.Slot, p.likely(a))
				}
			}
		}
	}
	for _, u := range p.ground.data.Uses {
		if u.Node == node.Node && u.Write && u.Field == nil && u.Value == "" && u.Path == "" && !has(u.Variable) && !p.ground.decides(at, u.Variable) && p.ground.data.Variable(u.Variable) != nil {
			fields = append(fields, p.field(u.Variable, ""))
		}
	}
	return fields
}

// decides says whether something at a node gives a variable its value without asking anybody.
func (g *Ground) decides(at token.NodeID, variable string) bool {
	more := g.program.Work[at].More
	return more != nil && slices.ContainsFunc(more.Writes, func(a compile.Assignment) bool { return g.variables().Name(a.Slot) == variable })
}

// likely is the value that is taken where a scenario draws one and nobody gives one.
func (p *player) likely(a *compile.Assignment) float64 {
	switch {
	case a.Drawn != nil:
		return a.Drawn.Quantile(middle)
	case len(a.Values) > 0:
		return likeliest(a)
	}
	return p.row[a.Slot]
}

func (p *player) field(name, label string) Field {
	f := Field{Variable: name, Label: label, Type: p.ground.typeOf(name)}
	if f.Label == "" {
		f.Label = name
	}
	if v := p.ground.data.Variable(name); v != nil {
		f.Values, f.Min, f.Max = v.Values, v.Min, v.Max
		if label == "" && v.Text != "" {
			f.Label = v.Text
		}
	}
	if slot, ok := p.ground.variables().Slot(name); ok {
		f.Value, f.Known = p.ground.variables().Format(slot, p.row[slot]), p.seen.known[slot]
		_, f.Chance = p.ground.chancy[slot]
		f.Chance = f.Chance && !p.begun // what is drawn at arrival is drawn by then
	}
	return f
}

// promised is by when something is, that began at a moment.
func (p *player) promised(of *promise.Promise, since int64) *Due {
	timeline := p.ground.timeline(of.Calendar)
	if timeline == nil {
		return nil
	}
	d := &Due{}
	at := func(long int64) (time.Time, bool) {
		if long <= 0 {
			return time.Time{}, false
		}
		end := timeline.Add(since, long)
		d.Late = d.Late || end < p.now
		return p.ground.moment(min(end, longest)), end < calendar.Never
	}
	if end, ok := at(int64(of.StartWithin)); ok {
		d.Start = end
	}
	d.Late = false // it is open, so it may have been begun
	if end, ok := at(int64(of.CompleteWithin)); ok {
		d.Complete = end
	}
	for _, a := range of.Actions {
		end := timeline.Add(since, int64(a.After))
		d.Actions = append(d.Actions, Action{a.Do.String(), p.ground.roleName(a.To), p.ground.moment(min(end, longest))})
	}
	if d.Start.IsZero() && d.Complete.IsZero() && len(d.Actions) == 0 {
		return nil
	}
	return d
}

// timeline is a calendar of the scenario along the clock; nil where it has none of that id.
func (g *Ground) timeline(id string) *calendar.Timeline {
	if id == "" {
		return calendar.Always().From(g.program.Start)
	}
	c := g.program.Scenario.Calendars[id]
	if c == nil {
		return nil
	}
	compiled, err := c.Compile(g.program.Scenario.Zone)
	if err != nil {
		return nil
	}
	return compiled.From(g.program.Start)
}
