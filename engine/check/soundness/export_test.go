package soundness

import (
	"context"

	"sandtable/engine/model"
	"sandtable/engine/token"
)

// JudgeWhole is Judge without making the drawing smaller first.
func JudgeWhole(d *model.Definitions, p *model.Process) (verdict Verdict, faults []Fault) {
	part := Part{}
	net, err := token.NewNet(d, p)
	if err != nil {
		return Undecided, nil
	}
	part.look(context.Background(), net, budget, false)
	return part.Verdict, part.Faults
}

// JudgeSmall judges only the drawing that is left when all that is trivially sound is taken
// out, and counts what was.
func JudgeSmall(d *model.Definitions, p *model.Process) (verdict Verdict, less int) {
	net, err := token.NewNet(d, p)
	if err != nil {
		return Undecided, 0
	}
	part := Part{Net: net}
	small, by := part.shrunk(context.Background(), budget)
	if by == nil {
		return Undecided, 0
	}
	return small.Verdict, by.less
}

// JudgeWithin is Judge with so much work to make.
func JudgeWithin(d *model.Definitions, budget int) Soundness {
	return judge(context.Background(), d, nil, budget)
}

// Knew says how many of how many parts that a memory was asked for it knew, and how many it has.
func (m *Memory) Knew() (knew, asked, has int) { return m.knew, m.asked, len(m.parts) }
