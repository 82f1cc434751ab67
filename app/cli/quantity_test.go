package cli

import (
	"testing"

	"sandtable/engine/figure"
	"sandtable/engine/report"
)

func TestWhatWasNotObservedIsADashAndOneReplicationHasNoInterval(t *testing.T) {
	u, m, h := same(figure.Percent), 0.5, 0.01
	if got := u.mean(report.Statistic{}); got != "–" {
		t.Errorf("nothing observed: got %q", got)
	}
	if got := u.mean(report.Statistic{Mean: &m}); got != "50.0%" {
		t.Errorf("one replication: got %q", got)
	}
	if got := u.mean(report.Statistic{Mean: &m, HalfWidth: &h}); got != "50.0% ± 1.0%" {
		t.Errorf("several replications: got %q", got)
	}
}

func TestABarStaysWithinItsColumns(t *testing.T) {
	for share, want := range map[float64]string{-1: "░░░░", 0.5: "██░░", 1: "████", 7: "████"} {
		if got := bar(share, 4); got != want {
			t.Errorf("%v: got %q, want %q", share, got, want)
		}
	}
}
