package app

import (
	"context"

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
	Replication   int  // from 1; 0: the first that was played
	SoFar         bool // within a moment, be it not the whole of the list
	Query         report.CaseQuery
	Offset, Limit int
}

// Cases is a part of the list of the cases of one replication of a run. It is played again once
// for the list and for the board; both are kept for a while.
func (s *Simulations) Cases(ctx context.Context, q CasesRequest) (*report.CasePage, error) {
	return shown(ctx, s, replayed{q.Run, q.Replication}, q.SoFar, func(r *reel) *report.CasePage {
		page := r.list(q.Query).Page(q.Offset, q.Limit)
		page.Played = r.played()
		return page
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
	SoFar       bool // within a moment, be it not the whole; of the board from the start to the end
}

// Board says who is where in one replication of a run, from one moment to another. It is
// played again as far as that; from the start to the end, once for the list of cases, too.
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
	if q.From == 0 && q.Until == 0 {
		return shown(ctx, s, replayed{q.Run, q.Replication}, q.SoFar, func(r *reel) *report.Board {
			whole := *r.survey.Board()
			whole.Played = r.played()
			return &whole
		})
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
