package scenario

import (
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// events takes the delays at events: however an event is drawn, Prosimos lets it happen
// a random time after it is waited for.
func (im *importer) events() {
	im.scenario.Events = map[string]*Event{}
	drawn := sceneOf(im.drawing, nil, nil)
	for i, v := range im.entries("event_distribution") {
		at := path{"event_distribution"}.item(i)
		id := im.text(v, at, "event_id")
		n := drawn.nodes[model.ID(id)]
		switch {
		case im.failed != nil:
			return
		case n == nil || !n.Kind.IsEvent():
			im.note(at.to("event_id"), "unknown-event", problem.Say("The drawing has no event %q; its delay is not used, as in Prosimos.", "流程图中没有事件 %q，其延迟未使用，Prosimos 也是如此。", id), problem.Text{})
		case len(drawn.awaited(n)) == 0:
			im.refuse(at, id, problem.Say("A delay at an event that waits for nothing", "不等待任何事的事件上的延迟"),
				problem.Say("Make it a timer, or take the entry out.", "请改为定时器事件，或删除该项。"))
		case im.scenario.Events[id] != nil:
			im.twice(at.to("event_id"), id)
		default:
			im.scenario.Events[id] = &Event{After: im.distribution(v, at)}
			im.spare(v, at, "event_id", "activity", "distribution_name", "distribution_params")
		}
	}
}
