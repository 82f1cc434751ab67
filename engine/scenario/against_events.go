package scenario

import (
	"fmt"
	"slices"
	"strings"

	"sandtable/engine/condition"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// events tells of numbers for what does not wait, and of what waits for ever.
func (c *drawingCritic) events() {
	ids := sorted(c.scenario.Events)
	for _, n := range c.scene.all {
		if id := string(n.ID); c.scenario.Events[id] == nil && id != "" && c.scene.begins[c.scene.home[n.ID]] && len(c.scene.awaited(n)) > 0 {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range slices.Compact(ids) {
		at, n := path{"events", id}, c.scene.nodes[model.ID(id)]
		switch {
		case n == nil:
			c.noElement(at, id, func(n *model.Node) bool { return len(c.scene.awaited(n)) > 0 })
		case len(c.scene.awaited(n)) == 0:
			c.about(id, at, "waits-for-nothing", problem.Say("%q waits for nothing that could be said here.", "%q 不等待任何可在此设定的事。", n.Label()), c.insteadOfEvent(n))
		case c.scene.begins[c.scene.home[n.ID]]:
			c.happens(at, n)
		}
	}
}

func (c *drawingCritic) insteadOfEvent(n *model.Node) problem.Text {
	switch {
	case n.Kind == model.StartEvent && c.scene.inside[n.ID] == nil:
		return problem.Say("Give arrivals for a start event.", "开始事件请设置 arrivals。")
	case n.Kind == model.BoundaryEvent:
		return problem.Say("It happens when the process inside the activity brings it about.", "它由活动内部的流程触发。")
	}
	return problem.Say("Give entries for catching events and receive tasks.", "请为捕获事件和接收任务填写。")
}

// happens tells of an event that nothing can ever bring about. Of several things that
// an event waits for one is enough, unless it wants them all.
func (c *drawingCritic) happens(at path, n *model.Node) {
	if e := c.scenario.Events[string(n.ID)]; e != nil && e.After != nil {
		return
	}
	var why problem.Text
	for _, d := range c.scene.awaited(n) {
		reason := c.never(n, d)
		if reason == (problem.Text{}) && !(n.Event != nil && n.Event.ParallelMultiple) {
			return
		}
		if why == (problem.Text{}) {
			why = reason
		}
	}
	if why == (problem.Text{}) {
		return
	}
	c.about(string(n.ID), at, "never-happens",
		problem.Text{EN: fmt.Sprintf("Nothing says when %q happens: %s.", n.Label(), why.EN), ZH: fmt.Sprintf("没有说明 %q 何时发生：%s。", n.Label(), why.ZH)},
		problem.Say("Give it an entry in events: after, with how long it takes.", "请在 events 中为它设置 after（多久之后发生）。"))
}

// never is why something that is waited for cannot happen, empty if it can.
func (c *drawingCritic) never(n *model.Node, d *model.EventDefinition) problem.Text {
	switch d.Kind {
	case model.MessageEvent:
		if !c.scene.sent(n) {
			return problem.Text{EN: "nothing in the drawing that is played sends its message", ZH: "流程图中运行的部分没有发送它的消息"}
		}
	case model.SignalEvent:
		if c.scenario.Signals[string(d.Ref)] == nil && !c.scene.signalled(d.Ref) {
			return problem.Text{EN: "nothing throws its signal, and signals has none from outside", ZH: "没有元素发出它的信号，signals 中也没有来自外部的信号"}
		}
	case model.ConditionalEvent:
		if d.Condition == nil || strings.TrimSpace(d.Condition.Text) == "" {
			return problem.Text{EN: "it has no condition", ZH: "它没有条件"}
		}
		if _, err := c.variables.Formula(d.Condition.Text, condition.Boolean); err != nil {
			return problem.Text{EN: "its condition cannot be read", ZH: "它的条件无法识别"}
		}
	case model.TimerEvent:
		if !readable(d) && !c.reckons(d) {
			return problem.Text{EN: "its timer is not ISO 8601, such as PT2H", ZH: "它的定时器不是 ISO 8601 格式（如 PT2H）"}
		}
	}
	return problem.Text{}
}

// reckons says whether a timer is a formula that yields seconds.
func (c *drawingCritic) reckons(d *model.EventDefinition) bool {
	for _, e := range []*model.Expression{d.Duration, d.Date} {
		if e != nil && strings.TrimSpace(e.Text) != "" {
			_, err := c.variables.Formula(e.Text, condition.Number)
			return err == nil
		}
	}
	return false
}

// broadcasts tells of signals and messages that the drawing does not have.
func (c *drawingCritic) broadcasts() {
	var signals, messages []string
	for _, s := range c.drawing.Signals {
		signals = append(signals, string(s.ID))
	}
	for _, m := range c.drawing.Messages {
		messages = append(messages, string(m.ID))
	}
	for _, id := range sorted(c.scenario.Signals) {
		if !slices.Contains(signals, id) {
			c.about("", path{"signals", id}, "unknown-signal", problem.Say("The drawing has no signal %q.", "流程图中没有信号 %q。", id), meant(id, signals))
		}
	}
	for _, id := range sorted(c.scenario.Messages) {
		if !slices.Contains(messages, id) {
			c.about("", path{"messages", id}, "unknown-message", problem.Say("The drawing has no message %q.", "流程图中没有消息 %q。", id), meant(id, messages))
		}
	}
}
