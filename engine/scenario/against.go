package scenario

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Against tells where a scenario and a drawing do not fit: numbers for elements that
// are not there or are something else, shares that do not sum to 1, work of roles
// that the scenario does not staff, events that nothing can bring about. What is wrong
// with the scenario alone is for Validate to tell. The order is that of the canonical
// form.
func (s *Scenario) Against(d *model.Definitions) []problem.Problem {
	c := &drawingCritic{critic: critic{scenario: s, variables: s.Variables()}, drawing: d}
	process := c.process()
	c.scene = sceneOf(d, s.Arrivals, process)
	c.starts(process)
	c.work()
	c.gateways()
	c.events()
	c.broadcasts()
	c.automation()
	c.measured()
	problems := make([]problem.Problem, len(c.found))
	for i, found := range c.found {
		problems[i] = *found.problem.Located(problem.Place{Path: found.path.String(), Element: c.elements[i]})
	}
	return problems
}

// drawingCritic collects complaints about one scenario and one drawing.
type drawingCritic struct {
	critic
	drawing  *model.Definitions
	scene    *scene
	elements []string // of each complaint, "" where it is about none
}

func (c *drawingCritic) about(element string, at path, code string, message, hint problem.Text) {
	if c.full() {
		return
	}
	c.add(at, code, message, hint)
	c.elements = append(c.elements, element)
}

// noElement tells of a name that the drawing does not have.
func (c *drawingCritic) noElement(at path, id string, which func(*model.Node) bool) {
	if !c.full() {
		c.about("", at, "unknown-element", problem.Say("The drawing has no element %q.", "流程图中没有元素 %q。", id), meant(id, c.ids(which)))
	}
}

// ids are those of the nodes that satisfy a condition, in file order.
func (c *drawingCritic) ids(which func(*model.Node) bool) []string {
	var all []string
	for _, n := range c.scene.all {
		if which(n) {
			all = append(all, string(n.ID))
		}
	}
	return all
}

// process is the one that is played, nil if that is not clear.
func (c *drawingCritic) process() *model.Process {
	p, problem := c.scenario.Plays(c.drawing)
	if problem != nil {
		c.found = append(c.found, complaint{problem: problem, path: path{"process"}})
		c.elements = append(c.elements, "")
	}
	return p
}

// Plays is the process that the scenario plays: the one it names, or else the only one
// with a start event, or else the only one with anything in it.
func (s *Scenario) Plays(d *model.Definitions) (*model.Process, *problem.Problem) {
	if s.Process != "" {
		if p := d.Process(model.ID(s.Process)); p != nil {
			return p, nil
		}
		return nil, problem.New("scenario.unknown-process", problem.Say("The drawing has no process %q.", "流程图中没有流程 %q。", s.Process), meant(s.Process, processIDs(d.Processes)))
	}
	candidates := startable(d)
	if len(candidates) == 0 {
		candidates = slices.DeleteFunc(slices.Clone(d.Processes), func(p *model.Process) bool { return len(p.Nodes) == 0 })
	}
	switch len(candidates) {
	case 0:
		return nil, problem.New("scenario.nothing-to-play", problem.Say("The drawing has no process with anything in it.", "流程图中没有任何可运行的流程。"),
			problem.Say("Draw at least a start event and an activity.", "请至少画一个开始事件和一个活动。"))
	case 1:
		return candidates[0], nil
	}
	return nil, problem.New("scenario.which-process", problem.Say("Several processes have a start; nothing says which is played.", "有多个流程带开始事件，没有说明运行哪一个。"), meant("", processIDs(candidates)))
}

func processIDs(processes []*model.Process) []string {
	var ids []string
	for _, p := range processes {
		ids = append(ids, string(p.ID))
	}
	return ids
}

func (c *drawingCritic) starts(process *model.Process) {
	if len(c.scenario.Arrivals) == 0 {
		c.about("", path{"arrivals"}, "no-arrivals", problem.Say("Nothing says how often cases come.", "没有说明案例到达的频率。"),
			problem.Say("Give arrivals for the start event.", "请为开始事件设置到达间隔。"))
	}
	played := map[*model.Process]bool{}
	if process != nil {
		played = c.scene.together(process)
	}
	for _, id := range sorted(c.scenario.Arrivals) {
		at := path{"arrivals", id}
		n := c.scene.nodes[model.ID(id)]
		itself := c.drawing.Process(model.ID(id))
		switch {
		case itself != nil && played[itself] && len(starts(itself)) == 0: // it starts wherever nothing leads to
		case n == nil:
			c.noElement(at, id, func(n *model.Node) bool { return n.Kind == model.StartEvent })
		case n.Kind != model.StartEvent:
			c.about(id, at, "not-a-start", problem.Say("Cases can only come to a start event; %q is none.", "案例只能从开始事件进入，而 %q 不是开始事件。", n.Label()), problem.Text{})
		case process != nil && (!played[c.scene.home[n.ID]] || c.scene.inside[n.ID] != nil):
			c.about(id, at, "other-process", problem.Say("The start event %q is not one of the process that is played.", "开始事件 %q 不属于所运行的流程。", n.Label()),
				problem.Say("Set process, or let cases come elsewhere.", "请设置 process，或改用其他开始事件。"))
		}
	}
}
