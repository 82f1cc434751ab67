package token_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"sandtable/engine/sketch"
	"sandtable/engine/token"
)

// TestASnapshotPutsAGameBackWhereItStood plays random nets, and after each step takes a
// snapshot, puts another game there, and holds both to the same next step.
func TestASnapshotPutsAGameBackWhereItStood(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	compared := 0
	for seed := range uint64(3000) {
		text := randomSketch(rand.New(rand.NewPCG(seed, 3)))
		d := sketch.Process(text)
		for _, p := range d.Processes {
			declare(d, p)
		}
		net, err := token.NewNet(d, d.Processes[0])
		if err != nil || len(net.Scopes[0].Starts) == 0 {
			continue
		}
		a, b := newSteady(net, seed), newSteady(net, seed)
		taken, snaps := token.NewSnapshots(net), token.NewSnapshots(net)
		chance := rand.New(rand.NewPCG(seed, 9))
		if a.game.Start(0, net.Scopes[0].Starts[0]) != nil {
			continue
		}
		for range 30 {
			one := taken.Take(a.game, nil)
			snaps.Restore(b.game, one)
			if err := b.game.Sound(); err != nil {
				t.Fatalf("seed %d: %v\n%s", seed, err, text)
			}
			if two := snaps.Take(b.game, nil); !bytes.Equal(one, two) {
				t.Fatalf("seed %d: got snapshot %v of what was put back from %v\n%s", seed, two, one, text)
			}
			works, waits := a.game.Working(nil), a.game.Waiting(nil)
			n, m := len(b.game.Working(nil)), len(b.game.Waiting(nil))
			if n != len(works) || m != len(waits) {
				t.Fatalf("seed %d: got %d works and %d waits, want %d and %d", seed, n, m, len(works), len(waits))
			}
			if n+m == 0 {
				break
			}
			b.chance = rand.New(rand.NewPCG(seed, uint64(compared)))
			a.chance = rand.New(rand.NewPCG(seed, uint64(compared)))
			if k := chance.IntN(n + m); k < n {
				err = a.game.Finish(works[k])
			} else {
				err = a.game.Happen(waits[k-n].ID)
			}
			if err != nil {
				break
			}
			compared++
		}
	}
	t.Logf("%d snapshots compared", compared)
	if compared < 5000 {
		t.Errorf("got %d snapshots compared, want 5000", compared)
	}
}

// steady answers by chance, and is told of nothing.
type steady struct {
	*gambler
}

func newSteady(net *token.Net, seed uint64) *steady {
	s := &steady{&gambler{net: net, chance: rand.New(rand.NewPCG(seed, 7))}}
	s.game = token.NewGame(net, s)
	s.game.Bound(10_000)
	return s
}

func (s *steady) Work(token.Place)                              {}
func (s *steady) Await(token.Wait)                              {}
func (s *steady) Forget(token.Wait)                             {}
func (s *steady) Receives(token.Place, token.Wait) bool         { return false }
func (s *steady) Began(c token.Case, _ token.NodeID) token.Case { return max(c, 0) }
func (s *steady) Abandon(token.Place)                           {}
func (s *steady) Withdraw(token.Case, int32)                    {}
func (s *steady) Left(token.Case, token.ScopeID)                {}
func (s *steady) Ended(token.Case)                              {}
