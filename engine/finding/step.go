package finding

import (
	"fmt"

	"sandtable/engine/model"
)

// Deed is what moves a run on.
type Deed uint8

const (
	Start  Deed = iota // a case begins
	Finish             // the work at an activity is done
	Happen             // what an event waits for comes
	Decide             // a gateway that a token has come back to at once sends it on
)

// String is "start", "finish", "happen" or "decide".
func (d Deed) String() string { return [...]string{"start", "finish", "happen", "decide"}[d] }

// MarshalText is the deed's name.
func (d Deed) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a deed by its name.
func (d *Deed) UnmarshalText(text []byte) error {
	for x := Start; x <= Decide; x++ {
		if x.String() == string(text) {
			*d = x
			return nil
		}
	}
	return fmt.Errorf("no deed is called %q", text)
}

// Step is one thing that the world does in a run, and what was chosen on the way of the
// tokens that it set off.
type Step struct {
	Deed       Deed       `json:"do" enum:"start,finish,happen,decide"`
	Element    model.ID   `json:"element"`
	Others     []model.ID `json:"others,omitempty"`     // start events of further pools that begin with it
	Definition int        `json:"definition,omitempty"` // which of several things that the event waits for
	Nth        int        `json:"nth,omitempty"`        // which of several alike, from 0
	Choices    []Choice   `json:"choices,omitempty"`    // in the order in which they were asked for
}

// Choice is an answer to one question that the game asks.
type Choice struct {
	Element model.ID   `json:"element"`
	Flows   []model.ID `json:"flows,omitempty"`  // ways out that were taken; none: the token rests there until Decide
	Number  int        `json:"number,omitempty"` // of instances; 1 for yes where the question is whether; which message comes in first, which flow is taken first
	Picks   []model.ID `json:"picks,omitempty"`  // activities of an ad-hoc sub-process
}
