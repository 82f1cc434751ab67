package cli

import "testing"

func TestTheNearestNameIsWhatTheUserMeant(t *testing.T) {
	commands := []string{"check", "simulate", "serve", "version"}
	for written, want := range map[string]string{"chekc": "check", "simulat": "simulate", "Serve": "serve", "sevre": "serve", "optimise": "", "x": "", "": ""} {
		if got := nearest(written, commands); got != want {
			t.Errorf("%q: got %q, want %q", written, got, want)
		}
	}
}

func TestSlipsCountEditsAndSwaps(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"流程", "流成", 1}, {"kitten", "sitting", 3}} {
		if got := slips(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: got %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
