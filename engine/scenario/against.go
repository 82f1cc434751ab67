package scenario

import (
	"math"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

// Against tells where a scenario and a drawing do not fit: numbers for elements that
// are not there or are something else, shares that do not sum to 1, work of roles
// that the scenario does not staff. What is wrong with the scenario alone is for
// Validate to tell. The order is that of the canonical form.
func (s *Scenario) Against(d *model.Definitions) []problem.Problem {
	c := &drawingCritic{critic: critic{scenario: s}, drawing: d}
	process := c.process()
	c.starts(process)
	c.work()
	c.gateways()
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
	elements []string // of each complaint, "" where it is about none
}

func (c *drawingCritic) about(element string, at path, code string, message, hint problem.Text) {
	c.add(at, code, message, hint)
	c.elements = append(c.elements, element)
}

// ids are those of the nodes that satisfy a condition, in file order.
func (c *drawingCritic) ids(which func(*model.Node) bool) []string {
	var all []string
	eachNode(c.drawing, func(n *model.Node) {
		if which(n) {
			all = append(all, string(n.ID))
		}
	})
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
	for _, id := range sorted(c.scenario.Arrivals) {
		at := path{"arrivals", id}
		n := c.drawing.Node(model.ID(id))
		switch {
		case process != nil && id == string(process.ID) && len(starts(process)) == 0: // it starts wherever nothing leads to
		case n == nil:
			c.about("", at, "unknown-element", problem.Say("The drawing has no element %q.", "流程图中没有元素 %q。", id),
				meant(id, c.ids(func(n *model.Node) bool { return n.Kind == model.StartEvent })))
		case n.Kind != model.StartEvent:
			c.about(id, at, "not-a-start", problem.Say("Cases can only come to a start event; %q is none.", "案例只能从开始事件进入，而 %q 不是开始事件。", n.Label()), problem.Text{})
		case process != nil && !slices.Contains(process.Nodes, n):
			c.about(id, at, "other-process", problem.Say("The start event %q is not one of the process that is played.", "开始事件 %q 不属于所运行的流程。", n.Label()),
				problem.Say("Set process, or let cases come elsewhere.", "请设置 process，或改用其他开始事件。"))
		}
	}
}

func (c *drawingCritic) work() {
	who := raci.Of(c.drawing)
	for _, id := range sorted(c.scenario.Tasks) {
		at, task := path{"tasks", id}, c.scenario.Tasks[id]
		n := c.drawing.Node(model.ID(id))
		switch {
		case n == nil:
			c.about("", at, "unknown-element", problem.Say("The drawing has no element %q.", "流程图中没有元素 %q。", id),
				meant(id, c.ids(func(n *model.Node) bool { return n.Kind.IsTask() })))
			continue
		case !n.Kind.IsTask():
			c.about(id, at, "not-a-task", problem.Say("Only tasks take work; %q is none.", "只有任务需要工作量，而 %q 不是任务。", n.Label()), problem.Text{})
			continue
		case task == nil || task.Duration == nil:
			continue
		}
		roles := task.Roles
		if len(roles) == 0 {
			roles = who.Responsible(n.ID)
		}
		for _, role := range roles {
			switch r, ok := c.scenario.Roles[role]; {
			case ok && r.Headcount == 0 && !c.somebodyIs(role):
				c.about(id, path{"roles", role}, "nobody", problem.Say("Nobody has role %[2]q, which %[1]q needs.", "%[1]q 需要角色 %[2]q，但该角色没有人。", n.Label(), role),
					problem.Say("Give the role a headcount or a person.", "请为该角色设置人数或添加人员。"))
			case !ok:
				c.about(id, at, "role-not-staffed", problem.Say("%q is done by %q, of whom the scenario has nobody.", "%q 由 %q 执行，但情景中没有这个角色。", n.Label(), role),
					problem.Say("Add the role, or list the task's roles.", "请添加该角色，或列出任务的角色。"))
			}
		}
	}
}

// somebodyIs says whether a person by name has a role.
func (c *drawingCritic) somebodyIs(role string) bool {
	for _, p := range c.scenario.People {
		if slices.Contains(p.Roles, role) {
			return true
		}
	}
	return false
}

func (c *drawingCritic) gateways() {
	for _, id := range sorted(c.scenario.Branches) {
		at := path{"branches", id}
		n := c.drawing.Node(model.ID(id))
		switch {
		case n == nil:
			c.about("", at, "unknown-element", problem.Say("The drawing has no element %q.", "流程图中没有元素 %q。", id), meant(id, c.ids(c.splits)))
		case !c.splits(n):
			c.about(id, at, "not-a-choice", problem.Say("Tokens do not leave %q by choice.", "%q 不会按选择分流。", n.Label()), problem.Text{})
		default:
			c.shares(at, n)
		}
	}
}

// splits says whether tokens leave a node by choice: a gateway's, or that of an
// activity with conditions on its ways out.
func (c *drawingCritic) splits(n *model.Node) bool {
	switch n.Kind {
	case model.ExclusiveGateway, model.InclusiveGateway, model.ComplexGateway:
		return true
	}
	return !n.Kind.IsGateway() && slices.ContainsFunc(n.Outgoing, c.conditional)
}

func (c *drawingCritic) conditional(flow model.ID) bool {
	f := c.drawing.Flow(flow)
	return f != nil && f.Condition != nil
}

func (c *drawingCritic) shares(at path, n *model.Node) {
	var flows []string
	for _, f := range n.Outgoing {
		flows = append(flows, string(f))
	}
	shares, sum := c.scenario.Branches[string(n.ID)], 0.0
	for _, flow := range sorted(shares) {
		if !slices.Contains(flows, flow) {
			c.about(string(n.ID), at.to(flow), "unknown-flow", problem.Say("No sequence flow %[1]q leaves %[2]q.", "没有从 %[2]q 流出的顺序流 %[1]q。", flow, n.Label()), meant(flow, flows))
			return
		}
		sum += shares[flow]
	}
	all := len(shares) == len(flows)
	if n.Kind == model.ExclusiveGateway && (sum > 1+shareTolerance || all && math.Abs(sum-1) > shareTolerance) {
		c.about(string(n.ID), at, "shares", problem.Say("The shares of %q sum to %.6g, not 1.", "%q 的各分支比例之和为 %.6g，应为 1。", n.Label(), sum),
			problem.Say("Correct them, or leave one out to take what is left.", "请改正，或空出一条分支以取剩余比例。"))
	}
}

// shareTolerance lets thirds be written with six digits.
const shareTolerance = 3e-6
