// Package edit is changes to a drawing as data. What offers a way out writes edits; the
// drawing program carries them out as one step that can be undone, and Apply carries them out on
// a model, to see whether they help.
package edit

import "sandtable/engine/model"

// Verb says what an edit does.
type Verb string

const (
	// Remove takes away the flow node, sequence flow, message flow or artifact Element, with the flows that touch it; or the
	// role (resource) Element, but not what names it.
	Remove Verb = "remove"
	// Add puts a flow node of Kind and Name with the id Element behind (in the scope and the lane of) the node Source,
	// or before the node Target. Event says what an event waits for or brings about: "terminate", "timer" with Value as its duration.
	// On as the Property "attached" makes it a boundary event of Source.
	Add Verb = "add"
	// Connect draws a sequence flow with the id Element from Source to Target.
	Connect Verb = "connect"
	// Reconnect moves the end of the sequence flow Element that is named: Source, Target or both.
	Reconnect Verb = "reconnect"
	// Replace makes the flow node Element one of Kind, and of the event definition Event where it is an event.
	Replace Verb = "replace"
	// Rename gives Element, whatever it is, the name Name.
	Rename Verb = "rename"
	// Set gives Element a value: Property is "default" (Value: a flow's id, or empty), "condition" (of a sequence flow, in expr),
	// "calledElement", "loop" (Value: maximum, or empty: no loop), "duration", "cycle" or "date" of a timer event, "link" (the name of a link
	// event), "lane" (Value: the lane it moves to), "role" (of a lane: the resource that it stands for), "interrupting" (of a boundary event or
	// the start event of an event sub-process: true or false), "executable" (of a process: true or false), "groups" (of a task: to which groups,
	// separated by commas, process engines offer it, wherever the drawing says so already: candidateGroups of Camunda, Flowable and Zeebe).
	Set Verb = "set"
	// Assign gives Role the duty Code with Element, by the channel Value where there is one (comment, task, message, meeting);
	// Unassign takes it away. R as BPMN has it is meant too.
	Assign   Verb = "assign"
	Unassign Verb = "unassign"
	// Define makes a role with the id Element and the name Name.
	Define Verb = "define"
	// Note sets one attribute of Element's own extension: the child element Kind of our namespace, its attribute Property, to Value;
	// where there is no such child it is made; an empty Value takes the attribute away, an empty Property the child.
	Note Verb = "note"
	// Item does the same to one of several children of Element's own extension: the one of Kind whose attribute "name" (of a variable
	// or term) or "variable" (of a read or write) is Name.
	Item Verb = "item"
	// Cell writes Value into one cell of Element's decision table: Name is "3.2" for the second cell of the third rule, "0.2" for the second
	// heading (outputs follow inputs), "3" for the third rule as a whole, which is taken out.
	Cell Verb = "cell"
)

// Edit is one change. Which fields count is said at its verb; ids that edits before it made can be named.
type Edit struct {
	Do       Verb     `json:"do" enum:"remove,add,connect,reconnect,replace,rename,set,assign,unassign,define,note,item,cell"`
	Element  model.ID `json:"element"`
	Kind     string   `json:"kind,omitempty"`
	Event    string   `json:"event,omitempty"`
	Name     string   `json:"name,omitempty"`
	Source   model.ID `json:"source,omitempty"`
	Target   model.ID `json:"target,omitempty"`
	Property string   `json:"property,omitempty"`
	Value    string   `json:"value,omitempty"`
	Code     string   `json:"code,omitempty"`
	Role     string   `json:"role,omitempty"`
}
