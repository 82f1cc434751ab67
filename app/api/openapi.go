package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/go-chi/chi/v5"

	"sandtable/app"
	"sandtable/engine/experiment"
	"sandtable/engine/report"
	"sandtable/engine/roi"
	"sandtable/storage/bundle"
)

// OpenAPI is the description of the API, for generating a client.
func OpenAPI() ([]byte, error) {
	r := new(routes)
	r.register(chi.NewMux())
	return r.describeAll()
}

func (r *routes) describeAll() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(r.api.OpenAPI()); err != nil {
		return nil, fmt.Errorf("describe the API: %w", err)
	}
	return b.Bytes(), nil
}

// describe is the frame of the description and the formats of the API: JSON alone.
func describe() huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info:    &huma.Info{Title: "Sandtable", Version: app.Release, Description: "What a user can do with Sandtable."},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName),
			},
		},
		Formats:       map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat: "application/json",
		Transformers:  []huma.Transformer{translate},
	}
}

// schemaName keeps the parts of a report, an experiment or a template package apart from things of the same
// name: the process that a report is about is not the process in the library.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.PkgPath() {
	case reflect.TypeFor[report.Report]().PkgPath():
		if t != reflect.TypeFor[report.Report]() {
			return "Report" + name
		}
	case reflect.TypeFor[bundle.Bundle]().PkgPath():
		return "Template" + name
	case reflect.TypeFor[experiment.Comparison]().PkgPath():
		switch t {
		case reflect.TypeFor[experiment.Comparison](), reflect.TypeFor[experiment.Sensitivity](), reflect.TypeFor[experiment.Grid](), reflect.TypeFor[experiment.Staffing]():
		default:
			return "Experiment" + name
		}
	case reflect.TypeFor[roi.Plan]().PkgPath():
		return "Roi" + name
	}
	return name
}

// finish says in the description what the framework gets wrong: lists here are never
// null, and errors are not those of its own making.
func finish(o *huma.OpenAPI) {
	schemas := o.Components.Schemas.Map()
	delete(schemas, "ErrorModel")
	delete(schemas, "ErrorDetail")
	for _, s := range schemas {
		for _, field := range s.Properties {
			if field.Type == huma.TypeArray {
				field.Nullable = false
				if field.Items != nil && field.Items.Type == huma.TypeArray {
					field.Items.Nullable = false
				}
			}
			if values, ok := field.AdditionalProperties.(*huma.Schema); ok && values.Type == huma.TypeArray {
				values.Nullable = false
			}
		}
	}
}

// description publishes the API's own description.
func (r *routes) description() {
	op := operation(http.MethodGet, "/api/openapi.json", "openapi", "The description of this API")
	op.Hidden = true
	handle(r, op, func(context.Context, *none) (*raw, error) {
		text, err := r.describeAll()
		return &raw{ContentType: "application/json", Body: text}, err
	})
}

// raw is a response that is sent as it is.
type raw struct {
	ContentType string `header:"Content-Type"`
	Body        []byte
}
