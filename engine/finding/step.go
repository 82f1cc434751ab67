package finding

import "sandtable/engine/model"

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

// Step is one thing that the world does in a run, and what was chosen on the way of the
// tokens that it set off.
type Step struct {
	Deed       Deed
	Element    model.ID
	Others     []model.ID // start events of further pools that begin with it
	Definition int        // which of several things that the event waits for
	Nth        int        // which of several alike, from 0
	Choices    []Choice   // in the order in which they were asked for
}

// Choice is an answer to one question that the game asks.
type Choice struct {
	Element model.ID
	Flows   []model.ID // ways out that were taken; none: the token rests there until Decide
	Number  int        // of instances; 1 for yes where the question is whether; which message comes in first, which flow is taken first
	Picks   []model.ID // activities of an ad-hoc sub-process
}
