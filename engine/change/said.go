package change

import (
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// title is what an element is called, or says.
func (x *item) title() string {
	if x.name != "" {
		return x.name
	}
	return strings.TrimSpace(x.text)
}

// name gives those without a name of their own something to be known by.
func (f *file) name() {
	for _, x := range f.items {
		if x.title() != "" && x.from == "" || x.node == nil && x.from == "" {
			continue
		}
		if x.from != "" {
			from, to := f.bare(x.from), f.bare(x.to)
			x.beside = problem.Text{EN: from.EN + " → " + to.EN, ZH: from.ZH + " → " + to.ZH}
			continue
		}
		x.beside = f.near(x)
	}
}

// near says where a node stands: behind something with a name, or else before it.
func (f *file) near(x *item) problem.Text {
	for _, id := range x.node.Incoming {
		if flow := f.byID[id]; flow != nil {
			if other := f.byID[flow.from]; other != nil && other.title() != "" {
				return problem.Say("after “%s”", "“%s”之后", plainName(other.title()))
			}
		}
	}
	for _, id := range x.node.Outgoing {
		if flow := f.byID[id]; flow != nil {
			if other := f.byID[flow.to]; other != nil && other.title() != "" {
				return problem.Say("before “%s”", "“%s”之前", plainName(other.title()))
			}
		}
	}
	if x.node.Event != nil {
		if host := f.byID[x.node.Event.AttachedTo]; host != nil && host.title() != "" {
			return problem.Say("at “%s”", "“%s”上", plainName(host.title()))
		}
	}
	return problem.Text{}
}

// called is an element in a few words: its name, or what it is.
func (f *file) called(id model.ID) problem.Text {
	x := f.byID[id]
	switch {
	case x == nil:
		return quoted(string(id))
	case x.title() != "":
		return quoted(x.title())
	case x.beside.EN != "" && x.from != "":
		return problem.Text{EN: "“" + x.beside.EN + "”", ZH: "“" + x.beside.ZH + "”"}
	}
	return kindNoun(x.what)
}

// bare is the same without quotation marks.
func (f *file) bare(id model.ID) problem.Text {
	if x := f.byID[id]; x != nil && x.title() == "" {
		return kindNoun(x.what)
	} else if x != nil {
		id = model.ID(plainName(x.title()))
	}
	return problem.Text{EN: string(id), ZH: string(id)}
}

// subject is an element at the beginning of a sentence.
func (x *item) subject() problem.Text {
	noun := kindNoun(x.what)
	en := strings.ToUpper(noun.EN[:1]) + noun.EN[1:]
	switch {
	case x.family == "definitions":
		return problem.Text{EN: "The file", ZH: "文件"}
	case x.title() != "" && x.from != "":
		return problem.Say("%[1]s “%[2]s” (%[4]s)", "%[3]s“%[2]s”（%[5]s）", en, plainName(x.title()), noun.ZH, x.beside.EN, x.beside.ZH)
	case x.title() != "":
		return problem.Say("%[1]s “%[2]s”", "%[3]s“%[2]s”", en, plainName(x.title()), noun.ZH)
	case x.from != "":
		return problem.Text{EN: en + " “" + x.beside.EN + "”", ZH: noun.ZH + "“" + x.beside.ZH + "”"}
	case x.beside.EN != "":
		return problem.Text{EN: en + " " + x.beside.EN, ZH: x.beside.ZH + "的" + noun.ZH}
	case x.id == "":
		return problem.Text{EN: en, ZH: noun.ZH}
	}
	return problem.Say("%[1]s %[2]s", "%[3]s %[2]s", en, x.id, noun.ZH)
}

// plainName is a name on one line.
func plainName(name string) string { return short(strings.Join(strings.Fields(name), " ")) }

// quoted is a text as it is shown: on one line, and not too long.
func quoted(text string) problem.Text {
	if text == "" {
		return problem.Text{}
	}
	line := plainName(text)
	return problem.Text{EN: "“" + line + "”", ZH: "“" + line + "”"}
}

// short keeps the beginning of a long text.
func short(text string) string {
	const most = 160
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

// shown is a fact as people read it; references by the names they have in this version.
func (f *file) shown(x *fact) problem.Text {
	if x == nil {
		return problem.Text{}
	}
	if len(x.refs) == 0 {
		return x.said
	}
	var all []problem.Text
	for _, id := range x.refs {
		all = append(all, f.called(id))
	}
	return list(all)
}

// turned says that something of a subject is not what it was.
func turned(subject, noun, before, after problem.Text) problem.Text {
	switch {
	case before.EN == "":
		return about(subject, problem.Text{EN: noun.EN + " " + after.EN + " was added", ZH: "新增" + apart(noun.ZH, after.ZH)})
	case after.EN == "":
		return about(subject, problem.Text{EN: noun.EN + " " + before.EN + " was removed", ZH: "删除" + apart(noun.ZH, before.ZH)})
	case before == after: // they differ where it is not shown
		return about(subject, problem.Text{EN: noun.EN + " changed", ZH: noun.ZH + "有变化"})
	}
	return about(subject, problem.Text{EN: noun.EN + " " + before.EN + " → " + after.EN, ZH: apart(noun.ZH, before.ZH) + " → " + after.ZH})
}

// apart puts a blank between Chinese and what follows, unless that is in quotation marks.
func apart(noun, value string) string {
	if strings.HasPrefix(value, "“") {
		return noun + value
	}
	return noun + " " + value
}

// about is a sentence on a subject.
func about(subject, said problem.Text) problem.Text {
	end := problem.Text{EN: ".", ZH: "。"}
	if strings.HasSuffix(said.EN, ".”") || strings.HasSuffix(said.EN, "。”") { // what is quoted ends the sentence
		end = problem.Text{}
	}
	return problem.Text{EN: subject.EN + ": " + said.EN + end.EN, ZH: subject.ZH + "：" + said.ZH + end.ZH}
}

// renamed says that an element has another name.
func renamed(was, is *item) problem.Text {
	noun := kindNoun(is.what)
	en := strings.ToUpper(noun.EN[:1]) + noun.EN[1:]
	switch old, now := plainName(was.name), plainName(is.name); {
	case old == "":
		nameless := was.subject()
		return problem.Say("%[1]s is now called “%[2]s”.", "%[3]s命名为“%[2]s”。", nameless.EN, now, nameless.ZH)
	case now == "":
		return problem.Say("%[1]s “%[2]s” has no name any more.", "%[3]s“%[2]s”不再有名称。", en, old, noun.ZH)
	default:
		return problem.Say("%[1]s “%[2]s” is now called “%[3]s”.", "%[4]s“%[2]s”改名为“%[3]s”。", en, old, now, noun.ZH)
	}
}
