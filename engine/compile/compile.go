package compile

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// Definitions makes the program that plays one process of a file by a scenario. It
// fails with a *problem.Problem that names the first thing that does not fit.
func Definitions(d *model.Definitions, s *scenario.Scenario) (*Program, error) {
	process, err := Process(d, s)
	if err != nil {
		return nil, err
	}
	net, err := token.NewNet(d, process)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return nil, refuse("/zone", "compile.zone", problem.Say("The time zone “%s” is not known.", "未知时区“%s”。", s.Zone),
			problem.Say("Use an IANA name such as Asia/Shanghai.", "请使用 IANA 时区名称，例如 Asia/Shanghai。"))
	}
	c := &compiler{net: net, scenario: s, duties: raci.Of(d),
		program: &Program{Net: net, Scenario: s, Start: s.Start.In(zone)}}
	for _, step := range []func() error{c.calendars, c.known, c.people, c.draws, c.arrivals, c.work, c.branches} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c.program, nil
}

// Process is the process that a scenario plays: the one it names, or else the only
// one in the file that has anything in it.
func Process(d *model.Definitions, s *scenario.Scenario) (*model.Process, error) {
	if s != nil && s.Process != "" {
		if p := d.Process(model.ID(s.Process)); p != nil {
			return p, nil
		}
		return nil, refuse("/process", "compile.process", problem.Say("The file has no process “%s”.", "文件中没有流程“%s”。", s.Process),
			problem.Say("Correct the id or leave it out.", "请更正编号，或省略该字段。"))
	}
	var drawn []*model.Process
	for _, p := range d.Processes {
		if len(p.Nodes) > 0 {
			drawn = append(drawn, p)
		}
	}
	switch len(drawn) {
	case 1:
		return drawn[0], nil
	case 0:
		return nil, problem.New("compile.nothing", problem.Say("The file has no process to play.", "文件中没有可运行的流程。"),
			problem.Say("Draw at least a start event and an activity.", "请至少画一个开始事件和一个活动。"))
	}
	names := ""
	for i, p := range drawn {
		if i > 0 {
			names += ", "
		}
		names += string(p.ID)
	}
	return nil, refuse("/process", "compile.which", problem.Say("The file has several processes: %s.", "文件中有多个流程：%s。", names),
		problem.Say("Name the one to play as “process” in the scenario.", "请在情景的“process”字段中指定要运行的流程。"))
}

type compiler struct {
	net       *token.Net
	scenario  *scenario.Scenario
	duties    *raci.Matrix
	program   *Program
	timelines map[string]*calendar.Timeline // by calendar id; "" is round the clock
	members   map[string][]member           // by role
	roles     map[string]RoleID
	queues    map[string]QueueID // by the crews they wait for
}

func refuse(path, code string, message, hint problem.Text) *problem.Problem {
	return problem.New(code, message, hint).Located(problem.Place{Path: path})
}

// calendars readies every calendar of the scenario.
func (c *compiler) calendars() error {
	c.timelines = map[string]*calendar.Timeline{"": calendar.Always().From(c.program.Start)}
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Calendars)) {
		compiled, err := c.scenario.Calendars[id].Compile(c.scenario.Zone)
		if err != nil {
			return fmt.Errorf("compile calendar %s: %w", id, err)
		}
		c.timelines[id] = compiled.From(c.program.Start)
	}
	return nil
}

// known refuses numbers for elements that are not in the process.
func (c *compiler) known() error {
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Tasks)) {
		if at, ok := c.net.Node(model.ID(id)); !ok || !c.net.Nodes[at].Kind.IsTask() {
			return c.stranger("/tasks/"+id, id, "a task", "任务")
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Branches)) {
		at, ok := c.net.Node(model.ID(id))
		if !ok {
			return c.stranger("/branches/"+id, id, "a gateway", "网关")
		}
		for _, flow := range slices.Sorted(maps.Keys(c.scenario.Branches[id])) {
			if f, ok := c.net.Flow(model.ID(flow)); !ok || c.net.Flows[f].From != at {
				return c.stranger("/branches/"+id+"/"+flow, flow, "a sequence flow that leaves “"+id+"”", "“"+id+"”的流出连线")
			}
		}
	}
	return nil
}

func (c *compiler) stranger(path, id, en, zh string) error {
	return refuse(path, "compile.unknown-element",
		problem.Say("“%[1]s” is not %[2]s of process “%[4]s”.", "“%[1]s”不是流程“%[4]s”中的%[3]s。", id, en, zh, c.net.Process.Label()),
		problem.Say("Correct the id, or remove the entry.", "请更正编号，或删除该条目。"))
}

// draws numbers the elements for random.Draw by their ids, so that a change elsewhere
// in the drawing leaves an element's chance alone.
func (c *compiler) draws() error {
	used := map[uint32]bool{}
	for i := range c.net.Nodes {
		c.program.Draws = append(c.program.Draws, number(c.net.Nodes[i].ID, used))
	}
	return nil
}

// number is a hash of the id that is not in use yet.
func number(id model.ID, used map[uint32]bool) uint32 {
	h := fnv.New32a()
	h.Write([]byte(id))
	for used[h.Sum32()] {
		h.Write([]byte{0})
	}
	used[h.Sum32()] = true
	return h.Sum32()
}

func (c *compiler) arrivals() error {
	starts := c.net.Scopes[0].Starts
	for _, id := range slices.Sorted(maps.Keys(c.scenario.Arrivals)) {
		a := c.scenario.Arrivals[id]
		at, ok := c.net.Node(model.ID(id))
		var nodes []token.NodeID
		switch {
		case ok && slices.Contains(starts, at):
			nodes = []token.NodeID{at}
		case model.ID(id) == c.net.Process.ID && c.net.Nodes[starts[0]].Kind != model.StartEvent:
			nodes = starts // no start event: every case starts wherever nothing leads to
		default:
			return c.stranger("/arrivals/"+id, id, "a start event", "开始事件")
		}
		every, err := a.Every.Sampler()
		if err != nil {
			return fmt.Errorf("arrivals at %s: %w", id, err)
		}
		c.program.Arrivals = append(c.program.Arrivals, Arrival{At: nodes, Every: every,
			Timeline: c.timelines[a.Calendar], Closed: a.Closed, Draw: number(model.ID(id), map[uint32]bool{})})
	}
	if len(c.program.Arrivals) == 0 {
		return refuse("/arrivals", "compile.no-arrivals", problem.Say("Nothing says how often cases come.", "没有说明案例到达的频率。"),
			problem.Say("Give arrivals for start event “%s”.", "请为开始事件“%s”设置到达间隔。", c.net.Nodes[starts[0]].ID))
	}
	return nil
}
