package report

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/compile"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// awkward is a name that no format can take as it is.
const awkward = "审批 \"A&B\" <it's>\t\r\n]]>\x00\x01\xff😀 \u2028;,"

// sample is one of the processes that the program comes with, with at most so many cases
// and until a horizon, so that some of them are unfinished.
func sample(t testing.TB, name, language string, strange bool) *compile.Program {
	t.Helper()
	folder := filepath.Join("..", "..", "app", "samples", name)
	drawing, err := os.Open(filepath.Join(folder, "process"+language+".bpmn"))
	if err != nil {
		t.Fatal(err)
	}
	defer drawing.Close()
	d, err := bpmn.Decode(drawing)
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := os.Open(filepath.Join(folder, "scenario"+language+".json"))
	if err != nil {
		t.Fatal(err)
	}
	defer numbers.Close()
	s, err := scenario.Decode(numbers)
	if err != nil {
		t.Fatal(err)
	}
	s.Run = scenario.Run{Cases: 300, Horizon: scenario.Duration(21 * 24 * time.Hour), Replications: 3, Seed: 5}
	if strange {
		for _, p := range d.Processes {
			p.Walk(func(n, _ *model.Node) {
				if n.Kind.IsTask() {
					n.Name += awkward
				}
			})
		}
		for _, r := range s.Roles {
			r.Name += awkward
		}
		for _, p := range s.People {
			p.Name += awkward
		}
	}
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// everySample calls for each of them, in both languages, and with awkward names.
func everySample(t *testing.T, do func(t *testing.T, p *compile.Program)) {
	for _, name := range []string{"loan-approval", "order-handling", "order-to-delivery"} {
		for _, language := range []string{"", ".zh-CN"} {
			for _, strange := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s%s,strange=%v", name, language, strange), func(t *testing.T) { do(t, sample(t, name, language, strange)) })
			}
		}
	}
}

// written plays a program and returns its log, with all that an observer was told.
func written(t testing.TB, p *compile.Program, f Format, o simulate.Options) ([]byte, []simulate.Record) {
	t.Helper()
	var out bytes.Buffer
	log := NewLog(&out, f, new(shelf), p)
	var told []simulate.Record
	o.Observe = func(r *simulate.Record) error {
		one := *r
		one.Row, one.Others = append([]float64(nil), r.Row...), append([]simulate.Worker(nil), r.Others...)
		told = append(told, one)
		return log.Observe()(r)
	}
	if _, err := simulate.Program(context.Background(), p, o); err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), told
}

func count(told []simulate.Record, which func(*simulate.Record) bool) int {
	n := 0
	for i := range told {
		if which(&told[i]) {
			n++
		}
	}
	return n
}

func isUnfinished(r *simulate.Record) bool { return r.Outcome == simulate.Unfinished }

func TestEveryFormatHasTheSameBytesOnAnyNumberOfThreads(t *testing.T) {
	p := sample(t, "order-to-delivery", ".zh-CN", true)
	for _, f := range Formats {
		want, _ := written(t, p, f, simulate.Options{Threads: 1})
		for _, o := range []simulate.Options{{Threads: 3}, {Threads: 8}, {Threads: 1, Only: 1}} {
			if got, _ := written(t, p, f, o); !bytes.Equal(got, want) {
				t.Errorf("%s: %d bytes by %+v, other than the %d by one thread", f, len(got), o.Threads, len(want))
			}
		}
	}
}

// TestASampleTellsOfEverything makes sure that the tests of the formats see what they are to write.
func TestASampleTellsOfEverything(t *testing.T) {
	var told []simulate.Record
	for _, name := range []string{"loan-approval", "order-handling", "order-to-delivery"} {
		_, more := written(t, sample(t, name, "", false), CSV, simulate.Options{})
		told = append(told, more...)
	}
	for what, which := range map[string]func(*simulate.Record) bool{
		"an execution":      func(r *simulate.Record) bool { return r.Kind == simulate.Execution },
		"a consultation":    func(r *simulate.Record) bool { return r.Kind == simulate.Consultation },
		"an approval":       func(r *simulate.Record) bool { return r.Kind == simulate.Approval },
		"reading":           func(r *simulate.Record) bool { return r.Kind == simulate.Reading },
		"a failed attempt":  func(r *simulate.Record) bool { return r.Kind == simulate.Failed },
		"an event":          func(r *simulate.Record) bool { return r.Kind == simulate.Happened },
		"a message":         func(r *simulate.Record) bool { return r.Event == model.MessageEvent },
		"a batch":           func(r *simulate.Record) bool { return r.Batch > 0 },
		"several people":    func(r *simulate.Record) bool { return len(r.Others) > 0 },
		"data":              func(r *simulate.Record) bool { return len(r.Row) > 0 },
		"something written": func(r *simulate.Record) bool { return len(r.Writes) > 0 },
		"unfinished work":   func(r *simulate.Record) bool { return isUnfinished(r) && r.Kind.IsWork() },
		"an unfinished case": func(r *simulate.Record) bool {
			return isUnfinished(r) && r.Kind == simulate.CaseEnded
		},
	} {
		if count(told, which) == 0 {
			t.Errorf("no sample tells of %s", what)
		}
	}
}

func TestACSVHasALineForEverythingButCasesThatComplete(t *testing.T) {
	everySample(t, func(t *testing.T, p *compile.Program) {
		text, told := written(t, p, CSV, simulate.Options{})
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want := count(told, func(r *simulate.Record) bool { return r.Kind != simulate.CaseEnded || r.Outcome != simulate.Completed })
		if len(rows)-1 != want {
			t.Errorf("got %d lines, want %d", len(rows)-1, want)
		}
		columns := map[string]int{}
		for i, name := range rows[0] {
			columns[name] = i
		}
		unfinished := 0
		for _, row := range rows[1:] {
			if row[columns["outcome"]] == "unfinished" {
				unfinished++
				if row[columns["end_time"]] != "" {
					t.Errorf("what is unfinished has ended: %q", row)
				}
			}
		}
		if want := count(told, isUnfinished); unfinished != want {
			t.Errorf("got %d unfinished, want %d", unfinished, want)
		}
	})
}

func TestACompressedXESIsTheSameXES(t *testing.T) {
	p := sample(t, "loan-approval", "", false)
	want, _ := written(t, p, XES, simulate.Options{})
	packed, _ := written(t, p, XESGzip, simulate.Options{})
	unpacked, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(unpacked)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error(firstDifference(string(got), string(want)))
	}
}

func TestTheEndingOfANameSaysTheFormat(t *testing.T) {
	for name, want := range map[string]Format{
		"a.csv": CSV, "a.XES": XES, "a.xes.gz": XESGzip, "a.json": OCEL, "a.jsonocel": OCEL, "a.ocel.json": OCEL, "事件.parquet": Parquet,
		"a": "", "a.gz": "", "a.xml": "", "csv": "",
	} {
		got, err := FormatOf(name)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: got %q and %v, want %q", name, got, err, want)
		}
	}
	for _, f := range Formats {
		if got, err := FormatOf("a" + f.Extension()); got != f || err != nil {
			t.Errorf("%s: its own ending is %q, which asks for %q", f, f.Extension(), got)
		}
		if got, err := FormatNamed(strings.ToUpper(string(f))); got != f || err != nil {
			t.Errorf("%s: by its name got %q and %v", f, got, err)
		}
	}
}
