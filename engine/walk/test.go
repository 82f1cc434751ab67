package walk

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Outcome is what a test says.
type Outcome string

// The outcomes of a test.
const (
	Passed Outcome = "passed"
	Failed Outcome = "failed"
	Stale  Outcome = "stale" // it speaks of what is not in the drawing any more
)

// Result is what has come of a test.
type Result struct {
	Outcome     Outcome
	Differences []Difference // the first is where it went another way
	Misfits     []Misfit     // what it speaks of that is gone
	Played      *Played
}

// Difference is something that came otherwise than expected.
type Difference struct {
	What    string // step, path, ends, over, never, data or performers
	Step    int    // of the walk; 0: the start
	Element model.ID
	Message problem.Text
	Hint    problem.Text
}

// Misfit is something that a walk speaks of and the drawing does not have.
type Misfit struct {
	Where string // start, step, path, ends, never, data or performers
	Step  int    // from 1, of a step
	What  string // the id or name
}

// Test plays a walk and holds what came of it against what is expected. A walk without expectations passes when all of its steps can be done.
func Test(g *Ground, w *Walk) *Result {
	r := &Result{Outcome: Passed, Misfits: g.misfits(w), Played: Play(g, w)}
	t := &tester{ground: g, walk: w, played: r.Played, expect: w.Expect}
	if t.expect == nil {
		t.expect = &Expect{}
	}
	t.route()
	if r.Played.Stopped == nil && r.Played.Asked == nil {
		t.over()
		t.ends()
		t.never()
		t.data()
	}
	t.performers()
	r.Differences = t.found
	switch {
	case len(r.Misfits) > 0:
		r.Outcome = Stale
	case len(t.found) > 0:
		r.Outcome = Failed
	}
	return r
}

// tester compares.
type tester struct {
	ground *Ground
	walk   *Walk
	played *Played
	expect *Expect
	found  []Difference
}

func (t *tester) differs(what string, step int, element model.ID, message, hint problem.Text) {
	t.found = append(t.found, Difference{what, step, element, message, hint})
}

// route finds the first element that was come to instead of another, or else the step that could not be done.
func (t *tester) route() {
	got, want := t.played.Path, t.expect.Path
	at := 0
	for at < len(got) && at < len(want) && got[at].Element == want[at] {
		at++
	}
	stopped := t.played.Stopped != nil || t.played.Asked != nil
	switch {
	case at < len(got) && at < len(want):
		t.differs("path", got[at].Step, got[at].Element, t.instead(want[at], got[at].Element, at), problem.Text{})
	case stopped:
		t.stop()
	case at < len(want):
		step := len(t.walk.Steps)
		t.differs("path", step, want[at], join(problem.Say("expected to come to “%s” next, but the walk ends here", "预期接着到达“%s”，但走查到此为止", t.ground.Name(want[at])), t.because(want[at], at)), problem.Text{})
	case len(want) > 0 && at < len(got):
		t.differs("path", got[at].Step, got[at].Element, join(problem.Say("came to “%s”, which is not expected", "到达了“%s”，不在预期之内", t.ground.Name(got[at].Element)), t.because("", at)), problem.Text{})
	}
}

func (t *tester) instead(want, got model.ID, at int) problem.Text {
	return join(problem.Say("expected “%s”, came to “%s”", "预期到达“%s”，实际到达“%s”", t.ground.Name(want), t.ground.Name(got)), t.because(want, at))
}

// stop tells of the step that could not be done.
func (t *tester) stop() {
	at := len(t.played.Path)
	if q := t.played.Asked; q != nil {
		t.differs("step", t.stoppedAt(), q.Element, problem.Say("somebody has to decide at “%s”, and the walk does not say how", "需要人工决定“%s”，而走查没有给出选择", t.ground.Name(q.Element)),
			problem.Say("Walk it anew from here.", "请从此处重新走查。"))
		return
	}
	s := t.played.Stopped
	if s.Problem.Code != "walk.not-open" {
		t.differs("step", s.Step, model.ID(s.Problem.At.Element), s.Problem.Message, s.Problem.Hint)
		return
	}
	want := t.walk.Steps[s.Step-1].Element
	open := openNames(&t.played.State)
	message := problem.Say("expected “%s” to be open, but the case is over", "预期“%s”待办，但流程已结束", t.ground.Name(want))
	if open != "" {
		message = problem.Say("expected “%s” to be open, but open are: %s", "预期“%s”待办，实际待办：%s", t.ground.Name(want), open)
	}
	t.differs("step", s.Step, want, join(message, t.because(want, at)), problem.Text{})
}

func (t *tester) stoppedAt() int { return t.played.Skipped + len(t.played.Frames) }

func openNames(s *State) string {
	var all []string
	for _, c := range s.Open {
		if name := "“" + c.Name + "”"; c.Name != "" && !slices.Contains(all, name) && len(all) < 6 {
			all = append(all, name)
		}
	}
	return strings.Join(all, ", ")
}

// because is the decision that led there: the last that could have led to what was expected, else the last.
func (t *tester) because(want model.ID, at int) problem.Text {
	var last *Decision
	for i := range t.played.Decisions {
		d := &t.played.Decisions[i]
		if d.After > at {
			break
		}
		if last == nil || want == "" || t.ledElsewhere(d, want) || !t.ledElsewhere(last, want) {
			last = d
		}
	}
	if last == nil {
		return problem.Text{}
	}
	return t.ground.Explain(last, t.leading(last, want))
}

// ledElsewhere says whether a way that was not taken leads to an element.
func (t *tester) ledElsewhere(d *Decision, to model.ID) bool { return t.leading(d, to) != "" }

// leading is the first way not taken that leads to an element; empty: none.
func (t *tester) leading(d *Decision, to model.ID) model.ID {
	at, ok := t.ground.net.Node(d.Element)
	target, there := t.ground.net.Node(to)
	if !ok || !there {
		return ""
	}
	for _, f := range t.ground.net.Nodes[at].Out {
		flow := &t.ground.net.Flows[f]
		if !slices.Contains(d.Taken, flow.ID) && t.ground.reaches(flow.To, target, at) {
			return flow.ID
		}
	}
	return ""
}

// reaches says whether flows lead from one node to another without passing a third.
func (g *Ground) reaches(from, to, without token.NodeID) bool {
	seen := map[token.NodeID]bool{without: true}
	for todo := []token.NodeID{from}; len(todo) > 0; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if at == to {
			return true
		}
		if seen[at] {
			continue
		}
		seen[at] = true
		for _, f := range g.net.Nodes[at].Out {
			todo = append(todo, g.net.Flows[f].To)
		}
		if inside := g.net.Nodes[at].Inside; inside != token.None {
			todo = append(todo, g.net.Scopes[inside].Starts...)
		}
	}
	return false
}

// Explain says in words why a decision went as it did: by the condition of the way that was expected, or of the one that was taken.
func (g *Ground) Explain(d *Decision, expected model.ID) problem.Text {
	name := g.Name(d.Element)
	if d.ByHand {
		return problem.Say("at “%s” the way was chosen by hand", "在“%s”处由人工选择路径", name)
	}
	data := readable(d.Data)
	asked := append([]model.ID{expected}, d.Taken...)
	if len(d.Asked) == 1 {
		asked = append(asked, d.Asked[0].Flow)
	}
	for _, flow := range asked {
		for _, a := range d.Asked {
			if a.Flow != flow || a.Fault != nil {
				continue
			}
			as := problem.Text{}
			if data != "" {
				as = problem.Say(", as %s", "（%s）", data)
			}
			if a.Holds {
				return problem.Text{EN: fmt.Sprintf("at “%s” %s holds%s", name, a.Text, as.EN), ZH: fmt.Sprintf("在“%s”处，条件 %s 成立%s", name, a.Text, as.ZH)}
			}
			return problem.Text{EN: fmt.Sprintf("at “%s” %s does not hold%s", name, a.Text, as.EN), ZH: fmt.Sprintf("在“%s”处，条件 %s 不成立%s", name, a.Text, as.ZH)}
		}
	}
	if data == "" {
		return problem.Text{}
	}
	return problem.Say("at “%s” no condition holds, as %s", "在“%s”处，没有条件成立（%s）", name, data)
}

// readable lists values: “amount = 900, urgent = true”.
func readable(data map[string]any) string {
	var all []string
	for _, name := range slices.Sorted(maps.Keys(data)) {
		all = append(all, name+" = "+Show(data[name]))
	}
	return strings.Join(all, ", ")
}

// Show is a value as people read it: texts in quotes.
func Show(value any) string {
	switch x := value.(type) {
	case string:
		return strconv.Quote(x)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case nil:
		return "–"
	}
	return fmt.Sprint(value)
}

func join(what, why problem.Text) problem.Text {
	if why == (problem.Text{}) {
		return problem.Text{EN: what.EN + ".", ZH: what.ZH + "。"}
	}
	return problem.Text{EN: what.EN + ": " + why.EN + ".", ZH: what.ZH + "：" + why.ZH + "。"}
}

func (t *tester) over() {
	if want := t.expect.Over; want != nil && *want != t.played.State.Over {
		message := problem.Say("expected the case to go on, but it is over.", "预期流程仍在进行，实际已经结束。")
		if *want {
			message = problem.Say("expected the case to be over, but it goes on; open are: %s.", "预期流程已结束，实际仍在进行；待办：%s。", openNames(&t.played.State))
		}
		t.differs("over", len(t.walk.Steps), "", message, problem.Text{})
	}
}

func (t *tester) ends() {
	if t.expect.Ends == nil {
		return
	}
	got, want := t.played.Ends(t.ground), slices.Clone(t.expect.Ends)
	for _, end := range got {
		if i := slices.Index(want, end); i >= 0 {
			want = slices.Delete(want, i, i+1)
		} else {
			t.differs("ends", len(t.walk.Steps), end, join(problem.Say("came to the end “%s”, which is not expected", "到达了预期之外的结束“%s”", t.ground.Name(end)), t.because("", len(t.played.Path))), problem.Text{})
		}
	}
	for _, end := range want {
		t.differs("ends", len(t.walk.Steps), end, join(problem.Say("expected the end “%s”, which was not reached", "预期到达结束“%s”，实际没有到达", t.ground.Name(end)), t.because(end, len(t.played.Path))), problem.Text{})
	}
}

func (t *tester) never() {
	for _, v := range t.played.Path {
		if slices.Contains(t.expect.Never, v.Element) {
			t.differs("never", v.Step, v.Element, problem.Say("came to “%s”, which was never to happen.", "到达了不应到达的“%s”。", t.ground.Name(v.Element)), problem.Text{})
			return
		}
	}
}

func (t *tester) data() {
	got := t.played.Data(t.ground)
	for _, name := range slices.Sorted(maps.Keys(t.expect.Data)) {
		_, want, err := t.ground.value(name, t.expect.Data[name])
		slot, known := t.ground.variables().Slot(name)
		switch {
		case !known: // told as a misfit
		case err != nil:
			t.differs("data", len(t.walk.Steps), "", problem.Of(err).Message, problem.Of(err).Hint)
		case want != t.played.row[slot]:
			t.differs("data", len(t.walk.Steps), "", problem.Say("expected %[1]s = %[2]s, but it is %[3]s.", "预期 %[1]s = %[2]s，实际为 %[3]s。", name, Show(t.expect.Data[name]), Show(got[name])), problem.Text{})
		}
	}
}

func (t *tester) performers() {
	for _, id := range slices.Sorted(maps.Keys(t.expect.Performers)) {
		got, want := slices.Sorted(slices.Values(t.ground.doers(id))), slices.Sorted(slices.Values(t.expect.Performers[id]))
		if t.ground.Has(id) && !slices.Equal(got, want) {
			step := 0
			for _, v := range t.played.Path {
				if v.Element == id {
					step = v.Step
				}
			}
			t.differs("performers", step, id, problem.Say("expected “%[1]s” to be done by %[2]s, but it is done by %[3]s.", "预期“%[1]s”由%[2]s执行，实际由%[3]s执行。", t.ground.Name(id), t.ground.roleNames(want), t.ground.roleNames(got)), problem.Text{})
		}
	}
}

func (g *Ground) roleNames(ids []string) string {
	var all []string
	for _, id := range ids {
		all = append(all, "“"+g.roleName(id)+"”")
	}
	if len(all) == 0 {
		return "–"
	}
	return strings.Join(all, ", ")
}

// misfits are what a walk speaks of that the drawing does not have.
func (g *Ground) misfits(w *Walk) (all []Misfit) {
	missing := func(where string, step int, ids ...model.ID) {
		for _, id := range ids {
			if m := (Misfit{where, step, string(id)}); id != "" && !g.Has(id) && !slices.Contains(all, m) {
				all = append(all, m)
			}
		}
	}
	unknown := func(where string, step int, data map[string]any) {
		for _, name := range slices.Sorted(maps.Keys(data)) {
			if slot, ok := g.variables().Slot(name); !ok || !g.own(slot) {
				all = append(all, Misfit{where, step, name})
			}
		}
	}
	missing("start", 0, w.Start.Element)
	unknown("start", 0, w.Start.Data)
	for i := range w.Steps {
		s := &w.Steps[i]
		missing("step", i+1, s.Element)
		missing("step", i+1, s.Flows...)
		for _, a := range s.Answers {
			missing("step", i+1, a.Element)
			missing("step", i+1, a.Flows...)
		}
		unknown("step", i+1, s.Data)
	}
	if e := w.Expect; e != nil {
		missing("path", 0, e.Path...)
		missing("ends", 0, e.Ends...)
		missing("never", 0, e.Never...)
		unknown("data", 0, e.Data)
		for _, id := range slices.Sorted(maps.Keys(e.Performers)) {
			missing("performers", 0, id)
			for _, role := range e.Performers[id] {
				if _, known := g.roles[role]; !known {
					all = append(all, Misfit{"performers", 0, role})
				}
			}
		}
	}
	return all
}

// Expected is what came of a walk, as expectations of a test: its path, its ends, what is known, and who has done the work.
func Expected(g *Ground, p *Played) *Expect {
	over := p.State.Over
	e := &Expect{Over: &over, Ends: p.Ends(g), Data: map[string]any{}, Performers: map[model.ID][]string{}}
	for _, v := range p.Path {
		e.Path = append(e.Path, v.Element)
		if at, ok := g.net.Node(v.Element); ok && g.net.Works(at) {
			if doers := g.doers(v.Element); len(doers) > 0 {
				e.Performers[v.Element] = doers
			}
		}
	}
	for slot, known := range p.seen.known {
		if known && g.own(slot) {
			e.Data[g.variables().Name(slot)] = number(g.variables().Format(slot, p.row[slot]))
		}
	}
	return e
}

// number is a value as JSON has it.
func number(value any) any {
	if n, ok := value.(int64); ok {
		return float64(n)
	}
	if n, ok := value.(json.Number); ok {
		f, _ := n.Float64()
		return f
	}
	return value
}
