package finding

import (
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// Pointer is a JSON pointer.
func Pointer(steps ...string) string {
	var b strings.Builder
	for _, step := range steps {
		b.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(step))
	}
	return b.String()
}

// List names things in a sentence, and counts those beyond a few.
func List(names []string) problem.Text {
	const most = 4
	quoted := problem.Text{}
	for i, name := range names {
		if i == most && len(names) > most+1 {
			rest := problem.Say(" and %[1]d more", "等 %[2]d 个", len(names)-most, len(names))
			return problem.Text{EN: quoted.EN + rest.EN, ZH: quoted.ZH + rest.ZH}
		}
		switch {
		case i == 0:
		case i == len(names)-1:
			quoted.EN += " and "
			quoted.ZH += "、"
		default:
			quoted.EN += ", "
			quoted.ZH += "、"
		}
		quoted.EN += "“" + name + "”"
		quoted.ZH += "“" + name + "”"
	}
	return quoted
}

// Labels are the names of elements, in their order.
func Labels(nodes []*model.Node) []string {
	var names []string
	for _, n := range nodes {
		names = append(names, n.Label())
	}
	return names
}

// AtMost leaves the first of the findings of a rule; the last of these says how many more there are.
func (f Findings) AtMost(most int) Findings {
	rest := len(f) - most
	if rest <= 0 || most < 1 {
		return f
	}
	kept := f[:most:most]
	more := problem.Say(" So it is with %d more.", "另有 %d 处同样如此。", rest)
	last := &kept[most-1]
	last.Message.EN, last.Message.ZH = last.Message.EN+more.EN, last.Message.ZH+more.ZH
	return kept
}
