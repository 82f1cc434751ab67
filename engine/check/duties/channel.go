package duties

import (
	"slices"
	"unicode"

	"sandtable/engine/edit"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

var noChannelRule = finding.Rule{ID: "raci.no-channel", Severity: finding.Info, Look: noChannel,
	Title: problem.Text{EN: "Asking or telling without a way to do it", ZH: "咨询或知会没有落实方式"}}

// noChannel finds duties to be asked or told of which nothing says how they come about: no channel, no activity of the
// role next to it, no message (R21). As long as a process names no channel at all, there is one finding about it.
func noChannel(s *finding.Subject) finding.Findings {
	m := matrixOf(s)
	var found finding.Findings
	for _, p := range s.Processes() {
		var open []mute
		named := false
		for _, r := range m.within[p] {
			for _, e := range r.entries {
				meaning := m.meaning(e.Code)
				named = named || e.By != ""
				if (meaning == raci.Consulted || meaning == raci.Informed) && m.parties[e.Role] != nil && !slices.Contains(raci.Channels, e.By) && !m.drawn(r, meaning, e.Role) {
					open = append(open, mute{r, e, meaning})
				}
			}
		}
		if len(open) == 0 {
			continue
		}
		if !named {
			found = append(found, m.speechless(p, open))
			continue
		}
		found = append(found, m.eachMute(open)...)
	}
	return m.few(found)
}

// mute is a duty to be asked or told without a channel.
type mute struct {
	row     *row
	entry   raci.Entry
	meaning raci.Meaning
}

// usual is the channel that a duty mostly has: a remark for whoever is asked, a message for whoever is told.
func (x *mute) usual() raci.Channel {
	if x.meaning == raci.Consulted {
		return raci.Comment
	}
	return raci.Notice
}

func (x *mute) speak() edit.Edit {
	return edit.Edit{Do: edit.Assign, Element: x.row.node.ID, Code: x.entry.Code, Role: x.entry.Role, Value: string(x.usual())}
}

// speechless is the finding about a process that names no channel at all.
func (m *matrix) speechless(p *model.Process, open []mute) finding.Finding {
	var edits []edit.Edit
	var rows []*row
	for i := range open {
		edits = append(edits, open[i].speak())
		if r := open[i].row; len(rows) == 0 || rows[len(rows)-1] != r {
			rows = append(rows, r)
		}
	}
	return finding.On(&p.Base,
		say("“%[1]s” does not say how those who are consulted or informed hear of it, in %[2]s.", "“%[1]s”没有说明在%[2]s中如何咨询或知会相关角色。", p.Label(), labels(rows)),
		say("Set a channel for each: a comment, a task, a message or a meeting.", "请为每项设置方式：意见、任务、消息或会议。"),
		finding.Fix{Title: say("Consult by comments and inform by messages", "咨询用意见，知会用消息"), Edits: edits})
}

// eachMute are the findings about activities, one for each.
func (m *matrix) eachMute(open []mute) finding.Findings {
	var found finding.Findings
	for i := 0; i < len(open); {
		r := open[i].row
		var roles []string
		var edits []edit.Edit
		for ; i < len(open) && open[i].row == r; i++ {
			roles = once(roles, open[i].entry.Role)
			edits = append(edits, open[i].speak())
		}
		found = append(found, finding.On(&r.node.Base,
			say("Nothing says how %[2]s hears of “%[1]s”.", "没有说明%[2]s如何参与或获知“%[1]s”。", r.label(), m.list(roles)),
			say("Set a channel, or draw the message or the activity.", "请设置方式，或画出相应的消息或活动。"),
			finding.Fix{Title: say("Consult by comments and inform by messages", "咨询用意见，知会用消息"), Edits: edits}))
	}
	return found
}

// drawn says whether the drawing shows how a role is asked before an activity or told after it: by an activity of its own
// or, to be told, by a message.
func (m *matrix) drawn(r *row, meaning raci.Meaning, role string) bool {
	ways := m.flow.next
	if meaning == raci.Consulted {
		ways = m.flow.previous
	}
	stop := func(n *model.Node) bool { return n.Kind.IsActivity() || n.Kind.IsEvent() }
	return slices.ContainsFunc(m.flow.nearest(r.node.ID, ways, stop), func(n *model.Node) bool {
		if x := m.of[n.ID]; x != nil {
			return meaning == raci.Informed && n.Kind == model.SendTask || slices.Contains(x.doers, role)
		}
		return meaning == raci.Informed && (n.Kind == model.IntermediateThrowEvent || n.Kind == model.EndEvent) &&
			slices.ContainsFunc(n.Event.Definitions, func(d *model.EventDefinition) bool { return d.Kind == model.MessageEvent })
	})
}

func hasHan(text string) bool {
	return slices.ContainsFunc([]rune(text), func(c rune) bool { return unicode.Is(unicode.Han, c) })
}
