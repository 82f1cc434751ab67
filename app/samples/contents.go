package samples

import (
	"bytes"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
)

// Contents is what is in a sample, for somebody who chooses.
type Contents struct {
	Steps, Roles, Promises int
	Picture                Picture
}

// Contents looks into the drawing.
func (s Sample) Contents(l problem.Language) Contents {
	d, err := bpmn.Decode(bytes.NewReader(s.Process(l)))
	if err != nil {
		panic("samples: " + s.ID + ": " + err.Error()) // tested: every sample can be read
	}
	c := Contents{Roles: len(d.Resources), Promises: len(promise.Of(d, nil).All), Picture: pictureOf(d)}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil {
				c.Steps++
			}
		})
	}
	return c
}
