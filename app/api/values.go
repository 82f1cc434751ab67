package api

import (
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

func schemaOf[T any](r huma.Registry) *huma.Schema {
	return r.Schema(reflect.TypeFor[T](), true, "")
}

// Content is a scenario as JSON, kept as it was sent. The engine judges it, with
// better sentences than a schema has.
type Content struct{ json.RawMessage }

// Schema says that it is an object and where its own schema is.
func (Content) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{
		Type: huma.TypeObject, AdditionalProperties: true,
		Description: "A scenario; its schema is at /api/scenario.schema.json",
	}
}

// StoredReport is a report as JSON, as the run left it; null while there is none.
type StoredReport struct{ json.RawMessage }

// Schema is that of a report, or null.
func (StoredReport) Schema(r huma.Registry) *huma.Schema { return orNull(schemaOf[report.Report](r)) }

// MarshalJSON writes the report, or null.
func (r StoredReport) MarshalJSON() ([]byte, error) {
	if len(r.RawMessage) == 0 {
		return []byte("null"), nil
	}
	return r.RawMessage, nil
}

// OptionalError is an error, or null.
type OptionalError struct{ *Error }

// Schema is that of an error, or null.
func (OptionalError) Schema(r huma.Registry) *huma.Schema { return orNull(schemaOf[Error](r)) }

// MarshalJSON writes the error, or null.
func (e OptionalError) MarshalJSON() ([]byte, error) { return json.Marshal(e.Error) }

func optional(p *problem.Problem, l problem.Language) OptionalError {
	if p == nil {
		return OptionalError{}
	}
	return OptionalError{errorOf(p, l, 0)}
}

func orNull(s *huma.Schema) *huma.Schema {
	return &huma.Schema{AnyOf: []*huma.Schema{s, {Type: "null"}}}
}
