package load

import (
	"encoding/binary"
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// demand is work that the same people can do.
type demand struct {
	roles []string // whose work it is, in the order of their names
	crews []int
	work  float64 // working seconds per second
}

// demands are all the work of a scenario, by who can do it. Setup is left out, and what
// escalations bring.
func (e *expectation) demands(s *staff) []demand {
	d := demands{expectation: e, staff: s, index: map[string]int{}, asked: map[string]int{}}
	for _, p := range e.drawing.Processes {
		p.Walk(func(n, _ *model.Node) {
			t := e.numbers.Tasks[string(n.ID)]
			if often := e.visits[n.ID]; t != nil && d.works(n) && often > 0 && known(often) {
				d.task(n, t, product(often, e.rate))
			}
		})
	}
	return slices.DeleteFunc(d.found, func(x demand) bool { return x.work == 0 })
}

type demands struct {
	*expectation
	staff *staff
	found []demand
	index map[string]int // by crews
	asked map[string]int // by roles
}

// task adds the work of a task that is done so often per second.
func (d *demands) task(n *model.Node, t *scenario.Task, rate float64) {
	if t.Duration != nil {
		work := d.attempts(t) * rate
		each := d.perPiece(t, rate)
		if len(t.Needs) == 0 {
			d.add(d.doers(n, t), t, t.Duration, work*each)
		}
		for _, need := range t.Needs {
			d.add(need.Roles, t, t.Duration, work*each*float64(max(1, need.Count)))
		}
	}
	d.duties(n, t, func(roles []string, length *scenario.Distribution) { d.add(roles, nil, length, rate) })
}

// works says whether an activity is done by people: a task, or the call of a process that
// is not in the file.
func (e *expectation) works(n *model.Node) bool {
	return n.Kind.IsTask() || n.Kind == model.CallActivity && e.processes[n.Activity.Called] == nil
}

func (e *expectation) doers(n *model.Node, t *scenario.Task) []string {
	if len(t.Roles) > 0 {
		return t.Roles
	}
	return e.who.Responsible(n.ID)
}

// duties are the work that RACI brings to others: of one person of each role that the
// scenario names, else the drawing.
func (e *expectation) duties(n *model.Node, t *scenario.Task, visit func(roles []string, length *scenario.Distribution)) {
	for _, of := range []struct {
		duty  *scenario.Duty
		drawn func(model.ID) []string
	}{{t.Consult, e.who.Consulted}, {t.Approve, e.who.Accountable}, {t.Inform, e.who.Informed}} {
		if of.duty == nil || of.duty.Duration == nil {
			continue
		}
		roles := of.duty.Roles
		if len(roles) == 0 {
			roles = of.drawn(n.ID)
		}
		for _, role := range roles {
			visit([]string{role}, of.duty.Duration)
		}
	}
}

// attempts is the work of a task in relation to that of one try: what fails is done
// again, until it succeeds.
func (d *demands) attempts(t *scenario.Task) float64 {
	f := t.Failure
	if f == nil || f.Error != "" {
		return 1
	}
	chance := clip(f.Chance)
	if chance >= 1-never {
		return 1 // endless, and told so
	}
	return 1 + orOne(f.Effort)*chance/(1-chance)
}

// perPiece is what one execution in a batch takes in relation to one by itself.
func (d *demands) perPiece(t *scenario.Task, rate float64) float64 {
	b := t.Batch
	if b == nil || b.Mode != scenario.Together && len(b.Factors) == 0 {
		return 1
	}
	size := float64(b.Size)
	if size < 1 {
		d.estimated = true
		size = 1 + float64(rate*b.Wait.Seconds())
		if len(b.At) > 0 {
			size = max(size, rate*24*60*60/float64(len(b.At)))
		}
	}
	if b.Most > 0 {
		size = min(size, float64(b.Most))
	}
	factor, largest := 1.0, 0
	if b.Mode != scenario.Together {
		factor = size
	}
	for _, f := range b.Factors {
		if f.Size >= largest && float64(f.Size) <= size && known(f.Factor) {
			factor, largest = f.Factor, f.Size
		}
	}
	return factor / max(1, size)
}

// add adds so many pieces of work per second that take some distribution of time.
func (d *demands) add(roles []string, t *scenario.Task, length *scenario.Distribution, rate float64) {
	k := d.place(roles)
	if k < 0 {
		return
	}
	seconds, ok := d.quickest(d.staff, roles, t, length)
	if work := float64(seconds * rate); ok && work > 0 && known(work) {
		d.found[k].work += work
	}
}

// place finds the demand for the crews of some roles, -1 where they have none.
func (d *demands) place(roles []string) int {
	asked := strings.Join(roles, "\x00")
	if k, ok := d.asked[asked]; ok {
		return k
	}
	crews, k := d.staff.can(roles), -1
	if len(crews) > 0 {
		var name []byte
		for _, c := range crews {
			name = binary.AppendUvarint(name, uint64(c))
		}
		key, ok := string(name), false
		if k, ok = d.index[key]; !ok {
			k = len(d.found)
			d.index[key] = k
			d.found = append(d.found, demand{crews: crews})
		}
		for _, role := range roles {
			found := &d.found[k]
			if at, has := slices.BinarySearch(found.roles, role); !has && len(d.staff.members[role]) > 0 {
				found.roles = slices.Insert(found.roles, at, role)
			}
		}
	}
	d.asked[asked] = k
	return k
}
