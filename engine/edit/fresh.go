package edit

import (
	"fmt"

	"sandtable/engine/model"
)

// Fresh is an id that no element of the drawing has: the stem, or the stem with the first number that is free.
func Fresh(d *model.Definitions, stem string) model.ID {
	taken := map[model.ID]bool{}
	a := applier{d}
	a.every(func(b *model.Base) { taken[b.ID] = true })
	for _, x := range d.Messages {
		taken[x.ID] = true
	}
	for _, x := range d.Signals {
		taken[x.ID] = true
	}
	for _, x := range d.Errors {
		taken[x.ID] = true
	}
	for _, x := range d.Escalations {
		taken[x.ID] = true
	}
	for _, x := range d.DataStores {
		taken[x.ID] = true
	}
	id := model.ID(stem)
	for i := 2; taken[id]; i++ {
		id = model.ID(fmt.Sprintf("%s_%d", stem, i))
	}
	return id
}
