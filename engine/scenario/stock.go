package scenario

// Stock is something that tasks use up and that is ordered again: (s,S) with a lead time.
type Stock struct {
	Name              string        `json:"name,omitempty"`
	Initial           float64       `json:"initial"`
	ReorderAt         float64       `json:"reorderAt,omitzero"` // s: at or below this, it is ordered
	OrderUpTo         float64       `json:"orderUpTo,omitzero"` // S: up to this, what is on order included; 0: never ordered
	LeadTime          *Distribution `json:"leadTime,omitempty"` // none: it comes at once
	Calendar          string        `json:"calendar,omitempty"` // in whose hours the lead time passes
	CostPerUnit       Money         `json:"costPerUnit,omitzero"`
	CostPerOrder      Money         `json:"costPerOrder,omitzero"`
	HoldingPerUnitDay Money         `json:"holdingPerUnitDay,omitzero"`
}

// Automation is what a machine or a piece of software costs, whoever uses it.
type Automation struct {
	Name     string   `json:"name"`
	Build    Money    `json:"build,omitzero"`    // once
	PerMonth Money    `json:"perMonth,omitzero"` // of 30 days, while the run lasts
	PerUse   Money    `json:"perUse,omitzero"`   // for each execution of a task
	Tasks    []string `json:"tasks,omitempty"`
}
