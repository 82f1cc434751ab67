package token_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/token"
)

// TestTracesAgreeWithThoseOfTokenSimulation plays every recorded trace whose model and
// stimuli the game knows, and compares the elements entered. Where branches run side
// by side the order is one of several right ones, so the elements are compared sorted.
func TestTracesAgreeWithThoseOfTokenSimulation(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	folder := filepath.Join(corpus, "token-semantics")
	played := 0
	for _, c := range traceCases(t, folder) {
		d := decoded(t, filepath.Join(folder, c.file))
		p := processWithNodes(d)
		if p == nil {
			continue
		}
		if _, err := token.NewNet(d, p); err != nil {
			continue
		}
		start, choices, ok := c.choices()
		if !ok || sendsMessages(d) || otherwise[c.name] != "" {
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			w := walkModel(t, d, p, choices)
			if at, ok := w.net.Node(start); !ok {
				t.Fatalf("no element %s", start)
			} else if err := w.game.Start(0, at); err != nil {
				t.Fatal(err)
			}
			for len(w.resting) > 0 {
				w.do(string(w.net.Nodes[w.resting[0].Node].ID))
			}
			want := strings.Fields(c.expected)[1:] // the process itself comes first
			got := slices.Clone(w.trace)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s\n got %v\nwant %v", c.file, got, want)
			}
		})
		played++
	}
	t.Logf("%d traces played", played)
	if played < 16 {
		t.Errorf("only %d traces could be played", played)
	}
}

// otherwise are the traces that ours differ from, and why.
var otherwise = map[string]string{
	"process-implicit-start-none-event": "beside a start event, an activity without incoming flow starts there too; BPMN 2.0 §13.4.2 starts it only in a scope without start event",
}

type traceCase struct{ file, name, stimulus, expected string }

// choices reads a stimulus; ok is false where it does more than start the process once
// and choose at gateways.
func (c traceCase) choices() (start model.ID, choices map[string]string, ok bool) {
	choices = map[string]string{}
	for _, s := range strings.Split(c.stimulus, " ; ") {
		switch words := strings.Fields(s); {
		case len(words) == 4 && words[0] == "choose":
			choices[words[1]] = words[3]
		case len(words) == 2 && words[0] == "trigger" && start == "":
			start = model.ID(words[1])
		default:
			return "", nil, false
		}
	}
	return start, choices, start != ""
}

// sendsMessages says whether pools exchange messages, which the game does not play.
func sendsMessages(d *model.Definitions) bool {
	for _, c := range d.Collaborations {
		if len(c.MessageFlows) > 0 {
			return true
		}
	}
	return false
}

// traceCases are the recorded cases of one step with a trace.
func traceCases(t *testing.T, folder string) []traceCase {
	t.Helper()
	f, err := os.Open(filepath.Join(folder, "traces.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	steps := map[string]int{}
	for _, r := range rows {
		steps[r[1]]++
	}
	var found []traceCase
	for _, r := range rows[1:] {
		if steps[r[1]] == 1 && r[3] == "checked-upstream" && r[6] == "trace" {
			found = append(found, traceCase{r[0], r[1], r[5], r[8]})
		}
	}
	return found
}

func decoded(t *testing.T, file string) *model.Definitions {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := bpmn.Decode(f)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return d
}

func processWithNodes(d *model.Definitions) *model.Process {
	for _, p := range d.Processes {
		if len(p.Nodes) > 0 {
			return p
		}
	}
	return nil
}
