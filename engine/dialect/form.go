package dialect

import (
	"cmp"
	"encoding/json"
	"strings"

	"sandtable/engine/data"
)

// field is a line of a form, with what is known of its variable.
type field struct {
	key, label         string
	kind               data.Type
	values             []string
	min, max           *float64
	required, readonly bool
}

// fields are those of a step's form that have a name.
func (w *writer) fields(s *Step) []field {
	var all []field
	if s.Form == nil {
		return nil
	}
	for _, f := range s.Form.Fields {
		x := field{key: cmp.Or(f.Variable, f.Name), required: f.Required, readonly: f.Readonly, kind: data.Text}
		if x.key == "" {
			continue
		}
		x.label = cmp.Or(f.Label, f.Name)
		if v := w.Data.Variable(f.Variable); v != nil {
			x.kind, x.values, x.min, x.max = v.Type, v.Values, v.Min, v.Max
			x.label = cmp.Or(f.Label, v.Text, x.key)
		}
		x.label = cmp.Or(x.label, x.key)
		all = append(all, x)
	}
	return all
}

// component is a field as forms of Camunda have it (schema version 16 of form-js).
type component struct {
	ID        string     `json:"id"`
	Key       string     `json:"key,omitempty"`
	Text      string     `json:"text,omitempty"`
	Type      string     `json:"type"`
	Subtype   string     `json:"subtype,omitempty"`
	Label     string     `json:"label,omitempty"`
	DateLabel string     `json:"dateLabel,omitempty"`
	Values    []option   `json:"values,omitempty"`
	Readonly  bool       `json:"readonly,omitempty"`
	Disabled  bool       `json:"disabled,omitempty"`
	Validate  *validates `json:"validate,omitempty"`
}

type option struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

type validates struct {
	Required bool     `json:"required,omitempty"`
	Min      *float64 `json:"min,omitempty"`
	Max      *float64 `json:"max,omitempty"`
}

// formFile writes the form of a step as the modeler of Camunda does, and answers its id.
func (w *writer) formFile(s *Step, platform, version string) string {
	id := "Form_" + string(s.Process.ID) + "_" + string(s.ID)
	components := []component{}
	if text := strings.TrimSpace(s.Documentation); text != "" && s.Form == nil {
		components = append(components, component{ID: "Text_" + string(s.ID), Type: "text", Text: text})
	}
	for _, f := range w.fields(s) {
		components = append(components, f.component(platform))
	}
	text, err := json.MarshalIndent(map[string]any{"id": id, "type": "default", "schemaVersion": 16, "components": components,
		"executionPlatform": platform, "executionPlatformVersion": version}, "", "  ")
	if err != nil {
		panic("dialect: a form is no JSON: " + err.Error())
	}
	w.files = append(w.files, File{Name: id + ".form", Data: append(text, '\n')})
	return id
}

func (f *field) component(platform string) component {
	c := component{ID: "Field_" + f.key, Key: f.key, Label: f.label, Type: "textfield"}
	switch {
	case f.kind == data.Number || f.kind == data.Integer || f.kind == data.Duration:
		c.Type = "number"
	case f.kind == data.Boolean:
		c.Type = "checkbox"
	case f.kind == data.Date:
		c.Type, c.Subtype, c.DateLabel, c.Label = "datetime", "date", f.label, ""
	case len(f.values) > 0:
		c.Type = "select"
		for _, v := range f.values {
			c.Values = append(c.Values, option{v, v})
		}
	}
	if f.readonly { // Camunda 7 knows the older word alone
		c.Readonly, c.Disabled = platform == "Camunda Cloud", platform != "Camunda Cloud"
		return c
	}
	required := f.required && f.kind != data.Boolean // a box that has to be ticked could not say no
	if required || f.min != nil || f.max != nil {
		c.Validate = &validates{required, f.min, f.max}
	}
	return c
}
