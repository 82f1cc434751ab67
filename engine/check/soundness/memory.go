package soundness

import (
	"container/list"
	"sync"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Bounds of a memory: how many parts it knows, and how many steps their runs have together.
const (
	mostParts = 1_000
	mostSteps = 200_000
)

// Memory keeps what was decided of parts, so that what did not change is not reckoned again; what was not
// asked for longest is forgotten. Verdicts with one and without are the same. The zero value is empty and
// ready; any number of goroutines may share it.
type Memory struct {
	mutex sync.Mutex
	parts map[key]*list.Element
	used  list.List // of *known, the last one used first
	steps int
	asked int // how often it was asked for a part
	knew  int // and knew it
}

// known is a verdict without the drawing that it was made for: elements by their ids, sentences without names.
type known struct {
	key     key
	verdict Verdict
	why     saying
	at      model.ID
	states  int
	faults  []remembered
	steps   int
}

// remembered is a fault likewise.
type remembered struct {
	elements []model.ID
	fault    Fault // all but its elements and its message
}

// recall fills a part in from memory, and says whether it could.
func (m *Memory) recall(k key, p *Part) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.asked++
	e, ok := m.parts[k]
	if !ok {
		return false
	}
	m.knew++
	m.used.MoveToFront(e)
	x := e.Value.(*known)
	p.Verdict, p.why, p.at, p.States = x.verdict, x.why, x.at, x.states
	for _, r := range x.faults {
		f := r.fault
		f.Elements = make([]*model.Node, len(r.elements))
		for i, id := range r.elements {
			at, _ := p.Net.Node(id)
			f.Elements[i] = p.Net.Nodes[at].Node
		}
		p.Faults = append(p.Faults, f)
	}
	return true
}

// keep remembers a part.
func (m *Memory) keep(k key, p *Part) {
	x := &known{key: k, verdict: p.Verdict, why: p.why, at: p.at, states: p.States}
	for _, f := range p.Faults {
		x.steps += len(f.Run)
		r := remembered{idsOf(f.Elements), f}
		r.fault.Elements, r.fault.Message = nil, problem.Text{}
		x.faults = append(x.faults, r)
	}
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.parts == nil {
		m.parts = map[key]*list.Element{}
	}
	if _, there := m.parts[k]; there {
		return
	}
	m.parts[k] = m.used.PushFront(x)
	m.steps += x.steps
	for len(m.parts) > mostParts || m.steps > mostSteps && len(m.parts) > 1 {
		oldest := m.used.Remove(m.used.Back()).(*known)
		delete(m.parts, oldest.key)
		m.steps -= oldest.steps
	}
}
