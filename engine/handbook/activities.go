package handbook

import (
	"slices"
	"strings"

	"sandtable/engine/matrix"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/promise"
	"sandtable/engine/raci"
)

// activities is the table of all steps: what, who, with what, by when, and how.
func (b *book) activities() {
	b.chapter(true, b.say("Activities", "活动说明"))
	if len(b.matrix.Steps) == 0 {
		b.add(&Note{b.say("There are no activities in the drawing.", "流程图中没有活动。")})
		return
	}
	t := &Table{Columns: []Column{
		{Head: b.say("No.", "序号"), Width: 4.5}, {Head: b.say("Activity", "活动"), Width: 16}, {Head: b.say("Who", "职责"), Width: 16.5},
		{Head: b.say("Needs and writes", "输入与输出"), Width: 14}, {Head: b.say("Promise", "时限"), Width: 9}, {Head: b.say("How it is done", "作业说明"), Width: 40},
	}}
	promises := promise.Of(b.source.Drawing, nil)
	within := ""
	for _, s := range b.matrix.Steps {
		if s.Within != within {
			if within = s.Within; within != "" {
				t.Rows = append(t.Rows, Row{Head: true, Cells: []Cell{strong(b.within(s))}})
			}
		}
		what := strong(b.name(&s.Node.Base))
		what.Blocks = append(what.Blocks, note(b.kindAndPlace(s))...)
		t.Rows = append(t.Rows, Row{Cells: []Cell{words(b.numbers[s.Node.ID]), what, {Blocks: b.who(s.Node)}, {Blocks: b.inAndOut(s.Node)},
			{Blocks: b.limits(promises.Of(s.Node.ID))}, {Blocks: b.descriptionOf(&s.Node.Base)}}})
	}
	b.add(t)
	b.notes()
}

// note is a small text beside another.
func note(t Text) []Block {
	all := paragraphs(t)
	for _, p := range all {
		p.(*Paragraph).Quiet = true
	}
	return all
}

// within names the pools and sub-processes that hold a step, in the languages of the book.
func (b *book) within(s matrix.Step) Text {
	var holders []model.ID
	for _, p := range b.source.Drawing.Processes {
		var path []model.ID
		if find(&p.Scope, s.Node.ID, &path) {
			if pool := b.source.Drawing.Participant(p.ID); pool != nil && len(b.source.Drawing.Processes) > 1 {
				holders = append(holders, pool.ID)
			} else if len(b.source.Drawing.Processes) > 1 {
				holders = append(holders, p.ID)
			}
			slices.Reverse(path)
			holders = append(holders, path...)
		}
	}
	return b.both(func(l problem.Language) string {
		var names []string
		for _, id := range holders {
			names = append(names, strings.TrimSpace(b.numbers[id]+" "+b.in(l, id)))
		}
		return strings.Join(names, " › ")
	})
}

// find collects what holds a node, the innermost first.
func find(s *model.Scope, id model.ID, path *[]model.ID) bool {
	for _, n := range s.Nodes {
		if n.ID == id {
			return true
		}
		if n.Activity != nil && n.Activity.Inside != nil && find(n.Activity.Inside, id, path) {
			*path = append(*path, n.ID)
			return true
		}
	}
	return false
}

// kindAndPlace is what a step is and in which lane it stands.
func (b *book) kindAndPlace(s matrix.Step) Text {
	lane := b.laneOf(s.Node.ID)
	kind := nounOf(kindOf(s.Node))
	if l := s.Node.Activity.Loop; l != nil {
		repeated := problem.Text{EN: ", repeated", ZH: "，循环"}
		if l.MultiInstance {
			repeated = problem.Text{EN: ", once for each", ZH: "，多实例"}
		}
		kind = problem.Text{EN: kind.EN + repeated.EN, ZH: kind.ZH + repeated.ZH}
	}
	return b.both(func(l problem.Language) string {
		if lane == "" {
			return kind.In(l)
		}
		return kind.In(l) + " · " + b.in(l, lane)
	})
}

// laneOf is the innermost lane that a node stands in, or empty.
func (b *book) laneOf(id model.ID) model.ID {
	found := model.ID("")
	take := func(l *model.Lane) {
		if slices.Contains(l.Nodes, id) {
			found = l.ID // outer lanes come first
		}
	}
	for _, p := range b.source.Drawing.Processes {
		p.Lanes(take)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil {
				for _, set := range n.Activity.LaneSets {
					for _, l := range set.Lanes {
						take(l)
					}
				}
			}
		})
	}
	return found
}

// who is everybody with a duty at a step, a line for each code.
func (b *book) who(n *model.Node) []Block {
	by := map[string][]Text{}
	var codes []string
	for _, c := range b.matrix.Set.Codes {
		codes = append(codes, c.Code)
	}
	for _, r := range b.matrix.Roles {
		for _, code := range b.matrix.Codes(n.ID, r.ID) {
			if !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
			by[code] = append(by[code], b.called(model.ID(r.ID)))
		}
	}
	var all []Block
	for _, code := range codes {
		all = append(all, labelled(code, b.joined(by[code]))...)
	}
	if s, ok := signings[raci.StepOf(n).Signing]; ok {
		all = append(all, note(b.text(s))...)
	}
	return all
}

// inAndOut is what a step reads and writes: variables, data objects and stores, messages.
func (b *book) inAndOut(n *model.Node) []Block {
	var reads, writes []string
	once := func(to []string, name string) []string {
		if name == "" || slices.Contains(to, name) {
			return to
		}
		return append(to, name)
	}
	for _, u := range b.data.Uses {
		if u.Node == n {
			if u.Write {
				writes = once(writes, u.Variable)
			} else {
				reads = once(reads, u.Variable)
			}
		}
	}
	readObjects, writtenObjects := b.associated(n)
	var all []Block
	all = append(all, labelled("←", b.joined(append(readObjects, texts(reads)...)))...)
	return append(all, labelled("→", b.joined(append(writtenObjects, texts(writes)...)))...)
}

// texts are names of variables as one text: with commas in either language, as formulas have them.
func texts(names []string) []Text {
	if len(names) == 0 {
		return nil
	}
	return []Text{plain(strings.Join(names, ", "))}
}

// associated are the data objects and stores that arrows of data lead from and to.
func (b *book) associated(n *model.Node) (read, written []Text) {
	take := func(into []Text, id model.ID) []Text {
		for _, r := range b.references() {
			if r.ID == id && r.Name != "" {
				return append(into, b.name(&r.Base))
			}
		}
		return into
	}
	all := []*model.DataAssociation{}
	if n.Activity != nil {
		all = n.Activity.Data
	} else if n.Event != nil {
		all = n.Event.Data
	}
	for _, a := range all {
		if a.Input {
			for _, id := range a.Sources {
				read = take(read, id)
			}
		} else {
			written = take(written, a.Target)
		}
	}
	return read, written
}

func (b *book) references() (all []*model.DataReference) {
	b.eachScope(func(s *model.Scope, _ *model.Node) { all = append(all, s.DataReferences...) })
	return all
}

// limits are the times that are promised at a step.
func (b *book) limits(p *promise.Promise) []Block {
	if p == nil {
		return nil
	}
	var all []Block
	if p.StartWithin > 0 {
		l := length(p.StartWithin)
		all = append(all, paragraphs(b.say("begun in %[1]s", "%[2]s内开始", l.EN, l.ZH))...)
	}
	if p.CompleteWithin > 0 {
		l := length(p.CompleteWithin)
		all = append(all, paragraphs(b.say("done in %[1]s", "%[2]s内完成", l.EN, l.ZH))...)
	}
	return all
}

// notes are the annotations of the drawing: what somebody thought worth saying beside it.
func (b *book) notes() {
	l := &List{}
	take := func(artifacts []*model.Artifact) {
		for _, a := range artifacts {
			if a.Element == "textAnnotation" && strings.TrimSpace(a.Text) != "" {
				l.Items = append(l.Items, Markdown(a.Text, false))
			}
		}
	}
	b.eachScope(func(s *model.Scope, _ *model.Node) { take(s.Artifacts) })
	for _, c := range b.source.Drawing.Collaborations {
		take(c.Artifacts)
	}
	if len(l.Items) > 0 {
		b.heading(2, b.say("Notes on the drawing", "图中注释"))
		b.add(l)
	}
}
