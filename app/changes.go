package app

import (
	"sandtable/engine/change"
	"sandtable/engine/model"
)

// Changes counts in how many elements two drawings differ, as the comparison of versions tells it. What was changed and
// moved counts as changed.
type Changes struct {
	Added   int `json:"added"`
	Removed int `json:"removed"`
	Changed int `json:"changed" doc:"Say something else than before; what is said beside the elements counts once"`
	Moved   int `json:"moved" doc:"Stand elsewhere or have another size"`
}

// changesBetween compares drawings element by element. What cannot be read counts as having no elements.
func changesBetween(before, after []byte) Changes {
	return countOf(change.Between(change.State{Drawing: asRead(before)}, change.State{Drawing: asRead(after)}).Changes)
}

func asRead(drawing []byte) *model.Definitions {
	d, err := readDrawing(string(drawing))
	if err != nil {
		return new(model.Definitions)
	}
	return d
}

// countOf counts elements, each by the gravest of what became of it.
func countOf(changes []change.Change) Changes {
	var c Changes
	fates, gone := map[model.ID]change.Kind{}, map[model.ID]bool{}
	beside := false
	for i := range changes {
		switch x := &changes[i]; {
		case x.Element == "" && x.Was == "":
			beside = true
		case x.Element == "":
			gone[x.Was] = true
		case x.Was == "":
			fates[x.Element] = change.Added
		case x.Kind != change.Moved && fates[x.Element] != change.Added:
			fates[x.Element] = change.Changed
		case fates[x.Element] == "":
			fates[x.Element] = change.Moved
		}
	}
	c.Removed = len(gone)
	if beside {
		c.Changed++
	}
	for _, fate := range fates {
		switch fate {
		case change.Added:
			c.Added++
		case change.Moved:
			c.Moved++
		default:
			c.Changed++
		}
	}
	return c
}
