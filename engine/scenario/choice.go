package scenario

import (
	"slices"
	"strings"

	"sandtable/engine/problem"
)

// words are what a choice is written as, by its number; the first is that of the zero
// value.
type words []string

var (
	closedWords     = words{"pause", "defer"}
	allocationWords = words{"longestIdle", "cheapest", "fastest", "listed"}
	batchWords      = words{"together", "inTurn"}
	shiftEndWords   = words{"interrupt", "finish", "whole"}
	orderWords      = words{"firstCome", "dueDate", "shortest"}
	actionWords     = words{"remind", "escalate", "reassign", "decide"}
)

// word is how a choice is written. A number that is none is written so that no reader
// takes it for one.
func (w words) word(i uint8) string {
	if int(i) < len(w) {
		return w[i]
	}
	return "?"
}

// number finds a choice by its word.
func (w words) number(text []byte) (uint8, error) {
	if i := slices.Index(w, string(text)); i >= 0 {
		return uint8(i), nil
	}
	last := len(w) - 1
	return 0, problem.New("scenario.choice",
		problem.Say("%q is not one of %s.", "%q 不在可选值 %s 之中。", text, strings.Join(w, ", ")),
		problem.Say("Write %s or %s.", "请写 %s 或 %s。", strings.Join(w[:last], ", "), w[last]))
}

// String writes pause or defer.
func (c Closed) String() string { return closedWords.word(uint8(c)) }

// MarshalText writes pause or defer.
func (c Closed) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads pause or defer.
func (c *Closed) UnmarshalText(text []byte) error {
	i, err := closedWords.number(text)
	*c = Closed(i)
	return err
}

// String writes longestIdle, cheapest, fastest or listed.
func (r AllocationRule) String() string { return allocationWords.word(uint8(r)) }

// MarshalText writes longestIdle, cheapest, fastest or listed.
func (r AllocationRule) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads longestIdle, cheapest, fastest or listed.
func (r *AllocationRule) UnmarshalText(text []byte) error {
	i, err := allocationWords.number(text)
	*r = AllocationRule(i)
	return err
}

// String writes together or inTurn.
func (m BatchMode) String() string { return batchWords.word(uint8(m)) }

// MarshalText writes together or inTurn.
func (m BatchMode) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads together or inTurn.
func (m *BatchMode) UnmarshalText(text []byte) error {
	i, err := batchWords.number(text)
	*m = BatchMode(i)
	return err
}

// String writes interrupt, finish or whole.
func (e ShiftEnd) String() string { return shiftEndWords.word(uint8(e)) }

// MarshalText writes interrupt, finish or whole.
func (e ShiftEnd) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads interrupt, finish or whole.
func (e *ShiftEnd) UnmarshalText(text []byte) error {
	i, err := shiftEndWords.number(text)
	*e = ShiftEnd(i)
	return err
}

// String writes firstCome, dueDate or shortest.
func (o Order) String() string { return orderWords.word(uint8(o)) }

// MarshalText writes firstCome, dueDate or shortest.
func (o Order) MarshalText() ([]byte, error) { return []byte(o.String()), nil }

// UnmarshalText reads firstCome, dueDate or shortest.
func (o *Order) UnmarshalText(text []byte) error {
	i, err := orderWords.number(text)
	*o = Order(i)
	return err
}

// String writes remind, escalate, reassign or decide.
func (k ActionKind) String() string { return actionWords.word(uint8(k)) }

// MarshalText writes remind, escalate, reassign or decide.
func (k ActionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads remind, escalate, reassign or decide.
func (k *ActionKind) UnmarshalText(text []byte) error {
	i, err := actionWords.number(text)
	*k = ActionKind(i)
	return err
}
