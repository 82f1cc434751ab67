package report

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

type xesAttribute struct {
	Key   string `xml:"key,attr"`
	Value string `xml:"value,attr"`
}

type xesAttributes struct {
	Strings []xesAttribute `xml:"string"`
	Dates   []xesAttribute `xml:"date"`
}

func (a *xesAttributes) get(key string) string {
	for _, all := range [][]xesAttribute{a.Strings, a.Dates} {
		for _, one := range all {
			if one.Key == key {
				return one.Value
			}
		}
	}
	return ""
}

type xesDocument struct {
	Traces []struct {
		xesAttributes
		Events []xesAttributes `xml:"event"`
	} `xml:"trace"`
}

func TestXESHasATraceForEachCaseInTheOrderOfTime(t *testing.T) {
	everySample(t, func(t *testing.T, p *compile.Program) {
		text, told := written(t, p, XES, simulate.Options{})
		var log xesDocument
		if err := xml.Unmarshal(text, &log); err != nil {
			t.Fatal(err)
		}
		if want := count(told, func(r *simulate.Record) bool { return r.Kind == simulate.CaseBegan }); len(log.Traces) != want {
			t.Errorf("got %d traces, want %d", len(log.Traces), want)
		}
		ended, unfinished := 0, 0
		for i := range log.Traces {
			trace := &log.Traces[i]
			if trace.get("outcome") == "unfinished" {
				unfinished++
			}
			last := time.Time{}
			for k := range trace.Events {
				e := &trace.Events[k]
				at, err := time.Parse(time.RFC3339, e.get("time:timestamp"))
				if err != nil {
					t.Fatal(err)
				}
				if at.Before(last) {
					t.Fatalf("case %s: %v comes after %v", trace.get("concept:name"), at, last)
				}
				last = at
				switch e.get("lifecycle:transition") {
				case "schedule", "start":
				case "complete", "withdraw", "ate_abort", "autoskip", "unknown":
					ended++
				default:
					t.Fatalf("got transition %q, which the standard does not know", e.get("lifecycle:transition"))
				}
			}
		}
		if want := count(told, func(r *simulate.Record) bool { return r.Kind != simulate.CaseEnded && !isUnfinished(r) }); ended != want {
			t.Errorf("got %d events that end something, want %d", ended, want)
		}
		if want := count(told, func(r *simulate.Record) bool { return r.Kind == simulate.CaseEnded && isUnfinished(r) }); unfinished != want {
			t.Errorf("got %d unfinished traces, want %d", unfinished, want)
		}
	})
}

func TestXESFitsItsSchema(t *testing.T) {
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("skipped: no xmllint (Debian: libxml2-utils)")
	}
	everySample(t, func(t *testing.T, p *compile.Program) {
		text, _ := written(t, p, XES, simulate.Options{})
		file := filepath.Join(t.TempDir(), "log.xes")
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		validate := func() ([]byte, error) {
			return exec.Command(xmllint, "--noout", "--nonet", "--schema", filepath.Join("testdata", "xes.xsd"), file).CombinedOutput()
		}
		if out, err := validate(); err != nil {
			t.Fatalf("%v: %.2000s", err, out)
		}
		broken := bytes.Replace(text, []byte(`<date key="time:timestamp" value="2`), []byte(`<date key="time:timestamp" value="x`), 1)
		if err := os.WriteFile(file, broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := validate(); err == nil {
			t.Error("the schema takes a date that is none")
		}
	})
}
