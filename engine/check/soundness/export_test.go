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

// JudgeWithMail is JudgeWhole with so many of one message that may lie unread.
func JudgeWithMail(d *model.Definitions, alike int) (verdict Verdict, why string) {
	net, err := token.NewNet(d, d.Processes[0])
	if err != nil {
		return Undecided, err.Error()
	}
	e := newExplorer(context.Background(), net, budget)
	e.alike = alike
	part := Part{Net: net}
	part.judge(e)
	part.tell()
	return part.Verdict, part.Reason.EN
}
