package walk

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// mostRun is how many steps are added to a walk at once.
const mostRun = 1_000

// Run goes on with a walk to its end: work is done in the order in which it came up, timers happen once they are due, and the data
// decides. It answers the walk with the steps that were added, and what it could not decide; nil where the case is over.
func Run(g *Ground, w *Walk) (*Walk, *problem.Problem) {
	longer := *w
	longer.Steps = slices.Clone(w.Steps)
	p, played := newPlayer(g, true), &Played{}
	for i := 0; i <= len(longer.Steps); i++ {
		if stop := p.take(&longer, i, played, true, 0); stop != nil {
			return w, p.cannot(stop)
		}
	}
	for range mostRun {
		if p.ended {
			return &longer, nil
		}
		if len(longer.Steps) == MostSteps {
			return &longer, tooMany("steps in a walk", "走查步骤", MostSteps)
		}
		step, why := p.next()
		if why != nil {
			return &longer, why
		}
		longer.Steps = append(longer.Steps, step)
		if stop := p.take(&longer, len(longer.Steps), played, true, 0); stop != nil {
			longer.Steps = longer.Steps[:len(longer.Steps)-1]
			return &longer, p.cannot(stop)
		}
	}
	return &longer, problem.New("walk.endless", problem.Say("The case was not over after %d steps more.", "继续 %d 步后流程仍未结束。", mostRun),
		problem.Say("Fill in what leads out of the loop.", "请填写能跳出循环的数据。"))
}

// cannot is why a step is not done, as a person is told.
func (p *player) cannot(stop *Stop) *problem.Problem {
	if p.asked == nil {
		return stop.Problem
	}
	name := p.ground.Name(p.asked.Element)
	say := problem.Say("Nothing says which way leads on from “%s”.", "没有依据决定“%s”之后的走向。", name)
	switch p.asked.Ask {
	case "again":
		say = problem.Say("Nothing says whether “%s” is done once more.", "没有依据决定“%s”是否再做一次。", name)
	case "instances":
		say = problem.Say("Nothing says how many instances “%s” has.", "没有依据决定“%s”有几个实例。", name)
	}
	return problem.New("walk.asked", say, problem.Say("Decide it yourself.", "请人工决定。")).Located(problem.Place{Element: string(p.asked.Element)})
}

// next is the step that goes without saying; otherwise why there is none.
func (p *player) next() (Step, *problem.Problem) {
	if undecided := p.game.Undecided(nil); len(undecided) > 0 {
		node := &p.ground.net.Nodes[undecided[0].Node]
		return Step{}, problem.New("walk.undecided", problem.Say("The data does not decide at “%s”.", "数据无法决定“%s”的走向。", node.Label()), problem.Say("Choose a way.", "请选择一条路径。")).Located(problem.Place{Element: string(node.ID)})
	}
	if len(p.work) > 0 {
		w := p.work[0]
		node := &p.ground.net.Nodes[w.Node]
		for _, f := range p.fields(w.Node) {
			slot, _ := p.ground.variables().Slot(f.Variable)
			if f.Required && !f.Readonly && !f.Chance && !p.seen.known[slot] {
				return Step{}, problem.New("walk.to-fill-in", problem.Say("“%s” has to be filled in at “%s”.", "需要在“%[2]s”填写“%[1]s”。", f.Label, node.Label()),
					problem.Say("Fill it in; the rest goes on from there.", "填写后即可继续。")).Located(problem.Place{Element: string(node.ID)})
			}
		}
		return Step{Do: Complete, Element: node.ID, Nth: 0}, nil
	}
	var timer *wait
	for _, w := range p.waits {
		node := &p.ground.net.Nodes[w.Node]
		switch {
		case p.ground.net.Within(w.Node, w.Definition), node.Kind == model.BoundaryEvent, p.ground.handler(w.Node):
		case w.due == unknown || w.due >= longest:
			return Step{}, problem.New("walk.waits", problem.Say("The case waits for “%s”, which comes from outside.", "流程正在等待外部事件“%s”。", node.Label()), problem.Say("Let it happen.", "请让它发生。")).Located(problem.Place{Element: string(node.ID)})
		case timer == nil || w.due < timer.due:
			timer = w
		}
	}
	if timer != nil {
		nth := 0
		for _, w := range p.waits {
			if w == timer {
				break
			}
			if w.Node == timer.Node && w.Definition == timer.Definition {
				nth++
			}
		}
		return Step{Do: Happen, Element: p.ground.net.Nodes[timer.Node].ID, Nth: nth, Definition: timer.Definition}, nil
	}
	return Step{}, problem.New("walk.stuck", problem.Say("The case is stuck: nothing can happen any more.", "流程卡住了：没有任何步骤可以继续。"), problem.Say("Check the process; the problem is shown step by step.", "请检查流程，问题会逐步演示。"))
}

// handler says whether a wait is for the start of an event sub-process.
func (g *Ground) handler(at token.NodeID) bool {
	n := &g.net.Nodes[at]
	return n.Kind == model.StartEvent && g.net.Scopes[n.Scope].Holder != token.None
}
