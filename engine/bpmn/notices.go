package bpmn

import (
	"cmp"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// notices collects remarks. Of those with one code only so many are kept; the rest
// are counted, so that a broken file cannot make a flood.
type notices struct {
	list  []model.Notice
	count map[string]*tally
	codes []string // in order of appearance
}

type tally struct {
	seen   int
	blocks bool // of those that were only counted
}

func (n *notices) add(notice model.Notice) {
	t := n.count[notice.Code]
	if t == nil {
		if n.count == nil {
			n.count = map[string]*tally{}
		}
		t = new(tally)
		n.count[notice.Code] = t
		n.codes = append(n.codes, notice.Code)
	}
	if t.seen++; t.seen > MaxNoticesAlike {
		t.blocks = t.blocks || notice.Blocks
		return
	}
	n.list = append(n.list, notice)
}

// sorted is the list in the order of the file; what has no line comes last.
func (n *notices) sorted() []model.Notice {
	slices.SortStableFunc(n.list, func(a, b model.Notice) int {
		if (a.At.Line == 0) != (b.At.Line == 0) {
			return cmp.Compare(b.At.Line, a.At.Line)
		}
		return cmp.Or(cmp.Compare(a.At.Line, b.At.Line), cmp.Compare(a.At.Column, b.At.Column))
	})
	for _, code := range n.codes {
		if t := n.count[code]; t.seen > MaxNoticesAlike {
			n.list = append(n.list, more(code, t.seen-MaxNoticesAlike, t.blocks))
		}
	}
	return n.list
}

func (r *reader) note(n model.Notice) {
	if r.refusal == nil {
		r.notices.add(n)
	}
}

// remark makes a notice that does not stand in the way of a run.
func remark(code string, message, hint problem.Text, at model.Pos, id model.ID) model.Notice {
	place := problem.Place{Line: at.Line, Column: at.Column, Element: string(id)}
	return model.Notice{Problem: problem.Problem{Code: code, Message: message, Hint: hint, At: place}}
}

// obstacle makes one that does.
func obstacle(code string, message, hint problem.Text, at model.Pos, id model.ID) model.Notice {
	n := remark(code, message, hint, at, id)
	n.Blocks = true
	return n
}
