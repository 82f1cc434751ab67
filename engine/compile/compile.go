package compile

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"sandtable/engine/calendar"
	"sandtable/engine/model"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// Definitions makes the program that plays one process of a file by a scenario. It
// fails with a *problem.Problem that names the first thing that does not fit.
func Definitions(d *model.Definitions, s *scenario.Scenario) (*Program, error) {
	if unfit := s.Against(d); len(unfit) > 0 {
		return nil, &unfit[0]
	}
	process, _ := s.Plays(d)
	net, err := token.NewNet(d, process)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		return nil, fmt.Errorf("compile zone: %w", err)
	}
	c := &compiler{net: net, scenario: s, duties: raci.Of(d),
		program: &Program{Net: net, Scenario: s, Start: s.Start.In(zone)}}
	for _, step := range []func() error{c.calendars, c.people, c.draws, c.arrivals, c.work, c.branches} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return c.program, nil
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
		nodes := starts // no start event: every case starts wherever nothing leads to
		if at, ok := c.net.Node(model.ID(id)); ok {
			nodes = []token.NodeID{at}
		}
		every, err := a.Every.Sampler()
		if err != nil {
			return fmt.Errorf("arrivals at %s: %w", id, err)
		}
		c.program.Arrivals = append(c.program.Arrivals, Arrival{At: nodes, Every: every,
			Timeline: c.timelines[a.Calendar], Closed: a.Closed, Draw: number(model.ID(id), map[uint32]bool{})})
	}
	return nil
}
