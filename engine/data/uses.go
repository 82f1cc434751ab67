package data

import (
	"strconv"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// nodes reads what the nodes of all processes read, write and ask.
func (r *reader) nodes() {
	for _, p := range r.file.Processes {
		leaving := map[model.ID][]*model.SequenceFlow{}
		flows := func(s *model.Scope) {
			for _, f := range s.Flows {
				leaving[f.Source] = append(leaving[f.Source], f)
			}
		}
		flows(&p.Scope)
		p.Walk(func(n, _ *model.Node) {
			if n.Activity != nil && n.Activity.Inside != nil {
				flows(n.Activity.Inside)
			}
		})
		p.Walk(func(n, _ *model.Node) {
			r.reads(n)
			r.forms(n)
			r.writes(n)
			r.decides(n)
			r.plays(n)
			r.asks(n)
			for _, f := range leaving[n.ID] {
				r.condition(n, f)
			}
		})
	}
}

func (r *reader) use(u Use) { r.Uses = append(r.Uses, &u) }

func (r *reader) reads(n *model.Node) {
	for _, e := range n.Own("read") {
		if name := trimmed(e, "variable"); name != "" {
			r.use(Use{Variable: name, Node: n, At: e.At})
		}
	}
}

// forms are read in the order of their fields: what is shown before what is filled in.
func (r *reader) forms(n *model.Node) {
	form := FormOf(n)
	if form == nil {
		return
	}
	for _, write := range []bool{false, true} {
		for _, f := range form.Fields {
			if f.Variable != "" && f.Readonly != write {
				r.use(Use{Variable: f.Variable, Node: n, Write: write, Field: f, At: f.At})
			}
		}
	}
}

// FormOf is the form of a node, or nil. Where there are several, the fields of all are in it.
func FormOf(n *model.Node) *Form {
	own := n.Own("form")
	if len(own) == 0 {
		return nil
	}
	form := &Form{}
	for _, e := range own {
		for i := range e.Children {
			c := &e.Children[i]
			if c.Space != model.Space || c.Name != "field" {
				continue
			}
			form.Fields = append(form.Fields, &Field{Name: trimmed(c, "name"), Label: trimmed(c, "label"), Variable: trimmed(c, "variable"),
				Required: isTrue(c, "required"), Readonly: isTrue(c, "readonly"), At: c.At})
		}
	}
	return form
}

func (r *reader) writes(n *model.Node) {
	for _, e := range n.Own("write") {
		name, value := trimmed(e, "variable"), trimmed(e, "value")
		if name == "" {
			continue
		}
		if source, ok := strings.CutPrefix(value, "="); ok {
			r.readBy(n, source, e.At, "")
		}
		r.use(Use{Variable: name, Node: n, Write: true, Value: value, At: e.At})
	}
}

// readBy notes what a formula whose value is written reads, if it is understood.
func (r *reader) readBy(n *model.Node, source string, at model.Pos, path string) {
	for _, want := range []condition.Kind{condition.Text, condition.Number, condition.Boolean} {
		if f, err := r.known.Formula(source, want); err == nil {
			r.slots(n, f.Reads(), Use{At: at, Path: path})
			return
		}
	}
}

func (r *reader) slots(n *model.Node, slots []int, u Use) {
	for _, slot := range slots {
		if name := r.known.Name(slot); r.by[name] != nil {
			u.Variable, u.Node = name, n
			r.use(u)
		}
	}
}

// plays is what the scenario lets a task write when it is done.
func (r *reader) plays(n *model.Node) {
	t := r.scenario.Tasks[string(n.ID)]
	if t == nil {
		return
	}
	for i, w := range t.Writes {
		if w == nil {
			continue
		}
		path := scenario.Pointer("tasks", string(n.ID), "writes", strconv.Itoa(i))
		if w.Formula != "" {
			r.readBy(n, w.Formula, model.Pos{}, path)
		}
		if table, err := TableOf(r.scenario, w.Table, r.known); err == nil && table != nil {
			r.slots(n, table.Reads(), Use{Path: path})
		}
		r.use(Use{Variable: w.To, Node: n, Write: true, Path: path})
	}
}

// TableOf understands a decision table of a scenario; nil where there is none of that id.
func TableOf(s *scenario.Scenario, id string, v *condition.Variables) (*condition.Table, error) {
	t := s.Tables[id]
	if t == nil {
		return nil, nil
	}
	spec := condition.TableSpec{Inputs: t.Inputs, Outputs: t.Outputs}
	for _, rule := range t.Rules {
		if rule != nil {
			spec.Rules = append(spec.Rules, condition.RuleSpec{When: rule.When, Then: rule.Then})
		}
	}
	return v.Table(spec)
}

// asks reads the formulas that stand in a node.
func (r *reader) asks(n *model.Node) {
	if n.Event != nil {
		for _, d := range n.Event.Definitions {
			r.formula(Formula{Want: condition.Boolean, Node: n}, d.Condition, Use{Waits: true})
		}
	}
	if n.Gateway != nil {
		r.formula(Formula{Want: condition.Boolean, Node: n}, n.Gateway.Activation, Use{})
	}
	if n.Activity == nil {
		return
	}
	r.formula(Formula{Want: condition.Boolean, Node: n}, n.Activity.Completion, Use{Late: true})
	if l := n.Activity.Loop; l != nil {
		r.formula(Formula{Want: condition.Boolean, Node: n}, l.Condition, Use{Late: !l.TestBefore})
		r.formula(Formula{Want: condition.Number, Node: n}, l.Cardinality, Use{})
		r.formula(Formula{Want: condition.Boolean, Node: n}, l.Completion, Use{Late: true})
	}
}

// condition reads the condition of a flow, where tokens leave by choice.
func (r *reader) condition(n *model.Node, f *model.SequenceFlow) {
	switch {
	case n.Kind == model.ParallelGateway || n.Kind == model.EventBasedGateway, defaultOf(n) == f.ID:
		return
	}
	asked := Formula{Want: condition.Boolean, Node: n, Flow: f}
	if text := r.scenario.Conditions[string(f.ID)]; text != "" {
		asked.Path = scenario.Pointer("conditions", string(f.ID))
		r.understand(&asked, text, true, Use{Late: true})
		return
	}
	r.formula(asked, f.Condition, Use{Late: true})
}

// defaultOf is the flow that is taken where no condition holds; empty: there is none.
func defaultOf(n *model.Node) model.ID {
	switch {
	case n.Gateway != nil:
		return n.Gateway.Default
	case n.Activity != nil:
		return n.Activity.Default
	}
	return ""
}

func (r *reader) formula(f Formula, e *model.Expression, u Use) {
	if e == nil || strings.TrimSpace(e.Text) == "" {
		return
	}
	f.In = e
	r.understand(&f, e.Text, r.ours(e, f.Want), u)
}

// understand makes a formula of a text, if it is ours and not one too many.
func (r *reader) understand(f *Formula, text string, ours bool, u Use) {
	f.Text, f.Ours = text, ours && len(r.Formulas) < mostFormulas && !r.isVague(text)
	r.Formulas = append(r.Formulas, f)
	if len(r.Formulas) > mostFormulas {
		r.mention(text)
		return
	}
	made, err := r.known.Formula(text, f.Want)
	if err != nil {
		f.Err = problem.Of(err)
		r.mention(text)
		return
	}
	if f.Ours {
		f.Made = made
	}
	u.Formula, u.Path = f, f.Path
	r.slots(f.Node, made.Reads(), u)
}

// isVague says whether a text names a variable of which too little is known.
func (r *reader) isVague(text string) bool {
	found := false
	if len(r.vague) > 0 {
		eachWord(text, func(word string) { found = found || r.vague[word] })
	}
	return found
}

// ours says whether an expression is written in our language: it says so, or it says nothing, is not
// wrapped as those of process engines are, and the drawing declares variables. Where only the scenario
// has data, plain words are not taken for formulas: it has to be one, or to name a variable.
func (r *reader) ours(e *model.Expression, want condition.Kind) bool {
	text := strings.TrimSpace(e.Text)
	switch language := strings.ToLower(e.Language); {
	case language == "expr" || strings.Contains(language, "expr-lang"):
		return true
	case language != "", strings.HasPrefix(text, "${"), strings.HasPrefix(text, "#{"), strings.HasPrefix(text, "=") && !strings.HasPrefix(text, "=="):
		return false
	case r.drawn:
		return true
	case len(r.scenario.Data) == 0:
		return false
	}
	named := false
	eachWord(text, func(word string) { named = named || r.by[word] != nil })
	if named {
		return true
	}
	_, err := r.known.Formula(text, want)
	return err == nil
}
