package raci

import (
	"slices"
	"strings"

	"sandtable/engine/model"
)

// Entry is a duty as the drawing has it: also of a role that there is not, and with a code that no set knows.
type Entry struct {
	Code string  // "A"
	Role string  // an id
	By   Channel // by which way it comes about; empty: not said
	At   model.Pos
}

// Channel is the way in which somebody is asked or told.
type Channel string

const (
	Comment  Channel = "comment" // a remark on the case
	ByTask   Channel = "task"    // a task of their own
	Notice   Channel = "message" // a message that the system sends
	InPerson Channel = "meeting" // people meet
)

// Channels are those that there are.
var Channels = []Channel{Comment, ByTask, Notice, InPerson}

// Entries are the duties that a step names in our namespace, in file order, as written but for spaces around the words.
func Entries(n *model.Node) []Entry {
	var all []Entry
	for _, x := range n.Own("duty") {
		all = append(all, Entry{Code: trimmed(x, "code"), Role: trimmed(x, "role"), By: Channel(trimmed(x, "by")), At: x.At})
	}
	return all
}

// Performers are the roles that a step names as BPMN has it (potentialOwner, performer and the like), each once.
func Performers(n *model.Node) []string {
	var roles []string
	if n.Activity == nil {
		return nil
	}
	for _, p := range n.Activity.Performers {
		if p.Resource != "" && !slices.Contains(roles, string(p.Resource)) {
			roles = append(roles, string(p.Resource))
		}
	}
	return roles
}

func trimmed(x *model.Extension, name string) string { return strings.TrimSpace(x.Attribute(name)) }
