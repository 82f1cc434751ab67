package token

import (
	"fmt"
	"strings"
)

// Running is how many instances go on.
func (g *Game) Running() int {
	n := 0
	for i := range g.instances {
		if g.instances[i].running {
			n++
		}
	}
	return n
}

// Used names the slabs that are in use: none of them once every case is over.
func (g *Game) Used() string {
	var used []string
	for _, s := range []struct {
		name        string
		slots, idle int
	}{
		{"executions", len(g.executions), len(g.spare.executions)}, {"waits", len(g.waits), len(g.spare.waits)},
		{"records", len(g.records), len(g.spare.records)}, {"kept messages", len(g.kept), len(g.spare.kept)},
	} {
		if s.slots != s.idle {
			used = append(used, fmt.Sprintf("%d %s", s.slots-s.idle, s.name))
		}
	}
	for c, s := range g.sleepers {
		if s.first != None || s.last != None {
			used = append(used, fmt.Sprintf("channel %d", c))
		}
	}
	for i := range g.instances {
		for _, n := range g.instances[i].marking {
			if n != 0 && !g.instances[i].running {
				used = append(used, fmt.Sprintf("instance %d has tokens", i))
				break
			}
		}
	}
	return strings.Join(used, ", ")
}

// Sound checks, while all tokens rest, that every instance has as many tokens as it
// counts: those at its nodes and on flows into joins, one for each event sub-process
// that goes on in it, and one for compensation under way that no token rests for.
func (g *Game) Sound() error {
	for i := range g.instances {
		in := &g.instances[i]
		if !in.running {
			continue
		}
		live := int32(0)
		for _, id := range g.net.Scopes[in.scope].Nodes {
			live += int32(g.Tokens(int32(i), id))
		}
		for c := in.child; c != None; c = g.instances[c].younger {
			if g.instances[c].kind == triggered {
				live++
			}
		}
		for x := in.execution; x != None; x = g.executions[x].younger {
			if e := &g.executions[x]; e.state == repairing && !e.rests {
				live++
			}
		}
		if live != in.live || live <= 0 {
			return fmt.Errorf("instance %d of scope %d counts %d tokens, but has %d", i, in.scope, in.live, live)
		}
		for at, n := range in.marking {
			if n < 0 {
				return fmt.Errorf("instance %d has %d tokens in slot %d", i, n, at)
			}
		}
	}
	return nil
}
