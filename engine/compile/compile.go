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
	c := &compiler{net: net, scenario: s, duties: raci.Of(d), numbers: map[uint32]bool{},
		program: &Program{Net: net, Scenario: s, Start: s.Start.In(zone), Revenue: int64(s.Revenue)}}
	for _, step := range []func() error{
		c.calendars, c.draws, c.data, c.people, c.stocks, c.arrivals, c.work, c.branches, c.repeats, c.events, c.cases, c.plain,
	} {
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
	queues    map[string]QueueID // by the people they wait for
	stock     map[string]StockID
	numbers   map[uint32]bool   // for draws, in use
	tables    map[string]uint32 // for draws, by decision table
}

const never = calendar.Never

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
	for i := range c.net.Nodes {
		c.program.Draws = append(c.program.Draws, number(c.net.Nodes[i].ID, c.numbers))
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

// cases readies what holds for whole cases, and for the run.
func (c *compiler) cases() error {
	var err error
	if c.program.Promise, err = c.promise(c.scenario.Promise, "/promise"); err != nil {
		return err
	}
	for _, a := range c.scenario.Automation {
		c.program.Machines = append(c.program.Machines, Machine{a.Name, int64(a.Build), int64(a.PerMonth)})
	}
	return nil
}

// plain notes whether the simplest of loops is enough.
func (c *compiler) plain() error {
	p := c.program
	p.Plain = p.Promise == nil
	for i := range p.Work {
		p.Plain = p.Plain && p.Work[i].More == nil
	}
	for i := range p.Queues {
		q := &p.Queues[i]
		p.Teams = p.Teams || q.Parts != nil
		p.Plain = p.Plain && q.Parts == nil && q.StandIns == 0 && q.Order == scenario.FirstCome && q.Urgency == nil && !q.Preempt && q.Ageing == never
	}
	for i := range p.Crews {
		p.Plain = p.Plain && p.Crews[i].Fails == nil && p.Crews[i].AtEnd != scenario.Whole
	}
	return nil
}
