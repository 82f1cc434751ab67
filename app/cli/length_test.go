package cli

import (
	"testing"

	"sandtable/engine/problem"
)

func TestLengthsAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"30d": "P30D", "8h": "PT8H", "1h30m": "PT1H30M", "90min": "PT1H30M", "45s": "PT45S", "2w": "P14D", "1.5h": "PT1H30M",
		"1d 12h": "P1DT12H", "2天": "P2D", "1小时30分钟": "PT1H30M", "PT8H": "PT8H", "P1DT2H": "P1DT2H", "0s": "PT0S",
	} {
		got, err := parseLength(text)
		if err != nil || got.String() != want {
			t.Errorf("%q: got %v (%v), want %s", text, got, err, want)
		}
	}
}

func TestWhatIsNoLengthIsRefusedWithAWayOut(t *testing.T) {
	for _, text := range []string{"", " ", "30", "d", "-1d", "1m1h", "1.5d2h", "P", "PT", "P1M", "tomorrow", "99999999999999999999d"} {
		got, err := parseLength(text)
		if p := problem.Of(err); p == nil || p.Message.ZH == "" || p.Hint.EN == "" {
			t.Errorf("%q: got %v, %v; want a problem with a way out", text, got, err)
		}
	}
}
