package scenario

// Task is the work at one task. Without Duration it takes no time and nobody.
type Task struct {
	Duration *Distribution            `json:"duration,omitempty"`
	Roles    []string                 `json:"roles,omitempty"` // any of them may do it; empty: who the drawing names
	Needs    []Need                   `json:"needs,omitempty"` // instead of Roles: all of these together
	By       map[string]*Distribution `json:"by,omitempty"`    // durations of a person or role; a person's comes before a role's
	Cost     Money                    `json:"cost,omitzero"`   // per execution

	Urgency  float64     `json:"urgency,omitzero"`   // added to the case's
	Allocate *Allocation `json:"allocate,omitempty"` // who of those that could start it does
	Batch    *Batch      `json:"batch,omitempty"`
	Setup    *Setup      `json:"setup,omitempty"`

	Consult *Duty `json:"consult,omitempty"` // C of RACI: before the work begins
	Approve *Duty `json:"approve,omitempty"` // A of RACI: after the work is done, before the case goes on
	Inform  *Duty `json:"inform,omitempty"`  // I of RACI: reading beside the case, which goes on

	Promise *Promise           `json:"promise,omitempty"`
	Writes  []*Write           `json:"writes,omitempty"` // to the data of the case, in this order, when it is done
	Uses    map[string]float64 `json:"uses,omitempty"`   // stock, before the work begins
	Makes   map[string]float64 `json:"makes,omitempty"`  // stock, when it is done
	Failure *Failure           `json:"failure,omitempty"`
	Repeat  *Repeat            `json:"repeat,omitempty"` // of an activity with a loop or multi-instance marker
}

// Need is one part of what a task takes: so many people of any of the roles.
type Need struct {
	Roles []string `json:"roles"`
	Count int      `json:"count,omitzero"` // 0 reads as 1
}

// Allocation says who does a task when several could start it at once.
type Allocation struct {
	Rule      AllocationRule `json:"rule,omitzero"`
	SameAs    string         `json:"sameAs,omitempty"`    // a task: only who did it for this case (binding of duty)
	OtherThan []string       `json:"otherThan,omitempty"` // tasks: nobody who did one of them for this case (separation of duty)
	KeepCase  bool           `json:"keepCase,omitzero"`   // who has worked on this case before comes first
}

// AllocationRule picks one of several people who are free.
type AllocationRule uint8

const (
	LongestIdle AllocationRule = iota
	Cheapest
	Fastest // the shortest mean duration
	Listed  // by the order of the roles in the task
)

// Batch gathers executions of a task until one of its rules calls for work on them.
type Batch struct {
	Size    int         `json:"size,omitzero"`     // begin with so many
	Wait    Duration    `json:"wait,omitzero"`     // begin when the first has waited so long
	At      []TimeOfDay `json:"at,omitempty"`      // begin at these times, with what is there
	Most    int         `json:"most,omitzero"`     // no more than so many together; 0: no limit
	Mode    BatchMode   `json:"mode,omitzero"`     // together or one after the other
	Factors []Factor    `json:"factors,omitempty"` // what the work takes by size, times that of one; between sizes, that of the smaller
}

// BatchMode is how the work on a batch goes.
type BatchMode uint8

const (
	Together BatchMode = iota // one piece of work for all
	InTurn                    // the same person does one after the other, without a pause
)

// Factor is what work takes in a batch of at least some size.
type Factor struct {
	Size   int     `json:"size"`
	Factor float64 `json:"factor"`
}

// Setup is preparation by a person who did another task before, or none yet.
type Setup struct {
	Duration *Distribution `json:"duration"`
	Cost     Money         `json:"cost,omitzero"`
}

// Duty is work that RACI brings to somebody else than those responsible.
type Duty struct {
	Duration *Distribution `json:"duration"`
	Roles    []string      `json:"roles,omitempty"` // one person of each; empty: those the drawing names
}

// Failure is work that did not succeed.
type Failure struct {
	Chance float64 `json:"chance"`
	Effort float64 `json:"effort,omitzero"` // of doing it again, as a share of the first time; 0 reads as 1
	Error  string  `json:"error,omitempty"` // id of an error that is thrown instead of doing it again
}

// Repeat says how often a loop goes round, or how many instances there are. Empty:
// as the drawing says.
type Repeat struct {
	Count  *Number `json:"count,omitempty"` // rounds or instances
	Chance float64 `json:"chance,omitzero"` // of a loop: to go round again
	While  string  `json:"while,omitempty"` // of a loop: a condition to go round again
	Until  string  `json:"until,omitempty"` // of instances: a condition under which the rest is not needed
}
