package app

import (
	"bytes"

	"sandtable/engine/random"
	"sandtable/engine/scenario"
)

// shapeBars is how finely a distribution is drawn.
const shapeBars = 48

// Shape is how the durations of a distribution, given as JSON, spread: in seconds. The
// error is a *problem.Problem that names the field which makes no sense.
func (s *Checks) Shape(distribution []byte) (random.Shape, error) {
	d, err := scenario.DecodeDistribution(bytes.NewReader(distribution))
	if err != nil {
		return random.Shape{}, failed(err)
	}
	if d.IsFormula() {
		return random.Shape{}, scenario.NotDrawn()
	}
	sampler, err := d.Sampler()
	if err != nil {
		return random.Shape{}, failed(err)
	}
	return random.ShapeOf(sampler, shapeBars), nil
}
