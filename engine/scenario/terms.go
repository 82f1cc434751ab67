package scenario

// Terms are the terms on which somebody works, besides hours and pay.
type Terms struct {
	CostPerUse      Money      `json:"costPerUse,omitzero"`      // each time work is begun
	IdleCostPerHour Money      `json:"idleCostPerHour,omitzero"` // on shift without work
	OvertimeFactor  float64    `json:"overtimeFactor,omitzero"`  // times costPerHour, for work beyond the shift; 0 reads as 1
	ShiftEnd        ShiftEnd   `json:"shiftEnd,omitzero"`
	Speed           float64    `json:"speed,omitzero"`  // 2: in half the time; 0 reads as 1
	AtOnce          int        `json:"atOnce,omitzero"` // pieces of work at the same time; 0 reads as 1
	Breakdown       *Breakdown `json:"breakdown,omitempty"`
}

// ShiftEnd is what becomes of work that is not done at the end of a shift.
type ShiftEnd uint8

const (
	Interrupt ShiftEnd = iota // it goes on at the next shift
	Finish                    // it is finished in overtime
	Whole                     // work that would not be done by then is not begun
)

// Breakdown is how a machine, or a person, fails.
type Breakdown struct {
	Every  *Distribution `json:"every"`  // from the start, or the end of a repair, round the clock
	Repair *Distribution `json:"repair"` // round the clock
}

// Queue is the order in which waiting work is taken.
type Queue struct {
	Order   Order    `json:"order,omitzero"`
	Urgency string   `json:"urgency,omitempty"` // a formula over the data of the case; more is sooner
	Preempt bool     `json:"preempt,omitzero"`  // urgent work interrupts less urgent work, which goes on later
	Ageing  Duration `json:"ageing,omitzero"`   // waiting so long counts as one more of urgency; 0: it does not
}

// Order is how work of the same urgency is ordered.
type Order uint8

const (
	FirstCome Order = iota
	DueDate         // the earliest moment by which a promise wants it done
	Shortest        // the shortest expected work
)
