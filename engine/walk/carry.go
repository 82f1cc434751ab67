package walk

import (
	"maps"
	"math"
	"slices"

	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// Wrote is a value that a step has given a variable.
type Wrote struct {
	Variable string `json:"variable"`
	Value    any    `json:"value"`
	By       How    `json:"by"`
	Rule     int    `json:"rule,omitempty"` // of a table, from 1
}

// How a variable came by its value.
type How string

// The ways in which variables come by their values.
const (
	Given     How = "given"   // somebody has filled it in
	ByFormula How = "formula" // of the drawing or the scenario
	ByTable   How = "table"   // a decision table
	ByValue   How = "value"   // a value as it stands
	ByChance  How = "chance"  // the scenario draws it, and nobody has given one: the median, or what is likeliest
)

// begin begins the case.
func (p *player) begin(s *Start) error {
	at, err := p.ground.startAt(s.Element)
	if err != nil {
		return err
	}
	if !s.At.IsZero() {
		p.now = s.At.Sub(p.ground.program.Start).Nanoseconds()
		if p.now < 0 || p.now > longest/2 {
			return problem.New("walk.start", problem.Say("The walk begins before its scenario does (%s), or long after.", "走查的开始时间早于情景开始时间（%s），或晚得太多。", p.ground.program.Start.Format("2006-01-02 15:04")),
				problem.Say("Begin it later, or leave the time out.", "请改晚一些，或不填时间。"))
		}
	}
	p.since, p.begun = p.now, true
	initial := p.ground.program.Data.Initial
	for i := range initial {
		name := p.ground.variables().Name(initial[i].Slot)
		if _, given := s.Data[name]; given || !p.ground.sourced(name) {
			continue
		}
		if err := p.assign(&initial[i], token.Place{Node: token.None}); err != nil {
			return err
		}
	}
	if err := p.fill(s.Data); err != nil {
		return err
	}
	if err := p.game.Start(0, at); err != nil {
		return err
	}
	return p.settle()
}

// sourced says whether a scenario gives a variable a value when a case arrives.
func (g *Ground) sourced(name string) bool {
	v := g.program.Scenario.Data[name]
	return v != nil && (v.Value != nil || v.Draw != nil || len(v.Choice) > 0 || v.Formula != "" || v.Table != "")
}

// startAt is where a case begins.
func (g *Ground) startAt(id model.ID) (token.NodeID, error) {
	all := g.beginnings()
	if id == "" && len(all) > 0 {
		return all[0], nil
	}
	at, ok := g.net.Node(id)
	if !ok || !slices.Contains(g.net.Scopes[g.net.Nodes[at].Scope].Starts, at) || g.net.Scopes[g.net.Nodes[at].Scope].Holder != token.None {
		return 0, problem.New("walk.no-start", problem.Say("No case begins at “%s”.", "流程不能从“%s”开始。", string(id)), problem.Say("Choose a start event of the process.", "请选择流程的开始事件。")).Located(problem.Place{Element: string(id)})
	}
	return at, nil
}

// carry lets one step happen.
func (p *player) carry(s *Step) error {
	p.script = s.Answers
	if s.After > 0 {
		if err := p.pass(int64(s.After)); err != nil {
			return err
		}
	}
	if s.Do == Wait {
		return p.fill(s.Data)
	}
	at, ok := p.ground.net.Node(s.Element)
	if !ok {
		return gone(s.Element)
	}
	switch s.Do {
	case Complete:
		return p.complete(at, s)
	case Happen:
		return p.come(at, s)
	}
	return p.decide(at, s)
}

func gone(id model.ID) *problem.Problem {
	return problem.New("walk.gone", problem.Say("There is no element “%s” in the drawing any more.", "流程图中已没有元素“%s”。", string(id)),
		problem.Say("Walk it anew from the step before.", "请从上一步起重新走查。")).Located(problem.Place{Element: string(id)})
}

// notOpen is what is said of a step that cannot be done where the case stands.
func (p *player) notOpen(at token.NodeID) *problem.Problem {
	name := p.ground.net.Nodes[at].Label()
	return problem.New("walk.not-open", problem.Say("“%s” is not to be done at this point.", "此时还不能执行“%s”。", name), problem.Text{}).Located(problem.Place{Element: string(p.ground.net.Nodes[at].ID)})
}

// complete finishes work: what is filled in and what the step writes becomes known, and the token goes on.
func (p *player) complete(at token.NodeID, s *Step) error {
	nth := s.Nth
	for i, w := range p.work {
		if w.Node != at {
			continue
		}
		if nth--; nth >= 0 {
			continue
		}
		p.work = slices.Delete(p.work, i, i+1)
		if err := p.fill(s.Data); err != nil {
			return err
		}
		if err := p.write(w.Place, s.Data); err != nil {
			return err
		}
		if err := p.game.Finish(w.Place); err != nil {
			return err
		}
		return p.settle()
	}
	return p.notOpen(at)
}

// come lets something happen that is waited for; of a timer, once it is due.
func (p *player) come(at token.NodeID, s *Step) error {
	nth := s.Nth
	for _, w := range p.waits {
		if w.Node != at || w.Definition != s.Definition || p.ground.net.Within(at, w.Definition) {
			continue
		}
		if nth--; nth >= 0 {
			continue
		}
		if w.due != unknown && w.due > p.now && w.due < longest {
			if err := p.pass(w.due - p.now - 1); err != nil { // what is due before it comes first
				return err
			}
			p.now++
			if !slices.Contains(p.waits, w) {
				return p.notOpen(at)
			}
		}
		if err := p.fill(s.Data); err != nil {
			return err
		}
		return p.happen(w.ID)
	}
	return p.notOpen(at)
}

// decide sends a token on that rests at a gateway.
func (p *player) decide(at token.NodeID, s *Step) error {
	nth := s.Nth
	for _, place := range p.game.Undecided(nil) {
		if place.Node != at {
			continue
		}
		if nth--; nth >= 0 {
			continue
		}
		if err := p.fill(s.Data); err != nil {
			return err
		}
		if len(s.Flows) > 0 {
			p.script = append([]Answer{{Element: s.Element, Flows: s.Flows}}, p.script...)
		}
		if err := p.game.Decide(place); err != nil {
			return err
		}
		return p.settle()
	}
	return p.notOpen(at)
}

// fill makes known what somebody has filled in.
func (p *player) fill(values map[string]any) error {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		slot, x, err := p.ground.value(name, values[name])
		if err != nil {
			return err
		}
		p.row[slot] = x
		p.wrote(slot, Given, 0)
	}
	return nil
}

// value reads a value for a variable: a number, a boolean or a text; of a duration also PT2H.
func (g *Ground) value(name string, value any) (int, float64, error) {
	v := g.variables()
	slot, known := v.Slot(name)
	if !known || !g.own(slot) {
		return 0, 0, problem.New("walk.unknown-variable", problem.Say("There is no variable “%s”.", "没有变量“%s”。", name), problem.Say("Declare it in the drawing, or leave it out.", "请在流程图中声明它，或删去。"))
	}
	if text, ok := value.(string); ok && v.Kind(slot) != condition.Text {
		if d, err := scenario.ParseDuration(text); err == nil && g.typeOf(name) == data.Duration {
			return slot, d.Seconds(), nil
		}
	}
	if x, whole := value.(float64); whole && v.Kind(slot) == condition.Integer && x != math.Trunc(x) {
		return 0, 0, misfit(name, value)
	}
	x, err := v.Value(slot, value)
	if err != nil {
		return 0, 0, misfit(name, value).Because(err)
	}
	return slot, x, nil
}

func misfit(name string, value any) *problem.Problem {
	return problem.New("walk.wrong-value", problem.Say("“%[1]s” cannot be %[2]v.", "“%[1]s”不能取值 %[2]v。", name, value), problem.Say("Write a value of its type, or one of its values.", "请填写符合类型或取值范围的值。"))
}

func (g *Ground) typeOf(name string) data.Type {
	if v := g.data.Variable(name); v != nil {
		return v.Type
	}
	return data.Text
}

func (p *player) wrote(slot int, by How, rule int) {
	p.seen.known[slot] = true
	p.written = append(p.written, Wrote{p.ground.variables().Name(slot), p.ground.variables().Format(slot, p.row[slot]), by, rule})
}

// write carries out what a task writes. What somebody has given takes the place of what would be drawn by chance.
func (p *player) write(at token.Place, given map[string]any) error {
	more := p.ground.program.Work[at.Node].More
	if more == nil {
		return nil
	}
	for k := 0; k < len(more.Writes); k++ {
		a := &more.Writes[k]
		if n := a.Together; n > 0 {
			if err := p.lookUp(more.Writes[k:k+n], at); err != nil {
				return placed(err, p.ground.net.Nodes[at.Node].ID)
			}
			k += n - 1
			continue
		}
		if _, ok := given[p.ground.variables().Name(a.Slot)]; ok && byChance(a) {
			continue
		}
		if err := p.assign(a, at); err != nil {
			return placed(err, p.ground.net.Nodes[at.Node].ID)
		}
	}
	return nil
}

func placed(err error, id model.ID) error {
	if f := problem.Of(err); f != nil {
		return f.Located(problem.Place{Element: string(id)})
	}
	return err
}

// lookUp asks a decision table once, for all its outputs. Where no rule holds, they stay as they are.
func (p *player) lookUp(outputs []compile.Assignment, at token.Place) error {
	p.tell(at)
	rule, err := outputs[0].Table.Decide(p.row)
	if err != nil || rule < 0 {
		return err
	}
	values := make([]float64, len(outputs))
	for i := range outputs {
		if values[i], err = outputs[i].Table.Output(rule, outputs[i].Output, p.row); err != nil {
			return err
		}
	}
	for i := range outputs {
		p.row[outputs[i].Slot] = values[i]
		p.wrote(outputs[i].Slot, ByTable, rule+1)
	}
	return nil
}

// assign gives a variable its value.
func (p *player) assign(a *compile.Assignment, at token.Place) error {
	if a.Table != nil {
		return p.lookUp([]compile.Assignment{*a}, at)
	}
	x, by := a.Constant, ByValue
	switch {
	case a.Formula != nil:
		var err error
		p.tell(at)
		if x, err = a.Formula.Eval(p.row); err != nil {
			return err
		}
		by = ByFormula
	case a.Drawn != nil:
		x = a.Drawn.Quantile(middle)
	case len(a.Values) > 0:
		x = likeliest(a)
	}
	if byChance(a) {
		by = ByChance
	}
	if a.Whole {
		x = math.Round(x)
	}
	p.row[a.Slot] = x
	p.wrote(a.Slot, by, 0)
	return nil
}

// likeliest is the value of the greatest weight, the first of several.
func likeliest(a *compile.Assignment) float64 {
	best, most, before := 0, 0.0, 0.0
	for i, upTo := range a.Weights {
		if upTo-before > most {
			best, most = i, upTo-before
		}
		before = upTo
	}
	return a.Values[best]
}
