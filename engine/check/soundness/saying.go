package soundness

import (
	"fmt"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/token"
)

// saying is a sentence about elements that is put together anew whenever it is needed, with the names
// that they have by then.
type saying struct {
	en, zh string // formats as fmt has them
	about  []any  // a model.ID stands for a label, a []model.ID for a list of them; the rest for itself
}

func say(en, zh string, about ...any) saying { return saying{en, zh, about} }

// quoted is what a problem says, as a sentence about the element at which it is.
func quoted(p *problem.Problem, net *token.Net) saying {
	id := model.ID(p.At.Element)
	label := "“" + label(net, id) + "”"
	if !strings.Contains(p.Message.EN, label) || !strings.Contains(p.Message.ZH, label) {
		return say("%[1]s", "%[2]s", p.Message.EN, p.Message.ZH)
	}
	format := func(text string) string {
		before, behind, _ := strings.Cut(text, label)
		return strings.ReplaceAll(before, "%", "%%") + "“%s”" + strings.ReplaceAll(behind, "%", "%%")
	}
	return say(format(p.Message.EN), format(p.Message.ZH), id)
}

// text is the sentence about the elements of a net.
func (s saying) text(net *token.Net) problem.Text {
	en, zh := make([]any, len(s.about)), make([]any, len(s.about))
	for i, x := range s.about {
		en[i], zh[i] = x, x
		switch x := x.(type) {
		case model.ID:
			en[i] = label(net, x)
			zh[i] = en[i]
		case []model.ID:
			var labels []string
			for _, id := range x {
				labels = append(labels, label(net, id))
			}
			list := finding.List(labels)
			en[i], zh[i] = list.EN, list.ZH
		}
	}
	return problem.Text{EN: fmt.Sprintf(s.en, en...), ZH: fmt.Sprintf(s.zh, zh...)}
}

func label(net *token.Net, id model.ID) string {
	if at, ok := net.Node(id); ok {
		return net.Nodes[at].Label()
	}
	return string(id)
}
