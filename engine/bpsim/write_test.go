package bpsim_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/bpsim"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/report"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
	"sandtable/engine/sketch"
)

// sample is one of the processes that the application brings along.
func sample(t *testing.T, name string) (string, *model.Definitions, *scenario.Scenario) {
	t.Helper()
	folder := filepath.Join("..", "..", "app", "samples", name)
	text, err := os.ReadFile(filepath.Join(folder, "process.bpmn"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := os.ReadFile(filepath.Join(folder, "scenario.json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := scenario.Decode(bytes.NewReader(numbers))
	if err != nil {
		t.Fatal(err)
	}
	return string(text), d, s
}

var samples = []string{"loan-approval", "order-handling", "order-to-delivery"}

// TestWhatIsWrittenIsValid holds random scenarios and those of the samples to the schema
// that the standard was published with.
func TestWhatIsWrittenIsValid(t *testing.T) {
	schema := filepath.Join(os.Getenv("SANDTABLE_CORPUS"), "schemas", "bpsim-1.0", "bpsim.xsd")
	if os.Getenv("SANDTABLE_CORPUS") == "" {
		t.Skip("skipped: no corpus")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("skipped: xmllint is not installed")
	}
	var files []string
	keep := func(s *scenario.Scenario, d *model.Definitions) {
		text, _, err := bpsim.Encode(s, d)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "numbers.xml")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for seed := range uint64(40) {
		d := &dice{Rand: rand.New(rand.NewPCG(seed, 8))}
		drawing := d.draw()
		keep(d.scenario(), drawing)
	}
	for _, name := range samples {
		_, d, s := sample(t, name)
		keep(s, d)
	}
	out, err := exec.Command("xmllint", append([]string{"--noout", "--nonet", "--schema", schema}, files...)...).CombinedOutput()
	if err != nil || strings.Count(string(out), "validates") != len(files) {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestWhatBPSimCannotSayIsNamedWithItsPath(t *testing.T) {
	_, d, s := sample(t, "order-to-delivery")
	_, notices, err := bpsim.Encode(s, d)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, n := range notices {
		said[n.At.Path] = n.Code + " " + n.Message.EN + " " + n.Message.ZH
	}
	for path, want := range map[string]string{
		"/stock":                    "bpsim.unsaid BPSim cannot say stock. BPSim 无法表达库存。",
		"/tasks/Task_Pick/batch":    "bpsim.unsaid BPSim cannot say work in batches (Pick the panels). BPSim 无法表达批处理（Pick the panels）。",
		"/roles/saw/breakdown":      "bpsim.unsaid BPSim cannot say breakdowns (Saw). BPSim 无法表达故障（Saw）。",
		"/tasks/Task_Special/setup": "bpsim.unsaid BPSim cannot say preparation after another task (Cut to special size). BPSim 无法表达切换任务的准备工作（Cut to special size）。",
	} {
		if said[path] != want {
			t.Errorf("%s: got %q, want %q", path, said[path], want)
		}
	}
}

// TestScenariosWithEverythingInThemCanBeWritten has those of the page that explains every
// field of a scenario.
func TestScenariosWithEverythingInThemCanBeWritten(t *testing.T) {
	page, err := os.ReadFile("../scenario/README.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := strings.Split(string(page), "```json\n")[1:]
	if len(examples) < 3 {
		t.Fatalf("got %d examples", len(examples))
	}
	for _, example := range examples {
		text, _, _ := strings.Cut(example, "```")
		s, err := scenario.Decode(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		_, notices, err := bpsim.Encode(s, sketch.Process(oneTask()))
		if err != nil || len(notices) == 0 {
			t.Errorf("got %d notices, %v, for\n%s", len(notices), err, text)
		}
	}
}

func TestEmbeddingTouchesNothingElseAndReadsBack(t *testing.T) {
	for _, name := range samples {
		process, d, s := sample(t, name)
		text, _, err := bpsim.Encode(s, d)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := bpsim.Embed(strings.NewReader(process), text)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(whole, "  <bpmn:relationship")
		end := strings.Index(whole, "</bpmn:relationship>\n") + len("</bpmn:relationship>\n")
		if at < 0 || whole[:at]+whole[end:] != process {
			t.Fatalf("%s: something else was touched", name)
		}
		f, err := bpsim.Decode(strings.NewReader(whole))
		if err != nil {
			t.Fatal(err)
		}
		again, err := bpmn.Decode(strings.NewReader(whole))
		if err != nil {
			t.Fatal(err)
		}
		inside, _, err := f.Scenario("", again)
		if err != nil {
			t.Fatal(err)
		}
		alone := decodedAnyhow(t, text, d)
		if got, want := written(t, inside), written(t, alone); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		if len(again.Notices) != len(d.Notices) {
			t.Errorf("%s: the reader remarks upon it: %v", name, again.Notices)
		}
		_, err = bpsim.Embed(strings.NewReader(whole), text)
		if p := problem.Of(err); p == nil || p.Code != "bpsim.already" || p.At.Line == 0 {
			t.Errorf("%s: got %v, want bpsim.already", name, err)
		}
	}
}

func decodedAnyhow(t *testing.T, text []byte, d *model.Definitions) *scenario.Scenario {
	t.Helper()
	f, err := bpsim.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := f.Scenario("", d)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTheHelpDeskWaitsAsWorkedOutByHand is a well-known example: seven calls two minutes
// apart, two people, ten minutes each. They wait 0, 0, 6, 6, 12, 12 and 18 minutes.
func TestTheHelpDeskWaitsAsWorkedOutByHand(t *testing.T) {
	f, d := opened(t, "testdata/helpdesk/process.bpmn")
	s, _, err := f.Scenario("S1", d)
	if err != nil {
		t.Fatal(err)
	}
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	r, err := simulate.Program(t.Context(), p, simulate.Options{Threads: 1})
	if err != nil {
		t.Fatal(err)
	}
	told := report.Of(p, r, "test")
	if got, want := *told.Process.CycleTime.Mean, 10*60+54*60/7.0; got < want-1e-6 || got > want+1e-6 {
		t.Errorf("cycle: got %v s, want %v", got, want)
	}
}

func TestReadingTwiceGivesTheSame(t *testing.T) {
	f, d := opened(t, "testdata/repair/process.bpmn")
	first, notices, err := f.Scenario("Tomorrow", d)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Scenario("Today", d); err != nil {
		t.Fatal(err)
	}
	second, again, err := f.Scenario("One more mechanic", d)
	if err != nil || !reflect.DeepEqual(first, second) || !reflect.DeepEqual(notices, again) {
		t.Errorf("got another scenario, or other notices: %v", err)
	}
}
