package compile

import (
	"cmp"
	"fmt"
	"slices"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/token"
)

func (c *compiler) promised(m *More, at token.NodeID, t *scenario.Task) (bool, error) {
	var err error
	m.Promise, err = c.promise(t.Promise, scenario.Pointer("tasks", string(c.net.Nodes[at].ID), "promise"))
	return m.Promise != nil, err
}

// promise readies a service level; nil stays nil.
func (c *compiler) promise(p *scenario.Promise, path string) (*Promise, error) {
	if p == nil {
		return nil, nil
	}
	compiled := &Promise{Start: never, Complete: never, Timeline: c.timelines[p.Calendar], Penalty: int64(p.Penalty), PerHour: int64(p.PenaltyPerHour)}
	if p.StartWithin > 0 {
		compiled.Start = int64(p.StartWithin)
	}
	if p.CompleteWithin > 0 {
		compiled.Complete = int64(p.CompleteWithin)
	}
	for i, a := range p.Actions {
		action, err := c.action(a, fmt.Sprintf("%s/actions/%d", path, i))
		if err != nil {
			return nil, err
		}
		compiled.Actions = append(compiled.Actions, action)
	}
	slices.SortStableFunc(compiled.Actions, func(a, b Action) int { return cmp.Compare(a.After, b.After) })
	return compiled, nil
}

func (c *compiler) action(a *scenario.Action, path string) (Action, error) {
	compiled := Action{After: int64(a.After), Do: a.Do, To: None, Draw: number(model.ID(path), c.numbers)}
	if a.To == "" {
		return compiled, nil
	}
	who := c.anyOf([]string{a.To})
	if len(who.crews) == 0 {
		return compiled, problem.New("compile.nobody", problem.Say("Nobody has role “%s”, to which it is escalated.", "没有人担任升级处理的角色“%s”。", a.To),
			problem.Say("Give the role a headcount or a person.", "请为该角色设置人数或添加人员。")).Located(problem.Place{Path: path})
	}
	var err error
	if compiled.To, err = c.queue(who); err != nil {
		return compiled, err
	}
	compiled.As = who.as
	for _, crew := range who.crews {
		long, err := c.time(path+"/work", a.Work, c.program.Crews[crew].Speed)
		if err != nil {
			return compiled, err
		}
		compiled.By = append(compiled.By, long)
	}
	return compiled, nil
}
