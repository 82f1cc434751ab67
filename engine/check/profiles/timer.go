package profiles

import (
	"regexp"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

var timerRule = finding.Rule{ID: "engines.timer", Severity: finding.Error, Look: named(timer),
	Title: problem.Text{EN: "A timer that an engine cannot read", ZH: "引擎无法识别的定时器"}}

var (
	duration = regexp.MustCompile(`^P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?$`)
	instant  = regexp.MustCompile(`^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d([.,]\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?(\[[A-Za-z/_]+\])?)?$`)
	zoned    = regexp.MustCompile(`T.*(Z|[+-]\d\d(:?\d\d)?(\[[A-Za-z/_]+\])?)$`)
	cron     = regexp.MustCompile(`^(@\w+|\S+( +\S+){4,6})$`)
)

// timer finds timers that say nothing, too much, or what an engine does not understand: all read durations and instants
// of ISO 8601, cycles as R3/PT10M, and cron lines. Formulas are =… in Camunda 8, ${…} in the others.
//
//   - Camunda 7: "Timer Events", docs.camunda.org/manual/latest/reference/bpmn20/events/timer-events.
//   - Camunda 8: "Must be exactly one type of timer" (TimerEventDefinitionValidator), "Intermediate timer catch event must have either a time
//     duration or a time date", "Interrupting timer event with time cycle is not allowed" (ModelUtil); dates with a zone ("Timer events", docs.camunda.io/docs/components/modeler/bpmn/timer-events).
//   - Flowable: "Timer needs configuration" (EventValidator).
func timer(s *subject) finding.Findings {
	var found finding.Findings
	s.each(func(n, holder *model.Node) {
		if n.Event == nil {
			return
		}
		for _, d := range n.Event.Definitions {
			if d.Kind == model.TimerEvent {
				found = append(found, s.timer(n, holder, d)...)
			}
		}
	})
	return found
}

func (s *subject) timer(n, holder *model.Node, d *model.EventDefinition) finding.Findings {
	parts := written(d.Date, d.Duration, d.Cycle)
	tell := func(engines []string, en, zh string, hint problem.Text) finding.Findings {
		if len(engines) == 0 {
			return nil
		}
		who := whom(engines)
		return finding.Findings{finding.On(&n.Base, problem.Say("“%[1]s” "+en+": refused by %[2]s.", "“%[1]s”"+zh+"：%[3]s 不接受。", n.Label(), who.EN, who.ZH), hint)}
	}
	repeats := d.Cycle != nil && !blank(d.Cycle.Text)
	interrupts := n.Event.Interrupting && (n.Kind == model.BoundaryEvent || n.Kind == model.StartEvent && holder != nil)
	switch {
	case parts == 0:
		return tell(s.engines, "does not say when it goes off", "没有设置触发时间", problem.Say("Give it a duration, such as PT4H.", "请设置时长，例如 PT4H。"))
	case parts > 1:
		return tell(s.among(finding.Camunda8), "has several times at once", "同时设置了多种时间", problem.Say("Keep one of duration, date and cycle.", "时长、日期、周期请只保留一种。"))
	case repeats && n.Kind == model.IntermediateCatchEvent:
		return tell(s.among(finding.Camunda8), "is waited for and cannot repeat", "是等待用的定时器，不能循环", problem.Say("Give it a duration or a date.", "请改为时长或日期。"))
	case repeats && interrupts:
		return tell(s.among(finding.Camunda8), "interrupts and cannot repeat", "是中断性的，不能循环", problem.Say("Let it not interrupt, or give it a duration.", "请改为非中断，或改用时长。"))
	}
	if engines := s.unreadable(d); len(engines) > 0 {
		return tell(engines, "has a time in another format", "的时间格式不对", problem.Say("Write PT4H, 2026-12-31T09:00:00Z, R3/PT10M, or a formula of the engine.", "请写成 PT4H、2026-12-31T09:00:00Z、R3/PT10M 或该引擎的表达式。"))
	}
	return nil
}

func written(all ...*model.Expression) int {
	n := 0
	for _, x := range all {
		if x != nil && !blank(x.Text) {
			n++
		}
	}
	return n
}

// unreadable are the engines that do not understand a timer that says one thing.
func (s *subject) unreadable(d *model.EventDefinition) []string {
	var all []string
	for _, e := range s.engines {
		if !understood(d, e) {
			all = append(all, e)
		}
	}
	return all
}

func understood(d *model.EventDefinition, engine string) bool {
	for _, x := range []*model.Expression{d.Date, d.Duration, d.Cycle} {
		if x == nil || blank(x.Text) {
			continue
		}
		text := strings.TrimSpace(x.Text)
		switch {
		case foreign(text, engine):
			return false
		case isFormula(text):
			continue
		case x == d.Duration && !isDuration(text), x == d.Date && !instant.MatchString(text), x == d.Cycle && !isCycle(text),
			x == d.Date && engine == finding.Camunda8 && !zoned.MatchString(text):
			return false
		}
	}
	return true
}

func isDuration(s string) bool {
	return duration.MatchString(s) && s != "P" && !strings.HasSuffix(s, "T")
}

func isCycle(s string) bool {
	if cron.MatchString(s) || isDuration(s) {
		return true
	}
	parts := strings.Split(s, "/")
	if !strings.HasPrefix(parts[0], "R") || len(parts) < 2 || len(parts) > 4 {
		return false
	}
	for _, p := range parts[1:] {
		if !isDuration(p) && !instant.MatchString(p) && !isFormula(p) {
			return false
		}
	}
	return true
}

// isFormula says whether a text is a formula in the way of some engine.
func isFormula(s string) bool { return strings.HasPrefix(s, "=") || isUnified(s) }

// isUnified says whether a text is in the Unified Expression Language, which Camunda 7 and Flowable use.
func isUnified(s string) bool { return strings.Contains(s, "${") || strings.Contains(s, "#{") }

// foreign says whether a text is a formula, but in the way of another engine.
func foreign(s, engine string) bool {
	if engine == finding.Camunda8 {
		return isUnified(s) && !strings.HasPrefix(s, "=")
	}
	return strings.HasPrefix(s, "=")
}
