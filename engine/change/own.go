package change

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// ours says how an extension of our namespace is compared.
type ours struct {
	group Group
	noun  problem.Text
	by    []string // the attributes that tell one from another; none: there is one, or their order tells
}

var extensions = map[string]ours{
	"duty":       {RACI, problem.Text{EN: "duty", ZH: "职责"}, []string{"code", "role"}},
	"step":       {RACI, problem.Text{EN: "step", ZH: "环节"}, nil},
	"separation": {RACI, problem.Text{EN: "separation of duty", ZH: "职责分离"}, []string{"first", "second"}},
	"binding":    {RACI, problem.Text{EN: "binding of duty", ZH: "职责绑定"}, []string{"first", "second"}},
	"role":       {RACI, problem.Text{EN: "role", ZH: "角色"}, nil},
	"promise":    {SLA, problem.Text{EN: "promise", ZH: "服务承诺"}, nil},
	"action":     {SLA, problem.Text{EN: "action", ZH: "措施"}, nil},
	"variable":   {Data, problem.Text{EN: "variable", ZH: "变量"}, []string{"name"}},
	"read":       {Data, problem.Text{EN: "reading", ZH: "读取"}, []string{"variable"}},
	"write":      {Data, problem.Text{EN: "writing", ZH: "写入"}, []string{"variable"}},
	"term":       {Data, problem.Text{EN: "term", ZH: "术语"}, []string{"name"}},
	"table":      {Data, problem.Text{EN: "decision table", ZH: "决策表"}, nil},
	"form":       {Forms, problem.Text{EN: "form", ZH: "表单"}, nil},
	"field":      {Forms, problem.Text{EN: "field", ZH: "字段"}, []string{"name"}},
	"link":       {Texts, problem.Text{EN: "link", ZH: "链接"}, []string{"href"}},
	"text":       {Texts, problem.Text{EN: "wording in", ZH: "译文"}, []string{"lang"}},
	"automation": {Details, problem.Text{EN: "automation", ZH: "自动化"}, nil},
}

// naming are attributes that hold the id of a role or a step.
var naming = map[string]bool{"to": true, "role": true, "deputy": true, "senior": true, "first": true, "second": true}

// own is what the extensions of our namespace say.
func (r *reader) own(b *model.Base) { r.extensions("", b.Extensions) }

func (r *reader) extensions(prefix string, all []model.Extension) {
	seen := map[string]int{}
	for i := range all {
		e := &all[i]
		if e.Space != model.Space {
			continue
		}
		how, known := extensions[e.Name]
		if !known {
			continue // with those of others
		}
		var ids, names []string
		for _, by := range how.by {
			if name := strings.TrimSpace(e.Attribute(by)); name != "" {
				ids, names = append(ids, name), append(names, r.called(name))
			}
		}
		if variable := strings.TrimSpace(e.Attribute("variable")); len(ids) == 0 && e.Name == "field" && variable != "" {
			ids, names = []string{variable}, []string{variable} // a field without a name goes by its variable
		}
		key := prefix + "st:" + e.Name + "[" + strings.Join(ids, " ")
		seen[key]++
		if n := seen[key]; n > 1 || len(how.by) == 0 && e.Name == "action" {
			key += "#" + strconv.Itoa(n)
		}
		r.extension(key+"]", e, how, names)
	}
}

// extension reads one: that it is there, where there may be several, and its attributes and children.
func (r *reader) extension(key string, e *model.Extension, how ours, names []string) {
	noun := how.noun
	if e.Name == "duty" { // told by their roles
		r.facts = append(r.facts, fact{key: key, hidden: true})
	} else if len(names) > 0 {
		called := quoted(strings.Join(slices.Compact(names), " / "))
		noun = problem.Text{EN: how.noun.EN + " " + called.EN, ZH: how.noun.ZH + called.ZH}
		r.facts = append(r.facts, entry(key, how.group, e.Name, noun))
	}
	if e.Name == "table" {
		r.facts = append(r.facts, fact{key: key, value: dump(e), said: tableSaid(e), group: how.group, what: e.Name, noun: noun})
		return
	}
	for _, a := range e.Attributes {
		value := strings.TrimSpace(a.Value)
		if value == "" || slices.Contains(how.by, a.Name) || value == "false" {
			continue
		}
		word := attributeNoun(e.Name, a.Name)
		if len(names) > 0 {
			word = problem.Text{EN: noun.EN + ", " + word.EN, ZH: noun.ZH + "，" + word.ZH}
		}
		x := fact{key: key + "@" + a.Name, value: value, said: attributeSaid(a.Name, value), group: how.group, what: e.Name, noun: word, flag: value == "true", of: key}
		if naming[a.Name] {
			x.value, x.refs = "", []model.ID{model.ID(value)}
		}
		r.facts = append(r.facts, x)
	}
	if text := strings.TrimSpace(e.Text); text != "" {
		r.facts = append(r.facts, fact{key: key + "=", value: text, said: quoted(text), group: how.group, what: e.Name, noun: noun})
	}
	r.extensions(key+"/", e.Children)
	r.strangers(key+"/", e.Children)
}

// entry is a fact that something is there.
func entry(key string, g Group, what string, noun problem.Text) fact {
	return fact{key: key, value: "here", group: g, what: what, noun: noun, entry: true}
}

// attributeSaid is a value as people read it.
func attributeSaid(name, value string) problem.Text {
	switch {
	case value == "true":
		return yes
	case (strings.HasSuffix(name, "Within") || name == "after") && lengthSaid(value) != (problem.Text{}):
		return lengthSaid(value)
	}
	if w, ok := valueWords[name+"="+value]; ok {
		return w
	}
	return quoted(value)
}

// lengthSaid is an ISO 8601 duration as people read it; empty: it is none.
func lengthSaid(text string) problem.Text {
	if !strings.HasPrefix(text, "P") {
		return problem.Text{}
	}
	d, err := scenario.ParseDuration(text)
	if err != nil {
		return problem.Text{}
	}
	return problem.Both(func(l problem.Language) string { return figure.Length(d.Seconds(), l) })
}

// tableSaid is a decision table in a few words.
func tableSaid(e *model.Extension) problem.Text {
	var rules []string
	for i := range e.Children {
		c := &e.Children[i]
		if c.Name != "rule" {
			continue
		}
		var cells []string
		for j := range c.Children {
			cells = append(cells, c.Children[j].Attribute("value"))
		}
		rules = append(rules, strings.Join(cells, " | "))
	}
	all := short(strings.Join(rules, "; "))
	en := "rules"
	if len(rules) == 1 {
		en = "rule"
	}
	return problem.Say("%[1]d %[2]s: %[3]s", "%[1]d 条规则：%[3]s", len(rules), en, all)
}

// foreign is what other tools have added: attributes, extensions, and elements without meaning for a run.
func (r *reader) foreign(prefix string, b *model.Base) {
	for _, a := range b.Attributes {
		if a.Space == model.Space && a.Name == "language" {
			r.value(prefix+"@language", "SpokenLanguage", a.Value, problem.Text{})
			continue
		}
		r.facts = append(r.facts, fact{key: prefix + "@" + a.Space + " " + a.Name, value: a.Value, said: quoted(a.Value), group: Details, what: "attribute",
			noun: problem.Say("attribute %[1]s", "属性 %[1]s", a.Name)})
	}
	r.strangers(prefix, b.Extensions)
	for i, o := range b.Others {
		key := prefix + o.Element + "[" + strconv.Itoa(i) + "]"
		r.facts = append(r.facts, fact{key: key, value: dumpOther(o), said: quoted(o.Text), group: Details, what: "other",
			noun: problem.Say("element %[1]s", "元素 %[1]s", o.Element)})
	}
}

func (r *reader) strangers(prefix string, all []model.Extension) {
	seen := map[string]int{}
	for i := range all {
		e := &all[i]
		if _, known := extensions[e.Name]; known && e.Space == model.Space {
			continue
		}
		name := e.Space + " " + e.Name
		key := prefix + name + "[" + strconv.Itoa(seen[name]) + "]"
		seen[name]++
		r.facts = append(r.facts, fact{key: key, value: dump(e), said: quoted(short(brief(e))), group: Details, what: "extension",
			noun: problem.Say("extension %[1]s", "扩展 %[1]s", e.Name)})
	}
}

// dump is all that an extension says.
func dump(e *model.Extension) string {
	var b strings.Builder
	dumpTo(&b, e)
	return b.String()
}

func dumpTo(b *strings.Builder, e *model.Extension) {
	b.WriteString("<" + e.Space + " " + e.Name)
	for _, a := range e.Attributes {
		b.WriteString(" " + a.Space + " " + a.Name + "=" + strconv.Quote(a.Value))
	}
	b.WriteString(">" + strings.TrimSpace(e.Text))
	for i := range e.Children {
		dumpTo(b, &e.Children[i])
	}
	b.WriteString("</>")
}

func dumpOther(o *model.Other) string {
	var b strings.Builder
	b.WriteString("<" + o.Element + " " + o.Name + " " + strings.TrimSpace(o.Documentation))
	for _, a := range o.Attributes {
		b.WriteString(" " + a.Space + " " + a.Name + "=" + strconv.Quote(a.Value))
	}
	b.WriteString(">" + strings.TrimSpace(o.Text))
	for i := range o.Extensions {
		dumpTo(&b, &o.Extensions[i])
	}
	for _, c := range o.Children {
		b.WriteString(dumpOther(c))
	}
	b.WriteString("</>")
	return b.String()
}

// brief is what an extension says, without its ornaments.
func brief(e *model.Extension) string {
	var parts []string
	for _, a := range e.Attributes {
		parts = append(parts, a.Name+"="+a.Value)
	}
	if text := strings.TrimSpace(e.Text); text != "" {
		parts = append(parts, text)
	}
	for i := range e.Children {
		if inner := brief(&e.Children[i]); inner != "" {
			parts = append(parts, e.Children[i].Name+" "+inner)
		}
	}
	return strings.Join(parts, ", ")
}
