package scenario

import (
	"testing"

	"sandtable/engine/problem"
)

func TestTheSchemaHasNamesForFields(t *testing.T) {
	for _, c := range []struct {
		steps  []string
		en, zh string
	}{
		{[]string{"tasks"}, "Tasks", "任务"},
		{[]string{"tasks", "T"}, "Task", "任务"},
		{[]string{"tasks", "T", "duration"}, "Duration", "时长"},
		{[]string{"tasks", "T", "duration", "mean"}, "Mean", "均值"},
		{[]string{"roles", "R", "headcount"}, "Headcount", "人数"},
		{[]string{"calendars", "C", "week", "0", "from"}, "From", "从"},
	} {
		if got, want := Title(c.steps...), (problem.Text{EN: c.en, ZH: c.zh}); got != want {
			t.Errorf("%v: got %v, want %v", c.steps, got, want)
		}
	}
	if got, want := Lognormal.Title(), (problem.Text{EN: "Lognormal", ZH: "对数正态分布"}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Title("nowhere", "at", "all"); got != (problem.Text{}) {
		t.Errorf("got %v, want nothing", got)
	}
}
