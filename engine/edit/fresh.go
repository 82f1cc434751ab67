package edit

import (
	"strconv"

	"sandtable/engine/model"
)

// Fresh is an id that nothing in the drawing has: the stem, or the stem with the first number behind it that is
// free. Several of one fix need stems of their own.
func Fresh(d *model.Definitions, stem string) model.ID {
	taken := map[model.ID]bool{}
	(&applier{d}).every(func(b *model.Base) { taken[b.ID] = true })
	id := model.ID(stem)
	for n := 2; taken[id]; n++ {
		id = model.ID(stem + "_" + strconv.Itoa(n))
	}
	return id
}
