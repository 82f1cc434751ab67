package soundness

import "sandtable/engine/token"

// spill is a message that was thrown away because enough of its kind lay unread: where a loop sends what
// nobody receives, states would never end. It changes nothing as long as one is always left of those kept:
// a game with more of them then does the same, step by step, for whatever is received comes from a heap that
// does not run out.
type spill struct {
	state   int32 // that was come to
	sender  token.NodeID
	message int // of the sender's
}

// overflow holds against all states behind a spill that one message is always left. Where it is not, what was
// thrown away might have been received, and nothing is decided.
func (e *explorer) overflow() {
	if len(e.spills) == 0 {
		return
	}
	next := make([][]way, len(e.keys))
	for _, w := range e.ways {
		next[w.from] = append(next[w.from], w)
	}
	type letter struct {
		sender  token.NodeID
		message int
	}
	begins := map[letter][]int32{}
	var order []letter
	for _, s := range e.spills {
		l := letter{s.sender, s.message}
		if begins[l] == nil {
			order = append(order, l)
		}
		begins[l] = append(begins[l], s.state)
	}
	for _, l := range order {
		if e.left -= len(e.keys) / 8; e.left <= 0 || e.runsOut(l.sender, l.message, begins[l], next) {
			e.drained = true
			e.doubt("soundness.mail-piles-up", say("“%s” sends the same message again and again, and it depends on how often it was sent whether one is left when it is received.",
				"“%s”反复发送同一消息，接收时是否还有剩余取决于发送了多少次。", e.net.Nodes[l.sender].ID), l.sender)
			return
		}
	}
}

// runsOut says whether, behind one of some states, as many messages may be received as lie unread.
func (e *explorer) runsOut(sender token.NodeID, message int, from []int32, next [][]way) bool {
	seen := make([]bool, len(e.keys))
	todo := append([]int32(nil), from...)
	for len(todo) > 0 {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[at] || e.kind[at] == ended {
			continue
		}
		seen[at] = true
		e.snaps.Restore(e.game, []byte(e.keys[at]))
		unread := e.game.Unread(sender, message)
		if unread == 0 {
			return true
		}
		for _, w := range next[at] {
			if int(w.received) >= unread {
				return true
			}
			todo = append(todo, w.to)
		}
	}
	return false
}
