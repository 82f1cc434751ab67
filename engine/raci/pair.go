package raci

import "sandtable/engine/model"

// Pair is two activities of a process that are bound to each other in who does them:
//
//	<st:separation first="Order" second="Pay" reason="Four eyes"/>
type Pair struct {
	First, Second model.ID // either may be gone
	Reason        string
	At            model.Pos
}

// Separations are the activities that must not be in the same hands (separation of duty), in file order.
func Separations(p *model.Process) []Pair { return pairs(p, "separation") }

// Bindings are the activities that have to be in the same hands (binding of duty), in file order.
func Bindings(p *model.Process) []Pair { return pairs(p, "binding") }

func pairs(p *model.Process, name string) []Pair {
	var all []Pair
	for _, x := range p.Own(name) {
		all = append(all, Pair{First: model.ID(trimmed(x, "first")), Second: model.ID(trimmed(x, "second")), Reason: trimmed(x, "reason"), At: x.At})
	}
	return all
}
