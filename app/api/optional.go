package api

import (
	"reflect"

	"github.com/danielgtaylor/huma/v2"
)

// OptionalNumber is a number of a query that may be left out, which is not the same as 0.
type OptionalNumber struct {
	Value float64
	Given bool
}

// Schema is that of a number.
func (OptionalNumber) Schema(r huma.Registry) *huma.Schema {
	return huma.SchemaFromType(r, reflect.TypeFor[float64]())
}

// Receiver is where the number goes.
func (o *OptionalNumber) Receiver() reflect.Value { return reflect.ValueOf(&o.Value).Elem() }

// OnParamSet is told whether there was one.
func (o *OptionalNumber) OnParamSet(given bool, _ any) { o.Given = given }

// or is the number, or nil.
func (o *OptionalNumber) or() *float64 {
	if !o.Given {
		return nil
	}
	return &o.Value
}
