package bpmn

import (
	"bytes"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// corpus is a folder of the reference corpus; the test is skipped where there is none.
func corpus(t testing.TB, folder string) string {
	t.Helper()
	root := os.Getenv("SANDTABLE_CORPUS")
	if root == "" {
		t.Skip("skipped: SANDTABLE_CORPUS is not set")
	}
	folder = filepath.Join(root, folder)
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("skipped: the corpus lacks %s", folder)
	}
	return folder
}

// rows reads a CSV file with a header line.
func rows(t testing.TB, path string) []map[string]string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		all = append(all, row)
	}
	return all
}

func decodeFile(t testing.TB, path string) (*model.Definitions, error) {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return Decode(bytes.NewReader(file))
}

func TestEveryBadInputIsRefusedOrAcceptedAsTheCorpusSays(t *testing.T) {
	folder := corpus(t, "bad-input")
	// Where the corpus allows two ways, the other one.
	orElse := map[string]string{
		"own/encoding-declared-utf16-is-utf8.bpmn": "refuse",
		"own/nested-foreign-elements.bpmn":         "accept",
		"own/nested-subprocess-5000.bpmn":          "accept",
		"own/huge-attribute.bpmn":                  "refuse",
	}
	for _, row := range rows(t, filepath.Join(folder, "index.csv")) {
		t.Run(row["file"], func(t *testing.T) {
			before := time.Now()
			d, err := decodeFile(t, filepath.Join(folder, row["file"]))
			if took := time.Since(before); took > 3*time.Second {
				t.Errorf("took %v", took)
			}
			line, _ := strconv.Atoi(row["line"])
			got := judge(t, d, err)
			if got != row["good_importer"] && got != orElse[row["file"]] {
				t.Fatalf("%s: got %s, want %s (%v, %v)", row["what_is_wrong"], got, row["good_importer"], err, notes(d))
			}
			switch {
			case line == 0:
			case err != nil:
				// A reader may name the line after the fault.
				if at := problem.Of(err).At.Line; at != line && at != line+1 {
					t.Errorf("got line %d, want %d: %v", at, line, err)
				}
			case got == "accept-with-warning" && !remarksUpon(d, line):
				t.Errorf("no remark about line %d: %v", line, notes(d))
			}
			if err != nil && strings.Contains(err.Error(), "CANARY") {
				t.Errorf("the canary was read: %v", err)
			}
			if row["what_to_do"] != "" && err == nil && strings.Contains(row["what_to_do"], "must refuse") && !blocked(d) {
				t.Errorf("a run must refuse it, but no notice blocks: %v", notes(d))
			}
			if row["what_to_do"] != "" && err == nil && strings.Contains(row["what_to_do"], "must be refused") && !blocked(d) {
				t.Errorf("a run must refuse it, but no notice blocks: %v", notes(d))
			}
		})
	}
}

// judge is what became of an input, in the words of the corpus.
func judge(t *testing.T, d *model.Definitions, err error) string {
	t.Helper()
	switch {
	case err != nil:
		var p *problem.Problem
		if !errors.As(err, &p) {
			t.Fatalf("got %T, want a problem: %v", err, err)
		}
		checkSentence(t, p)
		return "refuse"
	case len(d.Notices) > 0:
		for i := range d.Notices {
			checkSentence(t, &d.Notices[i].Problem)
		}
		return "accept-with-warning"
	}
	return "accept"
}

// checkSentence says whether a problem is fit for users of either language.
func checkSentence(t *testing.T, p *problem.Problem) {
	t.Helper()
	chinese := strings.ContainsFunc(p.Message.ZH, func(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF })
	if !strings.HasPrefix(p.Code, "bpmn.") || p.Message.EN == "" || !chinese {
		t.Errorf("code, sentence or translation is missing: %q %+v", p.Code, p.Message)
	}
	if strings.Contains(p.Error()+p.Line(problem.Chinese), "%!") {
		t.Errorf("the sentence lacks an argument: %s / %s", p.Error(), p.Line(problem.Chinese))
	}
	if (p.Hint.EN == "") != (p.Hint.ZH == "") {
		t.Errorf("the way out is given in one language only: %+v", p.Hint)
	}
}

func remarksUpon(d *model.Definitions, line int) bool {
	for _, n := range d.Notices {
		if n.At.Line == line {
			return true
		}
	}
	return false
}

func blocked(d *model.Definitions) bool {
	for _, n := range d.Notices {
		if n.Blocks {
			return true
		}
	}
	return false
}

func notes(d *model.Definitions) []string {
	var all []string
	if d != nil {
		for _, n := range d.Notices {
			all = append(all, n.Error())
		}
	}
	return all
}

func TestReferenceModelsAreReadWholeAndCanBeRun(t *testing.T) {
	folder := corpus(t, "miwg-reference")
	for _, row := range rows(t, filepath.Join(folder, "index.csv")) {
		t.Run(row["file"], func(t *testing.T) {
			d, err := decodeFile(t, filepath.Join(folder, row["file"]))
			if err != nil {
				t.Fatal(err)
			}
			if blocked(d) {
				t.Errorf("a notice blocks: %v", notes(d))
			}
			for name, got := range census(d) {
				if want, _ := strconv.Atoi(row[name]); got != want {
					t.Errorf("%s: got %d, want %d", name, got, want)
				}
			}
			for _, n := range d.Notices {
				if n.Code == "bpmn.unknown-element" {
					t.Errorf("a valid file holds an element that is not known: %v", n.Error())
				}
				t.Log(n.Error())
			}
		})
	}
}

// census counts a model as the corpus does.
func census(d *model.Definitions) map[string]int {
	c := map[string]int{
		"processes": len(d.Processes), "participants": 0, "lanes": 0, "tasks": 0, "subprocesses": 0, "call_activities": 0,
		"events": 0, "gateways": 0, "sequence_flows": 0, "message_flows": 0, "associations": 0, "data_objects": 0,
		"data_object_references": 0, "data_store_references": 0, "text_annotations": 0, "groups": 0,
		"diagrams": len(d.Diagrams), "shapes": 0, "edges": 0,
	}
	artifacts := func(all []*model.Artifact) {
		for _, a := range all {
			c[map[string]string{"association": "associations", "textAnnotation": "text_annotations", "group": "groups"}[a.Element]]++
		}
	}
	scope := func(s *model.Scope) {
		c["sequence_flows"] += len(s.Flows)
		c["data_objects"] += len(s.DataObjects)
		for _, r := range s.DataReferences {
			if r.Store {
				c["data_store_references"]++
			} else {
				c["data_object_references"]++
			}
		}
		artifacts(s.Artifacts)
	}
	countLanes := func(l *model.Lane) { c["lanes"]++ }
	for _, p := range d.Processes {
		p.Lanes(countLanes)
		scope(&p.Scope)
		p.Walk(func(n, _ *model.Node) {
			switch {
			case n.Kind.IsTask():
				c["tasks"]++
			case n.Kind.IsSubProcess():
				c["subprocesses"]++
				scope(n.Activity.Inside)
			case n.Kind == model.CallActivity:
				c["call_activities"]++
			case n.Kind.IsEvent():
				c["events"]++
			case n.Kind.IsGateway():
				c["gateways"]++
			}
		})
	}
	for _, l := range d.Collaborations {
		c["participants"] += len(l.Participants)
		c["message_flows"] += len(l.MessageFlows)
		artifacts(l.Artifacts)
	}
	for _, g := range d.Diagrams {
		c["shapes"] += len(g.Shapes)
		c["edges"] += len(g.Edges)
	}
	return c
}

// models are the BPMN files of a folder and those below it.
func models(t testing.TB, folder string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(folder, func(path string, _ os.DirEntry, err error) error {
		if filepath.Ext(path) == ".bpmn" {
			all = append(all, path)
		}
		return err
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%s: found %d files: %v", folder, len(all), err)
	}
	return all
}

func TestValidModelsOfEnginesCheckersAndPlayersAreReadWithNothingUnknown(t *testing.T) {
	for _, name := range []string{"engines", "soundness", "token-semantics", "miwg-reference"} {
		folder := corpus(t, name)
		for _, path := range models(t, folder) {
			d, err := decodeFile(t, path)
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			for i := range d.Notices {
				n := &d.Notices[i].Problem
				checkSentence(t, n)
				switch n.Code {
				case "bpmn.unknown-element", "bpmn.unknown-attribute", "bpmn.foreign-element", "bpmn.stray-text", "bpmn.given-twice",
					"bpmn.bad-timer", "bpmn.flow-dangling", "bpmn.flow-across-pools", "bpmn.boundary-without-host":
					// This file colours a shape in a namespace where the schema has none.
					if filepath.Base(path) != "message-flows.bpmn" {
						t.Errorf("%s: %v", path, n.Error())
					}
				}
			}
		}
	}
}

func TestModelsOfEnginesHaveTheFeaturesThatTheCorpusLists(t *testing.T) {
	folder := corpus(t, "engines")
	checked := 0
	for _, row := range rows(t, filepath.Join(folder, "index.csv")) {
		d, err := decodeFile(t, filepath.Join(folder, row["file"]))
		if err != nil {
			t.Errorf("%s: %v", row["file"], err)
			continue
		}
		listed := map[string]bool{}
		for _, f := range strings.Fields(row["features"]) {
			listed[f] = true
		}
		found := features(d)
		for feature, has := range found {
			checked++
			if has != listed[feature] {
				t.Errorf("%s: %s: got %v, want %v", row["file"], feature, has, listed[feature])
			}
		}
	}
	if checked == 0 {
		t.Error("nothing was compared")
	}
}

// features says which of the corpus's features a model has.
func features(d *model.Definitions) map[string]bool {
	f := map[string]bool{
		"several-processes": len(d.Processes) > 1, "diagram-di": len(d.Diagrams) > 0,
		"call-activity": false, "transaction": false, "ad-hoc-subprocess": false, "compensation-handler": false, "standard-loop": false,
		"multi-instance-parallel": false, "multi-instance-sequential": false, "multi-instance-completion-condition": false,
		"parallel-gateway": false, "inclusive-gateway": false, "exclusive-gateway": false, "event-based-gateway": false,
		"user-task": false, "script-task": false, "receive-task": false, "service-task": false,
		"time-date": false, "time-duration": false, "time-cycle": false, "boundary-timer": false, "boundary-error": false,
		"boundary-message": false, "boundary-signal": false, "boundary-compensation": false, "boundary-non-interrupting": false,
	}
	kinds := map[model.Kind]string{
		model.CallActivity: "call-activity", model.Transaction: "transaction", model.AdHocSubProcess: "ad-hoc-subprocess",
		model.ParallelGateway: "parallel-gateway", model.InclusiveGateway: "inclusive-gateway", model.ExclusiveGateway: "exclusive-gateway",
		model.EventBasedGateway: "event-based-gateway", model.UserTask: "user-task", model.ScriptTask: "script-task",
		model.ReceiveTask: "receive-task", model.ServiceTask: "service-task",
	}
	set := func(feature string, has bool) {
		if has {
			f[feature] = true
		}
	}
	for _, p := range d.Processes {
		p.Walk(func(n, _ *model.Node) {
			set(kinds[n.Kind], kinds[n.Kind] != "")
			if a := n.Activity; a != nil {
				set("compensation-handler", a.ForCompensation)
				if l := a.Loop; l != nil {
					set("standard-loop", !l.MultiInstance)
					set("multi-instance-parallel", l.MultiInstance && !l.Sequential)
					set("multi-instance-sequential", l.MultiInstance && l.Sequential)
					set("multi-instance-completion-condition", l.Completion != nil)
				}
			}
			if n.Event == nil {
				return
			}
			for _, e := range n.Event.Definitions {
				set("time-date", e.Date != nil)
				set("time-duration", e.Duration != nil)
				set("time-cycle", e.Cycle != nil)
				if n.Kind != model.BoundaryEvent {
					continue
				}
				switch e.Kind {
				case model.TimerEvent, model.ErrorEvent, model.MessageEvent, model.SignalEvent:
					set("boundary-"+e.Kind.String(), true)
				case model.CompensationEvent:
					set("boundary-compensation", true)
				}
			}
			set("boundary-non-interrupting", n.Kind == model.BoundaryEvent && !n.Event.Interrupting)
		})
	}
	return f
}
