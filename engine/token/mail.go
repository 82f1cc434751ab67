package token

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// kept is a message that nobody has waited for yet.
type kept struct {
	from  Place
	post  *post
	own   link // in its case
	among link // among all
}

// mostMail bounds the messages kept for one case, for nobody seems to want them.
const mostMail = 1000

// keep keeps a message until something waits for it, or its case ends.
func (g *Game) keep(from Place, p *post) {
	var k int32
	if n := len(g.spare.kept); n > 0 {
		k = g.spare.kept[n-1]
		g.spare.kept = g.spare.kept[:n-1]
	} else {
		k = int32(len(g.kept))
		g.kept = append(g.kept, kept{})
	}
	h := g.caseOf(from.Case)
	g.kept[k] = kept{from: from, post: p, own: link{h.mail.last, None}, among: link{g.mail.last, None}}
	if h.mail.last != None {
		g.kept[h.mail.last].own.after = k
	} else {
		h.mail.first = k
	}
	h.mail.last = k
	if g.mail.last != None {
		g.kept[g.mail.last].among.after = k
	} else {
		g.mail.first = k
	}
	g.mail.last = k
	if h.kept++; h.kept > mostMail {
		g.fail(problem.New("token.too-much-mail", problem.Say("“%s” has sent more messages than anybody receives: over %d are kept for one case.", "“%s”发出的消息无人接收：一个案例积压的消息已超过 %d 条。", g.net.Nodes[from.Node].Label(), mostMail),
			problem.Say("Let an event or task receive them, or take the message flow out.", "请添加接收该消息的事件或任务，或删除该消息流。")).Located(g.net.placeOf(from.Node)))
	}
}

// unkeep takes a message out of the mail.
func (g *Game) unkeep(k int32) {
	m := &g.kept[k]
	h := &g.cases[m.from.Case]
	if m.own.before != None {
		g.kept[m.own.before].own.after = m.own.after
	} else {
		h.mail.first = m.own.after
	}
	if m.own.after != None {
		g.kept[m.own.after].own.before = m.own.before
	} else {
		h.mail.last = m.own.before
	}
	if m.among.before != None {
		g.kept[m.among.before].among.after = m.among.after
	} else {
		g.mail.first = m.among.after
	}
	if m.among.after != None {
		g.kept[m.among.after].among.before = m.among.before
	} else {
		g.mail.last = m.among.before
	}
	h.kept--
	g.spare.kept = append(g.spare.kept, k)
}

// collect gives a wait that has just begun the oldest message that was kept for it.
func (g *Game) collect(id int32) {
	w := &g.waits[id]
	at := g.waitOf(id)
	k := g.cases[at.Case].mail.first
	for ; k != None; k = g.kept[k].own.after {
		if g.kept[k].post.reaches(w.channel) {
			break
		}
	}
	if k == None && !g.Within {
		for k = g.mail.first; k != None; k = g.kept[k].among.after {
			if m := &g.kept[k]; m.from.Case != at.Case && m.post.reaches(w.channel) && g.player.Receives(m.from, at) {
				break
			}
		}
	}
	if k == None {
		return
	}
	g.unkeep(k)
	w = &g.waits[id]
	g.unhear(id)
	w.state = due
	g.queue(deferred{what: brought, at: at.Place, turn: w.turn, ref: id})
}

// discard throws away what is kept for a case that is over, and tells the player.
func (g *Game) discard(c Case) {
	for g.cases[c].mail.first != None {
		k := g.cases[c].mail.first
		from := g.kept[k].from
		g.unkeep(k)
		g.player.Uncaught(from, model.MessageEvent)
	}
}

// Trim throws away the newest messages of which more than so many alike lie unread, telling only spilled of
// each: which of the messages of which node it was, an index into Net.Posts.
func (g *Game) Trim(most int, spilled func(sender NodeID, message int)) {
	for k := g.mail.last; k != None; {
		before := g.kept[k].among.before
		m := &g.kept[k]
		posts := g.net.Nodes[m.from.Node].more.posts
		for i := range posts {
			if &posts[i] == m.post && g.Unread(m.from.Node, i) > most {
				spilled(m.from.Node, i)
				g.unkeep(k)
				break
			}
		}
		k = before
	}
}

// Unread is how many of a message that a node sends, an index into Net.Posts, are kept because nobody has
// received them.
func (g *Game) Unread(sender NodeID, message int) int {
	n := 0
	p := &g.net.Nodes[sender].more.posts[message]
	for k := g.mail.first; k != None; k = g.kept[k].among.after {
		if g.kept[k].post == p {
			n++
		}
	}
	return n
}
