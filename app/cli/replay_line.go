package cli

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/figure"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/token"
)

// labelColumns are how much of a name a line of a trace shows.
const labelColumns = 60

// line is a record as a line of the trace.
func (t *teller) line(r *simulate.Record) string {
	what := t.happening(r)
	if t.only == 0 {
		what = t.say("case %d", "案例 %d", r.Case) + "  " + what
	}
	return t.moment(r.At).Format("2006-01-02 15:04:05") + "  " + what + "\n"
}

// moment is an instant of the replication in the scenario's zone.
func (t *teller) moment(at int64) time.Time { return t.program.Start.Add(time.Duration(at)) }

// label is the name of an element, in quotes.
func (t *teller) label(at token.NodeID) string {
	return "“" + fit(t.program.Net.Nodes[at].Label(), labelColumns) + "”"
}

// happening is what a record tells of, in words.
func (t *teller) happening(r *simulate.Record) string {
	switch r.Kind {
	case simulate.CaseBegan:
		return t.say("comes at %s", "在%s到达", t.label(r.Node)) + t.data(r)
	case simulate.CaseEnded:
		return t.ending(r)
	case simulate.Asked:
		return t.work(r.Of, r.Node, t.say("is to be done", "待办"))
	case simulate.Begun:
		return t.beginning(r)
	case simulate.Stopped:
		return t.work(r.Of, r.Node, t.say("is interrupted", "中断"))
	case simulate.Failed:
		return t.work(r.Of, r.Node, t.say("has failed, attempt %d, and is done again", "第 %d 次尝试失败，需重做", r.Tries))
	case simulate.Took:
		return t.way(r)
	case simulate.Awaited:
		return t.say("waits at %[1]s%[2]s", "在%[1]s等待%[2]s", t.label(r.Node), t.trigger(r))
	case simulate.Sent:
		return t.letter(r)
	case simulate.Uncaught:
		return t.say("nothing has caught what %[1]s sent out%[2]s", "%[1]s发出的内容无人接收%[2]s", t.label(r.Node), t.trigger(r))
	case simulate.Happened:
		return t.event(r)
	}
	return t.done(r)
}

// work names a piece of work of some kind.
func (t *teller) work(kind simulate.RecordKind, at token.NodeID, what string) string {
	label := t.label(at)
	switch kind {
	case simulate.Consultation:
		return t.say("advice (C) on %[1]s %[2]s", "%[1]s的咨询（C）%[2]s", label, what)
	case simulate.Approval:
		return t.say("approval (A) of %[1]s %[2]s", "%[1]s的审批（A）%[2]s", label, what)
	case simulate.Reading:
		return t.say("reading (I) about %[1]s %[2]s", "%[1]s的知会（I）%[2]s", label, what)
	case simulate.Escalation:
		return t.say("escalation of %[1]s %[2]s", "%[1]s的升级处理%[2]s", label, what)
	}
	return t.say("%[1]s %[2]s", "%[1]s%[2]s", label, what)
}

// beginning tells who begins a piece of work, or goes on with it, and what it waited for.
func (t *teller) beginning(r *simulate.Record) string {
	what := t.say("is begun", "开始")
	if r.Started < r.At {
		what = t.say("goes on", "继续")
	}
	line := t.work(r.Of, r.Node, what+t.by(r))
	if r.Batch != 0 {
		line += t.say(", in batch %d", "，属于第 %d 批", r.Batch)
	}
	if why := t.waits(r); why != "" && r.Started == r.At {
		line += t.say("; it waited: %s", "；此前：%s", why)
	}
	return line
}

// by says who does the work.
func (t *teller) by(r *simulate.Record) string {
	if r.Crew == compile.None {
		return ""
	}
	who := t.person(r.Crew, r.Person)
	for _, o := range r.Others {
		who += t.say(", ", "、") + t.person(o.Crew, o.Person)
	}
	return t.say(" by %[1]s (%[2]s)", "，由 %[1]s（%[2]s）", who, fit(t.roleName(r.Role), labelColumns))
}

func (t *teller) person(crew compile.CrewID, person int32) string {
	return fit(t.program.Crews[crew].Names[person], labelColumns)
}

func (t *teller) roleName(id compile.RoleID) string {
	if r := &t.program.Roles[id]; r.Name != "" {
		return r.Name
	}
	return t.program.Roles[id].ID
}

// waits says what for, and how long.
func (t *teller) waits(r *simulate.Record) string {
	var all []string
	for cause, long := range r.Waits {
		if long > 0 {
			all = append(all, t.say("%[1]s for %[2]s", "%[2]s共 %[1]s", t.long(long), t.cause(simulate.CauseNames[cause])))
		}
	}
	return strings.Join(all, t.say(", ", "，"))
}

// long is a length of the replication's time.
func (t *teller) long(ns int64) string { return figure.Length(float64(ns)/1e9, t.language) }

// done tells how a piece of work is over.
func (t *teller) done(r *simulate.Record) string {
	since := func(en, zh string) string {
		if r.Started == simulate.Never || r.Started == r.At {
			return ""
		}
		return t.say(en, zh, t.long(r.At-r.Started))
	}
	var what string
	switch r.Outcome {
	case simulate.Failure:
		what = t.say("ends in an error or escalation", "以错误或升级结束") + t.by(r)
	case simulate.Decided:
		return t.work(r.Kind, r.Node, t.say("is taken as done, as promised, with no work done on it", "按承诺视为已完成，未实际处理")) + t.written(r)
	case simulate.Withdrawn:
		what = t.say("is withdrawn", "被撤回") + since(", %s after it was begun", "，已开始 %s")
	case simulate.Unfinished:
		if r.Started == simulate.Never {
			return t.work(r.Kind, r.Node, t.say("is unfinished: nobody has begun it for %s", "未完成：已等待 %s，尚未开始", t.long(r.At-r.Enabled)))
		}
		what = t.say("is unfinished", "未完成") + t.by(r) + since(", %s after it was begun", "，已开始 %s")
	default:
		what = t.say("is done", "完成") + t.by(r) + since(", %s after it was begun", "，用时 %s")
	}
	return t.work(r.Kind, r.Node, what) + t.cost(r) + t.written(r)
}

func (t *teller) cost(r *simulate.Record) string {
	if r.Cost == 0 {
		return ""
	}
	amount := hundredth(scenario.Money(r.Cost).Float())
	if currency := t.program.Scenario.Currency; currency != "" {
		amount += " " + fit(currency, 8)
	}
	return t.say("; cost %s", "；成本 %s", amount)
}

// written says what a piece of work has written to the data of its case.
func (t *teller) written(r *simulate.Record) string {
	var all []string
	for i := range r.Writes {
		all = append(all, t.value(r, r.Writes[i].Slot))
	}
	if len(all) == 0 {
		return ""
	}
	return t.say("; writes %s", "；写入 %s", strings.Join(all, t.say(", ", "，")))
}

// data is everything that is known of a case that comes.
func (t *teller) data(r *simulate.Record) string {
	var all []string
	for i := range t.program.Data.Initial {
		all = append(all, t.value(r, t.program.Data.Initial[i].Slot))
	}
	if len(all) == 0 {
		return ""
	}
	return t.say(" with %s", "，数据：%s", strings.Join(all, t.say(", ", "，")))
}

func (t *teller) value(r *simulate.Record, slot int) string {
	v := t.program.Data.Variables
	switch x := v.Format(slot, r.Row[slot]).(type) {
	case float64: // as many digits as a reader looks at; --json has all of them
		return v.Name(slot) + " = " + strconv.FormatFloat(math.Round(x*1e4)/1e4, 'f', -1, 64)
	default:
		return v.Name(slot) + " = " + fit(fmt.Sprint(x), labelColumns)
	}
}

// way tells on which flow a token leaves.
func (t *teller) way(r *simulate.Record) string {
	f := &t.program.Net.Flows[r.Flow]
	line := t.say("from %[1]s on to %[2]s", "从%[1]s走向%[2]s", t.label(r.Node), t.label(f.To))
	if f.Name != "" {
		line += t.say(" (%s)", "（%s）", fit(f.Name, labelColumns))
	}
	return line
}

// event tells of an event that has happened, or is still waited for.
func (t *teller) event(r *simulate.Record) string {
	label := t.label(r.Node)
	switch kind := t.program.Net.Nodes[r.Node].Kind; {
	case r.Outcome == simulate.Unfinished:
		return t.say("still waits at %[1]s%[2]s, for %[3]s by now", "仍在%[1]s等待%[2]s，已等 %[3]s", label, t.trigger(r), t.long(r.At-r.Enabled))
	case kind == model.EndEvent:
		return t.say("reaches the end %[1]s%[2]s", "到达结束事件%[1]s%[2]s", label, t.trigger(r))
	case kind == model.StartEvent:
		return t.say("begins at %[1]s too%[2]s", "另在%[1]s开始%[2]s", label, t.trigger(r))
	case kind == model.IntermediateThrowEvent:
		return t.say("comes past %[1]s%[2]s", "经过%[1]s%[2]s", label, t.trigger(r))
	case r.Enabled < r.At:
		return t.say("%[1]s happens%[2]s, after %[3]s", "%[1]s发生%[2]s，等待了 %[3]s", label, t.trigger(r), t.long(r.At-r.Enabled))
	}
	return t.say("%[1]s happens%[2]s", "%[1]s发生%[2]s", label, t.trigger(r))
}

// trigger is what an event is about, in brackets.
func (t *teller) trigger(r *simulate.Record) string {
	var kind string
	switch r.Event {
	case model.UnknownEvent:
		return ""
	case model.MessageEvent:
		kind = t.say("message", "消息")
	case model.TimerEvent:
		kind = t.say("timer", "定时")
	case model.ConditionalEvent:
		kind = t.say("condition", "条件")
	case model.SignalEvent:
		kind = t.say("signal", "信号")
	case model.ErrorEvent:
		kind = t.say("error", "错误")
	case model.EscalationEvent:
		kind = t.say("escalation", "升级")
	case model.CancelEvent:
		kind = t.say("cancelling", "取消")
	case model.CompensationEvent:
		kind = t.say("compensation", "补偿")
	case model.TerminateEvent:
		kind = t.say("everything ends", "全部终止")
	default:
		kind = r.Event.String()
	}
	return t.say(" (%s)", "（%s）", kind)
}

// letter tells of a message that is sent.
func (t *teller) letter(r *simulate.Record) string {
	from, to := t.end(r.Message.Source), t.end(r.Message.Target)
	if r.Message.Name == "" {
		return t.say("%[1]s sends a message to %[2]s", "%[1]s向%[2]s发送消息", from, to)
	}
	return t.say("%[1]s sends “%[3]s” to %[2]s", "%[1]s向%[2]s发送“%[3]s”", from, to, fit(r.Message.Name, labelColumns))
}

// end is what a message flow begins or ends at: an element, or a pool.
func (t *teller) end(id model.ID) string {
	if at, ok := t.program.Net.Node(id); ok {
		return t.label(at)
	}
	for _, c := range t.program.Net.Definitions.Collaborations {
		for _, p := range c.Participants {
			if p.ID == id {
				return "“" + fit(p.Label(), labelColumns) + "”"
			}
		}
	}
	return "“" + fit(string(id), labelColumns) + "”"
}

// ending tells how a case is over, or that it is not.
func (t *teller) ending(r *simulate.Record) string {
	var line string
	switch r.Outcome {
	case simulate.Unfinished:
		line = t.say("is unfinished when the run ends, %s after it came", "运行结束时仍未完成，已历时 %s", t.long(r.At-r.Enabled))
	case simulate.Failure:
		line = t.say("is over after %s, ended by an error that nothing caught", "历时 %s 后结束，因错误未被捕获而失败", t.long(r.Ended-r.Enabled))
	default:
		line = t.say("is over after %s", "结束，历时 %s", t.long(r.Ended-r.Enabled))
	}
	if why := t.waits(r); why != "" {
		line += t.say("; it waited: %s", "；期间：%s", why)
	}
	return line + t.cost(r)
}
