package scenario

import (
	"encoding/json"
	"fmt"
	"slices"
)

// distributionFile is a distribution as it stands in a file, whatever its kind.
// The order of the fields is that in which they are written.
type distributionFile struct {
	Kind   Kind            `json:"dist"`
	Value  *Duration       `json:"value,omitempty"`
	Min    *Duration       `json:"min,omitempty"`
	Mode   *Duration       `json:"mode,omitempty"`
	Max    *Duration       `json:"max,omitempty"`
	Mean   *Duration       `json:"mean,omitempty"`
	SD     *Duration       `json:"sd,omitempty"`
	Shape  *float64        `json:"shape,omitempty"`
	Scale  *Duration       `json:"scale,omitempty"`
	K      *int            `json:"k,omitempty"`
	Bins   []Bin           `json:"bins,omitempty"`
	Values json.RawMessage `json:"values,omitempty"` // durations or weighted ones
}

// durations are the fields that are one duration, with where they are kept.
func (f *distributionFile) durations(d *Distribution) []struct {
	name  string
	file  **Duration
	field *Duration
} {
	return []struct {
		name  string
		file  **Duration
		field *Duration
	}{
		{"value", &f.Value, &d.Value}, {"min", &f.Min, &d.Min}, {"mode", &f.Mode, &d.Mode}, {"max", &f.Max, &d.Max},
		{"mean", &f.Mean, &d.Mean}, {"sd", &f.SD, &d.SD}, {"scale", &f.Scale, &d.Scale},
	}
}

// MarshalJSON writes the fields that the kind has; of those that may be left out,
// only what is not zero.
func (d *Distribution) MarshalJSON() ([]byte, error) {
	kind, ok := d.Kind.family()
	if !ok {
		return json.Marshal(distributionFile{Kind: d.Kind}) // the schema says what is wrong with it
	}
	f := distributionFile{Kind: d.Kind}
	has := func(name string) bool { return slices.Contains(kind.required, name) }
	for _, part := range f.durations(d) {
		if has(part.name) || slices.Contains(kind.optional, part.name) && *part.field != 0 {
			*part.file = part.field
		}
	}
	if has("shape") {
		f.Shape = &d.Shape
	}
	if has("k") {
		f.K = &d.K
	}
	if has("bins") {
		f.Bins = d.Bins
	}
	if has("values") {
		var err error
		if f.Values, err = d.marshalValues(); err != nil {
			return nil, err
		}
	}
	return json.Marshal(f)
}

func (d *Distribution) marshalValues() ([]byte, error) {
	if d.Kind == Samples {
		return json.Marshal(append([]Duration{}, d.Samples...)) // [] where there are none
	}
	return json.Marshal(append([]Weighted{}, d.Values...))
}

// UnmarshalJSON reads what MarshalJSON writes. That all fields are there is for the
// schema to see.
func (d *Distribution) UnmarshalJSON(data []byte) error {
	var f distributionFile
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*d = Distribution{Kind: f.Kind, Bins: f.Bins}
	for _, part := range f.durations(d) {
		if *part.file != nil {
			*part.field = **part.file
		}
	}
	if f.Shape != nil {
		d.Shape = *f.Shape
	}
	if f.K != nil {
		d.K = *f.K
	}
	if f.Values == nil {
		return nil
	}
	var err error
	if d.Kind == Samples {
		err = json.Unmarshal(f.Values, &d.Samples)
	} else {
		err = json.Unmarshal(f.Values, &d.Values)
	}
	if err != nil {
		return fmt.Errorf("read the values of a distribution: %w", err)
	}
	return nil
}
