package check_test

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/model"
)

// drawnAs is a file whose process is written by a function, a line of XML at a time.
func drawnAs(t *testing.T, write func(line func(format string, args ...any))) *model.Definitions {
	t.Helper()
	var text strings.Builder
	text.WriteString(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:hostile">`)
	write(func(format string, args ...any) { fmt.Fprintf(&text, format+"\n", args...) })
	text.WriteString("</definitions>")
	d, err := bpmn.Decode(strings.NewReader(text.String()))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestHostileFilesAreCheckedInBounds has files that nobody would draw checked by all rules, fixes tried out, and
// looks at the states that were seen and what was allocated, not at the clock.
func TestHostileFilesAreCheckedInBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: takes seconds")
	}
	type lines = func(format string, args ...any)
	branches := func(n int, join string) func(lines) {
		return func(line lines) {
			line(`<process id="P"><startEvent id="s"/><parallelGateway id="g"/><%s id="j"/><endEvent id="e"/><sequenceFlow id="f0" sourceRef="s" targetRef="g"/><sequenceFlow id="f1" sourceRef="j" targetRef="e"/>`, join)
			for i := range n {
				line(`<task id="t%[1]d" name="Check part %[1]d"/><sequenceFlow id="a%[1]d" sourceRef="g" targetRef="t%[1]d"/><sequenceFlow id="b%[1]d" sourceRef="t%[1]d" targetRef="j"/>`, i)
			}
			line(`</process>`)
		}
	}
	for _, c := range []struct {
		name     string
		elements int
		write    func(lines)
	}{
		{"20,000 tasks in a row", 20_000, func(line lines) {
			line(`<process id="P"><startEvent id="s"/><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="t0"/>`)
			for i := range 20_000 {
				line(`<task id="t%d" name="Check part %d"/>`, i, i)
				line(`<sequenceFlow id="f%d" sourceRef="t%d" targetRef="%s"/>`, i, i, map[bool]string{true: fmt.Sprint("t", i+1), false: "e"}[i+1 < 20_000])
			}
			line(`</process>`)
		}},
		{"20,000 tasks without flows or names", 20_000, func(line lines) {
			line(`<process id="P">`)
			for i := range 20_000 {
				line(`<task id="t%d"/>`, i)
			}
			line(`</process>`)
		}},
		{"10,000 branches", 10_000, branches(10_000, "parallelGateway")},
		{"10,000 branches that meet", 10_000, branches(10_000, "exclusiveGateway")},
		{"10,000 branches into an inclusive join", 10_000, branches(10_000, "inclusiveGateway")},
		{"10,000 choices into a parallel join", 10_000, func(line lines) {
			line(`<process id="P"><startEvent id="s"/><exclusiveGateway id="g"/><parallelGateway id="j"/><endEvent id="e"/><sequenceFlow id="f0" sourceRef="s" targetRef="g"/><sequenceFlow id="f1" sourceRef="j" targetRef="e"/>`)
			for i := range 10_000 {
				line(`<task id="t%[1]d"/><sequenceFlow id="a%[1]d" sourceRef="g" targetRef="t%[1]d"/><sequenceFlow id="b%[1]d" sourceRef="t%[1]d" targetRef="j"/>`, i)
			}
			line(`</process>`)
		}},
		{"2,000 processes that call each other in a circle", 2_000, func(line lines) {
			for i := range 2000 {
				line(`<process id="P%[1]d"><startEvent id="s%[1]d"/><callActivity id="c%[1]d" calledElement="P%[2]d"/><endEvent id="e%[1]d"/><sequenceFlow id="f%[1]d" sourceRef="s%[1]d" targetRef="c%[1]d"/><sequenceFlow id="g%[1]d" sourceRef="c%[1]d" targetRef="e%[1]d"/></process>`, i, (i+1)%2000)
			}
		}},
		{"a process that calls itself many times over", 4, func(line lines) {
			line(`<process id="P"><startEvent id="s"/><parallelGateway id="g"/><callActivity id="c" calledElement="P"/><callActivity id="d" calledElement="P"/><sequenceFlow id="1" sourceRef="s" targetRef="g"/><sequenceFlow id="2" sourceRef="g" targetRef="c"/><sequenceFlow id="3" sourceRef="g" targetRef="d"/></process>`)
		}},
		{"sub-processes 200 deep", 200, func(line lines) {
			line(`<process id="P">`)
			for i := range 200 {
				line(`<startEvent id="s%[1]d"/><sequenceFlow id="f%[1]d" sourceRef="s%[1]d" targetRef="p%[1]d"/><subProcess id="p%[1]d">`, i)
			}
			line(`<task id="t"/>` + strings.Repeat(`</subProcess>`, 200) + `</process>`)
		}},
		{"2,000 gateways each of which leads to the next ten", 2_000, func(line lines) {
			line(`<process id="P"><startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="g0"/>`)
			for i := range 2000 {
				line(`<parallelGateway id="g%d"/>`, i)
				for j := i + 1; j < min(i+11, 2000); j++ {
					line(`<sequenceFlow id="f%d_%d" sourceRef="g%d" targetRef="g%d"/>`, i, j, i, j)
				}
			}
			line(`</process>`)
		}},
	} {
		d := drawnAs(t, c.write)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		found, sound := check.Examine(context.Background(), d, nil, check.Options{Fixes: true})
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
		states := 0
		for _, p := range sound.Parts {
			states += p.States
		}
		t.Logf("%s: %s, %d findings, %d states, %d MB allocated, %v", c.name, sound.Verdict, len(found), states, allocated, took.Round(time.Millisecond))
		if states > 60_000 || allocated > 1000 {
			t.Errorf("%s: got %d states and %d MB, want at most 60000 and 1000", c.name, states, allocated)
		}
	}
}
