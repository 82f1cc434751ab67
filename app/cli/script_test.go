package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"sandtable/app/samples"
	"sandtable/engine/problem"
)

// The scripts run the real command line in processes of their own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sandtable": func() {
		os.Exit(Main(fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>Sandtable</title>")}}))
	}})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               supplies,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"json":     assertJSON,
			"code":     assertCode,
			"pause":    pause,
			"bytes":    writeBytes,
			"bounded":  bounded,
			"install":  installTemplate,
			"registry": startRegistry,
			"hub":      startHub,
			"fetch":    fetch,
			"engine":   startEngine,
			"receiver": startReceiver,
			"received": received,
		},
	})
}

// supplies puts the samples into a script's folder, in both languages, and a counter
// with one clerk beside it.
func supplies(env *testscript.Env) error {
	for _, name := range []string{"counter.bpmn", "counter.json", "counter.prosimos.json"} {
		content, err := os.ReadFile("testdata/" + name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(env.WorkDir+"/"+name, content, 0o600); err != nil {
			return err
		}
	}
	for id, names := range map[string][2]string{"order-handling": {"order", "订单"}, "loan-approval": {"loan", "贷款"}, "order-to-delivery": {"delivery", "送货"}} {
		sample, ok := samples.Find(id)
		if !ok {
			return fmt.Errorf("sample %s is gone", id)
		}
		for name, content := range map[string][]byte{
			names[0] + ".bpmn": sample.Process(problem.English), names[0] + ".json": sample.Scenario(problem.English),
			names[1] + ".bpmn": sample.Process(problem.Chinese), names[1] + ".json": sample.Scenario(problem.Chinese),
		} {
			if err := os.WriteFile(env.WorkDir+"/"+name, content, 0o600); err != nil {
				return err
			}
		}
	}
	return nil
}

// code runs a command and compares its exit code: code 2 sandtable check nope.bpmn.
// The first word after the code may be -stdin=FILE.
func assertCode(ts *testscript.TestScript, _ bool, args []string) {
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := run(ts, args[1:])
	if got != want {
		ts.Fatalf("got exit code %d, want %d", got, want)
	}
}

// json reads a value from JSON: json stdout cases.completed 1000. The value may be
// left out (anything but null), be null, or be compared: json stdout process.cost.mean > 0.
func assertJSON(ts *testscript.TestScript, negated bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: json FILE PATH [OPERATOR] [VALUE]")
	}
	got, found := lookUp(ts, ts.ReadFile(args[0]), args[1])
	ok := found && got != nil
	switch len(args) {
	case 3:
		ok = found && (fmt.Sprint(got) == args[2] || got == nil && args[2] == "null")
	case 4:
		ok = compare(ts, got, args[2], args[3])
	}
	if ok == negated {
		ts.Fatalf("%s: got %v (found: %t)", strings.Join(args[1:], " "), got, found)
	}
}

func lookUp(ts *testscript.TestScript, text, path string) (any, bool) {
	var v any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	ts.Check(d.Decode(&v))
	if d.More() {
		ts.Fatalf("there is more than one JSON value in:\n%s", text)
	}
	for _, step := range strings.Split(path, ".") {
		switch at := v.(type) {
		case map[string]any:
			next, ok := at[step]
			if !ok {
				return nil, false
			}
			v = next
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(at) {
				return json.Number(strconv.Itoa(len(at))), step == "length"
			}
			v = at[i]
		default:
			return nil, false
		}
	}
	return v, true
}

func compare(ts *testscript.TestScript, got any, operator, text string) bool {
	want, err := strconv.ParseFloat(text, 64)
	ts.Check(err)
	written, _ := got.(json.Number)
	n, err := written.Float64()
	ok := err == nil
	switch operator {
	case ">":
		return ok && n > want
	case "<":
		return ok && n < want
	case ">=":
		return ok && n >= want
	case "<=":
		return ok && n <= want
	}
	ts.Fatalf("there is no operator %q", operator)
	return false
}

func pause(ts *testscript.TestScript, _ bool, args []string) {
	d, err := time.ParseDuration(args[0])
	ts.Check(err)
	time.Sleep(d)
}

// bytes writes what a script cannot hold: bytes FILE QUOTED-GO-STRING [TIMES QUOTED]…
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	var b strings.Builder
	times := 1
	for _, arg := range args[1:] {
		if n, err := strconv.Atoi(arg); err == nil {
			times = n
			continue
		}
		part, err := strconv.Unquote(`"` + strings.ReplaceAll(arg, `"`, `\"`) + `"`)
		ts.Check(err)
		b.WriteString(strings.Repeat(part, times))
		times = 1
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b.String()), 0o600))
}
