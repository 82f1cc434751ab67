package change

import (
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/raci"
)

// duties tells who has to do with a step now and had not before, and the other way round. What a
// lane says counts: a step that moves to another lane is done by somebody else.
func (c *comparison) duties(p *pairs) {
	had, has := raci.Of(c.before.drawing), raci.Of(c.after.drawing)
	for _, is := range c.after.items {
		was := p.earlier[is]
		if was == nil || is.node == nil || was.node == nil {
			continue
		}
		codes := slices.Concat(codesOf(had, was.node), codesOf(has, is.node))
		slices.SortStableFunc(codes, func(a, b string) int { return rankOf(a) - rankOf(b) })
		for _, code := range slices.Compact(codes) {
			c.duty(was, is, code, rolesOf(had, was.node, code), rolesOf(has, is.node, code))
		}
	}
}

func codesOf(m *raci.Matrix, n *model.Node) []string { return m.Codes(n.ID) }

// rolesOf are those with a duty. Of who does an event nothing is said unless the event says it.
func rolesOf(m *raci.Matrix, n *model.Node, code string) []string {
	if code == raci.ResponsibleCode && !n.Kind.IsActivity() {
		return nil
	}
	return m.Duty(n.ID, code)
}

// rankOf orders the codes as people name them.
func rankOf(code string) int {
	if at := slices.Index([]string{"R", "A", "C", "I"}, code); at >= 0 {
		return at
	}
	return 4 + int(code[0])
}

func (c *comparison) duty(was, is *item, code string, had, has []string) {
	var gone, come []problem.Text
	for _, role := range had {
		if now, ok := c.match[model.ID(role)]; !ok || !slices.Contains(has, string(now)) {
			gone = append(gone, c.before.called(model.ID(role)))
		}
	}
	for _, role := range has {
		if !slices.ContainsFunc(had, func(old string) bool { return string(c.match[model.ID(old)]) == role }) {
			come = append(come, c.after.called(model.ID(role)))
		}
	}
	if len(gone) == 0 && len(come) == 0 {
		return
	}
	x := Change{Kind: Changed, Group: RACI, What: "duty", Element: is.id, Was: was.id, Name: is.name, Before: list(gone), After: list(come), Weight: Feature}
	x.Text = turned(is.subject(), dutyNoun(code), x.Before, x.After)
	c.add(float64(is.at), x)
}

// dutyNoun is a duty by its code, with its meaning where that is RACI's.
func dutyNoun(code string) problem.Text {
	for _, known := range (raci.CodeSet{}).OrRACI().Codes {
		if known.Code == code {
			return problem.Say("%[1]s (%[2]s)", "%[1]s（%[3]s）", code, known.Name.EN, known.Name.ZH)
		}
	}
	return problem.Text{EN: code, ZH: code}
}

// list is some things in a row.
func list(all []problem.Text) problem.Text {
	var t problem.Text
	for i, one := range all {
		if i > 0 {
			t.EN, t.ZH = t.EN+", ", t.ZH+"、"
		}
		t.EN, t.ZH = t.EN+one.EN, t.ZH+one.ZH
	}
	return t
}
