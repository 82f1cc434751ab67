package walk

import (
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// Bounds of the clock of a walk.
const (
	unknown     = -1 // when a timer is due
	longest     = int64(100 * 365 * 24 * time.Hour)
	mostTimers  = 1_000 // that one step may set off
	mostSettled = 1_000 // conditions, likewise
)

// due is when a timer is: as the drawing or the scenario says, the median where that is drawn by chance.
func (p *player) due(w token.Wait) int64 {
	all := p.ground.program.Events[w.Node]
	if w.Kind != model.TimerEvent || w.Definition >= len(all) {
		return unknown
	}
	o := &all[w.Definition]
	later := func(period compile.Period) int64 {
		return period.End(p.ground.program.Start, o.Timeline, p.now, longest)
	}
	switch {
	case o.After.Given():
		seconds, ok := p.lasts(&o.After, w.Place)
		if !ok {
			return unknown
		}
		return o.Timeline.Add(p.now, int64(min(seconds*1e9, float64(longest-p.now))))
	case o.Timed:
		return later(o.Period)
	case o.Every != compile.Period{}:
		switch {
		case o.Never || o.Times > 0 && w.Times >= o.Times:
			return unknown
		case w.Times == 0 && o.At < calendar.Never:
			return max(p.now, o.At)
		}
		return later(o.Every)
	case o.At < calendar.Never:
		return max(p.now, o.At)
	}
	return unknown
}

// lasts is a number of seconds; false where nothing but a draft has made it up.
func (p *player) lasts(t *compile.Time, at token.Place) (float64, bool) {
	switch {
	case t.Formula != nil:
		p.tell(at)
		x, err := t.Formula.Eval(p.row)
		p.fail(err)
		return max(0, x*t.Unit), err == nil
	case p.ground.drafted:
		return 0, false
	}
	return max(0, t.Drawn.Quantile(middle)), true
}

// pass lets time pass. Timers that are due meanwhile happen in their order.
func (p *player) pass(long int64) error {
	to := p.now + long
	if long < 0 || to > longest {
		return problem.New("walk.too-late", problem.Say("A walk ends at the latest 100 years after its scenario starts.", "走查最长不超过情景开始后 100 年。"), problem.Say("Let less time pass.", "请缩短等待时间。"))
	}
	for range mostTimers {
		next := p.nextTimer(to)
		if next == nil {
			p.now = to
			return nil
		}
		p.now = max(p.now, next.due)
		if err := p.happen(next.ID); err != nil {
			return err
		}
		if p.ended {
			p.now = to
			return nil
		}
	}
	return problem.New("walk.too-many-timers", problem.Say("More than %d timers are due in that time.", "这段时间内到期的定时器超过 %d 个。", mostTimers), problem.Say("Let less time pass at once.", "请分几次等待。"))
}

// nextTimer is the first that is due until a moment; nil where none is.
func (p *player) nextTimer(to int64) (next *wait) {
	for _, w := range p.waits {
		if w.due != unknown && w.due <= to && (next == nil || w.due < next.due) {
			next = w
		}
	}
	return next
}

// happen lets something come that is waited for, and then what that makes hold.
func (p *player) happen(id int32) error {
	p.drop(id)
	if err := p.game.Happen(id); err != nil {
		return err
	}
	return p.settle()
}

// settle lets conditions happen that have come to hold. One that has happened before at something that it does not interrupt
// must cease to hold before it can happen again.
func (p *player) settle() error {
	for range mostSettled {
		held := p.heldCondition()
		if p.fault != nil {
			return p.fault
		}
		if held == nil {
			return nil
		}
		p.drop(held.ID)
		if err := p.game.Happen(held.ID); err != nil {
			return err
		}
	}
	return problem.New("walk.endless", problem.Say("Conditions go on happening for ever.", "条件事件会无休止地触发。"), problem.Say("Let what follows them change what they ask for.", "请让后续步骤改变条件所依据的数据。"))
}

func (p *player) heldCondition() *wait {
	for _, w := range p.waits {
		f := p.ground.condition(w.Wait)
		if f == nil {
			continue
		}
		holds, fault := p.holds(f, w.Place)
		switch {
		case fault != nil:
			p.fault = fault.Located(problem.Place{Element: string(p.ground.net.Nodes[w.Node].ID)})
			return nil
		case !holds:
			w.before = false
		case !w.before:
			return w
		}
	}
	return nil
}

// condition is what the data decides a wait by; nil: it comes from outside.
func (g *Ground) condition(w token.Wait) *compile.Formula {
	all := g.program.Events[w.Node]
	if w.Kind != model.ConditionalEvent || w.Definition >= len(all) || all[w.Definition].Formula == nil || reads(all[w.Definition].Formula, compile.Chance) {
		return nil
	}
	return all[w.Definition].Formula
}

// moment is an instant of the walk's clock.
func (g *Ground) moment(at int64) time.Time { return g.program.Start.Add(time.Duration(at)) }
