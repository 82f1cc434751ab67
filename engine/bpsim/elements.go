package bpsim

import (
	"slices"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// element takes what is said of one element, by what it is.
func (im *importer) element(e *element) {
	if task := im.performers[e.ref]; task != "" && im.nodes[e.ref] == nil { // a potentialOwner
		im.task(e, im.nodes[task])
		return
	}
	n := im.nodes[e.ref]
	switch {
	case im.flows[e.ref] != nil:
		im.flow(e, im.flows[e.ref])
	case n == nil:
		im.whole(e)
	case n.Kind == model.StartEvent && im.holders[e.ref] == nil:
		im.arrivals(e)
	case im.awaits(n) && n.Kind != model.ReceiveTask:
		im.event(e)
	case n.Kind.IsTask() || n.Kind == model.CallActivity && im.drawing.Process(n.Activity.Called) == nil:
		if im.awaits(n) {
			im.event(e)
		}
		im.task(e, n)
	}
}

// whole is an element that is none in the flow: a process, somebody who can do work, or
// one that the drawing does not have.
func (im *importer) whole(e *element) {
	known := im.drawing.Process(model.ID(e.ref)) != nil
	for _, p := range e.parameters {
		if known && p.name == "Property" {
			im.first(e, p)
		}
	}
	_, named := im.roles[e.ref]
	if !known && !named && im.staff.resources[e.ref] == nil && len(e.parameters) > 0 {
		for _, p := range e.parameters {
			p.used = true
		}
		im.note(e.at, e.ref, "unknown-element", problem.Say("The drawing has no element %q; what is said of it is not used.", "流程图中没有元素 %q，其参数未使用。", brief(e.ref)),
			problem.Say("Choose the drawing that the numbers belong to.", "请选择与这些数据对应的流程图。"))
	}
}

// awaits says whether a node waits for something while a process goes on.
func (im *importer) awaits(n *model.Node) bool {
	waits := func(d *model.EventDefinition) bool {
		return slices.Contains([]model.EventKind{model.MessageEvent, model.TimerEvent, model.ConditionalEvent, model.SignalEvent}, d.Kind) ||
			n.Kind == model.BoundaryEvent && (d.Kind == model.ErrorEvent || d.Kind == model.EscalationEvent)
	}
	switch n.Kind {
	case model.ReceiveTask:
		return !n.Activity.Instantiate
	case model.StartEvent:
		holder := im.holders[string(n.ID)]
		if holder == nil || !holder.Activity.TriggeredByEvent {
			return false
		}
	case model.IntermediateCatchEvent, model.BoundaryEvent:
	default:
		return false
	}
	for _, ref := range n.Event.References {
		for _, d := range im.drawing.EventDefs {
			if d.ID == ref && waits(d) {
				return true
			}
		}
	}
	return slices.ContainsFunc(n.Event.Definitions, waits)
}

// event takes when something happens that a process waits for. jBPM writes the time as
// that of processing, others as that of waiting.
func (im *importer) event(e *element) {
	made := &scenario.Event{}
	for _, name := range []string{"InterTriggerTimer", "WaitTime", "ProcessingTime"} {
		p := e.find(name)
		if p == nil || p.zero() || made.After != nil || name == "ProcessingTime" && im.nodes[e.ref].Kind == model.ReceiveTask {
			continue
		}
		if v := im.one(e, p); v != nil {
			made.After, made.Calendar = im.timeOf(e, p, v), im.hours(e, v)
		}
	}
	if made.After == nil {
		made.Calendar = ""
	}
	if p := e.find("Probability"); p != nil {
		if chance, ok := im.constant(e, p); ok && chance >= 0 && chance <= 100 {
			if chance > 1 {
				im.percent(p, e.ref)
				chance /= 100
			}
			made.Chance = &chance
		} else if ok {
			im.note(p.at, e.ref, "probability", problem.Say("A probability lies between 0 and 1, not at %v.", "概率应在 0 到 1 之间，而不是 %v。", chance), problem.Text{})
		}
	}
	if made.After != nil || made.Chance != nil {
		im.scenario.Events[e.ref] = made
	}
}

func (im *importer) percent(p *parameter, about string) {
	im.note(p.at, about, "percent", problem.Say("The probability is in percent, as jBPM writes it.", "概率以百分数给出（jBPM 的写法）。"), problem.Text{})
}

func (e *element) find(name string) *parameter {
	for _, p := range e.parameters {
		if p.name == name {
			return p
		}
	}
	return nil
}

// arrivals takes how often cases come to a start event, and what is known of them.
func (im *importer) arrivals(e *element) {
	made := &scenario.Arrival{}
	limit, limited := 0, false
	if p := e.find("TriggerCount"); p != nil {
		limit, limited = im.count(e, p, 1e9)
	}
	if p := e.find("InterTriggerTimer"); p != nil && !(p.zero() && !limited) {
		im.between(e, p, made)
	} else if limited {
		made.Every = &scenario.Distribution{Kind: scenario.Fixed} // all at once
	}
	for _, p := range e.parameters {
		if p.name == "Property" {
			im.first(e, p)
		}
	}
	if limited && limit == 0 {
		return // none come here
	}
	if made.Every == nil && made.Rate == nil && len(made.Cases) == 0 {
		return
	}
	im.scenario.Arrivals[e.ref] = made
	if im.timed++; limited {
		im.counts, im.counted = im.counts+1, im.counted+limit
	} else if len(made.Cases) > 0 {
		im.counts, im.counted = im.counts+1, im.counted+len(made.Cases)
	}
}

// between takes the time between two cases: a value, perhaps in some hours only; rates
// that depend on the hour, as exponential times each with its calendar; or one time after
// the other.
func (im *importer) between(e *element, p *parameter, made *scenario.Arrival) {
	if im.rates(e, p, made) {
		return
	}
	v := im.one(e, p)
	switch {
	case v == nil:
	case v.kind == "EnumParameter":
		im.listed(e, p, v, made)
	default:
		made.Every = im.timeOf(e, p, v)
		if made.Every != nil && made.Every.Kind == scenario.Expression {
			im.misfit(e, p, v)
			made.Every = nil
		}
		if made.Every != nil {
			made.Calendar = im.hours(e, v)
		}
	}
}

// rates are several exponential times between cases, each in hours of the week of its own:
// the same as cases that come at random with a rate.
func (im *importer) rates(e *element, p *parameter, made *scenario.Arrival) bool {
	all := im.inputs(e, p)
	if len(all) < 2 {
		return false
	}
	profile := &scenario.Profile{}
	for _, v := range all {
		c := im.scenario.Calendars[v.validFor]
		if v.kind != "NegativeExponentialDistribution" || c == nil || len(c.Exceptions) > 0 || c.Zone != "" && c.Zone != im.scenario.Zone {
			return false
		}
	}
	for _, v := range all {
		mean, ok := im.float(e, v, "mean")
		if d := im.timeOf(e, p, v); !ok || d == nil || d.Kind != scenario.Exponential {
			return false
		}
		for _, shift := range im.scenario.Calendars[v.validFor].Week {
			profile.Week = append(profile.Week, scenario.HourlyRate{Days: shift.Days, From: shift.From, To: shift.To, PerHour: rounded(float64(time.Hour) / float64(im.unitOf(e, v)) / mean)})
		}
		im.ofRates = append(im.ofRates, v.validFor)
	}
	p.used, made.Rate = true, profile
	return true
}

// listed are cases that come one known time after the other.
func (im *importer) listed(e *element, p *parameter, v *value, made *scenario.Arrival) {
	at := im.scenario.Start
	for i := range v.values {
		d := im.timeOf(e, p, &v.values[i])
		if d == nil || d.Kind != scenario.Fixed || at.Year() > 9000 {
			if d != nil {
				im.misfit(e, p, &v.values[i])
			}
			return
		}
		at = at.Add(time.Duration(d.Value))
		made.Cases = append(made.Cases, scenario.Instance{At: at})
	}
}

// flow takes how likely a way out is, and under which condition it is taken.
func (im *importer) flow(e *element, f *model.SequenceFlow) {
	from := im.nodes[string(f.Source)]
	splits := from != nil && len(from.Outgoing) > 1 && (from.Kind == model.ExclusiveGateway || from.Kind == model.InclusiveGateway)
	if p := e.find("Probability"); p != nil && splits {
		if share, ok := im.constant(e, p); ok && share >= 0 {
			gateway := string(f.Source)
			if im.scenario.Branches[gateway] == nil {
				im.scenario.Branches[gateway] = map[string]float64{}
			}
			im.scenario.Branches[gateway][e.ref] = share
		} else if ok {
			im.note(p.at, e.ref, "probability", problem.Say("A probability lies between 0 and 1, not at %v.", "概率应在 0 到 1 之间，而不是 %v。", share), problem.Text{})
		}
	} else if p != nil && from != nil && len(from.Outgoing) == 1 {
		if share, ok := im.constant(e, p); ok && share != 1 && share != 100 {
			im.note(p.at, e.ref, "not-said", problem.Say("There is no other way out of %q; its probability %v is not used.", "%q 没有其他出口，概率 %v 未使用。", im.label(string(f.Source)), share), problem.Text{})
		}
	}
	if p := e.find("Condition"); p != nil {
		if v := im.always(e, p); v != nil {
			im.condition(e, p, v)
		}
	}
}

func (im *importer) condition(e *element, p *parameter, v *value) {
	made := ""
	switch v.kind {
	case "BooleanParameter":
		made = "false"
		if isTrue(v.attribute("value")) {
			made = "true"
		}
	case "ExpressionParameter":
		made = im.formula(e, p, v, scenario.BooleanType)
	default:
		im.misfit(e, p, v)
	}
	if made != "" {
		im.scenario.Conditions[e.ref] = made
	}
}

// finishBranches makes shares of probabilities: of an exclusive gateway they sum to 1.
// Where it has conditions too, those decide first.
func (im *importer) finishBranches() {
	for _, e := range im.from.elements { // in file order
		f := im.flows[e.ref]
		if f == nil {
			continue
		}
		gateway := string(f.Source)
		shares := im.scenario.Branches[gateway]
		if shares != nil {
			im.share(e, im.nodes[gateway], shares)
		}
		if im.scenario.Conditions[e.ref] != "" && shares != nil {
			im.scenario.Decisions[gateway] = scenario.ConditionsThenShares
		}
	}
}

func (im *importer) share(e *element, n *model.Node, shares map[string]float64) {
	total, most := 0.0, 0.0
	for _, id := range n.Outgoing {
		total += shares[string(id)]
		most = max(most, shares[string(id)])
	}
	factor := 1.0
	switch {
	case most > 1 && most <= 100:
		factor = 100
		im.note(e.at, string(n.ID), "percent", problem.Say("The probabilities are in percent, as jBPM writes them.", "概率以百分数给出（jBPM 的写法）。"), problem.Text{})
	case most > 100:
		factor = total
	}
	if n.Kind == model.ExclusiveGateway && total > 0 && (len(shares) == len(n.Outgoing) || total/factor > 1) && !near(total, factor) {
		im.note(e.at, string(n.ID), "scaled", problem.Say("The probabilities after %q sum to %.6g; they were scaled to 1.", "%q 之后的概率之和为 %.6g，已按比例调整为 1。", n.Label(), total/factor), problem.Text{})
		factor = total
	}
	if factor != 1 {
		for id := range shares {
			shares[id] /= factor
		}
	}
}

// task takes the work at a task.
func (im *importer) task(e *element, n *model.Node) {
	id := string(n.ID)
	task := im.scenario.Tasks[id]
	if task == nil {
		task = &scenario.Task{}
		im.scenario.Tasks[id] = task
	}
	im.work(e, task)
	for _, p := range e.parameters {
		switch p.name {
		case "FixedCost":
			task.Cost = im.money(e, p, false)
		case "Priority":
			task.Urgency, _ = im.constant(e, p)
		case "Interruptible":
			if is, ok := im.truth(e, p); ok {
				im.parallel = append(im.parallel, urgency{p, id, is})
			}
		case "Property":
			im.writes(e, p, task)
		case "Selection":
			im.selection(e, p, id)
		}
	}
	im.ownStaff(e, id)
}

// work is the time that somebody is busy with a task: preparing it, doing it, looking it
// through and doing it again.
func (im *importer) work(e *element, task *scenario.Task) {
	for _, name := range []string{"ProcessingTime", "SetUpTime", "ValidationTime", "ReworkTime"} {
		p := e.find(name)
		if p == nil {
			continue
		}
		d := im.time(e, p)
		if d == nil {
			continue
		}
		if task.Duration == nil {
			task.Duration = d
			continue
		}
		whole, ok := sum(task.Duration, d)
		if !ok {
			im.note(p.at, e.ref, "not-said", problem.Say("%s cannot be added to ProcessingTime, since both vary; it is not used.", "%s 与 ProcessingTime 都是随机的，无法相加，未使用。", p.name),
				problem.Say("Add it to the duration of the task by hand.", "请手动加到任务的时长中。"))
			continue
		}
		task.Duration = whole
	}
}
