package compile

import (
	"sandtable/engine/random"
	"sandtable/engine/scenario"
)

// Time is how long something takes: drawn, or worked out of the data of a case. The zero
// value is no time.
type Time struct {
	Drawn   random.Distribution // seconds; nil: not drawn
	Formula *Formula
	Unit    float64 // seconds that 1 of Formula is
}

// Given says whether there is anything to draw or to work out.
func (t *Time) Given() bool { return t.Drawn != nil || t.Formula != nil }

// time readies how long something takes somebody of some speed.
func (c *compiler) time(path string, d *scenario.Distribution, speed float64) (Time, error) {
	if d == nil || !d.IsFormula() {
		drawn, err := c.sampler(path, d, speed)
		return Time{Drawn: drawn}, err
	}
	f, err := c.number(d.Formula, path+"/formula")
	if err != nil {
		return Time{}, err
	}
	unit := d.Unit.Seconds()
	if unit == 0 {
		unit = 1
	}
	return Time{Formula: f, Unit: unit / speed}, nil
}
