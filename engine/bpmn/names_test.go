package bpmn

import "testing"

func TestIdsAreXMLNamesWithoutAColon(t *testing.T) {
	for id, want := range map[string]bool{
		"Task_1": true, "任务一": true, "_": true, "a-b.c": true, "é": true, "𠮷": true, "sid-1": true,
		"": false, "1a": false, "a b": false, "a:b": false, "-a": false, "a@b": false, "×": false, "a\u037E": false,
	} {
		if got := isName(id); got != want {
			t.Errorf("%q: got %v, want %v", id, got, want)
		}
	}
}

func TestTimesThatARunCanWaitFor(t *testing.T) {
	for _, c := range []struct {
		kind string
		text string
		want bool
	}{
		{"timeDuration", "PT5M", true}, {"timeDuration", "P1Y2M3W4DT5H6M7.5S", true}, {"timeDuration", "PT0S", true},
		{"timeDuration", "P", false}, {"timeDuration", "PT", false}, {"timeDuration", "soon", false}, {"timeDuration", "-P1D", false},
		{"timeDuration", "5 minutes", false}, {"timeDuration", "P1H", false},
		{"timeDate", "2036-11-14T11:12:22", true}, {"timeDate", "2025-03-11", true}, {"timeDate", "2026-01-05T09:00:00+08:00", true},
		{"timeDate", "2026-01-05T09:00:00.123Z", true}, {"timeDate", "tomorrow", false},
		{"timeCycle", "R3/P1D", true}, {"timeCycle", "R/PT10S", true}, {"timeCycle", "R3/2026-01-05T09:00:00Z/P1D", true},
		{"timeCycle", "R2/P1D/2026-01-05", true}, {"timeCycle", "0 0/5 * * * ?", true}, {"timeCycle", "0 9 * * MON-FRI", true},
		{"timeCycle", "@daily", true}, {"timeCycle", "R/PT0S", false}, {"timeCycle", "R3", false}, {"timeCycle", "R", false},
		{"timeCycle", "every day at noon or so", false}, {"timeCycle", "", false},
	} {
		if got := timerChecks[c.kind](c.text); got != c.want {
			t.Errorf("%s %q: got %v, want %v", c.kind, c.text, got, c.want)
		}
	}
}
