package scenario

import (
	"encoding/json"
	"fmt"
)

// variate is a distribution as it stands in a file, whatever its kind: of durations or
// of numbers. The order of the fields is that in which they are written.
type variate[T any] struct {
	Kind    Kind            `json:"dist"`
	Value   *T              `json:"value,omitempty"`
	Min     *T              `json:"min,omitempty"`
	Mode    *T              `json:"mode,omitempty"`
	Max     *T              `json:"max,omitempty"`
	Mean    *T              `json:"mean,omitempty"`
	SD      *T              `json:"sd,omitempty"`
	Shape   *float64        `json:"shape,omitempty"`
	Scale   *T              `json:"scale,omitempty"`
	K       *int            `json:"k,omitempty"`
	N       *int            `json:"n,omitempty"`
	P       *float64        `json:"p,omitempty"`
	Unit    *Duration       `json:"unit,omitempty"`
	Formula *string         `json:"formula,omitempty"`
	Bins    json.RawMessage `json:"bins,omitempty"`
	Values  json.RawMessage `json:"values,omitempty"` // weighted ones, or samples
}

// part is one field of a distribution: its name, and its places in the file and in Go.
type part[T any] struct {
	name  string
	file  **T
	field *T
}

// durations are the fields that are one duration. Unit is one of them only in the file
// of durations.
func (d *Distribution) durations(f *variate[Duration]) []part[Duration] {
	return []part[Duration]{
		{"value", &f.Value, &d.Value}, {"min", &f.Min, &d.Min}, {"mode", &f.Mode, &d.Mode}, {"max", &f.Max, &d.Max},
		{"mean", &f.Mean, &d.Mean}, {"sd", &f.SD, &d.SD}, {"scale", &f.Scale, &d.Scale}, {"unit", &f.Unit, &d.Unit},
	}
}

func (d *Distribution) numbers(f *variate[Duration]) []part[float64] {
	return []part[float64]{{"shape", &f.Shape, &d.Shape}, {"p", &f.P, &d.P}}
}

func (d *Distribution) counts(f *variate[Duration]) []part[int] {
	return []part[int]{{"k", &f.K, &d.K}, {"n", &f.N, &d.N}}
}

// write puts the fields that the kind has into the file; of those that may be left out,
// only what is not zero.
func write[T comparable](kind family, parts []part[T]) {
	var zero T
	for _, p := range parts {
		if kind.has(p.name) || kind.may(p.name) && *p.field != zero {
			*p.file = p.field
		}
	}
}

// take reads the fields that are in the file.
func take[T any](parts []part[T]) {
	for _, p := range parts {
		if *p.file != nil {
			*p.field = **p.file
		}
	}
}

// list writes a list, [] where it is empty.
func list[T any](items []T) (json.RawMessage, error) { return json.Marshal(append([]T{}, items...)) }

// MarshalJSON writes the fields that the kind has; of those that may be left out,
// only what is not zero.
func (d *Distribution) MarshalJSON() ([]byte, error) {
	f := variate[Duration]{Kind: d.Kind}
	kind, ok := d.Kind.family()
	if !ok {
		return json.Marshal(f) // the schema says what is wrong with it
	}
	write(kind, d.durations(&f))
	write(kind, d.numbers(&f))
	write(kind, d.counts(&f))
	write(kind, []part[string]{{"formula", &f.Formula, &d.Formula}})
	var err error
	switch {
	case kind.has("bins"):
		f.Bins, err = list(d.Bins)
	case d.Kind == Samples:
		f.Values, err = list(d.Samples)
	case kind.has("values"):
		f.Values, err = list(d.Values)
	}
	if err != nil {
		return nil, err
	}
	return json.Marshal(f)
}

// UnmarshalJSON reads what MarshalJSON writes. That all fields are there is for the
// schema to see.
func (d *Distribution) UnmarshalJSON(data []byte) error {
	var f variate[Duration]
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	*d = Distribution{Kind: f.Kind}
	take(d.durations(&f))
	take(d.numbers(&f))
	take(d.counts(&f))
	take([]part[string]{{"formula", &f.Formula, &d.Formula}})
	values := any(&d.Values)
	if d.Kind == Samples {
		values = &d.Samples
	}
	return unpack(f.Bins, &d.Bins, f.Values, values)
}

// unpack reads the lists of a distribution, where it has them.
func unpack(bins json.RawMessage, intoBins any, values json.RawMessage, intoValues any) error {
	if bins != nil {
		if err := json.Unmarshal(bins, intoBins); err != nil {
			return fmt.Errorf("read the bins of a distribution: %w", err)
		}
	}
	if values != nil {
		if err := json.Unmarshal(values, intoValues); err != nil {
			return fmt.Errorf("read the values of a distribution: %w", err)
		}
	}
	return nil
}
