package matrix

// Listing is a matrix as data that other programs read.
type Listing struct {
	Codes string       `json:"codes"` // name of the code set
	Roles []ListedRole `json:"roles"`
	Steps []ListedStep `json:"steps"`
}

// ListedRole is a column of a listing.
type ListedRole struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ListedStep is a row of a listing.
type ListedStep struct {
	ID     string              `json:"id"`
	Name   string              `json:"name"`
	Lane   string              `json:"lane,omitempty"`
	Within string              `json:"within,omitempty"`
	Duties map[string][]string `json:"duties"` // codes by the id of the role
}

// Listing lists the matrix; its lists are empty rather than nil.
func (m *Matrix) Listing() Listing {
	l := Listing{Codes: m.Set.Name, Roles: []ListedRole{}, Steps: []ListedStep{}}
	for _, r := range m.Roles {
		l.Roles = append(l.Roles, ListedRole{r.ID, r.Name})
	}
	for _, s := range m.Steps {
		step := ListedStep{ID: string(s.Node.ID), Name: s.Node.Name, Lane: s.Lane, Within: s.Within, Duties: map[string][]string{}}
		for _, r := range m.Roles {
			if codes := m.Codes(s.Node.ID, r.ID); len(codes) > 0 {
				step.Duties[r.ID] = codes
			}
		}
		l.Steps = append(l.Steps, step)
	}
	return l
}
