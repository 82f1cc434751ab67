package change

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/organisation"
	"sandtable/engine/scenario"
)

var update = flag.Bool("update", false, "rewrite testdata")

// TestTwoVersionsDifferAsTold holds the folders of testdata against what is said of them.
func TestTwoVersionsDifferAsTold(t *testing.T) {
	for _, folder := range folders(t, "testdata") {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			d := Between(state(t, folder, "before"), state(t, folder, "after"))
			golden := filepath.Join(folder, "changes.txt")
			got := told(d)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// told is a difference for people to read in a golden file.
func told(d *Difference) string {
	var b strings.Builder
	for _, x := range d.Changes {
		fmt.Fprintf(&b, "%s %s %s %s [%s → %s]%s\n  %s\n  %s\n", x.Group, x.Kind, x.What, x.Weight, x.Was, x.Element, x.Path, x.Text.EN, x.Text.ZH)
	}
	w := d.Weigh()
	fmt.Fprintf(&b, "%s, with %d reasons and %d more; %d ids are new\n", w.Weight, len(w.Reasons), w.More, d.Renewed)
	return b.String()
}

func folders(t *testing.T, under string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(under, "*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("nothing in %s: %v", under, err)
	}
	return found
}

func state(t *testing.T, folder, name string) State {
	t.Helper()
	s := State{Drawing: drawing(t, filepath.Join(folder, name+".bpmn"))}
	if text, err := os.ReadFile(filepath.Join(folder, name+".json")); err == nil {
		read, err := scenario.Decode(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		s.Scenarios = []Numbers{{Scenario: read}}
	}
	return s
}

func drawing(t *testing.T, file string) *model.Definitions {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := bpmn.Decode(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return d
}

// idle means nothing when it changes: ids that nothing refers to, the tool, namespaces, the orientation that a size shows.
var idle = regexp.MustCompile(`^(id|exporter|exporterVersion|xsi:.*|bpmnElement|isHorizontal|isMarkerVisible|xmlns.*)$`)

// TestNoAttributeChangesInSilence changes every attribute of the samples, one by one: each shows, or the file is refused.
func TestNoAttributeChangesInSilence(t *testing.T) {
	attribute := regexp.MustCompile(`\s((?:[\w-]+:)?[\w-]+)="([^"]+)"`)
	for _, name := range []string{"order-fulfilment", "loan-approval"} {
		file := filepath.Join("../../app/samples", name, "process.bpmn")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before := State{Drawing: drawing(t, file)}
		tried := map[string]int{}
		for _, at := range attribute.FindAllSubmatchIndex(text, -1) {
			key := string(text[at[2]:at[3]])
			if idle.MatchString(key) || tried[key] == 12 { // enough of a kind
				continue
			}
			tried[key]++
			value := string(text[at[4]:at[5]])
			changed := strings.Join([]string{string(text[:at[4]]), other(value), string(text[at[5]:])}, "")
			d, err := bpmn.Decode(strings.NewReader(changed))
			if err != nil {
				continue
			}
			if Between(before, State{Drawing: d}).Equal() {
				t.Errorf("%s: %s=%q became %q, and nothing is said of it", name, key, value, other(value))
			}
		}
	}
}

// other is another value of the same kind.
func other(value string) string {
	switch {
	case value == "true":
		return "false"
	case value == "false":
		return "true"
	case regexp.MustCompile(`^-?[0-9.]+$`).MatchString(value):
		return "9" + strings.TrimPrefix(value, "-") // by more than a pixel
	}
	return value + "x"
}

func TestAFileDoesNotDifferFromItself(t *testing.T) {
	for _, file := range corpus(t) {
		text, _ := os.ReadFile(file)
		d, err := bpmn.Decode(bytes.NewReader(text))
		if err != nil {
			continue
		}
		again, err := bpmn.Decode(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if found := Between(State{Drawing: d}, State{Drawing: again}); !found.Equal() {
			t.Errorf("%s differs from itself: %s", file, found.Changes[0].Text.EN)
		}
	}
}

// TestAnyTwoFilesCanBeCompared compares each file of the corpus with the next: what comes one way
// goes the other, each change is told in both languages, and twice the same.
func TestAnyTwoFilesCanBeCompared(t *testing.T) {
	var last *model.Definitions
	for _, file := range corpus(t) {
		text, _ := os.ReadFile(file)
		d, err := bpmn.Decode(bytes.NewReader(text))
		if err != nil {
			continue
		}
		if last != nil {
			there, back := Between(State{Drawing: last}, State{Drawing: d}), Between(State{Drawing: d}, State{Drawing: last})
			if there.Count(Added) != back.Count(Removed) || there.Count(Removed) != back.Count(Added) {
				t.Errorf("%s: %d added and %d removed one way, %d and %d the other", file, there.Count(Added), there.Count(Removed), back.Count(Added), back.Count(Removed))
			}
			for _, x := range there.Changes {
				if x.Text.EN == "" || x.Text.ZH == "" || strings.Contains(x.Text.EN, "%!") || strings.Contains(x.Text.ZH, "%!") || x.Weight == "" || x.Weight == None {
					t.Errorf("%s: %+v", file, x)
				}
			}
			if again := Between(State{Drawing: last}, State{Drawing: d}); !reflect.DeepEqual(there.Changes, again.Changes) {
				t.Errorf("%s: not told twice the same", file)
			}
		}
		last = d
	}
}

func corpus(t *testing.T) []string {
	t.Helper()
	root := os.Getenv("SANDTABLE_CORPUS")
	if root == "" {
		t.Skip("skipped: no corpus")
	}
	var files []string
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".bpmn") {
			if info, err := e.Info(); err == nil && info.Size() < 1<<20 {
				files = append(files, path)
			}
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", root, err)
	}
	return files
}

func TestPeopleOfAProjectAreComparedByWhoTheyAre(t *testing.T) {
	read := func(text string) *organisation.Organisation {
		o, err := organisation.Decode(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	before := read(`{"units": [{"id": "u", "name": "Sales"}], "roles": [{"id": "r", "name": "Clerk", "headcount": 2}, {"id": "h", "name": "Head"}], "people": [{"id": "p", "name": "Li", "roles": ["r"]}]}`)
	after := read(`{"units": [{"id": "u", "name": "Sales"}], "roles": [{"id": "n", "name": "Auditor"}, {"id": "r", "name": "Clerk", "headcount": 3, "unit": "u"}], "people": [{"id": "p", "name": "Li", "roles": ["r", "n"]}]}`)
	var got []string
	d := Between(State{Organisation: before}, State{Organisation: after})
	for _, x := range d.Changes {
		got = append(got, x.Text.EN+" "+x.Text.ZH)
	}
	want := []string{
		"Role “Auditor” was added to the organisation. 组织中新增角色“Auditor”。",
		"Role “Clerk”: unit “Sales” was added. 角色“Clerk”：新增部门“Sales”。",
		"Role “Clerk”: headcount 2 → 3. 角色“Clerk”：人数 2 → 3。",
		"Role “Head” was removed from the organisation. 组织中删除角色“Head”。",
		"Person “Li”: roles Clerk → Clerk, Auditor. 人员“Li”：角色 Clerk → Clerk、Auditor。",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if w := d.Weigh(); w.Weight != Breaking || len(w.Reasons) != 1 {
		t.Errorf("got %+v, want one reason that breaks something", w)
	}
}

func TestSeveralScenariosAreEachComparedWithTheirOwn(t *testing.T) {
	of := func(id, name string, cases int) Numbers {
		return Numbers{ID: id, Name: name, Scenario: &scenario.Scenario{Run: scenario.Run{Cases: cases, Replications: 1}}}
	}
	var got []string
	for _, x := range Between(State{Scenarios: []Numbers{of("1", "As-is", 10), of("2", "Peak", 10)}}, State{Scenarios: []Numbers{of("2", "Peak", 20), of("3", "To-be", 30)}}).Changes {
		got = append(got, x.In+" "+x.Text.EN+" "+x.Text.ZH)
	}
	want := []string{
		"2 In “Peak”: Run: cases 10 → 20. 情景“Peak”：运行：案例数 10 → 20。",
		"3 Scenario “To-be” was added. 新增了情景“To-be”。",
		"1 Scenario “As-is” was removed. 删除了情景“As-is”。",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func BenchmarkBetween(b *testing.B) {
	before, after := many(0), many(1)
	b.ResetTimer()
	for b.Loop() {
		Between(State{Drawing: before}, State{Drawing: after})
	}
}

// many is a drawing of a thousand steps in a row; with a shift, every third has another name.
func many(shift int) *model.Definitions {
	const steps = 1000
	p := &model.Process{Base: model.Base{ID: "P"}}
	diagram := &model.Diagram{}
	for i := range steps {
		id := model.ID(fmt.Sprint("T", i))
		name := fmt.Sprint("Step ", i)
		if shift > 0 && i%3 == 0 {
			name += " again"
		}
		p.Nodes = append(p.Nodes, &model.Node{Base: model.Base{ID: id, Name: name}, Kind: model.UserTask, Activity: &model.Activity{StartQuantity: 1, CompletionQuantity: 1, CancelRemaining: true}})
		diagram.Shapes = append(diagram.Shapes, &model.Shape{Element: id, X: float64(i * 150), Width: 100, Height: 80})
		if i > 0 {
			p.Flows = append(p.Flows, &model.SequenceFlow{Base: model.Base{ID: model.ID(fmt.Sprint("F", i))}, Source: model.ID(fmt.Sprint("T", i-1)), Target: id})
		}
	}
	return &model.Definitions{Processes: []*model.Process{p}, Diagrams: []*model.Diagram{diagram}}
}

func TestAThousandStepsAreComparedWhileOneWaits(t *testing.T) {
	began := time.Now()
	d := Between(State{Drawing: many(0)}, State{Drawing: many(1)})
	if len(d.Changes) != 334 {
		t.Errorf("got %d changes, want 334 names", len(d.Changes))
	}
	t.Logf("%v", time.Since(began))
}
