package handbook

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
)

// forms is what people fill in.
func (b *book) forms() {
	type one struct {
		node *model.Node
		form *data.Form
	}
	var all []one
	for _, p := range b.source.Drawing.Processes {
		p.Walk(func(n, _ *model.Node) {
			if f := data.FormOf(n); f != nil {
				all = append(all, one{n, f})
			}
		})
	}
	if len(all) == 0 {
		return
	}
	b.chapter(false, b.say("Forms", "表单"))
	for _, x := range all {
		b.heading(2, b.node(x.node.ID))
		t := &Table{Columns: []Column{{Head: b.say("Field", "字段"), Width: 30}, {Head: b.say("Variable", "变量"), Width: 22}, {Head: b.say("What it holds", "内容"), Width: 28},
			{Head: b.say("Required", "必填"), Width: 10, Align: Centre}, {Head: b.say("Read only", "只读"), Width: 10, Align: Centre}}}
		for _, f := range x.form.Fields {
			label := f.Label
			if label == "" {
				label = f.Name
			}
			holds := Cell{}
			if v := b.data.Variable(f.Variable); v != nil {
				holds = cells(b.text(typeOf(v.Type)), plain(rangeOf(v)))
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{strong(plain(label)), words(f.Variable), holds, mark(f.Required), mark(f.Readonly)}})
		}
		b.add(t)
	}
}

// mark is a tick, or nothing.
func mark(is bool) Cell {
	if is {
		return words("✓")
	}
	return Cell{}
}

// rules is what is known of a case and what follows from it.
func (b *book) rules() {
	tables := b.decisions()
	branches := b.branches()
	if len(b.data.Variables)+len(b.data.Terms)+len(b.data.Objects)+len(tables) == 0 && len(branches.Rows) == 0 {
		return
	}
	b.chapter(false, b.say("Data and rules", "数据与规则"))
	b.variables()
	b.objects()
	b.terms()
	for i, t := range tables {
		if i == 0 {
			b.heading(2, b.say("Decision tables", "决策表"))
		}
		b.heading(3, t.name)
		b.add(t.blocks...)
	}
	if len(branches.Rows) > 0 {
		b.heading(2, b.say("Which way a case goes", "分支条件"))
		b.add(branches)
	}
}

func (b *book) variables() {
	if len(b.data.Variables) == 0 {
		return
	}
	b.heading(2, b.say("Variables", "变量"))
	t := &Table{Columns: []Column{{Head: b.say("Variable", "变量"), Width: 20}, {Head: b.say("Holds", "类型与取值"), Width: 24}, {Head: b.say("What it is", "含义"), Width: 28},
		{Head: b.say("Written at", "写入步骤"), Width: 14}, {Head: b.say("Read at", "读取步骤"), Width: 14}}}
	for _, v := range b.data.Variables {
		meaning := cells(plain(v.Text))
		if v.Term != "" {
			meaning.Blocks = append(meaning.Blocks, note(b.say("Term: %s", "术语：%s", v.Term))...)
		}
		if v.Input {
			meaning.Blocks = append(meaning.Blocks, note(b.say("Known when the case arrives", "案例到达时已知"))...)
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(plain(v.Name)), cells(b.text(typeOf(v.Type)), plain(rangeOf(v))), meaning,
			cell(b.places(v.Name, true)), cell(b.places(v.Name, false))}})
	}
	b.add(t)
}

// places are where a variable is written or read: numbers of steps, and names of what has none.
func (b *book) places(variable string, write bool) Text {
	var all []Text
	seen := map[model.ID]bool{}
	for _, u := range b.data.Uses {
		if u.Variable != variable || u.Write != write || u.Node == nil || seen[u.Node.ID] {
			continue
		}
		seen[u.Node.ID] = true
		if number := b.numbers[u.Node.ID]; number != "" {
			all = append(all, plain(number))
		} else {
			all = append(all, b.node(u.Node.ID))
		}
	}
	return b.joined(all)
}

func (b *book) objects() {
	stores := map[model.ID]bool{}
	var all []*model.DataReference
	for _, r := range b.references() {
		key := r.Ref
		if key == "" {
			key = r.ID
		}
		if r.Name != "" && !stores[key] {
			stores[key] = true
			all = append(all, r)
		}
	}
	if len(all) == 0 {
		return
	}
	b.heading(2, b.say("Documents and data stores", "单据与数据存储"))
	t := &Table{Columns: []Column{{Head: b.say("Name", "名称"), Width: 40}, {Head: b.say("Kind", "类别"), Width: 20}, {Head: b.say("State", "状态"), Width: 40}}}
	for _, r := range all {
		kind := b.say("Data object", "数据对象")
		if r.Store {
			kind = b.say("Data store", "数据存储")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(b.name(&r.Base)), cell(kind), words(r.State)}})
	}
	b.add(t)
}

func (b *book) terms() {
	if len(b.data.Terms) == 0 {
		return
	}
	b.heading(2, b.say("Glossary", "术语表"))
	t := &Table{Columns: []Column{{Head: b.say("Term", "术语"), Width: 24}, {Head: b.say("Meaning", "定义"), Width: 38}, {Head: b.say("Owner", "负责人"), Width: 18}, {Head: b.say("Derived from", "派生自"), Width: 20}}}
	for _, x := range b.data.Terms {
		t.Rows = append(t.Rows, Row{Cells: []Cell{strong(plain(x.Name)), words(x.Text), words(x.Owner), words(strings.Join(x.From, ", "))}})
	}
	b.add(t)
}

// decision is a decision table with what it is called.
type decision struct {
	name   Text
	blocks []Block
}

// decisions are those of the drawing, then those that a scenario alone has.
func (b *book) decisions() []decision {
	var all []decision
	for _, p := range b.source.Drawing.Processes {
		p.Walk(func(n, _ *model.Node) {
			if t := data.DrawnTable(n); t != nil {
				all = append(all, decision{b.node(n.ID), []Block{b.policy(t), ruled(t.Inputs, t.Outputs, t.Rules)}})
			}
		})
	}
	seen := map[string]bool{}
	for _, r := range b.source.Scenarios {
		if r.Numbers == nil {
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(r.Numbers.Tables)) {
			if seen[id] {
				continue
			}
			seen[id] = true
			t := r.Numbers.Tables[id]
			name := t.Name
			if name == "" {
				name = id
			}
			all = append(all, decision{plain(name), []Block{ruled(t.Inputs, t.Outputs, cellsOf(t))}})
		}
	}
	return all
}

// policy says what counts where several rules hold.
func (b *book) policy(t *data.Drawn) Block {
	said := b.say("The uppermost rule that holds decides.", "自上而下，第一条成立的规则生效。")
	switch t.Policy {
	case data.Unique:
		said = b.say("At most one rule holds.", "任何情况下至多一条规则成立。")
	case data.First, "":
	default:
		said = b.say("Hit policy: %s", "命中策略：%s", t.Policy)
	}
	return &Paragraph{Spans: []Span{{Text: said.Line()}}}
}

func cellsOf(t *scenario.Table) [][]string {
	var rules [][]string
	for _, r := range t.Rules {
		rule := slices.Clone(r.When)
		for len(rule) < len(t.Inputs) {
			rule = append(rule, "")
		}
		for _, v := range r.Then {
			rule = append(rule, fmt.Sprint(v))
		}
		rules = append(rules, rule)
	}
	return rules
}

// ruled is a decision table as a table: inputs, then outputs.
func ruled(inputs, outputs []string, rules [][]string) *Table {
	t := &Table{Columns: []Column{{Head: plain("#"), Width: 0.35}}}
	for _, name := range inputs {
		t.Columns = append(t.Columns, Column{Head: plain(name), Width: 1})
	}
	for _, name := range outputs {
		t.Columns = append(t.Columns, Column{Head: plain("→ " + name), Width: 1})
	}
	for i, rule := range rules {
		row := Row{Cells: []Cell{words(count(i + 1))}}
		for c := range len(t.Columns) - 1 {
			text := ""
			if c < len(rule) {
				text = rule[c]
			}
			if strings.TrimSpace(text) == "" && c < len(inputs) {
				text = "–"
			}
			one := words(text)
			if c >= len(inputs) {
				one.Fill = "#f2f4f7"
			}
			row.Cells = append(row.Cells, one)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// branches are the ways out of gateways, and out of steps with conditions.
func (b *book) branches() *Table {
	t := &Table{Columns: []Column{{Head: b.say("At", "位置"), Width: 26}, {Head: b.say("Way", "分支"), Width: 20}, {Head: b.say("Leads to", "去向"), Width: 26}, {Head: b.say("When", "条件"), Width: 28}}}
	b.eachScope(func(s *model.Scope, _ *model.Node) {
		byID := map[model.ID]*model.SequenceFlow{}
		outs := map[model.ID]int{}
		for _, f := range s.Flows {
			byID[f.ID] = f
			outs[f.Source]++
		}
		for _, n := range s.Nodes {
			deciding := n.Kind == model.ExclusiveGateway || n.Kind == model.InclusiveGateway || n.Kind == model.ComplexGateway
			first := true
			for _, f := range s.Flows {
				if f.Source != n.ID || outs[n.ID] < 2 && f.Condition == nil || !deciding && f.Condition == nil {
					continue
				}
				at := Cell{}
				if first {
					at, first = strong(b.step(n.ID)), false
				}
				way := Text{}
				if f.Name != "" {
					way = b.name(&f.Base)
				}
				t.Rows = append(t.Rows, Row{Cells: []Cell{at, cell(way), cell(b.joined(b.onward(s, f.Target, map[model.ID]bool{}))), b.condition(n, f)}})
			}
		}
	})
	return t
}

// onward is where a flow leads: its target, or what follows behind gateways without a name.
func (b *book) onward(s *model.Scope, target model.ID, seen map[model.ID]bool) []Text {
	if seen[target] {
		return nil
	}
	seen[target] = true
	node, known := b.source.Drawing.Node(target), b.bases[target]
	if node == nil || node.Gateway == nil || known != nil && known.Name != "" {
		return []Text{b.step(target)}
	}
	var all []Text
	for _, f := range s.Flows {
		if f.Source == target {
			all = append(all, b.onward(s, f.Target, seen)...)
		}
	}
	return all
}

func (b *book) condition(n *model.Node, f *model.SequenceFlow) Cell {
	byDefault := n.Gateway != nil && n.Gateway.Default == f.ID || n.Activity != nil && n.Activity.Default == f.ID
	if f.Condition != nil && strings.TrimSpace(f.Condition.Text) != "" {
		return Cell{Blocks: []Block{&Paragraph{Spans: []Span{{Text: strings.TrimSpace(f.Condition.Text), Code: true}}}}}
	}
	if byDefault {
		return cell(b.say("otherwise", "其他情况"))
	}
	return cell(b.say("as people decide", "人工判断"))
}
