package walk_test

import (
	"testing"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
	"sandtable/engine/walk"
)

func TestStepsAreToldAsPeopleSayThem(t *testing.T) {
	g := request(t)
	long := func(d time.Duration) scenario.Duration { return scenario.Duration(d) }
	for _, c := range []struct {
		step   walk.Step
		en, zh string
	}{
		{walk.Step{Do: walk.Wait, After: long(8 * 24 * time.Hour)}, "time passes: 8 d", "时间过去 8 天"},
		{walk.Step{Do: walk.Wait, After: long(90 * time.Minute)}, "time passes: 1 h 30 min", "时间过去 1 小时 30 分"},
		{walk.Step{Do: walk.Complete, Element: "Pay"}, "“Pay” done", "完成“Pay”"},
		{walk.Step{Do: walk.Complete, Element: "Pay", After: long(2 * time.Hour)}, "“Pay” done, after 2 h", "2 小时后完成“Pay”"},
		{walk.Step{Do: walk.Happen, Element: "Overdue"}, "“Overdue” happens", "“Overdue”发生"},
		{walk.Step{Do: walk.Decide, Element: "Method", Flows: []model.ID{"Flow_Cash"}}, "“By which way?” → “Paid in cash”", "“By which way?” → “Paid in cash”"},
	} {
		if got := g.Tell(&c.step); got.EN != c.en || got.In(problem.Chinese) != c.zh {
			t.Errorf("got %q and %q, want %q and %q", got.EN, got.ZH, c.en, c.zh)
		}
	}
}
