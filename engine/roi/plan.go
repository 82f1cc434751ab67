// Package roi says whether a change is worth its money: what it costs once, what it saves in a month with an interval, when it has paid
// for itself, and on which assumptions that rests. What a case costs comes from a comparison (engine/experiment); what only people
// know stands in a plan.
package roi

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// Plan is what a comparison does not know: the money beside it, and how long one looks ahead. Amounts are decimal strings in the
// currency of the scenarios.
type Plan struct {
	Months        int     `json:"months,omitempty" doc:"How far to look ahead, 1 to 240; 36 unless given"`
	CasesPerMonth float64 `json:"casesPerMonth,omitempty" doc:"How many cases a month brings; as many as the base's run completed unless given"`
	DiscountRate  float64 `json:"discountRate,omitempty" doc:"A year's, from 0 to 1: 0.08 is eight percent"`
	Investment    []Item  `json:"investment,omitempty" doc:"Spent once at the beginning, beside what the scenarios' automation costs to build"`
	Running       []Item  `json:"running,omitempty" doc:"Spent every month, beside what the scenarios' automation costs a month"`
}

// Item is one amount of money and what it is for.
type Item struct {
	Name   string         `json:"name"`
	Amount scenario.Money `json:"amount"`
}

const (
	usualMonths = 36
	mostMonths  = 240
	mostItems   = 100
	mostBytes   = 1 << 20
)

// Decode reads a plan. What it does not know is refused by name.
func Decode(r io.Reader) (*Plan, error) {
	content, err := io.ReadAll(io.LimitReader(r, mostBytes+1))
	if err != nil {
		return nil, err
	}
	p := &Plan{}
	d := json.NewDecoder(bytes.NewReader(content))
	d.DisallowUnknownFields()
	if err := d.Decode(p); err != nil || len(content) > mostBytes || d.More() {
		var ours *problem.Problem
		if errors.As(err, &ours) {
			return nil, ours
		}
		return nil, problem.New("roi.syntax", problem.Say("This is no plan of investment.", "这不是有效的投资测算文件。"),
			problem.Say(`Write JSON such as {"months": 36, "investment": [{"name": "Training", "amount": "20000.00"}]}.`, `请写成 JSON，例如 {"months": 36, "investment": [{"name": "培训", "amount": "20000.00"}]}。`)).Because(err)
	}
	return p, p.sound()
}

// sound refuses what makes no sense.
func (p *Plan) sound() error {
	wrong := func(path string, hint problem.Text) error {
		return problem.New("roi.value", problem.Say("%s is out of range.", "%s 超出范围。", path), hint).Located(problem.Place{Path: path})
	}
	switch {
	case p.Months < 0 || p.Months > mostMonths:
		return wrong("/months", problem.Say("Look 1 to 240 months ahead.", "测算期为 1 到 240 个月。"))
	case !(p.CasesPerMonth >= 0 && p.CasesPerMonth <= 1e9):
		return wrong("/casesPerMonth", problem.Say("Give a number of cases from 0 to a thousand million; 0 takes what the base completes.", "案例数应在 0 到 10 亿之间；0 表示按基准情景的完成量计算。"))
	case !(p.DiscountRate >= 0 && p.DiscountRate <= 1):
		return wrong("/discountRate", problem.Say("A rate is a share of a year: 0.08 is eight percent.", "折现率按年，用小数表示：0.08 即百分之八。"))
	case len(p.Investment) > mostItems:
		return wrong("/investment", problem.Say("Sum up: there may be 100 items.", "最多 100 项，请合并后再填。"))
	case len(p.Running) > mostItems:
		return wrong("/running", problem.Say("Sum up: there may be 100 items.", "最多 100 项，请合并后再填。"))
	}
	return nil
}
