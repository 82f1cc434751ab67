package app

import (
	"context"
	"slices"
	"sync"
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
	kept := s.listing.of(q.Run, q.Replication)
	return kept.page(ctx, q, func() (*report.CaseList, error) {
		again, err := s.again(ctx, q.Run, q.Replication)
		if err != nil {
			return nil, err
		}
		free, err := s.slot(ctx)
		if err != nil {
			return nil, err
		}
		defer free()
		list, err := engine.Cases(ctx, again.drawing, again.scenario, again.replication)
		if err := s.told(ctx, list != nil && list.Len() > 0, err); err != nil {
			return nil, err
		}
		return list, nil
	})
}

// told is the error of a replay that has told something or not: one that could not go on has
// told what led there, and the run itself says why.
func (s *Simulations) told(ctx context.Context, something bool, err error) error {
	switch {
	case ctx.Err() != nil:
		return cancelled(ctx)
	case err == nil || something:
		return nil
	}
	return failed(err)
}

// History is what happened to one case of a replication of a run, counted from 1 as they came.
func (s *Simulations) History(ctx context.Context, run RunID, replication int, number int64) (*report.CaseHistory, error) {
	again, err := s.again(ctx, run, replication)
	if err != nil {
		return nil, err
	}
	free, err := s.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer free()
	history, came, err := engine.History(ctx, again.drawing, again.scenario, again.replication, number)
	if err := s.told(ctx, came > 0, err); err != nil {
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
func (s *Simulations) Board(ctx context.Context, q BoardRequest) (*report.Board, error) {
	until := int64(simulate.Never)
	if q.Until > 0 {
		until = nanoseconds(q.Until)
	}
	if !(q.From >= 0) || q.Until > 0 && q.Until < q.From {
		return nil, problem.New("run.no-such-stretch",
			problem.Say("There is no such stretch of a run.", "没有这样的仿真时段。"),
			problem.Say("Ask from 0 seconds on, until a later moment.", "起点须不小于 0 秒，终点须晚于起点。"))
	}
	again, err := s.again(ctx, q.Run, q.Replication)
	if err != nil {
		return nil, err
	}
	free, err := s.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer free()
	board, err := engine.Board(ctx, again.drawing, again.scenario, again.replication, nanoseconds(q.From), until)
	if err := s.told(ctx, board != nil, err); err != nil {
		return nil, err
	}
	return board, nil
}

// listed is how many lists of cases are kept, and listIdle for how long nobody may have looked.
const (
	listed   = 2
	listIdle = 2 * time.Minute
)

// caseLists are the lists of cases that were asked for last. The zero value has none.
type caseLists struct {
	mu  sync.Mutex
	all []*keptCases // the one asked for last is last
}

// keptCases are the cases of a replication, once they are known, as they were wanted last.
type keptCases struct {
	run         RunID
	replication int
	idle        *time.Timer
	turn        chan struct{} // one at a time, and whoever waits may give up
	list        *report.CaseList
	view        *report.CaseView
}

// of finds what is kept of a replication, or makes room for it.
func (a *caseLists) of(run RunID, replication int) *keptCases {
	a.mu.Lock()
	defer a.mu.Unlock()
	var k *keptCases
	if at := slices.IndexFunc(a.all, func(k *keptCases) bool { return k.run == run && k.replication == replication }); at >= 0 {
		k = a.all[at]
		a.all = slices.Delete(a.all, at, at+1)
	} else {
		k = &keptCases{run: run, replication: replication, turn: make(chan struct{}, 1)}
		k.idle = time.AfterFunc(listIdle, func() { a.drop(k) })
	}
	k.idle.Reset(listIdle)
	a.all = append(a.all, k)
	if len(a.all) > listed {
		a.all[0].idle.Stop()
		a.all = slices.Delete(a.all, 0, 1)
	}
	return k
}

// drop forgets a list.
func (a *caseLists) drop(k *keptCases) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if at := slices.Index(a.all, k); at >= 0 {
		a.all = slices.Delete(a.all, at, at+1)
	}
}

func (a *caseLists) close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, k := range a.all {
		k.idle.Stop()
	}
	a.all = nil
}

// page is a part of the list, which is made where it is not known yet.
func (k *keptCases) page(ctx context.Context, q CasesRequest, list func() (*report.CaseList, error)) (*report.CasePage, error) {
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
