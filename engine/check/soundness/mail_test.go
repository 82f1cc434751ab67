package soundness_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/sketch"
)

// pools are two that run side by side; the first sends what the second receives.
func pools(first, second string) string {
	return "startEvent s\n endEvent e\n" + first + "\nmessage m\nprocess Q {\nstartEvent qs\nendEvent qe\n" + second + "\n}"
}

const (
	sendsAgain  = "exclusiveGateway l\n sendTask A\n exclusiveGateway x\n s -> l 1\n l -> A 2\n A -> x 3\n x -> l 4\n x -> e 5\n"
	receivesOne = "task B\n intermediateCatchEvent c message=m\n qs -> B 6\n B -> c 7\n c -> qe 8\n"
	receivesAny = "exclusiveGateway ql\n task B\n eventBasedGateway g\n intermediateCatchEvent c message=m\n intermediateCatchEvent t timer\n qs -> ql 6\n ql -> B 7\n B -> g 12\n g -> c 8\n g -> t 9\n c -> ql 10\n t -> qe 11\n"
)

func TestMailThatPilesUpKeepsAVerdictOpenOnlyWhereItMatters(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one of many is received", pools(sendsAgain, receivesOne) + "\nA => c f m", "sound"},
		{"any number is received", pools(sendsAgain, receivesAny) + "\nA => c f m", "undecided"},
		{"many are sent, then the case is stuck", pools(sendsAgain, strings.Replace(receivesOne, "c -> qe 8", "exclusiveGateway y\n task C\n task D\n parallelGateway j\n c -> y 8\n y -> C 9\n y -> D 10\n C -> j 11\n D -> j 12\n j -> qe 13", 1)) + "\nA => c f m", "unsound"},
		{"each begins another process", "startEvent s\n endEvent e\n" + sendsAgain + "message m\nprocess Q {\n startEvent qs message=m\n task B\n endEvent qe\n qs -> B 6\n B -> qe 7\n }\nA => qs f m", "undecided"},
	} {
		got := soundness.Judge(context.Background(), sketch.Process(c.text), nil)
		if got.Verdict.String() != c.want {
			t.Errorf("%s: got %s (%s), want %s", c.name, got.Verdict, got.Reason.EN, c.want)
		}
		replayed(t, c.name, got)
	}
}

// TestHowMuchMailIsKeptChangesNoVerdict judges random pairs of pools with more and more messages kept.
func TestHowMuchMailIsKeptChangesNoVerdict(t *testing.T) {
	seeds := uint64(400)
	if testing.Short() {
		seeds = 40
	}
	var count [3]int
	open := 0
	for seed := range seeds {
		text := correspondence(rand.New(rand.NewPCG(seed, 9)))
		d := sketch.Process(text)
		last := soundness.Undecided
		for _, alike := range []int{1, 2, 3, 5, 8} {
			got, why := soundness.JudgeWithMail(d, alike)
			if got != soundness.Undecided && last != soundness.Undecided && got != last {
				t.Fatalf("seed %d: with %d kept %s (%s), before %s\n%s", seed, alike, got, why, last, text)
			}
			if got != soundness.Undecided {
				last = got
			} else {
				open++
			}
		}
		count[last]++
	}
	t.Logf("%d sound, %d unsound, %d undecided; %d verdicts left open", count[soundness.Sound], count[soundness.Unsound], count[soundness.Undecided], open)
	if seeds == 400 && (count[soundness.Sound] < 40 || count[soundness.Unsound] < 40) {
		t.Errorf("got %d sound and %d unsound, want 40 of each", count[soundness.Sound], count[soundness.Unsound])
	}
}

// correspondence is two pools, the one of what sends, once, perhaps or again and again, the other of what receives.
func correspondence(r *rand.Rand) string {
	var lines [2]strings.Builder
	var ends [2]string
	id := 0
	name := func() string { id++; return fmt.Sprint("n", id) }
	var sends, receives []string
	for pool := range 2 {
		at := []string{"s", "qs"}[pool]
		line := func(format string, args ...any) { fmt.Fprintf(&lines[pool], format+"\n", args...) }
		lead := func(from, to string) { line("%s -> %s %s", from, to, name()) }
		talk := func() string {
			n := name()
			if pool == 0 {
				line("sendTask %s", n)
				sends = append(sends, n)
			} else {
				line("intermediateCatchEvent %s message=m", n)
				receives = append(receives, n)
			}
			return n
		}
		for range 1 + r.IntN(3) {
			switch kind := r.IntN(4); {
			case kind == 0:
				n := talk()
				lead(at, n)
				at = n
			case kind == 1 || pool == 0: // again and again, or perhaps
				m, x, n := name(), name(), talk()
				line("exclusiveGateway %s", m)
				line("exclusiveGateway %s", x)
				if kind == 1 {
					lead(at, m)
					lead(m, n)
					lead(n, x)
					lead(x, m)
					at = x
				} else {
					lead(at, x)
					lead(x, n)
					lead(n, m)
					lead(x, m)
					at = m
				}
			default: // or else a timer
				g, m, n, timer := name(), name(), talk(), name()
				line("eventBasedGateway %s", g)
				line("exclusiveGateway %s", m)
				line("intermediateCatchEvent %s timer", timer)
				lead(at, g)
				lead(g, n)
				lead(g, timer)
				lead(n, m)
				lead(timer, m)
				at = m
			}
		}
		ends[pool] = at
	}
	text := pools(lines[0].String()+ends[0]+" -> e last", lines[1].String()+ends[1]+" -> qe qlast")
	for i, s := range sends {
		if len(receives) > 0 {
			text += fmt.Sprintf("\n%s => %s m%d m", s, receives[r.IntN(len(receives))], i)
		}
	}
	return text
}
