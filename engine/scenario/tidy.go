package scenario

// tidy makes nothing out of lists and maps that are empty, so that a scenario reads
// the same whether a file leaves a field out or writes it empty, and on every machine.
func (s *Scenario) tidy() {
	s.Start = portable(s.Start)
	s.Arrivals, s.Calendars, s.Roles = someMap(s.Arrivals), someMap(s.Calendars), someMap(s.Roles)
	s.People, s.Tasks, s.Branches = someMap(s.People), someMap(s.Tasks), someMap(s.Branches)
	for _, c := range s.Calendars {
		c.Week, c.Exceptions = some(c.Week), some(c.Exceptions)
		for i := range c.Exceptions {
			c.Exceptions[i].Open = some(c.Exceptions[i].Open)
		}
	}
	for _, t := range s.Tasks {
		t.Roles, t.By = some(t.Roles), someMap(t.By)
	}
}

func some[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func someMap[T any](m map[string]T) map[string]T {
	if len(m) == 0 {
		return nil
	}
	return m
}
