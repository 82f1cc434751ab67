package data

import (
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
)

// Written is a value that the drawing lets a task write when it is done: <st:write variable="level" value="high"/>, or a
// formula behind =. Values are written in the order of the drawing, before a decision table is asked.
type Written struct {
	Variable, Value string
	At              model.Pos
}

// WrittenAt are the values that are drawn at a node. A writing without a value says only that something is written: it is not
// among them.
func WrittenAt(n *model.Node) (all []Written) {
	for _, e := range n.Own("write") {
		w := Written{trimmed(e, "variable"), trimmed(e, "value"), e.At}
		if w.Variable != "" && w.Value != "" {
			all = append(all, w)
		}
	}
	return all
}

// Formula is what stands behind =; false where the value is one as it stands.
func (w Written) Formula() (string, bool) { return strings.CutPrefix(w.Value, "=") }

// Constant is the value as its variable takes it: of its kind, or the text that is refused by it.
func (w Written) Constant(v *condition.Variables) any { return outcome(v, w.Variable, w.Value) }
