// Package organisation is who works in a company as a project knows it: units, roles, people, their
// deputies, skills, cost and hours. Drawings name its roles by id (bpmn:resource); scenarios take their staff from it.
package organisation

import "sandtable/engine/scenario"

// Organisation is the people of a project. The zero value knows nobody.
type Organisation struct {
	Zone      string                        `json:"zone,omitempty"`     // IANA; of calendars that name none
	Currency  string                        `json:"currency,omitempty"` // ISO 4217
	Units     []Unit                        `json:"units,omitempty"`
	Roles     []Role                        `json:"roles,omitempty"`
	People    []Person                      `json:"people,omitempty"`
	Calendars map[string]*scenario.Calendar `json:"calendars,omitempty"`
}

// Unit is a part of the company: a department, a team, a region.
type Unit struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Parent string `json:"parent,omitempty"` // a unit; empty: at the top
}

// Role is what somebody does in a process.
type Role struct {
	ID          string         `json:"id"` // that of the bpmn:resource in drawings
	Name        string         `json:"name"`
	English     string         `json:"english,omitempty"` // the name in the other language
	Unit        string         `json:"unit,omitempty"`
	Senior      string         `json:"senior,omitempty"`    // the role that it reports to
	Deputies    []string       `json:"deputies,omitempty"`  // roles that stand in
	Headcount   int            `json:"headcount,omitempty"` // people in it who are not known by name
	Calendar    string         `json:"calendar,omitempty"`
	CostPerHour scenario.Money `json:"costPerHour,omitzero"`
	Skills      []string       `json:"skills,omitempty"` // that it takes
	Note        string         `json:"note,omitempty"`
}

// Person is somebody known by name.
type Person struct {
	ID          string         `json:"id"`
	Name        string         `json:"name"`
	Unit        string         `json:"unit,omitempty"`
	Roles       []string       `json:"roles,omitempty"`
	Deputy      string         `json:"deputy,omitempty"` // a person
	Skills      []string       `json:"skills,omitempty"`
	Calendar    string         `json:"calendar,omitempty"` // empty: that of the first role
	CostPerHour scenario.Money `json:"costPerHour,omitzero"`
	Email       string         `json:"email,omitempty"`
}

// Role is a role by its id, or nil.
func (o *Organisation) Role(id string) *Role {
	for i := range o.Roles {
		if o.Roles[i].ID == id {
			return &o.Roles[i]
		}
	}
	return nil
}
