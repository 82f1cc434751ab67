package scenario

import (
	"slices"
	"strings"
	"testing"
)

const asIs = `{
	"$schema": "urn:sandtable:scenario:1", "name": "As-is", "start": "2026-01-05T09:00:00Z", "zone": "UTC",
	"arrivals": {"Start": {"every": {"dist": "fixed", "value": "PT30M"}}},
	"calendars": {"office": {"week": [{"days": ["mon"], "from": "09:00", "to": "17:00"}]}},
	"roles": {"clerk": {"headcount": 1, "calendar": "office"}, "boss": {"headcount": 1}},
	"tasks": {"A": {"duration": {"dist": "lognormal", "mean": "PT20M", "sd": "PT5M"}, "roles": ["clerk"]}, "B": {"duration": {"dist": "fixed", "value": "PT5M"}, "roles": ["boss"]}},
	"run": {"cases": 100, "replications": 5, "seed": 9007199254740991}
}`

// edited is a scenario with pieces of its text replaced, old and new in turn.
func edited(text string, pieces ...string) string {
	return strings.NewReplacer(pieces...).Replace(text)
}

func TestAScenarioFollowsTheOneThatItWasMadeFrom(t *testing.T) {
	toBe := edited(asIs, "As-is", "To-be", `"clerk": {"headcount": 1`, `"clerk": {"headcount": 3`, `"mean": "PT20M", "sd": "PT5M"`, `"mean": "PT10M", "sd": "PT5M"`)
	for name, c := range map[string]struct {
		own, after string
		has, lacks []string
		stranded   []string
	}{
		"what it does not change comes from the base": {
			own: toBe, after: edited(asIs, `"boss": {"headcount": 1}`, `"boss": {"headcount": 2}`, "PT30M", "PT15M"),
			has: []string{`"name":"To-be"`, `"boss":{"headcount":2}`, `"PT15M"`, `"headcount":3`, `"mean":"PT10M","sd":"PT5M"`, "9007199254740991"},
		},
		"what both change stays its own": {
			own: toBe, after: edited(asIs, `"clerk": {"headcount": 1`, `"clerk": {"headcount": 5`), has: []string{`"headcount":3`}, lacks: []string{`"headcount":5`},
		},
		"a distribution stays whole when the base takes another kind": {
			own: toBe, after: edited(asIs, `{"dist": "lognormal", "mean": "PT20M", "sd": "PT5M"}`, `{"dist": "fixed", "value": "PT1H"}`), has: []string{`{"dist":"lognormal","mean":"PT10M","sd":"PT5M"}`},
		},
		"an entry that the base has lost is kept whole, and told": {
			own: toBe, after: edited(asIs, `"A": {"duration": {"dist": "lognormal", "mean": "PT20M", "sd": "PT5M"}, "roles": ["clerk"]}, `, ""),
			has: []string{`"A":{"duration":{"dist":"lognormal","mean":"PT10M","sd":"PT5M"},"roles":["clerk"]}`}, stranded: []string{"/tasks/A"},
		},
		"what both have taken away is gone": {
			own: edited(toBe, `, "B": {"duration": {"dist": "fixed", "value": "PT5M"}, "roles": ["boss"]}`, ""), after: edited(asIs, `, "B": {"duration": {"dist": "fixed", "value": "PT5M"}, "roles": ["boss"]}`, ""),
			lacks: []string{`"B":`},
		},
		"an entry that no longer goes together with the base is kept as it was, and told": {
			own:   edited(toBe, `{"every": {"dist": "fixed", "value": "PT30M"}}`, `{"every": {"dist": "fixed", "value": "PT30M"}, "rate": {"week": [{"days": ["mon"], "from": "09:00", "to": "17:00", "perHour": 2}]}}`),
			after: edited(asIs, `{"every": {"dist": "fixed", "value": "PT30M"}}`, `{"cases": [{"at": "2026-01-05T10:00:00Z"}]}`, `"boss": {"headcount": 1}`, `"boss": {"headcount": 2}`),
			has:   []string{`"perHour":2`, `"boss":{"headcount":2}`}, lacks: []string{`"cases":[`}, stranded: []string{"/arrivals/Start"},
		},
		"a person whose role the base has lost": {
			own:   edited(asIs, `"tasks": {`, `"people": {"ann": {"roles": ["boss"]}}, "tasks": {`),
			after: edited(asIs, `, "boss": {"headcount": 1}`, "", `, "roles": ["boss"]`, ""),
			has:   []string{`"ann"`, `"boss"`}, stranded: []string{""},
		},
	} {
		t.Run(name, func(t *testing.T) {
			changes, err := Changes([]byte(asIs), []byte(c.own))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Follow([]byte(asIs), []byte(c.after), []byte(c.own), changes)
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Join(strings.Fields(string(got.Content)), "")
			for _, want := range c.has {
				if !strings.Contains(text, want) {
					t.Errorf("got %s, want %s in it", text, want)
				}
			}
			for _, not := range c.lacks {
				if strings.Contains(text, not) {
					t.Errorf("got %s, want no %s in it", text, not)
				}
			}
			if !slices.Equal(got.Stranded, c.stranded) {
				t.Errorf("stranded %q, want %q", got.Stranded, c.stranded)
			}
			again, err := Apply([]byte(c.after), got.Changes)
			if err != nil || again.Name != decoded(t, got.Content).Name {
				t.Errorf("the base with its changes is not the scenario: %v", err)
			}
		})
	}
}

func decoded(t *testing.T, text []byte) *Scenario {
	t.Helper()
	s, err := Decode(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsStrandedStandsUntilTheTwoAgree(t *testing.T) {
	own := edited(asIs, `"boss": {"headcount": 1}`, `"boss": {"headcount": 2}, "guest": {"headcount": 1}`)
	got, err := StillApart([]byte(asIs), []byte(own), []string{"/roles/guest", "/roles/boss", "/roles/clerk", "/roles/nobody", "/roles/guest", ""})
	if want := []string{"/roles/guest", "/roles/boss", ""}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}
