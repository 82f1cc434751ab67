package scenario

// Promise is a service level for a task, from when it is enabled, or for a case, from
// when it arrives.
type Promise struct {
	StartWithin    Duration  `json:"startWithin,omitzero"`    // of a task
	CompleteWithin Duration  `json:"completeWithin,omitzero"` // until done and approved
	Calendar       string    `json:"calendar,omitempty"`      // whose hours count; empty: the clock on the wall
	Penalty        Money     `json:"penalty,omitzero"`        // once for each that is late
	PenaltyPerHour Money     `json:"penaltyPerHour,omitzero"` // for every hour that it is late, on the same clock
	Actions        []*Action `json:"actions,omitempty"`
}

// Action is what is done about something that is taking long.
type Action struct {
	After Duration      `json:"after"` // on the promise's clock
	Do    ActionKind    `json:"do"`
	To    string        `json:"to,omitempty"`   // a role, of escalate and reassign
	Work  *Distribution `json:"work,omitempty"` // what an escalation takes that role
}

// ActionKind is a kind of action.
type ActionKind uint8

const (
	Remind   ActionKind = iota // the work becomes more urgent by one
	Escalate                   // the same, and a role has work with it
	Reassign                   // work that has not begun goes to a role
	Decide                     // work that has not begun is taken as done
)
