package scenario

import (
	"encoding/json"
	"io"

	"sandtable/engine/problem"
)

// DecodeDistribution reads a distribution of durations by itself, as strictly as Decode
// reads one in a scenario; paths begin at the distribution. Of several problems it tells
// the first. A formula is let pass unread: its variables are the scenario's.
func DecodeDistribution(r io.Reader) (*Distribution, error) {
	text, err := read(r, false)
	if err != nil {
		return nil, err
	}
	rules := loadRules()
	complaints := rules.judgeAs(rules.distribution, text)
	d := new(Distribution)
	if len(complaints) == 0 {
		if err := json.Unmarshal(text.text, d); err != nil {
			return nil, notDecoded(text, err)
		}
		complaints = d.complaints()
	}
	if len(complaints) > 0 {
		return nil, &text.sorted(complaints)[0]
	}
	return d, nil
}

// complaints are parameters that do not go together.
func (d *Distribution) complaints() []complaint {
	if d.IsFormula() {
		return nil
	}
	c := critic{scenario: new(Scenario)}
	c.distribution(nil, d)
	return c.found
}

// NotDrawn is what somebody is told who wants to see the spread of a length that is
// reckoned from the data of a case.
func NotDrawn() *problem.Problem {
	return problem.New("scenario.formula-not-drawn",
		problem.Say("A formula follows the data of each case, so it has no spread of its own.", "公式的结果取决于每个案例的数据，本身没有分布可言。"),
		problem.Say("Simulate, and see in the results how long it took.", "请运行仿真，在结果中查看实际时长。")).Located(problem.Place{Path: "/formula"})
}
