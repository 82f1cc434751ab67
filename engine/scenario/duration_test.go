package scenario

import (
	"math"
	"testing"

	"sandtable/engine/problem"
)

func TestDurationsAreReadExactlyAndWrittenTheShortestWay(t *testing.T) {
	for _, c := range []struct {
		text string
		want Duration
		back string
	}{
		{"PT0S", 0, "PT0S"},
		{"P0D", 0, "PT0S"},
		{"PT20M", 20 * minute, "PT20M"},
		{"PT90M", 90 * minute, "PT1H30M"},
		{"P1DT2H30M", 26*hour + 30*minute, "P1DT2H30M"},
		{"P2W", 14 * day, "P14D"},
		{"P1W1D", 8 * day, "P8D"},
		{"PT36H", 36 * hour, "P1DT12H"},
		{"PT0.5S", second / 2, "PT0.5S"},
		{"PT0,5S", second / 2, "PT0.5S"},
		{"PT0.000000001S", 1, "PT0.000000001S"},
		{"PT1.500000000000S", 3 * second / 2, "PT1.5S"},
		{"PT0.1H", 6 * minute, "PT6M"},
		{"PT0.333333333H", 1199999998800, "PT19M59.9999988S"},
		{"P0.5D", 12 * hour, "PT12H"},
		{"PT00007S", 7 * second, "PT7S"},
		{"PT9223372036.854775807S", math.MaxInt64, "P106751DT23H47M16.854775807S"},
	} {
		got, err := ParseDuration(c.text)
		if err != nil || got != c.want || got.String() != c.back {
			t.Errorf("%s: got %d (%s), %v; want %d (%s)", c.text, got, got, err, c.want, c.back)
		}
	}
}

func TestDurationsThatAreNoneAreRefusedWithTheirReason(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "duration",
		"P":                        "duration",
		"PT":                       "duration",
		"P1DT":                     "duration",
		"20":                       "duration",
		"20M":                      "duration",
		"PT20":                     "duration",
		"PT20m":                    "duration",
		" PT20M":                   "duration",
		"PT20M ":                   "duration",
		"PT+20M":                   "duration",
		"PT.5S":                    "duration",
		"PT5.S":                    "duration",
		"PT1M1H":                   "duration",
		"PT1H1H":                   "duration",
		"PT0.5H30M":                "duration",
		"P1H":                      "duration",
		"PT1D":                     "duration",
		"P1D2W":                    "duration",
		"PT1HT1M":                  "duration",
		"P1Y":                      "duration-calendar-unit",
		"P1M":                      "duration-calendar-unit",
		"P1Y2M3DT4H":               "duration-calendar-unit",
		"-PT5M":                    "duration-negative",
		"PT0.0000000001S":          "duration-too-fine",
		"PT9223372036.854775808S":  "duration-too-long",
		"P106752D":                 "duration-too-long",
		"PT99999999999999999999S":  "duration-too-long",
		"P106751DT23H47M17S":       "duration-too-long",
		"P15250.5W":                "duration-too-long",
		"PT2562047H47M16.9S":       "duration-too-long",
		"P9999999999999999999999W": "duration-too-long",
	} {
		got, err := ParseDuration(text)
		if p := problem.Of(err); p == nil || p.Code != "scenario."+want || got != 0 {
			t.Errorf("%q: got %d, %v; want scenario.%s", text, got, err, want)
		}
	}
}

func FuzzDuration(f *testing.F) {
	for _, s := range []string{"PT20M", "P1DT2H30M0.5S", "P2W", "P1Y", "-PT1S", "PT9223372036.854775807S", "PT0.333333333H", "P", "T", "PT1,5M"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDuration(s)
		if err != nil {
			if p := problem.Of(err); p == nil || p.Message.ZH == "" || p.Hint.ZH == "" {
				t.Fatalf("%q: %v is not a problem in two languages", s, err)
			}
			return
		}
		if again, err := ParseDuration(d.String()); err != nil || again != d || d < 0 {
			t.Fatalf("%q: %d is written %s and read as %d, %v", s, d, d, again, err)
		}
	})
}

func FuzzMoney(f *testing.F) {
	for _, s := range []string{"36.00", "0", "0.000001", "9223372036854.775807", "-1", "1,000.00", "1.", ".5", "¥5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseMoney(s)
		if err != nil {
			if p := problem.Of(err); p == nil || p.Message.ZH == "" || p.Hint.ZH == "" {
				t.Fatalf("%q: %v is not a problem in two languages", s, err)
			}
			return
		}
		if again, err := ParseMoney(m.String()); err != nil || again != m || m < 0 {
			t.Fatalf("%q: %d is written %s and read as %d, %v", s, m, m, again, err)
		}
	})
}
