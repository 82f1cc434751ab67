package app

import (
	"context"
	"time"

	"sandtable/engine"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// MostCasesAtOnce is how many cases of a list may be asked for at once.
const MostCasesAtOnce = 500

// CasesRequest asks for a part of the list of the cases of a run.
type CasesRequest struct {
	Run           RunID
	Replication   int // from 1; 0: the first that was played
	Query         report.CaseQuery
	Offset, Limit int
}

// Cases is a part of the list of the cases of one replication of a run. It is played again
// for the first part; the list is kept for a while, so that sorting it and turning its pages are not.
func (s *Simulations) Cases(ctx context.Context, q CasesRequest) (*report.CasePage, error) {
	listed, _ := s.listing.get(replayed{q.Run, q.Replication}, func() (*caseList, error) { return &caseList{turn: make(chan struct{}, 1)}, nil })
	return listed.page(ctx, q, func() (list *report.CaseList, err error) {
		err = s.replay(ctx, q.Run, q.Replication, func(again rerun) (bool, error) {
			list, err = engine.Cases(ctx, again.drawing, again.scenario, again.replication)
			return list != nil && list.Len() > 0, err
		})
		return list, err
	})
}

// History is what happened to one case of a replication of a run, counted from 1 as they came.
func (s *Simulations) History(ctx context.Context, run RunID, replication int, number int64) (history *report.CaseHistory, err error) {
	var came int64
	err = s.replay(ctx, run, replication, func(again rerun) (bool, error) {
		history, came, err = engine.History(ctx, again.drawing, again.scenario, again.replication, number)
		return came > 0, err
	})
	if err != nil {
		return nil, err
	}
	if history == nil {
		return nil, problem.New("run.no-such-case",
			problem.Say("There is no case %d: only %d came.", "没有第 %d 个案例：只到达了 %d 个。", number, came),
			problem.Say("Name one from 1 to %[2]d.", "请填写 1 到 %[2]d 之间的案例。", number, came))
	}
	return history, nil
}

// BoardRequest asks who is where in a run, from one moment to another, in seconds since its start.
type BoardRequest struct {
	Run         RunID
	Replication int // from 1; 0: the first that was played
	From, Until float64
}

// Board says who is where in one replication of a run, from one moment to another. It is
// played again as far as that.
func (s *Simulations) Board(ctx context.Context, q BoardRequest) (board *report.Board, err error) {
	until := int64(simulate.Never)
	if q.Until > 0 {
		until = nanoseconds(q.Until)
	}
	if !(q.From >= 0) || q.Until > 0 && q.Until < q.From {
		return nil, problem.New("run.no-such-stretch",
			problem.Say("There is no such stretch of a run.", "没有这样的仿真时段。"),
			problem.Say("Ask from 0 seconds on, until a later moment.", "起点须不小于 0 秒，终点须晚于起点。"))
	}
	err = s.replay(ctx, q.Run, q.Replication, func(again rerun) (bool, error) {
		board, err = engine.Board(ctx, again.drawing, again.scenario, again.replication, nanoseconds(q.From), until)
		return board != nil, err
	})
	if err != nil {
		return nil, err
	}
	return board, nil
}

// listed is how many lists of cases are kept, and listIdle for how long nobody may have looked.
const (
	listed   = 2
	listIdle = 2 * time.Minute
)

// caseList are the cases of a replication, once they are known, as they were wanted last.
type caseList struct {
	turn chan struct{} // one at a time, and whoever waits may give up
	list *report.CaseList
	view *report.CaseView
}

// page is a part of the list, which is made where it is not known yet.
func (k *caseList) page(ctx context.Context, q CasesRequest, list func() (*report.CaseList, error)) (*report.CasePage, error) {
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return nil, cancelled(ctx)
	}
	if k.list == nil {
		found, err := list()
		if err != nil {
			return nil, err
		}
		k.list = found
	}
	if k.view == nil || !k.view.Is(q.Query) {
		k.view = k.list.View(q.Query)
	}
	return k.view.Page(q.Offset, q.Limit), nil
}
