package bpmn

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"sandtable/engine/problem"
)

const prolog = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="urn:t">`

// nested is a process with n sub-processes inside one another.
func nested(n int) string {
	var b strings.Builder
	b.WriteString(prolog + `<process id="p">`)
	for i := range n {
		fmt.Fprintf(&b, "<subProcess id=\"s%d\">\n", i)
	}
	b.WriteString(`<task id="leaf"/>` + strings.Repeat("</subProcess>", n) + `</process></definitions>`)
	return b.String()
}

// wide is a chain of n tasks.
func wide(n int) string {
	var b strings.Builder
	b.WriteString(prolog + `<process id="p">` + "\n")
	for i := range n {
		fmt.Fprintf(&b, "<task id=\"t%d\" name=\"Task %d\"/>\n", i, i)
		if i > 0 {
			fmt.Fprintf(&b, "<sequenceFlow id=\"f%d\" sourceRef=\"t%d\" targetRef=\"t%d\"/>\n", i, i-1, i)
		}
	}
	b.WriteString(`</process></definitions>`)
	return b.String()
}

func attributes(n int) string {
	var b strings.Builder
	b.WriteString(prolog + `<process id="p"><task id="t" xmlns:v="urn:v"`)
	for i := range n {
		fmt.Fprintf(&b, ` v:a%d="1"`, i)
	}
	b.WriteString(`/></process></definitions>`)
	return b.String()
}

func TestHostileSizesAreRefusedAtOnceAndInLittleMemory(t *testing.T) {
	foreign := prolog + `<process id="p"><extensionElements xmlns:x="urn:x">` +
		strings.Repeat("<x:e>", 950_000) + strings.Repeat("</x:e>", 950_000) + `</extensionElements></process></definitions>`
	for _, c := range []struct{ name, file, code string }{
		{"200,000 nested sub-processes", nested(200_000), "bpmn.too-deep"},
		{"950,000 nested foreign elements", foreign, "bpmn.too-deep"},
		{"nesting that is never closed", prolog + strings.Repeat("<process>", 1_000_000), "bpmn.too-deep"},
		{"an attribute of 10 MB", prolog + `<process id="p" name="` + strings.Repeat("x", 10_000_000) + `"/></definitions>`, "bpmn.attribute-too-long"},
		{"750,000 attributes", attributes(750_000), "bpmn.too-many-attributes"},
		{"more bytes than are read", prolog + strings.Repeat(" ", MaxBytes) + `</definitions>`, "bpmn.too-large"},
		{"more elements than are read", prolog + strings.Repeat("<process/>\n", MaxElements) + `</definitions>`, "bpmn.too-many-elements"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := Decode(strings.NewReader(c.file))
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			p := problem.Of(err)
			if p == nil || p.Code != c.code {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			if p.At.Line == 0 && c.code != "bpmn.too-large" {
				t.Error("the refusal names no line")
			}
			t.Logf("%d bytes: %v, %d MB allocated", len(c.file), took.Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
			if c.code == "bpmn.too-deep" && took > time.Second {
				t.Errorf("took %v, want at most a second", took)
			}
		})
	}
}

func TestNestingUpToTheLimitIsRead(t *testing.T) {
	// definitions, process and the innermost task are levels too.
	if _, err := Decode(strings.NewReader(nested(MaxDepth - 3))); err != nil {
		t.Error(err)
	}
	if _, err := Decode(strings.NewReader(nested(MaxDepth - 2))); problem.Of(err) == nil {
		t.Error("one level more was read")
	}
}

func TestManyFaultsOfOneKindAreCountedRatherThanListed(t *testing.T) {
	var b strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&b, `<sequenceFlow id="f%d" sourceRef="a" targetRef="b"/>`, i)
	}
	d := mustDecode(t, `<process id="p">`+b.String()+`</process>`)
	dangling, rest := 0, ""
	for _, n := range d.Notices {
		switch n.Code {
		case "bpmn.flow-dangling":
			dangling++
		case "bpmn.more":
			rest = n.Message.EN
			if !n.Blocks {
				t.Error("the remark that counts the rest does not block")
			}
		}
	}
	if want := "99900 more remarks of the kind bpmn.flow-dangling."; dangling != MaxNoticesAlike || rest != want {
		t.Errorf("got %d remarks and %q, want %d and %q", dangling, rest, MaxNoticesAlike, want)
	}
}

func TestTimeGrowsWithTheSizeOfAModelAndNotWithItsSquare(t *testing.T) {
	took := func(n int) time.Duration {
		file := wide(n)
		start := time.Now()
		d, err := Decode(strings.NewReader(file))
		if err != nil || len(d.Processes[0].Nodes) != n || len(d.Processes[0].Flows) != n-1 {
			t.Fatalf("the model is not whole: %v", err)
		}
		return time.Since(start)
	}
	took(1000)
	small, large := took(10_000), took(100_000)
	t.Logf("10,000 tasks: %v; 100,000 tasks: %v", small, large)
	if large > 40*small {
		t.Errorf("ten times the tasks took %.0f times as long", float64(large)/float64(small))
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, c := range []struct{ name, file string }{{"1,000 tasks", wide(1000)}, {"10 MB wide", wide(105_000)}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.file)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Decode(strings.NewReader(c.file)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
