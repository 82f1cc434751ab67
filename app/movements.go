package app

import (
	"context"
	"iter"
	"math"
	"sync"
	"time"

	"sandtable/engine"
	"sandtable/engine/compile"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/simulate"
)

// MovementsRequest asks where the cases of a run are, from one moment to another, in
// seconds since its start.
type MovementsRequest struct {
	Run         RunID
	Replication int // from 1; 0: the first that was played
	From, Until float64
	Limit       int // about so many things are told of at most
}

// MostMovements is how many things a stretch may be asked to tell of.
const MostMovements = 50_000

// Movements says where the cases of one replication of a run are between two moments.
// Nothing of it was kept: it is played again, as for Log. Whoever asks for one stretch
// after another gets each without delay; going back begins anew.
func (s *Simulations) Movements(ctx context.Context, q MovementsRequest) (*report.Stretch, error) {
	if !(q.From >= 0 && q.Until >= q.From) || q.Limit < 1 || q.Limit > MostMovements {
		return nil, problem.New("run.no-such-stretch",
			problem.Say("There is no such stretch of a run.", "没有这样的仿真时段。"),
			problem.Say("Ask from 0 seconds on, for no more than %d movements at once.", "起点须不小于 0 秒，每次最多 %d 条。", MostMovements))
	}
	f, err := s.following.get(replayed{q.Run, q.Replication}, func() (*follower, error) {
		again, err := s.again(ctx, q.Run, q.Replication)
		return &follower{rerun: again}, err
	})
	if err != nil {
		return nil, err
	}
	free, err := s.slot(ctx)
	if err != nil {
		return nil, err
	}
	defer free()
	return f.stretch(ctx, nanoseconds(q.From), nanoseconds(q.Until), q.Limit)
}

// nanoseconds are those of so many seconds, as far as the clock of a run reaches.
func nanoseconds(seconds float64) int64 {
	return int64(math.Round(min(seconds, 250*365*24*3600) * 1e9))
}

// followed is how many replications are kept where somebody last looked, and followIdle for
// how long nobody may have looked.
const (
	followed   = 3
	followIdle = 2 * time.Minute
)

// follower plays a replication as far as somebody has looked, and stands still there.
type follower struct {
	rerun rerun

	mu    sync.Mutex
	next  func() (*report.Stretch, bool) // nil: it does not stand anywhere
	stop  func()
	until int64 // where it stands
	come  int64 // where it was when nobody wanted to know any more
	want  want
	fault error // why it could not be played at all
}

// want is what the follower is to tell of next.
type want struct {
	ctx         context.Context
	from, until int64
	limit       int
}

// stretch tells of the time between two moments. It goes on from where it stands if it can.
func (f *follower) stretch(ctx context.Context, from, until int64, limit int) (*report.Stretch, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.next == nil || from < f.until-report.Slack {
		f.halt()
		f.next, f.stop = iter.Pull(f.play)
	}
	f.want = want{ctx, from, until, limit}
	said, ok := f.next()
	switch {
	case !ok:
		fault := f.fault
		f.halt()
		return nil, failed(fault)
	case said == nil: // whoever asked has gone; it stands where it has come to meanwhile
		f.until = max(f.until, f.come)
		return nil, cancelled(ctx)
	}
	if f.until = nanoseconds(said.Until); said.Over { // its last moment is in it
		f.until += 2 * report.Slack
	}
	return said, nil
}

// rest gives up where it stands.
func (f *follower) rest() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.halt()
}

func (f *follower) halt() {
	if f.stop != nil {
		f.stop()
	}
	f.next, f.stop, f.until, f.fault = nil, nil, 0, nil
}

// glance is after how many records it looks whether somebody still wants to know.
const glance = 1024

// play yields one stretch after another as they are wanted; nil where nobody wants it any
// more. After the end of the replication it tells of that. One that could not go on ends
// where it broke off: the run itself says why.
func (f *follower) play(yield func(*report.Stretch) bool) {
	var m *report.Movements
	gone, seen := false, 0
	say := func(s *report.Stretch) bool {
		if gone = !yield(s); gone {
			return false
		}
		m.Begin(f.want.from, f.want.until, f.want.limit)
		return true
	}
	err := engine.Follow(context.Background(), f.rerun.drawing, f.rerun.scenario, f.rerun.replication, nil, func(p *compile.Program) func(*simulate.Record) error {
		m = report.NewMovements(p)
		m.Begin(f.want.from, f.want.until, f.want.limit)
		return func(r *simulate.Record) error {
			for seen++; seen%glance == 0 && f.want.ctx.Err() != nil; {
				f.come = m.Now() + report.Slack
				if !say(nil) {
					return engine.ErrEnough
				}
			}
			for m.Ends(r) {
				if !say(m.Cut(r.At, false)) {
					return engine.ErrEnough
				}
			}
			m.Add(r)
			return nil
		}
	})
	if m == nil {
		f.fault = err
		return
	}
	for !gone {
		say(m.Cut(m.Now(), true))
	}
}
