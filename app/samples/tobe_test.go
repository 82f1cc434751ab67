package samples

import (
	"bytes"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/experiment"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// TestEveryToBeIsBetterThanTheAsIs plays both on the same chance: what a template proposes makes its cases faster, beyond doubt, and the
// promise for whole cases is kept more often.
func TestEveryToBeIsBetterThanTheAsIs(t *testing.T) {
	for _, sample := range All() {
		if !sample.Template {
			continue
		}
		t.Run(sample.ID, func(t *testing.T) {
			t.Parallel()
			c := compared(t, sample)
			verdicts := map[string]experiment.Verdict{}
			for _, row := range c.Rows {
				verdicts[row.Measure] = row.Differences[0].Verdict
			}
			if got := verdicts["cycleTime"]; got != experiment.Better {
				t.Errorf("cycle time: got %q, want it better\n%v", got, sentences(c))
			}
			if got := verdicts["kept"]; got != experiment.Better {
				t.Errorf("promises: got %q, want them kept more often\n%v", got, sentences(c))
			}
		})
	}
}

func compared(t *testing.T, sample Sample) *experiment.Comparison {
	t.Helper()
	d, err := bpmn.Decode(bytes.NewReader(sample.Process(problem.English)))
	if err != nil {
		t.Fatal(err)
	}
	var variants []experiment.Variant
	for _, content := range [][]byte{sample.Scenario(problem.English), sample.ToBe(problem.English)} {
		s, err := scenario.Decode(bytes.NewReader(content))
		if err != nil {
			t.Fatal(err)
		}
		variants = append(variants, experiment.Variant{Name: s.Name, Drawing: d, Scenario: s})
	}
	c, err := experiment.Compare(t.Context(), variants, "test", experiment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sentences is what a comparison says in words.
func sentences(c *experiment.Comparison) string {
	var all []string
	for _, s := range c.Sentences {
		all = append(all, s.Text.EN)
	}
	return strings.Join(all, "\n")
}
