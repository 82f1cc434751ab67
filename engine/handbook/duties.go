package handbook

import (
	"fmt"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

// mostColumns is how many roles stand side by side in a matrix; more are printed in a further one.
const mostColumns = 16

// duties is who does what as a matrix, and the roles.
func (b *book) duties() {
	roles := b.rolesWithDuties()
	wide := len(roles) > 7
	title := b.say("Responsibilities (%s)", "职责矩阵（%s）", b.matrix.Set.Name)
	b.chapter(wide, title)
	if len(roles) == 0 || len(b.matrix.Steps) == 0 {
		b.add(&Note{b.say("The drawing does not say who does what.", "流程图中没有职责信息。")})
		return
	}
	b.add(&Paragraph{Spans: b.codes()})
	for from := 0; from < len(roles); from += mostColumns {
		b.add(b.grid(roles[from:min(from+mostColumns, len(roles))]))
	}
	b.heading(2, b.say("Roles", "角色"))
	b.add(b.roleTable(roles))
	b.pairs()
}

func (b *book) rolesWithDuties() (all []raci.Role) {
	for _, r := range b.matrix.Roles {
		if b.hasDuty(r.ID) {
			all = append(all, r)
		}
	}
	return all
}

func (b *book) hasDuty(role string) bool {
	for _, s := range b.matrix.Steps {
		if len(b.matrix.Codes(s.Node.ID, role)) > 0 {
			return true
		}
	}
	return false
}

// codes says what the letters mean.
func (b *book) codes() []Span {
	var all []Span
	for i, c := range b.matrix.Set.Codes {
		if i > 0 {
			all = append(all, Span{Text: "\u2003"})
		}
		all = append(all, Span{Text: c.Code, Strong: true}, Span{Text: " " + b.text(c.Name).Line()})
	}
	return all
}

func (b *book) grid(roles []raci.Role) *Table {
	t := &Table{Columns: []Column{{Head: b.say("No.", "序号"), Width: 7}, {Head: b.say("Activity", "活动"), Width: 40}}}
	for _, r := range roles {
		t.Columns = append(t.Columns, Column{Head: b.called(model.ID(r.ID)), Width: 9, Align: Centre, Upright: true})
	}
	for _, s := range b.matrix.Steps {
		row := Row{Cells: []Cell{words(b.numbers[s.Node.ID]), cell(b.name(&s.Node.Base))}}
		for _, r := range roles {
			codes := b.matrix.Codes(s.Node.ID, r.ID)
			c := Cell{}
			if len(codes) > 0 {
				c = strong(plain(raci.WriteCell(codes)))
				c.Fill = b.tint(codes)
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// tint is a light shade of the colour of the weightiest code.
func (b *book) tint(codes []string) string {
	for _, want := range []raci.Meaning{raci.Answers, raci.Performs} {
		for _, code := range codes {
			if c, ok := b.matrix.Set.Find(code); ok && c.Meaning == want {
				return lighter(c.Colour)
			}
		}
	}
	c, _ := b.matrix.Set.Find(codes[0])
	return lighter(c.Colour)
}

// lighter mixes a colour with four times as much white; without one it is a light grey.
func lighter(colour string) string {
	v, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		return "#eef0f3"
	}
	mix := func(shift int) uint64 { return (v>>shift&0xff + 4*255) / 5 }
	return fmt.Sprintf("#%02x%02x%02x", mix(16), mix(8), mix(0))
}

func (b *book) roleTable(roles []raci.Role) *Table {
	t := &Table{Columns: []Column{{Head: b.say("Role", "角色"), Width: 26}, {Head: b.say("Unit", "部门"), Width: 18}, {Head: b.say("Reports to", "上级"), Width: 20},
		{Head: b.say("Deputy", "代理"), Width: 20}, {Head: b.say("Kind", "类别"), Width: 10}, {Head: b.say("Steps", "步骤数"), Width: 10, Align: Right}}}
	for _, r := range roles {
		standing := raci.Standing{}
		if base := b.bases[model.ID(r.ID)]; base != nil {
			standing = raci.StandingOf(base)
		}
		other := func(id string) Cell {
			if id == "" {
				return Cell{}
			}
			return cell(b.called(model.ID(id)))
		}
		steps := 0
		for _, s := range b.matrix.Steps {
			if len(b.matrix.Codes(s.Node.ID, r.ID)) > 0 {
				steps++
			}
		}
		kind := standing.Kind
		if kind == "" {
			kind = raci.Internal
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(b.called(model.ID(r.ID))), words(standing.Unit), other(standing.Senior), other(standing.Deputy),
			cell(b.text(roleKinds[kind])), words(count(steps))}})
	}
	return t
}

// pairs are steps that must, or must not, be in the same hands.
func (b *book) pairs() {
	l := &List{}
	say := func(pairs []raci.Pair, en, zh string) {
		for _, p := range pairs {
			reason := problem.Text{}
			if p.Reason != "" {
				reason = problem.Say(" (%s)", "（%s）", p.Reason)
			}
			l.Items = append(l.Items, paragraphs(b.both(func(of problem.Language) string {
				return fmt.Sprintf(problem.Text{EN: en, ZH: zh}.In(of), b.in(of, p.First), b.in(of, p.Second)) + reason.In(of)
			})))
		}
	}
	for _, p := range b.source.Drawing.Processes {
		say(raci.Separations(p), "“%s” and “%s” must not be done by the same person", "“%s”与“%s”不得由同一人办理")
		say(raci.Bindings(p), "“%s” and “%s” are to be done by the same person", "“%s”与“%s”须由同一人办理")
	}
	if len(l.Items) > 0 {
		b.heading(2, b.say("Separation and binding of duties", "职责分离与绑定"))
		b.add(l)
	}
}
