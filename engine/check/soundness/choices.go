package soundness

import (
	"math/bits"
	"slices"
	"strconv"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// chooser answers what the game asks in every way, one after another: by a script of
// numbers that is counted up like that of a lock. A token that comes to a gateway for the
// second time in one step is left there, so that loops which take no time end.
type chooser struct {
	mute
	net     *token.Net
	game    *token.Game
	script  []int
	options []int // how many answers there were to each question
	asked   []token.Place
	told    []finding.Choice
	tell    bool // note the choices

	received int32 // messages, in the step at hand
	answers
}

// answers are the sets that may be chosen at each node, worked out once.
type answers struct {
	ways    map[token.NodeID][][]token.FlowID
	picks   map[token.NodeID][][]token.NodeID
	partial token.NodeID // a node of which not every answer is tried, or None
}

// Forget counts the messages that are received.
func (c *chooser) Forget(w token.Wait) {
	if w.Happened && w.Kind == model.MessageEvent {
		c.received++
	}
}

// mostWays is how many ways out of one node are tried in every combination.
const mostWays = 12

// mostQuestions in one step; tokens that ask for more are given up.
const mostQuestions = 48

func (c *chooser) begin() {
	c.options, c.asked, c.told = c.options[:0], c.asked[:0], c.told[:0]
	c.received = 0
}

// next sets the script to the next answers, and says whether there are any.
func (c *chooser) next() bool {
	for n := len(c.options); n > 0; n-- {
		if i := n - 1; c.script[i]+1 < c.options[i] {
			c.script = c.script[:n]
			c.script[i]++
			return true
		}
	}
	c.script = c.script[:0]
	return false
}

// answer is one of so many.
func (c *chooser) answer(at token.NodeID, of int) int {
	n := len(c.options)
	if n == mostQuestions {
		c.game.Stop(errTooManyQuestions)
		c.partial = at
	}
	if n >= len(c.script) {
		c.script = append(c.script, 0)
	}
	c.options = append(c.options, of)
	return c.script[n]
}

func (c *chooser) note(ch finding.Choice) {
	if c.tell {
		c.told = append(c.told, ch)
	}
}

func (c *chooser) Choose(at token.Place, taken []token.FlowID) []token.FlowID {
	node := &c.net.Nodes[at.Node]
	again := token.Place{Instance: at.Instance, Node: at.Node}
	if node.Gateway != nil && slices.Contains(c.asked, again) {
		c.note(finding.Choice{Element: node.ID})
		return taken
	}
	c.asked = append(c.asked, again)
	ways := c.waysOf(at.Node)
	picked := ways[c.answer(at.Node, len(ways))]
	if c.tell {
		ch := finding.Choice{Element: node.ID}
		for _, f := range picked {
			ch.Flows = append(ch.Flows, c.net.Flows[f].ID)
		}
		c.note(ch)
	}
	return append(taken, picked...)
}

// waysOf are the sets of flows on which tokens may leave a node.
func (c *chooser) waysOf(at token.NodeID) [][]token.FlowID {
	if ways, ok := c.ways[at]; ok {
		return ways
	}
	node := &c.net.Nodes[at]
	var always, some []token.FlowID
	for _, f := range node.Out {
		switch {
		case f == node.Default:
		case node.Gateway == nil && c.net.Flows[f].Condition == nil:
			always = append(always, f)
		default:
			some = append(some, f)
		}
	}
	_, several := c.net.Splits(at)
	var ways [][]token.FlowID
	switch {
	case !several:
		for _, f := range node.Out {
			ways = append(ways, []token.FlowID{f})
		}
	default:
		for _, set := range c.subsets(at, len(some)) {
			way := slices.Clone(always)
			for i, f := range some {
				if set&(1<<i) != 0 {
					way = append(way, f)
				}
			}
			ways = append(ways, way)
		}
		if node.Default != token.None {
			ways = append(ways, append(slices.Clone(always), node.Default))
		} else if len(always) > 0 {
			ways = append(ways, always)
		}
	}
	c.ways[at] = ways
	return ways
}

// subsets of so many, the smallest first, without the empty one. Of too many only each by
// itself and all together are tried.
func (c *chooser) subsets(at token.NodeID, n int) []uint64 {
	var sets []uint64
	if n > mostWays {
		c.partial = at
		for i := range min(n, 63) {
			sets = append(sets, 1<<i)
		}
		return append(sets, 1<<min(n, 63)-1)
	}
	for set := uint64(1); set < 1<<n; set++ {
		sets = append(sets, set)
	}
	slices.SortStableFunc(sets, func(a, b uint64) int { return bits.OnesCount64(a) - bits.OnesCount64(b) })
	return sets
}

func (c *chooser) Perform(at token.Place, offered, taken []token.NodeID) []token.NodeID {
	sets, ok := c.picks[at.Node]
	if !ok {
		for _, set := range c.subsets(at.Node, len(offered)) {
			var picked []token.NodeID
			for i, id := range offered {
				if set&(1<<i) != 0 {
					picked = append(picked, id)
				}
			}
			sets = append(sets, picked)
		}
		c.picks[at.Node] = sets
	}
	picked := sets[c.answer(at.Node, len(sets))]
	if c.tell {
		ch := finding.Choice{Element: c.net.Nodes[at.Node].ID}
		for _, id := range picked {
			ch.Picks = append(ch.Picks, c.net.Nodes[id].ID)
		}
		c.note(ch)
	}
	return append(taken, picked...)
}

// whether is a question that may be answered by no or yes.
func (c *chooser) whether(at token.Place) bool {
	return c.number(at, []int{0, 1}) > 0
}

func (c *chooser) number(at token.Place, of []int) int {
	n := of[c.answer(at.Node, len(of))]
	c.note(finding.Choice{Element: c.net.Nodes[at.Node].ID, Number: n})
	return n
}

// first is any of several messages that are sent at once.
func (c *chooser) first(from token.Place, messages int) int {
	n := c.answer(from.Node, messages)
	c.note(finding.Choice{Element: c.net.Nodes[from.Node].ID, Number: n})
	return n
}

func (c *chooser) Again(at token.Place, _ int) bool { return c.whether(at) }

// Instances are none, one or two where the drawing does not say how many: two stand for any
// number more.
func (c *chooser) Instances(at token.Place) int {
	l := c.net.Nodes[at.Node].Activity.Loop
	if l.Cardinality != nil {
		if n, err := strconv.Atoi(l.Cardinality.Text); err == nil && n >= 0 {
			return c.number(at, []int{min(n, 2)})
		}
	}
	return c.number(at, []int{1, 2, 0})
}

// Enough is a question only where the drawing has a condition for it.
func (c *chooser) Enough(at token.Place, _, _ int) bool {
	a := c.net.Nodes[at.Node].Activity
	if a.Completion == nil && (a.Loop == nil || a.Loop.Completion == nil) {
		return c.number(at, []int{0}) > 0
	}
	return c.whether(at)
}

func (c *chooser) Activates(at token.Place, waiting, all int) bool {
	if waiting == all {
		return c.number(at, []int{1}) > 0
	}
	return c.whether(at)
}
