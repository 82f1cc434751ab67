package api

import (
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/engine/experiment"
)

// StoredAsked is what an experiment plays as JSON, as the library keeps it.
type StoredAsked struct{ json.RawMessage }

// Schema is that of what is asked.
func (StoredAsked) Schema(r huma.Registry) *huma.Schema { return schemaOf[Asked](r) }

// StoredComparison is a comparison as JSON, as the experiment left it; null while there is none.
type StoredComparison struct{ stored }

// Schema is that of a comparison, or null.
func (StoredComparison) Schema(r huma.Registry) *huma.Schema {
	return orNull(schemaOf[experiment.Comparison](r))
}

// StoredSensitivity is a sensitivity as JSON, as the experiment left it; null while there is none.
type StoredSensitivity struct{ stored }

// Schema is that of a sensitivity, or null.
func (StoredSensitivity) Schema(r huma.Registry) *huma.Schema {
	return orNull(schemaOf[experiment.Sensitivity](r))
}

// StoredGrid is a grid as JSON, as the experiment left it; null while there is none.
type StoredGrid struct{ stored }

// Schema is that of a grid, or null.
func (StoredGrid) Schema(r huma.Registry) *huma.Schema { return orNull(schemaOf[experiment.Grid](r)) }

// StoredStaffing is a staffing as JSON, as the experiment left it; null while there is none.
type StoredStaffing struct{ stored }

// Schema is that of a staffing, or null.
func (StoredStaffing) Schema(r huma.Registry) *huma.Schema {
	return orNull(schemaOf[experiment.Staffing](r))
}

// stored is JSON that is sent as it is kept; null where there is none.
type stored struct{ json.RawMessage }

// MarshalJSON writes what is kept, or null.
func (s stored) MarshalJSON() ([]byte, error) {
	if len(s.RawMessage) == 0 {
		return []byte("null"), nil
	}
	return s.RawMessage, nil
}
