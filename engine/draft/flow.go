package draft

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// node is a flow node of the drawing.
type node struct {
	id   model.ID
	kind model.Kind
	name string
	lane int
	step int // of the table; -1: there is none
}

// flow is a sequence flow of the drawing.
type flow struct {
	id       model.ID
	name     string
	from, to int
}

// graph is the drawing as it grows out of the steps.
type graph struct {
	*reader
	nodes []*node
	flows []*flow
	lanes []laneOf
	split []int // nodes at which ways begin that run at the same time
}

// laneOf is a lane and the role that it stands for, -1 if none.
type laneOf struct {
	name string
	role int
}

// flow makes the drawing: a node of every step, decisions and joins between them, a start and ends.
func (r *reader) flow() *graph {
	g := &graph{reader: r}
	g.settleLanes()
	for i, s := range r.steps {
		g.nodes = append(g.nodes, &node{id: s.id, kind: s.kind, name: s.name, lane: g.laneOf(s), step: i})
	}
	g.fillLanes()
	for i, s := range r.steps {
		g.follow(i, s)
	}
	g.begin()
	g.unreached()
	g.joins()
	g.merges()
	g.number()
	return g
}

// settleLanes finds the lanes: those that the table has, else one for each role that does something.
func (g *graph) settleLanes() {
	known := map[string]int{}
	for _, s := range g.steps {
		title, who := s.lane, -1
		if len(s.roles) > 0 {
			who = s.roles[0]
			if title == "" {
				title = g.roles[who]
			}
		}
		if title == "" {
			continue
		}
		at, ok := known[title]
		if !ok {
			at = len(g.lanes)
			known[title] = at
			g.lanes = append(g.lanes, laneOf{title, who})
		}
		if g.lanes[at].role < 0 {
			g.lanes[at].role = who
		}
		if s.lane != "" && who >= 0 && g.lanes[at].role != who && g.roles[g.lanes[at].role] != title { // a department of several roles
			g.lanes[at].role = -2
		}
	}
	for i := range g.lanes {
		if g.lanes[i].role == -2 {
			g.lanes[i].role = -1
		}
	}
}

// laneOf is the lane of a step, -1 where the table does not say.
func (g *graph) laneOf(s *step) int {
	title := s.lane
	if title == "" && len(s.roles) > 0 {
		title = g.roles[s.roles[0]]
	}
	return slices.IndexFunc(g.lanes, func(l laneOf) bool { return l.name == title })
}

// fillLanes puts steps of nobody into the lane of the step above, or else below.
func (g *graph) fillLanes() {
	if len(g.lanes) == 0 {
		for _, n := range g.nodes {
			n.lane = 0
		}
		return
	}
	first := slices.IndexFunc(g.nodes, func(n *node) bool { return n.lane >= 0 })
	lane := g.nodes[max(first, 0)].lane
	for i, n := range g.nodes {
		if n.lane >= 0 {
			lane = n.lane
			continue
		}
		n.lane = max(lane, 0)
		if s := g.steps[i]; s.kind.IsTask() && s.kind != model.ServiceTask {
			g.guess(s.row, problem.Say("Nobody is said to do “%s”: it stands in the lane “%s”, whose people do it then.", "未写“%s”的执行者：放在泳道“%s”，由该泳道的角色执行。", s.name, g.lanes[n.lane].name))
		}
	}
}

func (g *graph) add(kind model.Kind, title string, lane int) int {
	g.nodes = append(g.nodes, &node{kind: kind, name: title, lane: lane, step: -1})
	return len(g.nodes) - 1
}

func (g *graph) connect(from, to int, title string) {
	g.flows = append(g.flows, &flow{name: title, from: from, to: to})
}

// follow draws the ways out of a step, behind a gateway where there are several.
func (g *graph) follow(i int, s *step) {
	from := i
	if s.kind == model.EndEvent {
		if len(s.ways) > 0 && len(s.texts[next]) > 0 && s.ways[0].to != theEnd {
			g.miss(s.row, problem.Say("“%s” is an end, and nothing follows it: what the row says of that is left out.", "“%s”是结束，其后不能再有步骤：该行的下一步已忽略。", s.name))
		}
		return
	}
	if len(s.ways) > 1 {
		switch {
		case s.parallel && s.kind != model.ParallelGateway:
			from = g.add(model.ParallelGateway, "", g.nodes[i].lane)
			g.connect(i, from, "")
		case !s.parallel && s.kind != model.ExclusiveGateway:
			from = g.add(model.ExclusiveGateway, g.question(s), g.nodes[i].lane)
			g.connect(i, from, "")
		}
		if s.parallel {
			g.split = append(g.split, from)
		}
	}
	for _, w := range s.ways {
		to := w.to
		if to == theEnd {
			to = g.add(model.EndEvent, w.condition, g.nodes[i].lane)
		}
		g.connect(from, to, w.condition)
	}
}

// question is the name of the decision behind a step.
func (g *graph) question(s *step) string {
	if strings.HasSuffix(s.name, "?") || strings.HasSuffix(s.name, "？") || strings.HasPrefix(s.name, "是否") {
		return s.name
	}
	for _, w := range s.ways {
		if strings.ContainsAny(w.condition, "<>=≤≥＜＞") { // 金额 > 5万: what is compared is asked for
			if what := strings.TrimSpace(w.condition[:strings.IndexAny(w.condition, "<>=≤≥＜＞")]); what != "" {
				return what + g.word("?", "？")
			}
		}
	}
	return s.name + g.word(": result?", "结果？")
}

// begin draws the start, unless a row is one.
func (g *graph) begin() {
	started := slices.ContainsFunc(g.nodes, func(n *node) bool { return n.kind == model.StartEvent })
	if started {
		g.flows = slices.DeleteFunc(g.flows, func(f *flow) bool {
			back := g.nodes[f.to].kind == model.StartEvent
			if back {
				g.miss(g.steps[g.nodes[f.to].step].row, problem.Say("Nothing can lead back to a start: the way to “%s” is left out.", "不能返回到开始事件：通往“%s”的去向已忽略。", g.nodes[f.to].name))
			}
			return back
		})
		return
	}
	start := g.add(model.StartEvent, "", g.nodes[0].lane)
	g.connect(start, 0, "")
}

// unreached tells of steps that no way leads to.
func (g *graph) unreached() {
	out := g.outgoing()
	seen := make([]bool, len(g.nodes))
	var todo []int
	for i, n := range g.nodes {
		if n.kind == model.StartEvent {
			todo = append(todo, i)
		}
	}
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] {
			continue
		}
		seen[at] = true
		for _, f := range out[at] {
			todo = append(todo, g.flows[f].to)
		}
	}
	for i, n := range g.nodes {
		if !seen[i] && n.step >= 0 {
			g.miss(g.steps[n.step].row, problem.Say("No way leads to “%s”: it is drawn, and has to be connected.", "没有任何去向通往“%s”：已绘出，请自行连线。", n.name))
		}
	}
}

// outgoing are the flows out of every node, by their numbers.
func (g *graph) outgoing() [][]int {
	out := make([][]int, len(g.nodes))
	for i, f := range g.flows {
		out[f.from] = append(out[f.from], i)
	}
	return out
}

func (g *graph) incoming() [][]int {
	in := make([][]int, len(g.nodes))
	for i, f := range g.flows {
		in[f.to] = append(in[f.to], i)
	}
	return in
}

// merges puts a gateway before whatever several flows lead to, so that nothing waits there and nothing is unclear.
func (g *graph) merges() {
	out := g.outgoing()
	for i, in := range g.incoming() {
		n := g.nodes[i]
		decides := n.kind.IsGateway() && len(out[i]) > 1
		if len(in) < 2 || n.kind == model.EndEvent || n.kind.IsGateway() && !decides {
			continue
		}
		m := g.add(model.ExclusiveGateway, "", n.lane)
		for _, f := range in {
			g.flows[f].to = m
		}
		g.connect(m, i, "")
	}
}

// number gives names to ends, and ids to what has none, in the order of the drawing.
func (g *graph) number() {
	g.nameEnds()
	count := map[string]int{}
	fresh := func(stem string) model.ID {
		count[stem]++
		return model.ID(stem + "_" + strconv.Itoa(count[stem]))
	}
	for _, n := range g.nodes {
		switch {
		case n.id != "":
		case n.kind == model.StartEvent:
			n.id = fresh("Start")
		case n.kind == model.EndEvent:
			n.id = fresh("End")
		default:
			n.id = fresh("Gateway")
		}
	}
	for _, f := range g.flows {
		f.id = fresh("Flow")
	}
}

// nameEnds tells ends from each other: by the condition that leads there, or the step before.
func (g *graph) nameEnds() {
	var ends []int
	for i, n := range g.nodes {
		if n.kind == model.EndEvent {
			ends = append(ends, i)
		}
	}
	before := map[int]int{}
	for _, f := range g.flows {
		before[f.to] = f.from
	}
	for _, i := range ends {
		n := g.nodes[i]
		if n.step >= 0 {
			continue
		}
		from := g.nodes[before[i]]
		switch {
		case len(ends) == 1:
			n.name = g.word("End", "结束")
		case n.name != "":
			n.name = g.word("End: ", "结束：") + n.name
		case from.name != "":
			n.name = g.word("End: ", "结束：") + from.name
		default:
			n.name = g.word("End", "结束")
		}
	}
}
