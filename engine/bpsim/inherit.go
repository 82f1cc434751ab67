package bpsim

import (
	"cmp"
	"slices"

	"sandtable/engine/problem"
)

// oldest is how many scenarios one may build on, one on the other.
const oldest = 100

// inherited is a scenario with everything that it takes over from those it builds on.
// What it says itself comes before, parameter by parameter.
func (f *File) inherited(s *data) (*data, error) {
	line := []*data{s}
	for s.inherits != "" {
		parent := f.byID[s.inherits]
		if parent == nil {
			return nil, located(s.at, "", "unknown-parent", problem.Say("The scenario %q builds on %q, which the file does not have.", "情景 %q 继承自 %q，但文件中没有后者。", s.id, s.inherits),
				problem.Say("Export both into one file.", "请将两者导出到同一个文件。"))
		}
		if slices.Contains(line, parent) || len(line) == oldest {
			return nil, located(s.at, "", "own-parent", problem.Say("The scenario %q builds on itself, or on too many others.", "情景 %q 循环继承自身，或继承层数过多。", line[0].id),
				problem.Say("Let one of them inherit nothing.", "请去掉其中一个情景的继承。"))
		}
		line, s = append(line, parent), parent
	}
	whole := &data{}
	for _, one := range slices.Backward(line) {
		whole.over(one)
	}
	return whole, nil
}

// over lays what another scenario says over this one.
func (s *data) over(by *data) {
	s.id, s.name, s.at = by.id, by.name, by.at
	for _, field := range []struct {
		into *string
		from string
	}{{&s.replication, by.replication}, {&s.seed, by.seed}, {&s.unit, by.unit}, {&s.currency, by.currency}} {
		if field.from != "" {
			*field.into = field.from
		}
	}
	for i := range by.notices.told {
		s.notices.add(&by.notices.told[i])
	}
	s.own = overlaid(s.own, by.own)
	s.calendars = append(s.calendars, by.calendars...)
	s.vendor = append(s.vendor, by.vendor...)
	known := byRef(s.elements)
	for _, e := range gathered(by.elements) {
		if under := known[e.ref]; under != nil {
			under.at, under.name, under.parameters = e.at, cmp.Or(e.name, under.name), overlaid(under.parameters, e.parameters)
			continue
		}
		s.elements = append(s.elements, &element{ref: e.ref, name: e.name, at: e.at, parameters: overlaid(nil, e.parameters)})
	}
}

// byRef finds elements by what they are of.
func byRef(all []*element) map[string]*element {
	found := make(map[string]*element, len(all))
	for _, e := range all {
		found[e.ref] = e
	}
	return found
}

// gathered puts together what several entries say of one element.
func gathered(all []*element) []*element {
	found := map[string]*element{}
	var together []*element
	for _, e := range all {
		if first := found[e.ref]; first != nil {
			first.name, first.parameters = cmp.Or(first.name, e.name), append(slices.Clip(first.parameters), e.parameters...)
			continue
		}
		own := *e
		found[e.ref] = &own
		together = append(together, &own)
	}
	return together
}

// overlaid replaces the parameters that are said again. The roles of a resource are
// said as a whole.
func overlaid(under, by []*parameter) []*parameter {
	said := map[string]bool{}
	for _, p := range by {
		said[p.key()] = true
	}
	var all []*parameter
	for _, p := range under {
		if !said[p.key()] {
			all = append(all, p)
		}
	}
	for _, p := range by {
		own := *p // a file may be asked for several scenarios
		all = append(all, &own)
	}
	return all
}
