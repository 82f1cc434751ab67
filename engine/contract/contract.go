// Package contract tells other systems, in standards that they read, which data a process knows (ODCS) and which messages
// and signals pass in and out of it (AsyncAPI).
package contract

import (
	"encoding/json"

	"sandtable/engine/data"
	"sandtable/engine/model"
)

// Head is what a contract says of itself.
type Head struct {
	ID      string // of the template
	Version string
	Active  bool // it is a release, not a draft
}

// What our contracts are written in.
const (
	odcsVersion  = "v3.1.0"
	asyncVersion = "3.0.0"
)

// odcs is an Open Data Contract Standard document, as far as we have something to say.
// https://bitol-io.github.io/open-data-contract-standard/
type odcs struct {
	APIVersion string       `json:"apiVersion"`
	Kind       string       `json:"kind"`
	ID         string       `json:"id"`
	Name       string       `json:"name,omitempty"`
	Version    string       `json:"version"`
	Status     string       `json:"status"`
	Schema     []odcsObject `json:"schema"`
	Custom     []odcsCustom `json:"customProperties,omitempty"`
}

type odcsObject struct {
	Name         string         `json:"name"`
	LogicalType  string         `json:"logicalType"`
	BusinessName string         `json:"businessName,omitempty"`
	Description  string         `json:"description,omitempty"`
	Properties   []odcsProperty `json:"properties"`
}

type odcsProperty struct {
	Name         string         `json:"name"`
	BusinessName string         `json:"businessName,omitempty"`
	Description  string         `json:"description,omitempty"`
	LogicalType  string         `json:"logicalType,omitempty"`
	Options      map[string]any `json:"logicalTypeOptions,omitempty"`
	Required     bool           `json:"required"`
	Quality      []odcsQuality  `json:"quality,omitempty"`
	Custom       []odcsCustom   `json:"customProperties,omitempty"`
}

type odcsQuality struct {
	Metric    string         `json:"metric"`
	Arguments map[string]any `json:"arguments"`
	MustBe    int            `json:"mustBe"`
}

type odcsCustom struct {
	Property string `json:"property"`
	Value    any    `json:"value"`
}

// term is a word of the dictionary as contracts have it.
type term struct {
	Name       string   `json:"name"`
	Owner      string   `json:"owner,omitempty"`
	Definition string   `json:"definition,omitempty"`
	From       []string `json:"derivedFrom,omitempty"`
}

// types are what ODCS calls what a variable holds. A duration is a number of seconds.
var types = map[data.Type]string{data.Number: "number", data.Integer: "integer", data.Boolean: "boolean", data.Text: "string", data.Date: "date", data.Duration: "number"}

// ODCS is the dictionary of a file as an Open Data Contract in JSON: its variables, and the terms that they stand for. Nil where it
// declares neither.
func ODCS(d *model.Definitions, h Head) []byte {
	of := data.Of(d, nil)
	if !of.Declares() && len(of.Terms) == 0 {
		return nil
	}
	c := odcs{APIVersion: odcsVersion, Kind: "DataContract", ID: h.ID, Name: nameOf(d), Version: h.Version, Status: "draft", Schema: []odcsObject{}}
	if h.Active {
		c.Status = "active"
	}
	owners := map[string]string{}
	var terms []term
	for _, t := range of.Terms {
		owners[t.Name] = t.Owner
		terms = append(terms, term{t.Name, t.Owner, t.Text, t.From})
	}
	if len(terms) > 0 {
		c.Custom = []odcsCustom{{"businessTerms", terms}}
	}
	at := map[*model.Base]int{}
	for _, v := range of.Variables {
		if v.Holder == nil {
			continue
		}
		i, known := at[v.Holder]
		if !known {
			i = len(c.Schema)
			at[v.Holder] = i
			c.Schema = append(c.Schema, odcsObject{Name: idOf(v.Holder), LogicalType: "object", BusinessName: v.Holder.Name})
		}
		c.Schema[i].Properties = append(c.Schema[i].Properties, property(v, owners[v.Term]))
	}
	return written(c)
}

func property(v *data.Variable, owner string) odcsProperty {
	p := odcsProperty{Name: v.Name, BusinessName: v.Term, Description: v.Text, LogicalType: types[v.Type], Required: v.Input}
	options := map[string]any{}
	if v.Min != nil {
		options["minimum"] = *v.Min
	}
	if v.Max != nil {
		options["maximum"] = *v.Max
	}
	if len(options) > 0 {
		p.Options = options
	}
	if len(v.Values) > 0 {
		p.Quality = []odcsQuality{{Metric: "invalidValues", Arguments: map[string]any{"validValues": v.Values}}}
	}
	if v.Type == data.Duration {
		p.Custom = append(p.Custom, odcsCustom{"unit", "seconds"})
	}
	if owner != "" {
		p.Custom = append(p.Custom, odcsCustom{"owner", owner})
	}
	return p
}

func idOf(b *model.Base) string {
	if b.ID == "" {
		return "file"
	}
	return string(b.ID)
}

// nameOf is what a file is called: by its first process that has a name.
func nameOf(d *model.Definitions) string {
	for _, p := range d.Processes {
		if p.Name != "" {
			return p.Name
		}
	}
	return d.Name
}

// written is plain data, which can always be written as JSON; maps are written in order.
func written(v any) []byte {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		panic("contract: " + err.Error())
	}
	return append(text, '\n')
}
