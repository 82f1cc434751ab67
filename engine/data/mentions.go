package data

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"sandtable/engine/model"
)

// eachWord calls visit for every word of a text that could be the name of a variable.
func eachWord(text string, visit func(string)) {
	for _, word := range strings.FieldsFunc(text, func(c rune) bool { return c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		visit(word)
	}
}

// mention notes the words of what only reads.
func (r *reader) mention(text string) { eachWord(text, func(word string) { r.mentioned[word] = true }) }

// touch notes the words of what may write as well.
func (r *reader) touch(text string) {
	eachWord(text, func(word string) { r.mentioned[word], r.touched[word] = true, true })
}

// mentions notes every word of what others read: scripts, other expressions, foreign extensions, and what the
// scenario says beside the writes of tasks.
func (r *reader) mentions() {
	for _, p := range r.file.Processes {
		r.foreign(&p.Base)
		p.Walk(func(n, _ *model.Node) { r.mentionedAt(n) })
	}
	for _, t := range r.file.GlobalTasks {
		r.touch(t.Script)
	}
	for _, c := range r.file.Correlations {
		for _, x := range c.Retrieval {
			r.expression(x.Expression)
		}
	}
	if text, err := json.Marshal(r.scenario); err == nil {
		var all any
		if json.Unmarshal(text, &all) == nil {
			r.told(all)
		}
	}
}

// told notes the words of a scenario's texts, except those that name what is written or are names of things.
func (r *reader) told(x any) {
	switch x := x.(type) {
	case string:
		r.mention(x)
	case []any:
		for _, item := range x {
			r.told(item)
		}
	case map[string]any:
		for _, key := range sorted(x) {
			if !slices.Contains([]string{"to", "outputs", "name", "type", "values", "value", "table"}, key) {
				r.told(x[key])
			}
		}
	}
}

func (r *reader) mentionedAt(n *model.Node) {
	r.foreign(&n.Base)
	var associations []*model.DataAssociation
	if n.Event != nil {
		associations = n.Event.Data
		for _, d := range n.Event.Definitions {
			r.foreign(&d.Base)
			r.expression(d.Date)
			r.expression(d.Duration)
			r.expression(d.Cycle)
		}
	}
	if a := n.Activity; a != nil {
		associations = a.Data
		r.touch(a.Script)
		if a.Loop != nil {
			r.foreign(&a.Loop.Base)
			r.touch(a.Loop.InputItem + " " + a.Loop.OutputItem)
			r.mention(a.Loop.Maximum)
			for _, c := range a.Loop.Complex {
				r.expression(c.Condition)
			}
		}
		for _, p := range a.Performers {
			r.expression(p.Assignment)
		}
	}
	for _, a := range associations {
		r.expression(a.Transformation)
		for _, one := range a.Assignments {
			r.expression(one.From)
			if one.To != nil {
				r.touch(one.To.Text)
			}
		}
	}
}

func (r *reader) expression(e *model.Expression) {
	if e != nil {
		r.mention(e.Text)
	}
}

// foreign notes the words of extensions that are not ours.
func (r *reader) foreign(b *model.Base) {
	for i := range b.Extensions {
		if b.Extensions[i].Space != model.Space {
			r.extension(&b.Extensions[i])
		}
	}
	for _, a := range b.Attributes {
		r.touch(a.Value)
	}
}

func (r *reader) extension(e *model.Extension) {
	r.touch(e.Text)
	for _, a := range e.Attributes {
		r.touch(a.Value)
	}
	for i := range e.Children {
		r.extension(&e.Children[i])
	}
}
