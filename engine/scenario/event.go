package scenario

// Event says when something happens that a process waits for. Empty: as the drawing
// says (timers, conditions, messages and signals of the process itself).
type Event struct {
	After    *Distribution `json:"after,omitempty"`    // since it is waited for
	Calendar string        `json:"calendar,omitempty"` // in whose hours that time passes; empty: round the clock
	Chance   *float64      `json:"chance,omitempty"`   // that it happens at all; none: it does. Of an error or escalation at a task: that the task ends so
}

// Signal is broadcast from outside, to all that listen.
type Signal struct {
	Every    *Distribution `json:"every"`
	Calendar string        `json:"calendar,omitempty"`
}

// Message says how a message finds the case that waits for it: by equal keys. Without
// a key it goes to its own case.
type Message struct {
	Key   string        `json:"key,omitempty"`   // a formula over the data of sender and receiver
	Delay *Distribution `json:"delay,omitempty"` // on its way
}
