package compile

import (
	"fmt"
	"strconv"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

// repeats says of every loop how often it goes round, and of everything with several
// instances how many there are: by the scenario, else by the drawing.
func (c *compiler) repeats() error {
	c.program.Repeats = make([]*Repeat, len(c.net.Nodes))
	for i := range c.net.Nodes {
		n := &c.net.Nodes[i]
		if n.Activity == nil || n.Activity.Loop == nil && n.Kind != model.AdHocSubProcess {
			continue
		}
		r := &Repeat{Index: c.program.Loops, Draw: number("repeat:"+n.ID, c.numbers)}
		c.program.Loops++
		var given *scenario.Repeat
		if t := c.scenario.Tasks[string(n.ID)]; t != nil {
			given = t.Repeat
		}
		if err := c.repeat(r, n, given); err != nil {
			return elementProblem(err, n)
		}
		c.program.Repeats[i] = r
	}
	return nil
}

func (c *compiler) repeat(r *Repeat, n *token.Node, given *scenario.Repeat) error {
	if given == nil {
		given = &scenario.Repeat{}
	}
	path := scenario.Pointer("tasks", string(n.ID), "repeat")
	l := n.Activity.Loop
	if l == nil {
		l = &model.Loop{}
	}
	var err error
	if most := strings.TrimSpace(l.Maximum); most != "" {
		if r.Maximum, err = strconv.Atoi(most); err != nil || r.Maximum < 0 {
			return unreadableMaximum(n, most)
		}
	}
	switch {
	case given.Count != nil && given.Count.Kind == scenario.Expression:
		r.Number, err = c.number(given.Count.Formula, path+"/count")
	case given.Count != nil:
		r.Count, err = given.Count.Sampler()
	case l.Cardinality != nil && given.While == "" && given.Chance == 0:
		if r.Number, err = c.number(l.Cardinality.Text, ""); err != nil {
			err = fmt.Errorf("number of instances of %s: %w", n.ID, err)
		}
	}
	if err != nil {
		return err
	}
	r.Chance = given.Chance
	if while := first(given.While, text(l.Condition)); while != "" && r.Count == nil && r.Chance == 0 {
		if r.While, err = c.condition(while, path+"/while"); err != nil {
			return err
		}
	}
	until := first(given.Until, text(l.Completion))
	if n.Kind == model.AdHocSubProcess {
		until = first(given.Until, text(n.Activity.Completion))
	}
	if until != "" {
		r.Until, err = c.condition(until, path+"/until")
	}
	return err
}

func unreadableMaximum(n *token.Node, text string) error {
	return problem.New("compile.loop-maximum", problem.Say("The maximum of the loop “%s” is no whole number: %q.", "循环“%s”的最大次数不是整数：%q。", n.Label(), text),
		problem.Say("Write a number, or leave it out and say in the scenario how often it goes round.", "请写整数，或去掉它并在情景中设置循环次数。")).
		Located(problem.Place{Line: n.At.Line, Column: n.At.Column, Element: string(n.ID)})
}

func text(e *model.Expression) string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.Text)
}

func first(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
