package handbook

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/change"
	"sandtable/engine/data"
	"sandtable/engine/matrix"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// book is a handbook that is being written.
type book struct {
	source     Source
	options    Options
	lead, also problem.Language // also: empty where one language is printed
	doc        *Document
	matrix     *matrix.Matrix
	data       *data.Data
	numbers    map[model.ID]string // of the steps, as the table of activities counts them
	bases      map[model.ID]*model.Base
	headings   [3]int
	figures    int
	pictures   int
}

func newBook(s Source, o Options) *book {
	b := &book{source: s, options: o, lead: problem.English, matrix: matrix.Of(s.Drawing, s.Codes), data: data.Of(s.Drawing, nil),
		numbers: map[model.ID]string{}, bases: map[model.ID]*model.Base{}}
	if len(o.Languages) > 0 {
		b.lead = o.Languages[0]
	}
	if len(o.Languages) > 1 && o.Languages[1] != b.lead {
		b.also = o.Languages[1]
	}
	b.index()
	b.count()
	name := b.title()
	kind := b.say("Process handbook", "流程手册")
	b.doc = &Document{Language: string(b.lead), Title: name, Kind: kind, Running: name.Line() + " · " + kind.First, Subject: kind.Line(),
		Author: s.Cover.Owner, Date: s.Cover.Date}
	if s.Cover.Version != "" {
		b.doc.Running += " · " + s.Cover.Version
	}
	return b
}

// Spoken are the languages that a drawing has its names in, the one that it is written in first.
func Spoken(d *model.Definitions) []problem.Language {
	own := problem.Language(d.Language())
	other := problem.Chinese
	chinese := false
	look := func(b *model.Base) {
		chinese = chinese || strings.ContainsFunc(b.Name, func(r rune) bool { return r >= 0x2e80 })
	}
	translated := map[problem.Language]bool{}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			look(&n.Base)
			for _, w := range n.Wordings() {
				translated[problem.Language(w.Language)] = true
			}
		})
	}
	if own != problem.Chinese && (own == problem.English || !chinese) {
		own = problem.English
	} else {
		own, other = problem.Chinese, problem.English
	}
	if translated[other] {
		return []problem.Language{own, other}
	}
	return []problem.Language{own}
}

// index finds what has a name.
func (b *book) index() {
	d := b.source.Drawing
	for _, root := range d.Roots() {
		b.bases[root.ID] = root
	}
	for _, c := range d.Collaborations {
		b.bases[c.ID] = &c.Base
		for _, p := range c.Participants {
			b.bases[p.ID] = &p.Base
		}
	}
	for _, p := range d.Processes {
		b.bases[p.ID] = &p.Base
		p.Lanes(func(l *model.Lane) { b.bases[l.ID] = &l.Base })
		p.Walk(func(n, _ *model.Node) {
			b.bases[n.ID] = &n.Base
			if n.Activity != nil {
				for _, set := range n.Activity.LaneSets {
					for _, l := range set.Lanes {
						b.bases[l.ID] = &l.Base
					}
				}
			}
		})
	}
	b.eachScope(func(s *model.Scope, _ *model.Node) {
		for _, f := range s.Flows {
			b.bases[f.ID] = &f.Base
		}
	})
}

// eachScope visits the processes and the sub-processes in them, with the node that a scope belongs to.
func (b *book) eachScope(visit func(s *model.Scope, holder *model.Node)) {
	for _, p := range b.source.Drawing.Processes {
		visit(&p.Scope, nil)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				visit(n.Activity.Inside, n)
			}
		})
	}
}

// count numbers the steps in the order of the matrix, those inside a sub-process below its own number.
func (b *book) count() {
	holders := map[model.ID]model.ID{}
	for _, p := range b.source.Drawing.Processes {
		p.Walk(func(n, holder *model.Node) {
			if holder != nil {
				holders[n.ID] = holder.ID
			}
		})
	}
	counted := map[model.ID]int{}
	for _, s := range b.matrix.Steps {
		holder := holders[s.Node.ID]
		counted[holder]++
		number := strconv.Itoa(counted[holder])
		if above := b.numbers[holder]; above != "" {
			number = above + "." + number
		}
		b.numbers[s.Node.ID] = number
	}
}

func (b *book) without(c Chapter) bool { return slices.Contains(b.options.Without, c) }

// text is a sentence in the languages of the book.
func (b *book) text(t problem.Text) Text {
	x := Text{First: t.In(b.lead)}
	if b.also != "" && t.EN != t.ZH {
		x.Second = t.In(b.also)
	}
	return x
}

// say is problem.Say in the languages of the book. What it says are labels and sentences of ours.
func (b *book) say(en, zh string, args ...any) Text { return b.text(problem.Say(en, zh, args...)) }

// both is a text that is put together in each language.
func (b *book) both(in func(problem.Language) string) Text { return b.text(problem.Both(in)) }

// name is what an element is called in the languages of the book; its kind where it has no name.
func (b *book) name(of *model.Base) Text {
	if of == nil {
		return Text{}
	}
	if of.Name == "" {
		return plain(string(of.ID))
	}
	return b.both(func(l problem.Language) string { return strings.TrimSpace(of.NameIn(string(l))) })
}

// called is the name of an element by its id; the id where it is not known.
func (b *book) called(id model.ID) Text {
	if base := b.bases[id]; base != nil {
		return b.name(base)
	}
	return plain(string(id))
}

// in is the name of an element in one language.
func (b *book) in(l problem.Language, id model.ID) string {
	if base := b.bases[id]; base != nil && base.Name != "" {
		return strings.TrimSpace(base.NameIn(string(l)))
	}
	return string(id)
}

// step is a step with its number: “7 Check the credit”.
func (b *book) step(id model.ID) Text {
	name := b.node(id)
	if number := b.numbers[id]; number != "" {
		name.First = number + " " + name.First
	}
	return name
}

// node is the name of a flow node, or what it is where it has none.
func (b *book) node(id model.ID) Text {
	base := b.bases[id]
	if base == nil || base.Name != "" {
		return b.called(id)
	}
	if n := b.source.Drawing.Node(id); n != nil {
		return b.text(kindOf(n))
	}
	return plain(string(id))
}

// kindOf is what a node is: “user task”, “start event: message”.
func kindOf(n *model.Node) problem.Text {
	noun := change.Noun(n.Kind.String())
	if n.Activity != nil && n.Activity.TriggeredByEvent {
		noun = problem.Text{EN: "event sub-process", ZH: "事件子流程"}
	}
	if n.Event == nil {
		return noun
	}
	var en, zh []string
	for _, d := range n.Event.Definitions {
		what := change.Noun(d.Kind.String())
		if !slices.Contains(en, what.EN) {
			en, zh = append(en, what.EN), append(zh, what.ZH)
		}
	}
	if len(en) == 0 {
		return noun
	}
	return problem.Text{EN: noun.EN + ": " + strings.Join(en, ", "), ZH: noun.ZH + "（" + strings.Join(zh, "、") + "）"}
}

// title is what the handbook is about: the name on its cover, or the drawing's own. A name that the drawing has in one
// language is printed as the drawing has it in all.
func (b *book) title() Text {
	name := b.source.Cover.Name
	for _, base := range b.namesakes() {
		for _, l := range []problem.Language{problem.English, problem.Chinese} {
			if own := base.NameIn(string(l)); own != "" && (own == name.EN || own == name.ZH) && (name.EN == "" || name.ZH == "" || name.EN == name.ZH) {
				return b.name(base)
			}
		}
	}
	if name.EN != "" || name.ZH != "" {
		if name.EN == "" {
			name.EN = name.ZH
		}
		if name.ZH == "" {
			name.ZH = name.EN
		}
		return b.text(name)
	}
	for _, base := range b.namesakes() {
		return b.name(base)
	}
	return b.say("Unnamed process", "未命名流程")
}

// namesakes are what the drawing as a whole may be called after, the best first.
func (b *book) namesakes() (all []*model.Base) {
	for _, p := range b.source.Drawing.Processes {
		if len(p.Nodes) > 0 && p.Name != "" {
			all = append(all, &p.Base)
		}
	}
	for _, c := range b.source.Drawing.Collaborations {
		if c.Name != "" {
			all = append(all, &c.Base)
		}
		for _, p := range c.Participants {
			if p.Name != "" && p.Process != "" {
				all = append(all, &p.Base)
			}
		}
	}
	return all
}

// section goes on upright or across.
func (b *book) section(wide bool) {
	if n := len(b.doc.Sections); n == 0 || b.doc.Sections[n-1].Wide != wide {
		b.doc.Sections = append(b.doc.Sections, Section{Wide: wide})
	}
}

func (b *book) add(blocks ...Block) {
	last := &b.doc.Sections[len(b.doc.Sections)-1]
	last.Blocks = append(last.Blocks, blocks...)
}

// chapter begins one, on a page of its own.
func (b *book) chapter(wide bool, t Text) {
	before := len(b.doc.Sections)
	b.section(wide)
	if len(b.doc.Sections) == before {
		b.add(&Break{})
	}
	b.heading(1, t)
}

// heading adds one with its number.
func (b *book) heading(level int, t Text) {
	b.headings[level-1]++
	for i := level; i < len(b.headings); i++ {
		b.headings[i] = 0
	}
	var parts []string
	for _, n := range b.headings[:level] {
		parts = append(parts, strconv.Itoa(n))
	}
	number := strings.Join(parts, ".")
	b.add(&Heading{Level: level, Number: number, Anchor: "h" + strings.ReplaceAll(number, ".", "_"), Text: t})
}

// paragraphs are a text as running text.
func paragraphs(t Text) []Block {
	var all []Block
	if t.First != "" {
		all = append(all, &Paragraph{Spans: []Span{{Text: t.First}}})
	}
	if t.Second != "" {
		all = append(all, &Paragraph{Spans: []Span{{Text: t.Second}}, Quiet: true})
	}
	return all
}

func cell(t Text) Cell { return Cell{Blocks: paragraphs(t)} }

func words(w string) Cell { return cell(plain(w)) }

// strong is a cell that stands out.
func strong(t Text) Cell {
	c := cell(t)
	if len(c.Blocks) > 0 {
		c.Blocks[0].(*Paragraph).Spans[0].Strong = true
	}
	return c
}

// cells are texts one below the other.
func cells(all ...Text) Cell {
	var c Cell
	for _, t := range all {
		c.Blocks = append(c.Blocks, paragraphs(t)...)
	}
	return c
}

// labelled is a text behind a label that stands out: “R Sales support”.
func labelled(label string, t Text) []Block {
	if t.First == "" {
		return nil
	}
	all := []Block{&Paragraph{Spans: []Span{{Text: label + " ", Strong: true}, {Text: t.First}}}}
	if t.Second != "" {
		all = append(all, &Paragraph{Spans: []Span{{Text: t.Second}}, Quiet: true})
	}
	return all
}

// joined are several texts as one, with commas.
func (b *book) joined(all []Text) Text {
	var first, second []string
	differ := false
	for _, t := range all {
		first = append(first, t.First)
		if t.Second != "" {
			differ = true
			second = append(second, t.Second)
		} else {
			second = append(second, t.First)
		}
	}
	x := Text{First: strings.Join(first, comma(b.lead))}
	if differ {
		x.Second = strings.Join(second, comma(b.also))
	}
	return x
}

func comma(l problem.Language) string {
	if l == problem.Chinese {
		return "、"
	}
	return ", "
}
