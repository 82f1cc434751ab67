package api

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/check/soundness"
	"sandtable/engine/finding"
	"sandtable/engine/problem"
)

// endless is a process without an end event.
const endless = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="x"><process id="P" name="Order"><startEvent id="S" name="Order received"/>` +
	`<userTask id="T" name="Pack goods"/><sequenceFlow id="F" sourceRef="S" targetRef="T"/></process></definitions>`

func ruleIn(b RuleBook, id string) Rule {
	for _, g := range b.Groups {
		for _, r := range g.Rules {
			if r.ID == id {
				return r
			}
		}
	}
	return Rule{}
}

func TestTheLibraryTunesItsRules(t *testing.T) {
	s := newSite(t, newLibrary(t))
	if r := ruleIn(do[RuleBook](s, 200, "GET", "/api/rules", nil, "Accept-Language", "zh"), "structure.no-end"); r.Severity != "warning" || r.Title != "没有结束事件的流程" {
		t.Errorf("got %+v, want the rule as it comes", r)
	}
	has := func() bool {
		found := do[CheckResult](s, 200, "POST", "/api/check", object{"xml": endless}).Findings
		return slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == "structure.no-end" })
	}
	if !has() {
		t.Error("a process without an end is found nothing about")
	}
	do[any](s, http.StatusNoContent, "PUT", "/api/policy", object{"severity": object{"structure.no-end": "off"}, "limits": object{"scenario.high-load": object{"share": 0.8}}, "codes": object{"name": "RASCI"}})
	if has() {
		t.Error("a rule that is off still finds something")
	}
	book := do[RuleBook](s, 200, "GET", "/api/rules", nil)
	if r := ruleIn(book, "structure.no-end"); r.Severity != "off" || r.Default != "warning" {
		t.Errorf("got %+v, want it off", r)
	}
	if r := ruleIn(book, "scenario.high-load"); len(r.Limits) != 1 || r.Limits[0].Value != 0.8 || r.Limits[0].Default != 0.9 {
		t.Errorf("got %+v, want the limit at 0.8", r)
	}
	if book.Policy.Codes.Name != "RASCI" || len(book.Policy.Codes.Codes) != 5 {
		t.Errorf("got %+v, want RASCI", book.Policy.Codes)
	}
	for name, policy := range map[string]object{
		"an unknown rule":   {"severity": object{"no.such": "off"}},
		"an odd severity":   {"severity": object{"structure.no-end": "fatal"}},
		"an unknown limit":  {"limits": object{"structure.no-end": object{"most": 3}}},
		"an unknown engine": {"engines": []string{"camunda9"}},
		"waivers":           {"waivers": []object{{"rule": "structure.no-end", "reason": "because"}}},
	} {
		if refused := do[Error](s, http.StatusUnprocessableEntity, "PUT", "/api/policy", policy); !strings.HasPrefix(refused.Code, "policy.") || refused.Hint == "" {
			t.Errorf("%s: got %+v, want a refusal with a way out", name, refused)
		}
	}
	if r := ruleIn(do[RuleBook](s, 200, "GET", "/api/rules", nil), "structure.no-end"); r.Severity != "off" {
		t.Error("a policy that was refused changed something")
	}
}

func TestARuleHasAPage(t *testing.T) {
	s := newSite(t, newLibrary(t))
	page := do[RulePage](s, 200, "GET", "/api/rules/structure.no-end", nil, "Accept-Language", "zh")
	if page.Title != "没有结束事件的流程" || !strings.Contains(page.Rejected, "<process") || !slices.Equal(page.At, []string{"P"}) {
		t.Errorf("got %+v", page)
	}
	do[Error](s, http.StatusNotFound, "GET", "/api/rules/no.such", nil)
}

func TestAWaiverCoversAFindingUntilItIsTakenBack(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	waivers := "/api/processes/" + string(p.ID) + "/waivers"
	checked := func() *finding.Waiver {
		for _, f := range do[CheckResult](s, 200, "POST", "/api/check", object{"xml": endless, "process": p.ID}).Findings {
			if f.Rule == "structure.no-end" {
				return f.Waiver
			}
		}
		t.Fatal("found nothing")
		return nil
	}
	if w := checked(); w != nil {
		t.Errorf("waived by %+v before anybody did", w)
	}
	if refused := do[Error](s, http.StatusUnprocessableEntity, "POST", waivers, object{"rule": "structure.no-end", "reason": ""}); refused.Code != "policy.wrong" {
		t.Errorf("got %+v, want a waiver without a reason refused", refused)
	}
	do[Error](s, http.StatusUnprocessableEntity, "POST", waivers, object{"rule": "structure.no-end", "reason": "later", "until": "soon"})
	over := do[finding.Waiver](s, http.StatusCreated, "POST", waivers, object{"rule": "structure.no-end", "element": "P", "reason": "was agreed", "until": "2020-01-31"})
	if w := checked(); w != nil {
		t.Errorf("waived by %+v, which is over", w)
	}
	w := do[finding.Waiver](s, http.StatusCreated, "POST", waivers, object{"rule": "structure.no-end", "element": "P", "reason": "ends by hand-over", "until": "2999-12-31"})
	if got := checked(); got == nil || got.ID != w.ID || got.Reason != "ends by hand-over" {
		t.Errorf("got %+v, want it waived", got)
	}
	if all := do[list[finding.Waiver]](s, 200, "GET", waivers, nil).Items; len(all) != 2 || all[0].ID != over.ID {
		t.Errorf("got %+v, want both, the oldest first", all)
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/waivers/"+w.ID, nil)
	do[Error](s, http.StatusNotFound, "DELETE", "/api/waivers/"+w.ID, nil)
	if got := checked(); got != nil {
		t.Errorf("still waived by %+v", got)
	}
	do[Error](s, http.StatusNotFound, "POST", "/api/processes/none/waivers", object{"rule": "structure.no-end", "reason": "x"})
}

func TestACheckSaysWhetherAProcessIsSound(t *testing.T) {
	s := newSite(t, newLibrary(t))
	good := do[CheckResult](s, 200, "POST", "/api/check", object{"xml": string(sample(t).Process(problem.English)), "fixes": true})
	if good.Soundness.Verdict != "sound" || good.Soundness.Run == nil {
		t.Errorf("got %+v, want it sound", good.Soundness)
	}
	stuck := strings.Replace(endless, `</process>`, `<exclusiveGateway id="X"/><parallelGateway id="J"/><endEvent id="E"/><sequenceFlow id="a" sourceRef="T" targetRef="X"/>`+
		`<sequenceFlow id="b" sourceRef="X" targetRef="J"/><sequenceFlow id="c" sourceRef="X" targetRef="J"/><sequenceFlow id="d" sourceRef="J" targetRef="E"/></process>`, 1)
	got := do[CheckResult](s, 200, "POST", "/api/check", object{"xml": stuck})
	if got.Soundness.Verdict != "unsound" || len(got.Soundness.Run) != 2 || got.Soundness.Run[1].Deed != finding.Finish {
		t.Errorf("got %+v, want a run of two steps that gets stuck", got.Soundness)
	}
}

func TestAFormulaIsUnderstoodWhileItIsWritten(t *testing.T) {
	s := newSite(t, newLibrary(t))
	variables := []object{{"name": "金额", "type": "number"}, {"name": "vip", "type": "boolean"}}
	good := do[FormulaResult](s, 200, "POST", "/api/formulas", object{"text": "金额 > 1000 and not vip", "variables": variables, "try": object{"金额": 2000}})
	if good.Error != nil || good.Value != true || !slices.Equal(good.Reads, []string{"金额", "vip"}) {
		t.Errorf("got %+v", good)
	}
	bad := do[FormulaResult](s, 200, "POST", "/api/formulas", object{"text": "金额 >", "variables": variables}, "Accept-Language", "zh")
	if bad.Error == nil || bad.Error.At.Column == 0 || bad.Error.Message == "" {
		t.Errorf("got %+v, want an error with its column", bad)
	}
	if typed := do[FormulaResult](s, 200, "POST", "/api/formulas", object{"text": "金额 + 1", "variables": variables}); typed.Error == nil {
		t.Error("a number passes for a condition")
	}
}

func TestARunThatShowsAFindingIsPlayedMomentByMoment(t *testing.T) {
	s := newSite(t, newLibrary(t))
	stuck := strings.Replace(endless, `</process>`, `<exclusiveGateway id="X" name="Which?"/><parallelGateway id="J"/><endEvent id="E"/><sequenceFlow id="a" sourceRef="T" targetRef="X"/>`+
		`<sequenceFlow id="b" sourceRef="X" targetRef="J"/><sequenceFlow id="c" sourceRef="X" targetRef="J"/><sequenceFlow id="d" sourceRef="J" targetRef="E"/></process>`, 1)
	run := do[CheckResult](s, 200, "POST", "/api/check", object{"xml": stuck}).Soundness.Run
	got := do[ShownRun](s, 200, "POST", "/api/check/run", object{"xml": stuck, "run": run}, "Accept-Language", "zh")
	if len(got.Frames) != 2 || got.Cut || got.Frames[0].Text != "从“Order received”开始" {
		t.Fatalf("got %+v, want two moments", got)
	}
	if last := got.Frames[1]; len(last.Tokens) != 1 || last.Tokens[0].Element != "J" || last.Tokens[0].State != soundness.Stuck || len(last.Moves) == 0 {
		t.Errorf("got %+v, want a token stuck at the join", got.Frames[1])
	}
	run[1].Element = "nowhere"
	if refused := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/check/run", object{"xml": stuck, "run": run}); refused.Code != "soundness.lost" {
		t.Errorf("got %+v, want a run that does not fit refused", refused)
	}
}
