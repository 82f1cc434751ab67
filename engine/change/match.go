package change

import (
	"slices"
	"strings"

	"sandtable/engine/model"
)

// pairs are which element of the earlier version has become which of the later one.
type pairs struct {
	later   map[*item]*item
	earlier map[*item]*item
	to      map[model.ID]model.ID
}

// matched finds them: by their ids, by names that only one has, by what they stand between, and so on
// until nothing more is found. An id that another family of elements has now is a different thing.
func matched(before, after *file) *pairs {
	p := &pairs{later: map[*item]*item{}, earlier: map[*item]*item{}, to: map[model.ID]model.ID{}}
	for _, was := range before.items {
		if is := after.byID[was.id]; was.id != "" && is != nil && is.family == was.family && before.byID[was.id] == was {
			p.pair(was, is)
		}
	}
	p.alone(before, after)
	p.by(before, after, func(x *item) string {
		if title := x.title(); title != "" && x.from == "" { // ends tell more of what leads somewhere
			return x.what + "\n" + title
		}
		return ""
	})
	p.by(before, after, func(x *item) string {
		if title := x.title(); title != "" && x.from == "" {
			return string(x.family) + "\n" + title
		}
		return ""
	})
	// Where most ids are others, a step with another name at the same place is the same step.
	anyName := len(p.to) > 0 && 2*p.renewed() > len(p.to)
	const rounds = 8 // each finds neighbours of those found before; more is rare
	for range rounds {
		found := len(p.later)
		p.between(before, after)
		p.around(before, after, anyName)
		if len(p.later) == found {
			break
		}
	}
	return p
}

// renewed counts those with other ids.
func (p *pairs) renewed() int {
	n := 0
	for was, is := range p.to {
		if was != is {
			n++
		}
	}
	return n
}

func (p *pairs) pair(was, is *item) {
	p.later[was], p.earlier[is] = is, was
	if was.id != "" && is.id != "" {
		p.to[was.id] = is.id
	}
}

// alone pairs the only one of its family in either file: the process, the collaboration, the file itself.
func (p *pairs) alone(before, after *file) {
	only := func(f *file, of family) *item {
		var found *item
		for _, x := range f.items {
			if x.family == of {
				if found != nil {
					return nil
				}
				found = x
			}
		}
		return found
	}
	for _, of := range []family{"definitions", "process", "collaboration"} {
		was, is := only(before, of), only(after, of)
		if was != nil && is != nil && p.later[was] == nil && p.earlier[is] == nil {
			p.pair(was, is)
		}
	}
}

// by pairs what has the same key, where nothing else has it that is not paired yet.
func (p *pairs) by(before, after *file, key func(*item) string) {
	p.unique(before, p.open(before, p.has, key), p.open(after, p.had, key))
}

// unique pairs those that nothing else in their files could be taken for. The keys are those before this
// round: the order of the file decides nothing.
func (p *pairs) unique(before *file, had, has unpaired) {
	for _, was := range before.items {
		if k := had.key[was]; k != "" && len(had.by[k]) == 1 && len(has.by[k]) == 1 {
			p.pair(was, has.by[k][0])
		}
	}
}

func (p *pairs) has(x *item) bool { return p.later[x] != nil }
func (p *pairs) had(x *item) bool { return p.earlier[x] != nil }

// unpaired are elements that have found none yet, by what they could be known by.
type unpaired struct {
	by  map[string][]*item
	key map[*item]string
}

func (p *pairs) open(f *file, paired func(*item) bool, key func(*item) string) unpaired {
	found := unpaired{map[string][]*item{}, map[*item]string{}}
	for _, x := range f.items {
		if paired(x) {
			continue
		}
		if k := key(x); k != "" {
			found.by[k], found.key[x] = append(found.by[k], x), k
		}
	}
	return found
}

// between pairs what leads from one thing to another by its ends.
func (p *pairs) between(before, after *file) {
	p.translated(before, after, func(_ *file, x *item, now func(model.ID) model.ID) string {
		from, to := now(x.from), now(x.to)
		if from == "" || to == "" {
			return ""
		}
		return string(x.family) + "\n" + string(from) + "\n" + string(to)
	})
}

// around pairs nodes by those before and after them: those without a name of their own, or any.
func (p *pairs) around(before, after *file, anyName bool) {
	p.translated(before, after, func(f *file, x *item, now func(model.ID) model.ID) string {
		if x.node == nil || x.title() != "" && !anyName {
			return ""
		}
		var around []string
		for _, id := range f.beside[x.id] {
			if n := now(id); n != "" {
				around = append(around, string(n))
			}
		}
		if len(around) == 0 {
			return ""
		}
		slices.Sort(around)
		return x.what + "\n" + strings.Join(around, "\n")
	})
}

// translated pairs by keys made of ids, those of the earlier file as they are called in the later one.
func (p *pairs) translated(before, after *file, key func(f *file, x *item, now func(model.ID) model.ID) string) {
	known := map[model.ID]bool{}
	for _, id := range p.to {
		known[id] = true
	}
	earlier := func(x *item) string {
		return key(before, x, func(id model.ID) model.ID { return p.to[id] })
	}
	later := func(x *item) string {
		return key(after, x, func(id model.ID) model.ID {
			if known[id] {
				return id
			}
			return ""
		})
	}
	p.unique(before, p.open(before, p.has, earlier), p.open(after, p.had, later))
}

// neighbours are what flows lead to and from, and what holds an element.
func neighbours(f *file) map[model.ID][]model.ID {
	beside := map[model.ID][]model.ID{}
	for _, x := range f.items {
		if x.from != "" && x.to != "" {
			beside[x.from] = append(beside[x.from], x.to)
			beside[x.to] = append(beside[x.to], x.from)
		}
		if x.node != nil && x.node.Event != nil && x.node.Event.AttachedTo != "" {
			beside[x.id] = append(beside[x.id], x.node.Event.AttachedTo)
		}
	}
	return beside
}
