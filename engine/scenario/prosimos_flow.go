package scenario

import (
	"math"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// arrivals takes the one stream of cases that a Prosimos file has.
func (im *importer) arrivals() {
	start := im.startEvent()
	root, at := im.file.root, path{"arrival_time_distribution"}
	d := root.field("arrival_time_distribution")
	arrival := &Arrival{}
	if name := d.field("distribution_name"); name != nil && name.text == "histogram_sampling" {
		arrival.Every = im.histogram(d, at)
		im.spare(d, at, "distribution_name", "histogram_data")
	} else {
		arrival.Every = im.distribution(d, at)
		im.spare(d, at, "distribution_name", "distribution_params")
	}
	if periods := im.list(root, nil, "arrival_time_calendar"); len(periods) > 0 {
		id := im.free("arrivals", func(id string) bool { return im.scenario.Calendars[id] != nil })
		im.scenario.Calendars[id] = &Calendar{Name: "Arrivals", Week: im.week(periods, path{"arrival_time_calendar"})}
		arrival.Calendar, arrival.Closed = id, Defer
	}
	if start != nil {
		im.scenario.Arrivals = map[string]*Arrival{string(start.ID): arrival}
	}
}

// free is an id that is not taken, as near to the wish as can be.
func (im *importer) free(wish string, taken func(string) bool) string {
	for taken(wish) {
		wish += "_"
	}
	return wish
}

// startEvent is where cases come in: the last start event of the process that the
// file is about, as in Prosimos.
func (im *importer) startEvent() *model.Node {
	processes := startable(im.drawing)
	if len(processes) == 0 {
		im.fail(nil, "no-start", problem.Say("No process of the drawing has a start event.", "流程图中没有带开始事件的流程。"), problem.Say("Draw one.", "请先画出开始事件。"))
		return nil
	}
	process := processes[0]
	if len(processes) > 1 {
		process = im.about(processes)
		im.scenario.Process = string(process.ID)
		im.note(nil, "process", problem.Say("The drawing has several processes; the numbers are for %q.", "流程图中有多个流程，数据用于 %q。", process.Label()), problem.Text{})
	}
	all := starts(process)
	last := all[len(all)-1]
	if len(all) > 1 {
		im.note(path{"arrival_time_distribution"}, "start", problem.Say("The process has several start events; all cases come to %q.", "流程有多个开始事件，所有案例都从 %q 开始。", last.Label()),
			problem.Say("Set arrivals for the others.", "请为其他开始事件设置到达。"))
	}
	return last
}

// about is the process with the first task of the file.
func (im *importer) about(processes []*model.Process) *model.Process {
	for i, t := range im.list(im.file.root, nil, "task_resource_distribution") {
		id, _ := im.task(im.text(t, path{"task_resource_distribution"}.item(i), "task_id"))
		for _, p := range processes {
			found := false
			p.Walk(func(n, _ *model.Node) { found = found || string(n.ID) == id })
			if found {
				return p
			}
		}
	}
	return processes[0]
}

// gateways takes the probabilities of the ways out.
func (im *importer) gateways() {
	im.scenario.Branches = map[string]map[string]float64{}
	var names []string
	eachNode(im.drawing, func(n *model.Node) {
		if n.Kind.IsGateway() {
			names = append(names, string(n.ID))
		}
	})
	for i, g := range im.list(im.file.root, nil, "gateway_branching_probabilities") {
		at := path{"gateway_branching_probabilities"}.item(i)
		id := im.text(g, at, "gateway_id")
		n := im.drawing.Node(model.ID(id))
		switch {
		case n == nil || !n.Kind.IsGateway():
			im.fail(at.to("gateway_id"), "unknown-gateway", problem.Say("The drawing has no gateway %q.", "流程图中没有网关 %q。", id), meant(id, names))
			return
		case im.scenario.Branches[id] != nil:
			im.twice(at.to("gateway_id"), id)
		case n.Kind != model.ExclusiveGateway && n.Kind != model.InclusiveGateway:
			im.note(at, "not-used", problem.Say("The gateway %q does not split by chance; its probabilities are not used.", "网关 %q 不按概率分支，其概率未使用。", id), problem.Text{})
		case len(n.Outgoing) > 1: // with one way out there is nothing to choose
			im.scenario.Branches[id] = im.branches(g, at, n)
		}
		im.spare(g, at, "gateway_id", "probabilities")
	}
}

// branches reads the probabilities of one gateway. Those that are missing share what
// the others leave.
func (im *importer) branches(g *value, at path, n *model.Node) map[string]float64 {
	shares, sum := map[string]float64{}, 0.0
	var flows, silent []string
	for _, f := range n.Outgoing {
		flows = append(flows, string(f))
	}
	at = at.to("probabilities")
	for i, p := range im.list(g, at[:len(at)-1], "probabilities") {
		at := at.item(i)
		flow := im.text(p, at, "path_id")
		if condition := p.field("condition_id"); condition != nil && condition.text != "" {
			im.rule(at.to("condition_id"), string(n.ID), flow, condition.text)
		}
		if _, twice := shares[flow]; twice {
			im.twice(at.to("path_id"), flow)
		}
		if !slices.Contains(flows, flow) {
			im.fail(at.to("path_id"), "unknown-flow", problem.Say("No sequence flow %[1]q leaves the gateway %[2]q.", "没有从网关 %[2]q 流出的顺序流 %[1]q。", flow, string(n.ID)), meant(flow, flows))
		}
		if p.field("value") == nil {
			silent = append(silent, flow)
			shares[flow] = 0
			continue
		}
		share := im.number(p, at, "value")
		if !(share >= 0 && share <= 1) {
			im.fail(at.to("value"), "probability", problem.Say("A probability lies between 0 and 1, not at %v.", "概率应在 0 到 1 之间，而不是 %v。", share), problem.Text{})
		}
		shares[flow] = share
		sum += share
		im.spare(p, at, "path_id", "value", "condition_id")
	}
	for _, flow := range silent {
		shares[flow] = max(0, 1-sum) / float64(len(silent))
	}
	if n.Kind == model.ExclusiveGateway {
		im.whole(shares, sum, flows, len(silent) > 0, at)
	}
	return shares
}

// rule lets a branch rule decide on a way out; where none does, the probabilities do.
func (im *importer) rule(at path, gateway, flow, id string) {
	formula := im.rules[id]
	if formula == "" {
		im.fail(at, "unknown-rule", problem.Say("There is no branch rule %q.", "没有名为 %q 的分支规则。", id), meant(id, sorted(im.rules)))
		return
	}
	s := im.scenario
	if s.Conditions == nil {
		s.Conditions, s.Decisions = map[string]string{}, map[string]Decision{}
	}
	s.Conditions[flow], s.Decisions[gateway] = formula, ConditionsThenShares
}

// whole makes the shares of an exclusive gateway sum to 1, as Prosimos does when it draws.
func (im *importer) whole(shares map[string]float64, sum float64, flows []string, shared bool, at path) {
	if shared && sum <= 1 || math.Abs(sum-1) <= 1e-9 {
		return
	}
	if sum == 0 {
		im.fail(at, "probability", problem.Say("All probabilities are zero.", "所有概率都是零。"), problem.Say("Give one way out a probability.", "请至少为一条分支设置概率。"))
		return
	}
	for _, flow := range flows {
		if share, ok := shares[flow]; ok {
			shares[flow] = share / sum
		}
	}
	if math.Abs(sum-1) > 1e-6 {
		im.note(at, "scaled", problem.Say("The probabilities sum to %.6g; they were scaled to 1.", "概率之和为 %.6g，已按比例调整为 1。", sum), problem.Text{})
	}
}
