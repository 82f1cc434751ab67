package simulate

import (
	"errors"
	"fmt"
	"math"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/random"
	"sandtable/engine/token"
)

// row is what is known of a case.
func (r *replication) row(c token.Case) []float64 {
	width := r.program.Data.Width
	return r.rows[int(c)*width : (int(c)+1)*width]
}

// eval works a formula out for a case at a place. chance is what it reads as such.
func (r *replication) eval(f *compile.Formula, at token.Place, chance float64) (float64, error) {
	row := r.row(at.Case)
	row[compile.Chance] = chance
	if f.Clock {
		r.tellTime(row, at.Case)
	}
	if f.Round {
		r.tellRound(row, at)
	}
	return f.Eval(row)
}

// holds says whether a condition holds. One that cannot be worked out ends the replication.
func (r *replication) holds(f *compile.Formula, at token.Place, chance float64) bool {
	x, err := r.eval(f, at, chance)
	r.failAt(err, at)
	return x != 0 && err == nil
}

// tellTime fills in what a row says of the time.
func (r *replication) tellTime(row []float64, c token.Case) {
	row[compile.Elapsed] = float64(r.now-r.cases[c].arrived) / float64(time.Hour)
	now := r.program.Start.Add(time.Duration(r.now))
	hour, minute, second := now.Clock()
	row[compile.Hour] = float64(hour) + float64(minute)/60 + (float64(second)+float64(now.Nanosecond())/1e9)/3600
	row[compile.Weekday] = float64((int(now.Weekday())+6)%7 + 1)
}

// tellRound fills in what a row says of the loop, or of the instances, around a place.
func (r *replication) tellRound(row []float64, at token.Place) {
	round, _ := r.game.Round(at)
	row[compile.Counter], row[compile.Instances] = float64(round.Number), float64(round.Instances)
	row[compile.Active], row[compile.Completed] = float64(round.Active), float64(round.Completed)
}

// fill draws what is known of a case when it arrives, but for what is known beforehand.
func (r *replication) fill(c token.Case, known []compile.Assignment) {
	if r.program.Data.Width == 0 {
		return
	}
	row := r.row(c)
	clear(row)
	for k := range known {
		row[known[k].Slot] = known[k].Constant
	}
	at := token.Place{Case: c, Instance: none, Node: r.cases[c].start, Execution: none}
	for k := range r.program.Data.Initial {
		if a := &r.program.Data.Initial[k]; !gives(known, a.Slot) {
			r.assign(a, at, 0)
		}
	}
}

// gives says whether one of some assignments is to a slot.
func gives(known []compile.Assignment, slot int) bool {
	for k := range known {
		if known[k].Slot == slot {
			return true
		}
	}
	return false
}

// assign gives a variable its new value.
func (r *replication) assign(a *compile.Assignment, at token.Place, visit uint32) {
	u := 0.0
	if a.Drawn != nil || a.Formula != nil || a.Table != nil || len(a.Values) > 0 {
		u = r.stream.Uniform(random.Draw{Case: r.cases[at.Case].key, Element: a.Draw, Visit: visit, Purpose: random.Attribute})
	}
	x, err := r.value(a, at, u)
	if err != nil {
		r.failAt(err, at)
		return
	}
	if a.Whole {
		x = math.Round(x)
	}
	r.row(at.Case)[a.Slot] = x
}

func (r *replication) value(a *compile.Assignment, at token.Place, u float64) (float64, error) {
	switch {
	case a.Formula != nil:
		return r.eval(a.Formula, at, u)
	case a.Table != nil:
		return r.lookUp(a, at, u)
	case a.Drawn != nil:
		return a.Drawn.Quantile(u), nil
	case len(a.Values) > 0:
		for k, upTo := range a.Weights {
			if u < upTo {
				return a.Values[k], nil
			}
		}
		return a.Values[len(a.Values)-1], nil
	}
	return a.Constant, nil
}

// lookUp asks a decision table. Where no rule holds, the variable stays as it is.
func (r *replication) lookUp(a *compile.Assignment, at token.Place, u float64) (float64, error) {
	rule, err := r.ask(a, at, u)
	if err != nil || rule < 0 {
		return r.row(at.Case)[a.Slot], err
	}
	return a.Table.Output(rule, a.Output, r.row(at.Case))
}

// ask is the rule of a decision table that decides, or below zero. That none does is counted.
func (r *replication) ask(a *compile.Assignment, at token.Place, u float64) (int, error) {
	row := r.row(at.Case)
	row[compile.Chance] = u
	r.tellTime(row, at.Case)
	r.tellRound(row, at)
	rule, err := a.Table.Decide(row)
	if rule < 0 && err == nil && a.Told {
		r.sample.elements[at.Node].undecided++
	}
	return rule, err
}

// lookUpAll asks the decision table of a task once, and writes all its outputs: each is worked out over what was
// known before.
func (r *replication) lookUpAll(outputs []compile.Assignment, at token.Place, visit uint32) {
	a, row := &outputs[0], r.row(at.Case)
	u := r.stream.Uniform(random.Draw{Case: r.cases[at.Case].key, Element: a.Draw, Visit: visit, Purpose: random.Attribute})
	rule, err := r.ask(a, at, u)
	r.outcomes = r.outcomes[:0]
	for k := 0; k < len(outputs) && err == nil && rule >= 0; k++ {
		var x float64
		x, err = a.Table.Output(rule, outputs[k].Output, row)
		r.outcomes = append(r.outcomes, x)
	}
	if err != nil {
		r.failAt(err, at)
		return
	}
	for k, x := range r.outcomes {
		row[outputs[k].Slot] = x
	}
}

// write carries out what a task writes, in order, after which conditions that are waited
// for may hold.
func (r *replication) write(writes []compile.Assignment, at token.Place, visit uint32) {
	for k := 0; k < len(writes); {
		if n := writes[k].Together; n > 0 {
			r.lookUpAll(writes[k:k+n], at, visit)
			k += n
			continue
		}
		r.assign(&writes[k], at, visit)
		k++
	}
	if len(writes) > 0 {
		r.recheck(at.Case)
	}
}

// lasts is how long something takes, by a uniform number.
func (r *replication) lasts(t *compile.Time, at token.Place, u float64) int64 {
	switch {
	case t.Formula != nil:
		x, err := r.eval(t.Formula, at, u)
		r.failAt(err, at)
		return r.nanoseconds(float64(x * t.Unit))
	case t.Drawn != nil:
		return r.nanoseconds(t.Drawn.Quantile(u))
	}
	return 0
}

// failAt stops the replication because of a case at an element.
func (r *replication) failAt(err error, at token.Place) {
	if err == nil || r.fault != nil {
		return
	}
	node := r.program.Net.Nodes[at.Node].Node
	message, hint := problem.Text{EN: err.Error(), ZH: err.Error()}, problem.Text{}
	var p *problem.Problem
	if errors.As(err, &p) {
		message, hint = p.Message, p.Hint
	}
	number := r.cases[at.Case].number
	r.fail(problem.New("simulate.formula", problem.Text{
		EN: fmt.Sprintf("Case %d at “%s”: %s", number, node.Label(), message.EN),
		ZH: fmt.Sprintf("案例 %d 在“%s”：%s", number, node.Label(), message.ZH),
	}, hint).Located(problem.Place{Line: node.At.Line, Column: node.At.Column, Element: string(node.ID)}))
}
