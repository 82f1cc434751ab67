package promise

import (
	"slices"
	"strings"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// element is the child of extensionElements, in our namespace, that holds a promise.
const element = "promise"

// Read is what the drawing promises about an element, nil where it says nothing:
//
//	<st:promise completeWithin="P2D" calendar="office" penalty="50.00" currency="CNY">
//	  <st:action after="P1D" do="escalate" to="Role_Head"/>
//	</st:promise>
//
// Durations are those of scenarios, ISO 8601. What cannot be read is left out and among the faults.
func Read(b *model.Base) *Promise {
	own := b.Own(element)
	if len(own) == 0 {
		return nil
	}
	r := reader{Promise: &Promise{Of: b}}
	r.promise(own[0])
	for _, more := range own[1:] {
		r.fault(more, "twice", problem.Say("There is more than one promise on “%s”: only the first counts.", "“%s”上有多条服务承诺：只有第一条有效。", b.Label()),
			problem.Say("Keep one.", "请只保留一条。"))
	}
	return r.Promise
}

// reader fills a promise.
type reader struct{ *Promise }

func (r reader) promise(x *model.Extension) {
	r.StartWithin = r.duration(x, "startWithin")
	r.CompleteWithin = r.duration(x, "completeWithin")
	r.Calendar = said(x, "calendar")
	r.Penalty = r.money(x, "penalty")
	r.PenaltyPerHour = r.money(x, "penaltyPerHour")
	r.Currency = said(x, "currency")
	if c := r.Currency; c != "" && !isCurrency(c) {
		r.Currency = ""
		r.unreadable(x, "currency", problem.Say("%q is not a currency.", "%q 不是有效的货币代码。", c), problem.Say("Write its three letters: CNY, EUR, USD.", "请写三个大写字母：CNY、EUR、USD。"))
	}
	for i := range x.Children {
		if c := &x.Children[i]; c.Space == model.Space && c.Name == "action" {
			r.action(c)
		}
	}
}

// action keeps an action of which it is known when it is taken, and what it is.
func (r reader) action(x *model.Extension) {
	var a scenario.Action
	text := said(x, "do")
	if err := a.Do.UnmarshalText([]byte(text)); err != nil {
		r.unreadable(x, "do", problem.Say("%q is nothing that can be done.", "%q 不是可用的措施。", text),
			problem.Say("Write remind, escalate, reassign or decide.", "请写 remind、escalate、reassign 或 decide。"))
		return
	}
	if said(x, "after") == "" {
		r.unreadable(x, "after", problem.Say("Nothing says after how long to %s.", "没有说明多久之后执行 %s。", a.Do), problem.Say("Give after, such as PT4H.", "请设置 after，例如 PT4H。"))
		return
	}
	before := len(r.Faults)
	a.After, a.To = r.duration(x, "after"), said(x, "to")
	if len(r.Faults) == before {
		r.Actions = append(r.Actions, &a)
	}
}

func said(x *model.Extension, name string) string { return strings.TrimSpace(x.Attribute(name)) }

func (r reader) duration(x *model.Extension, name string) scenario.Duration {
	return read(r, x, name, scenario.ParseDuration)
}

func (r reader) money(x *model.Extension, name string) scenario.Money {
	return read(r, x, name, scenario.ParseMoney)
}

// read is the value of an attribute, zero where it is not said or cannot be read.
func read[T any](r reader, x *model.Extension, name string, parse func(string) (T, error)) T {
	var zero T
	text := said(x, name)
	if text == "" {
		return zero
	}
	value, err := parse(text)
	if err == nil {
		return value
	}
	if p := problem.Of(err); p != nil {
		r.unreadable(x, name, p.Message, p.Hint)
	} else {
		r.unreadable(x, name, problem.Say("%q cannot be read.", "无法识别 %q。", text), problem.Text{})
	}
	return zero
}

func (r reader) unreadable(x *model.Extension, name string, why, hint problem.Text) {
	lead := problem.Say("In the promise of “%[1]s”, %[2]s: ", "“%[1]s”的服务承诺中，%[2]s：", r.Of.Label(), name)
	r.fault(x, name, problem.Text{EN: lead.EN + why.EN, ZH: lead.ZH + why.ZH}, hint)
}

func (r reader) fault(x *model.Extension, name string, message, hint problem.Text) {
	at := problem.Place{Line: x.At.Line, Column: x.At.Column, Element: string(r.Of.ID)}
	r.Faults = append(r.Faults, *problem.New("promise."+name, message, hint).Located(at))
}

func isCurrency(s string) bool {
	return len(s) == 3 && !slices.ContainsFunc([]byte(s), func(c byte) bool { return c < 'A' || c > 'Z' })
}
