package soundness_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/model"
	"sandtable/engine/sketch"
)

// oracle judges by brute force, knowing nothing of the token game: a state is how many
// tokens are on each flow and which end events were reached, and every node that can do
// something does it by itself. It knows tasks, exclusive and parallel gateways and plain
// events in one process.
type oracle struct {
	p       *model.Process
	flows   []*model.SequenceFlow
	in, out map[model.ID][]int
	entered map[model.ID]bool
	seen    map[string]int
	next    [][]int
	ended   []bool
	unsound bool
}

func judgedByForce(p *model.Process) (verdict soundness.Verdict) {
	o := &oracle{p: p, flows: p.Flows, in: map[model.ID][]int{}, out: map[model.ID][]int{}, entered: map[model.ID]bool{}, seen: map[string]int{}}
	for i, f := range p.Flows {
		o.out[f.Source] = append(o.out[f.Source], i)
		o.in[f.Target] = append(o.in[f.Target], i)
	}
	first := make([]byte, len(o.flows)+len(p.Nodes))
	for _, n := range p.Nodes {
		if n.Kind == model.StartEvent {
			o.entered[n.ID] = true
			for _, f := range o.out[n.ID] {
				first[f]++
			}
		}
	}
	todo := [][]byte{first}
	o.note(first)
	for at := 0; at < len(todo) && !o.unsound; at++ {
		if len(todo) > 20_000 {
			return soundness.Undecided
		}
		for _, s := range o.steps(todo[at]) {
			to, fresh := o.note(s)
			o.next[at] = append(o.next[at], to)
			if fresh {
				todo = append(todo, s)
			}
		}
	}
	if o.unsound || !o.allComplete() {
		return soundness.Unsound
	}
	for _, n := range p.Nodes {
		if !o.entered[n.ID] {
			return soundness.Unsound
		}
	}
	return soundness.Sound
}

func (o *oracle) note(s []byte) (int, bool) {
	if i, ok := o.seen[string(s)]; ok {
		return i, false
	}
	i, empty := len(o.next), true
	for j, n := range s {
		o.unsound = o.unsound || n > 1
		empty = empty && (j >= len(o.flows) || n == 0)
	}
	o.seen[string(s)] = i
	o.next, o.ended = append(o.next, nil), append(o.ended, empty)
	return i, true
}

// steps are the states after each thing that a node can do.
func (o *oracle) steps(s []byte) [][]byte {
	var all [][]byte
	for j, n := range o.p.Nodes {
		takes := [][]int{}
		if n.Kind == model.ParallelGateway {
			takes = append(takes, o.in[n.ID])
		} else {
			for _, f := range o.in[n.ID] {
				takes = append(takes, []int{f})
			}
		}
		for _, take := range takes {
			after, able := append([]byte(nil), s...), len(take) > 0
			for _, f := range take {
				able = able && after[f] > 0
				after[f]--
			}
			if !able {
				continue
			}
			o.entered[n.ID] = true
			if n.Kind == model.EndEvent {
				after[len(o.flows)+j]++
			}
			if n.Kind == model.ExclusiveGateway && len(o.out[n.ID]) > 0 {
				for _, f := range o.out[n.ID] {
					one := append([]byte(nil), after...)
					one[f]++
					all = append(all, one)
				}
				continue
			}
			for _, f := range o.out[n.ID] {
				after[f]++
			}
			all = append(all, after)
		}
	}
	return all
}

func (o *oracle) allComplete() bool {
	good := append([]bool(nil), o.ended...)
	for changed := true; changed; {
		changed = false
		for i, next := range o.next {
			for _, j := range next {
				if good[j] && !good[i] {
					good[i], changed = true, true
				}
			}
		}
	}
	for _, g := range good {
		if !g {
			return false
		}
	}
	return true
}

// wild is a drawing of a few nodes whose flows lead anywhere.
func wild(chance *rand.Rand) string {
	var text strings.Builder
	text.WriteString("startEvent s\n")
	kinds := []string{"task", "task", "exclusiveGateway", "parallelGateway"}
	n := 2 + chance.IntN(6)
	nodes := []string{}
	for i := range n {
		nodes = append(nodes, fmt.Sprintf("n%d", i))
		fmt.Fprintf(&text, "%s n%d\n", kinds[chance.IntN(len(kinds))], i)
	}
	ends := 1 + chance.IntN(2)
	for i := range ends {
		nodes = append(nodes, fmt.Sprintf("e%d", i))
		fmt.Fprintf(&text, "endEvent e%d\n", i)
	}
	fmt.Fprintf(&text, "s -> n0 f\n")
	flows := 0
	lead := func(from, to string) {
		flows++
		fmt.Fprintf(&text, "%s -> %s f%d\n", from, to, flows)
	}
	for i := range n { // forwards as a rule, now and then back
		for range 1 + chance.IntN(2) {
			to := i + 1 + chance.IntN(min(3, len(nodes)-i-1))
			if chance.IntN(12) == 0 {
				to = chance.IntN(len(nodes))
			}
			lead(nodes[i], nodes[to])
		}
	}
	return text.String()
}

// nested is a drawing of splits and joins in pairs, of which now and then one is of the other kind.
func nested(chance *rand.Rand) string {
	var text strings.Builder
	text.WriteString("startEvent s\nendEvent e\n")
	ids, flows := 0, 0
	lead := func(from, to string) {
		flows++
		fmt.Fprintf(&text, "%s -> %s f%d\n", from, to, flows)
	}
	node := func(kind string) string {
		ids++
		fmt.Fprintf(&text, "%s n%d\n", kind, ids)
		return fmt.Sprintf("n%d", ids)
	}
	var links [][2]string
	var block func(depth int) (first, last string)
	block = func(depth int) (string, string) {
		switch n := chance.IntN(5); {
		case depth == 0 || n == 0:
			id := node("task")
			return id, id
		case n == 1:
			a, b := block(depth - 1)
			c, d := block(depth - 1)
			links = append(links, [2]string{b, c})
			return a, d
		case n == 2: // a loop
			m, x := node("exclusiveGateway"), node("exclusiveGateway")
			a, b := block(depth - 1)
			links = append(links, [2]string{m, a}, [2]string{b, x}, [2]string{x, m})
			return m, x
		default:
			kinds := []string{"exclusiveGateway", "parallelGateway"}
			k := chance.IntN(2)
			split := node(kinds[k])
			if chance.IntN(12) == 0 {
				k = 1 - k
			}
			join := node(kinds[k])
			for range 2 + chance.IntN(2) {
				if chance.IntN(5) == 0 {
					links = append(links, [2]string{split, join})
					continue
				}
				a, b := block(depth - 1)
				links = append(links, [2]string{split, a}, [2]string{b, join})
			}
			return split, join
		}
	}
	a, b := block(3)
	links = append(links, [2]string{"s", a}, [2]string{b, "e"})
	for _, l := range links {
		lead(l[0], l[1])
	}
	return text.String()
}

// TestVerdictsAgreeWithBruteForce judges small random drawings in four ways: by brute
// force, as a whole, made smaller, and as users have it.
func TestVerdictsAgreeWithBruteForce(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	var count [3]int
	smaller := 0
	for seed := range uint64(4000) {
		text := wild(rand.New(rand.NewPCG(seed, 1)))
		if seed%2 == 1 {
			text = nested(rand.New(rand.NewPCG(seed, 2)))
		}
		d := sketch.Process(text)
		want := judgedByForce(d.Processes[0])
		if want == soundness.Undecided {
			continue
		}
		got := soundness.Judge(context.Background(), d, nil)
		whole, _ := soundness.JudgeWhole(d, d.Processes[0])
		small, less := soundness.JudgeSmall(d, d.Processes[0])
		if less > 0 {
			smaller++
		}
		if got.Verdict != want || whole != want || less > 0 && small != want {
			t.Fatalf("seed %d: got %s (%s), as a whole %s, made smaller %s, want %s:\n%s", seed, got.Verdict, got.Reason.EN, whole, small, want, text)
		}
		replayed(t, text, got)
		count[want]++
	}
	t.Logf("%d sound, %d unsound, %d of them made smaller", count[soundness.Sound], count[soundness.Unsound], smaller)
	if count[soundness.Sound] < 300 || count[soundness.Unsound] < 300 {
		t.Errorf("got %d sound and %d unsound drawings, want 300 of each", count[soundness.Sound], count[soundness.Unsound])
	}
}
