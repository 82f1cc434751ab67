package samples

import (
	"bytes"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
	"sandtable/engine/scenario"
)

// Contents is what is in a sample, for somebody who chooses.
type Contents struct {
	Lanes, Steps, Roles, Promises int
	Assigned                      int    // steps that somebody does and exactly one role answers for
	Forms                         int    // steps with a form
	Scenario                      string // what the numbers are called
	Picture                       Picture
}

// Contents looks into the drawing and the numbers.
func (s Sample) Contents(l problem.Language) Contents {
	d, err := bpmn.Decode(bytes.NewReader(s.Process(l)))
	if err != nil {
		panic("samples: " + s.ID + ": " + err.Error()) // tested: every sample can be read
	}
	n, err := scenario.Decode(bytes.NewReader(s.Scenario(l)))
	if err != nil {
		panic("samples: " + s.ID + ": " + err.Error()) // likewise
	}
	c := Contents{Roles: len(d.Resources), Promises: len(promise.Of(d, nil).All), Scenario: n.Name, Picture: pictureOf(d)}
	duties := raci.Of(d)
	for _, p := range d.Processes {
		p.Lanes(func(*model.Lane) { c.Lanes++ })
		p.Walk(func(n, _ *model.Node) {
			if n.Activity == nil {
				return
			}
			c.Steps++
			if len(duties.Responsible(n.ID)) > 0 && len(duties.Accountable(n.ID)) == 1 {
				c.Assigned++
			}
			if len(n.Own("form")) > 0 {
				c.Forms++
			}
		})
	}
	return c
}
