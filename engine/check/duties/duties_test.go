package duties_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/duties"
	"sandtable/engine/check/rules"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

// drawing is a file of what stands within its definitions.
func drawing(t *testing.T, text string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(`<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:st="urn:sandtable:bpmn:1"` +
		` xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="urn:t">` + text + `</definitions>`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// staff are roles that the drawings below may name.
const staff = `<resource id="clerk" name="Clerk"/><resource id="head" name="Head"/><resource id="boss" name="Boss"/><resource id="legal" name="Legal"/>`

// task is an activity of a kind with duties such as "A=head C=legal:comment", as extensions; R is written as BPMN has it.
func task(kind, id, does string, more ...string) string {
	var inside, owners string
	for _, word := range strings.Fields(does) {
		code, role, _ := strings.Cut(word, "=")
		role, by, _ := strings.Cut(role, ":")
		if code == "R" {
			owners += "<potentialOwner><resourceRef>" + role + "</resourceRef></potentialOwner>"
			continue
		}
		inside += fmt.Sprintf(`<st:duty code="%s" role="%s" by="%s"/>`, code, role, by)
	}
	return fmt.Sprintf(`<%[1]s id="%[2]s" name="%[2]s"><extensionElements>%[3]s%[4]s</extensionElements>%[5]s</%[1]s>`, kind, id, inside, strings.Join(more, ""), owners)
}

// line is a process P of some nodes, one after the other.
func line(nodes ...string) string { return process("P", "", nodes...) }

func process(id, own string, nodes ...string) string {
	var ids []string
	for _, n := range nodes {
		_, rest, _ := strings.Cut(n, `id="`)
		nodeID, _, _ := strings.Cut(rest, `"`)
		ids = append(ids, nodeID)
	}
	text := fmt.Sprintf(`<process id="%s" name="%s">%s`, id, id, own) + strings.Join(nodes, "")
	for i := 1; i < len(ids); i++ {
		text += fmt.Sprintf(`<sequenceFlow id="%s_f%d" sourceRef="%s" targetRef="%s"/>`, id, i, ids[i-1], ids[i])
	}
	return text + `</process>`
}

// at is where a rule finds something, under a policy (JSON) or none.
func at(t *testing.T, d *model.Definitions, s *scenario.Scenario, rule, policy string) string {
	t.Helper()
	var ids []string
	for _, f := range examined(t, d, s, policy) {
		if f.Rule == rule {
			ids = append(ids, string(f.Element))
		}
	}
	return strings.Join(ids, " ")
}

func examined(t *testing.T, d *model.Definitions, s *scenario.Scenario, policy string) finding.Findings {
	t.Helper()
	p := &finding.Policy{}
	if policy != "" {
		var err error
		if p, err = finding.DecodePolicy(strings.NewReader(policy)); err != nil {
			t.Fatal(err)
		}
	}
	found, _ := check.Examine(context.Background(), d, s, check.Options{Policy: p})
	return found
}

func TestRulesFindWhatTheyAreFor(t *testing.T) {
	const lanes = `<laneSet id="LS"><lane id="L1" name="Desk" partitionElementRef="clerk"><flowNodeRef>a</flowNodeRef><flowNodeRef>b</flowNodeRef></lane><lane id="L2" name="Office" partitionElementRef="head"/></laneSet>`
	const control, approval, began = `<st:step control="true"/>`, `<st:step approval="true"/>`, `<st:step initiator="true"/>`
	sub := func(own string, inner ...string) string {
		return `<subProcess id="sub" name="sub"><extensionElements>` + own + `</extensionElements>` + strings.Join(inner, "") + `</subProcess>`
	}
	const headAnswers = `<st:duty code="A" role="head"/>`
	for _, c := range []struct{ why, rule, policy, process, want string }{
		{"lanes alone get one line", "raci.none", "", process("P", lanes, task("task", "a", ""), task("task", "b", "")), "P"},
		{"and no others", "raci.no-accountable", "", process("P", lanes, task("task", "a", ""), task("task", "b", "")), ""},
		{"nor does R by itself", "raci.no-accountable", "", line(task("task", "a", "R=clerk")), ""},
		{"one duty begins the matrix", "raci.no-accountable", "", process("P", lanes, task("task", "a", "I=head"), task("task", "b", "")), "a b"},
		{"a process without roles is left alone", "raci.none", "", line(task("task", "a", "")), ""},

		{"no A is switched off by the set", "raci.no-accountable", `{"codes":{"name":"x","codes":[{"code":"R","name":{"en":"R","zh":"R"},"meaning":"performs"},{"code":"A","name":{"en":"A","zh":"A"},"meaning":"answers"},{"code":"I","name":{"en":"I","zh":"I"},"meaning":"informed"}]}}`, line(task("task", "a", "R=clerk I=head")), ""},
		{"or by the policy", "raci.no-accountable", `{"severity":{"raci.no-accountable":"off"}}`, line(task("task", "a", "R=clerk I=head")), ""},
		{"two A where the set allows two", "raci.several-accountable", `{"codes":{"name":"x","codes":[{"code":"R","name":{"en":"R","zh":"R"},"meaning":"performs","min":1},{"code":"A","name":{"en":"A","zh":"A"},"meaning":"answers","min":1,"max":2}]}}`, line(task("task", "a", "R=clerk A=head A=boss")), ""},
		{"three where it allows two", "raci.several-accountable", `{"codes":{"name":"x","codes":[{"code":"R","name":{"en":"R","zh":"R"},"meaning":"performs","min":1},{"code":"A","name":{"en":"A","zh":"A"},"meaning":"answers","min":1,"max":2}]}}`, line(task("task", "a", "R=clerk A=head A=boss A=legal")), "a"},
		{"one where it wants two", "raci.no-accountable", `{"codes":{"name":"x","codes":[{"code":"R","name":{"en":"R","zh":"R"},"meaning":"performs","min":1},{"code":"A","name":{"en":"A","zh":"A"},"meaning":"answers","min":2}]}}`, line(task("task", "a", "R=clerk A=head")), "a"},
		{"the same A twice is one", "raci.several-accountable", "", line(task("task", "a", "R=clerk A=head A=head")), ""},
		{"D of DACI does the work", "raci.no-responsible", `{"codes":"DACI"}`, line(task("task", "a", "D=clerk A=head")), ""},
		{"and is no code of RACI", "raci.unknown-code", "", line(task("task", "a", "D=clerk A=head")), "a"},
		{"potentialOwner is known to every set", "raci.unknown-code", `{"codes":"DACI"}`, line(task("task", "a", "R=clerk A=head")), ""},

		{"a sub-process answers for what is in it", "raci.no-accountable", "", line(sub(headAnswers, task("task", "a", "R=clerk"))), ""},
		{"all inside answer for a sub-process", "raci.no-accountable", "", line(sub(`<st:duty code="I" role="boss"/>`, task("task", "a", "R=clerk A=head"), task("task", "b", "R=clerk A=boss"))), ""},
		{"some inside do not: it is theirs", "raci.no-accountable", "", line(sub(`<st:duty code="I" role="boss"/>`, task("task", "a", "R=clerk A=head"), task("task", "b", "R=clerk"))), "b"},
		{"none inside: it is the whole's", "raci.no-accountable", "", line(sub(`<st:duty code="I" role="boss"/>`, task("task", "a", "R=clerk"), task("task", "b", "R=clerk"))), "sub"},
		{"an empty row is one finding, not two", "raci.no-accountable", "", line(task("task", "a", "R=clerk A=head"), task("task", "b", "")), ""},
		{"of its own rule", "raci.no-row", "", line(task("task", "a", "R=clerk A=head"), task("task", "b", "")), "b"},
		{"what runs by itself needs nobody to do it", "raci.no-responsible", "", line(task("serviceTask", "a", "A=head")), ""},
		{"and is asked for an owner by a milder rule", "raci.no-accountable", "", line(task("serviceTask", "a", "I=head")), ""},

		{"a control by somebody else", "raci.control-same-role", "", line(task("userTask", "a", "R=clerk A=head", control)), ""},
		{"several who do a control, one answers", "raci.control-same-role", "", line(task("userTask", "a", "R=clerk R=head A=head", control)), "a"},
		{"a lane without a resource is a department", "raci.lane-differs", "", process("P", strings.ReplaceAll(lanes, ` partitionElementRef="clerk"`, ""), task("task", "a", "R=head")), ""},
		{"what somebody has settled is left alone", "raci.lane-differs", "", process("P", lanes, `<task id="a" name="a"><extensionElements><st:duty code="R" role="head"/><st:duty code="R" role="boss"/><st:step settled="clerk boss head"/></extensionElements></task>`, task("task", "b", "R=boss")), "b"},
		{"until somebody else does it", "raci.lane-differs", "", process("P", lanes, `<task id="a" name="a"><extensionElements><st:duty code="R" role="head"/><st:step settled="clerk boss head"/></extensionElements></task>`, task("task", "b", "R=clerk")), "a"},
		{"or it stands elsewhere", "raci.lane-differs", "", process("P", strings.ReplaceAll(lanes, ` partitionElementRef="clerk"`, ` partitionElementRef="boss"`), `<task id="a" name="a"><extensionElements><st:duty code="R" role="head"/><st:step settled="clerk head"/></extensionElements></task>`, task("task", "b", "R=boss")), "a"},
		{"one of several is the lane's", "raci.lane-differs", "", process("P", lanes, task("task", "a", "R=head R=clerk"), task("task", "b", "R=boss")), "b"},

		{"groups by name", "raci.engine-differs", "", line(`<userTask id="a" camunda:candidateGroups="Clerk"><potentialOwner><resourceRef>clerk</resourceRef></potentialOwner></userTask>`), ""},
		{"an expression says nothing", "raci.engine-differs", "", line(`<userTask id="a" camunda:candidateGroups="${groups}"><potentialOwner><resourceRef>clerk</resourceRef></potentialOwner></userTask>`), ""},
		{"Zeebe's binding", "raci.engine-differs", "", line(`<userTask id="a"><extensionElements><zeebe:assignmentDefinition candidateGroups="clerk,head"/></extensionElements><potentialOwner><resourceRef>clerk</resourceRef></potentialOwner></userTask>`), "a"},

		{"four eyes by way of a loop back", "raci.four-eyes", "", `<process id="P"><task id="x"/>` + task("userTask", "a", "R=clerk A=head", began) + task("userTask", "b", "R=head A=clerk", approval) +
			`<sequenceFlow id="f1" sourceRef="b" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="b"/></process>`, "b"},
		{"approval before the beginning", "raci.four-eyes", "", line(task("userTask", "b", "R=head A=clerk", approval), task("userTask", "a", "R=clerk A=head", began)), ""},
		{"approval inside a sub-process behind", "raci.four-eyes", "", line(task("userTask", "a", "R=clerk A=head", began), sub("", task("userTask", "b", "R=head A=clerk", approval))), "b"},
		{"one's own approval", "raci.four-eyes", "", line(task("userTask", "a", "R=clerk A=clerk", began, `<st:step approval="true"/>`)), "a"},

		{"separated, shared A", "raci.separation", "", process("P", `<extensionElements><st:separation first="a" second="b"/></extensionElements>`, task("task", "a", "R=clerk A=head"), task("task", "b", "R=legal A=head")), "b"},
		{"separated by lane", "raci.separation", "", process("P", `<extensionElements><st:separation first="a" second="b"/></extensionElements>`+lanes, task("task", "a", ""), task("task", "b", "")), "b"},
		{"consulted in both is no hand", "raci.separation", "", process("P", `<extensionElements><st:separation first="a" second="b"/></extensionElements>`, task("task", "a", "R=clerk C=legal"), task("task", "b", "R=head C=legal")), ""},
		{"bindings one after the other", "raci.separation-contradicts", "", process("P", `<extensionElements><st:separation first="a" second="c"/><st:binding first="a" second="b"/><st:binding first="c" second="b"/></extensionElements>`,
			task("task", "a", "R=clerk"), task("task", "b", "R=clerk"), task("task", "c", "R=head")), "c"},
		{"an activity that is gone", "raci.activity-gone", "", process("P", `<extensionElements><st:binding first="a" second="gone"/><st:separation first="lost" second="a"/></extensionElements>`, task("task", "a", "R=clerk")), "P P"},

		{"O excludes I", "raci.excluded", `{"codes":"CAIRO"}`, line(task("task", "a", "R=clerk A=head O=legal I=legal"), task("task", "b", "R=clerk A=head O=legal")), "a"},
		{"S without R, but with a lane", "raci.required", `{"codes":"RASCI"}`, process("P", lanes, task("task", "a", "A=head S=boss"), task("task", "b", "A=head")), ""},
		{"a mode that is none", "raci.no-signing-mode", "", line(task("userTask", "a", "R=clerk", `<st:step signing="both"/>`)), "a"},
		{"several who do an abstract task", "raci.no-signing-mode", "", line(task("task", "a", "R=clerk R=head")), ""},

		{"a channel that is none", "raci.no-channel", "", line(task("task", "a", "R=clerk A=head C=legal:comment"), task("task", "b", "R=clerk A=head I=legal:pigeon")), "b"},
		{"told by a message behind", "raci.no-channel", "", line(task("task", "a", "R=clerk A=head I=legal"), task("sendTask", "b", "A=head")), ""},
		{"asked by an activity before", "raci.no-channel", "", line(task("task", "a", "R=legal A=head"), task("task", "b", "R=clerk A=head C=legal")), ""},

		{"a decision behind an activity that is named already", "raci.decision-without-owner", "", line(task("task", "a", "R=clerk I=head"), `<exclusiveGateway id="g"/>`, task("task", "b", "R=clerk A=head")) + "", ""},
		{"a duty on an event begins nothing", "raci.none", "", process("P", lanes, task("task", "a", ""), task("intermediateThrowEvent", "e", "I=head")), "P"},
		{"limits are the policy's", "raci.too-many-consulted", `{"limits":{"raci.too-many-consulted":{"most":0}}}`, line(task("task", "a", "R=clerk A=head C=legal")), "a"},
		{"a deputy that is not there", "raci.unknown-role", "", `<resource id="x" name="X"><extensionElements><st:role deputy="nobody"/></extensionElements></resource>` + line(task("task", "a", "R=x")), "x"},
	} {
		if got := at(t, drawing(t, staff+c.process), nil, c.rule, c.policy); got != c.want {
			t.Errorf("%s: %s: got %q, want %q", c.rule, c.why, got, c.want)
		}
	}
}

func TestALaneComesToStandForTheRoleOfItsName(t *testing.T) {
	d := drawing(t, staff+process("P", `<laneSet id="LS"><lane id="L" name="clerk "><flowNodeRef>a</flowNodeRef></lane></laneSet>`, task("task", "a", "A=head")))
	found, _ := check.Examine(context.Background(), d, nil, check.Options{Fixes: true})
	i := slices.IndexFunc(found, func(f finding.Finding) bool { return f.Rule == "raci.similar-roles" })
	if i < 0 || found[i].Element != "L" || len(found[i].Fixes) != 1 || found[i].Fixes[0].Title.EN != "Let the lane stand for the role “Clerk”" {
		t.Errorf("got %+v, want a finding at L that lets it stand for Clerk", found)
	}
}

func TestADecisionIsNamedWhereTheRuleAboutItsActivityIsOff(t *testing.T) {
	text := staff + `<process id="P">` + task("task", "a", "R=clerk I=head") + `<exclusiveGateway id="g"/>` + task("task", "b", "R=clerk A=head") + task("task", "c", "R=clerk A=head") +
		`<sequenceFlow id="f1" sourceRef="a" targetRef="g"/><sequenceFlow id="f2" sourceRef="g" targetRef="b"/><sequenceFlow id="f3" sourceRef="g" targetRef="c"/></process>`
	const rule = "raci.decision-without-owner"
	if got := at(t, drawing(t, text), nil, rule, ""); got != "" {
		t.Errorf("beside raci.no-accountable: got %q, want nothing", got)
	}
	if got := at(t, drawing(t, text), nil, rule, `{"severity":{"raci.no-accountable":"off"}}`); got != "g" {
		t.Errorf("without raci.no-accountable: got %q, want g", got)
	}
}

// TestFixesAreOfferedWhereAMachineCanHelp looks at the rejected process of each page for the way out that is meant.
func TestFixesAreOfferedWhereAMachineCanHelp(t *testing.T) {
	for _, c := range []struct{ rule, title string }{
		{"raci.no-row", "Treat it like “核验身份”"},
		{"raci.no-accountable", "Make “Claims manager” A (Accountable) of “Pay the claim”"},
		{"raci.no-accountable", "Make “Claims agent” A (Accountable) of “Pay the claim”"},
		{"raci.several-accountable", "Keep “采购总监” as A (Accountable), and make the others C (Consulted)"},
		{"raci.no-responsible", "Make “Recruiter” R (Responsible) of “Invite the applicant”"},
		{"raci.control-same-role", "Let “财务主管” be A (Accountable) instead"},
		{"raci.lane-differs", "Move “风险评估” to the lane of “理财经理”"},
		{"raci.lane-differs", "Let “柜员” do it, as the lane has it"},
		{"raci.lane-differs", "Keep it as it is"},
		{"raci.engine-differs", "Offer it to “Credit analyst”"},
		{"raci.excluded", "Take V (Verify) from “装配工”"},
		{"raci.activity-gone", "Remove the separation"},
		{"raci.too-many-consulted", "Make “Sales” I (Informed)"},
		{"raci.automation-without-owner", "Make “Head of claims” A (Accountable) of “Compute the risk”"},
		{"raci.no-signing-mode", "Set the way: any one of them does (或签)"},
		{"raci.outsider-accountable", "Let “Planner” be A (Accountable) instead"},
		{"raci.escalation-to-stranger", "Make “客服总监” I (Informed) of “答复客户”"},
		{"raci.decision-without-owner", "Make “Head of lending” A (Accountable) of “Large loan?”"},
		{"raci.unknown-role", "Define the role “dpo”"},
		{"raci.unknown-role", "Remove the duties of “dpo”"},
		{"raci.unknown-code", "Remove these duties"},
		{"raci.required", "Make “辅助工” R (Responsible) instead"},
		{"raci.person-as-role", "Keep “王小明”: it is a role"},
		{"raci.similar-roles", "Put “Credit Analysts” into “Credit analyst”"},
		{"raci.unused-role", "Remove the role “Porter”"},
		{"raci.above-itself", "Clear the superior of “Head of office”"},
		{"raci.human-in-automation", "Take it from “Claims clerk”"},
		{"raci.no-channel", "Consult by comments and inform by messages"},
		{"raci.no-approval-step", "Draw an approval by “销售总监” behind it"},
	} {
		page, ok := rules.Of(c.rule)
		if !ok {
			t.Fatalf("%s: there is no page", c.rule)
		}
		d, err := bpmn.Decode(strings.NewReader(page.Rejected.Process))
		if err != nil {
			t.Fatal(err)
		}
		policy := &finding.Policy{}
		if page.Rejected.Policy != "" {
			if policy, err = finding.DecodePolicy(strings.NewReader(page.Rejected.Policy)); err != nil {
				t.Fatal(err)
			}
		}
		found, _ := check.Examine(context.Background(), d, nil, check.Options{Policy: policy, Fixes: true})
		var titles []string
		for _, f := range found {
			for _, fix := range f.Fixes {
				if f.Rule == c.rule {
					titles = append(titles, fix.Title.EN)
				}
			}
		}
		if !slices.Contains(titles, c.title) {
			t.Errorf("%s: got the fixes %q, want %q among them", c.rule, titles, c.title)
		}
	}
}

func TestFixesUseWhatTheCompanyHas(t *testing.T) {
	ranked := `<resource id="clerk" name="Clerk"><extensionElements><st:role senior="head"/></extensionElements></resource><resource id="head" name="Head"/><resource id="boss" name="Boss"/><resource id="legal" name="Legal"/>` +
		`<resource id="robot" name="Robot"><extensionElements><st:role kind="system"/></extensionElements></resource>`
	for _, c := range []struct{ rule, policy, process, title string }{
		{"raci.four-eyes", "", line(task("userTask", "a", "R=clerk A=boss", `<st:step initiator="true"/>`), task("userTask", "b", "R=legal A=clerk", `<st:step approval="true"/>`)), "Let “Head”, who stands above, be A (Accountable)"},
		{"raci.too-many-responsible", `{"codes":"RASCI","limits":{"raci.too-many-responsible":{"most":1}}}`, line(task("task", "a", "R=clerk R=legal A=boss")), "Make “Legal” S (Support)"},
		{"raci.human-in-automation", "", line(task("serviceTask", "a", "R=clerk A=boss"), task("userTask", "b", "R=clerk A=boss")), "Let the system “Robot” do it"},
		{"raci.no-accountable", `{"codes":"DACI"}`, line(task("task", "a", "R=clerk I=boss")), "Make “Head” A (Approver) of “a”"},
		{"raci.unknown-code", "", line(task("task", "a", "R=clerk A=boss c=legal")), "Write the codes as RACI has them"},
		{"raci.unknown-code", "", line(task("task", "a", "R=clerk A=boss 咨询=legal")), "Write the codes as RACI has them"},
		{"raci.unknown-role", "", `<resource id="x" name="X"><extensionElements><st:role deputy="nobody"/></extensionElements></resource>` + line(task("task", "a", "R=x A=boss")), "Clear the deputy"},
	} {
		policy, err := finding.DecodePolicy(strings.NewReader(cmp.Or(c.policy, "{}")))
		if err != nil {
			t.Fatal(err)
		}
		found, _ := check.Examine(context.Background(), drawing(t, ranked+c.process), nil, check.Options{Policy: policy, Fixes: true})
		var titles []string
		for _, f := range found {
			for _, fix := range f.Fixes {
				if f.Rule == c.rule {
					titles = append(titles, fix.Title.EN)
				}
			}
		}
		if !slices.Contains(titles, c.title) {
			t.Errorf("%s: got the fixes %q, want %q among them", c.rule, titles, c.title)
		}
	}
}

// TestSentencesAreWhole looks at every sentence that the pages bring about: no formatting gone wrong, a full stop at the end.
func TestSentencesAreWhole(t *testing.T) {
	for _, r := range duties.Rules {
		page, _ := rules.Of(r.ID)
		d, err := bpmn.Decode(strings.NewReader(page.Rejected.Process))
		if err != nil {
			t.Fatal(err)
		}
		policy := &finding.Policy{}
		if page.Rejected.Policy != "" {
			if policy, err = finding.DecodePolicy(strings.NewReader(page.Rejected.Policy)); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range finding.NewSubject(d, nil, policy).Look(r) {
			for _, s := range []problem.Text{f.Message, f.Hint} {
				if !strings.HasSuffix(s.EN, ".") || !strings.HasSuffix(s.ZH, "。") {
					t.Errorf("%s: %q has no full stop", r.ID, s)
				}
				broken(t, r.ID, s)
			}
			for _, fix := range f.Fixes {
				broken(t, r.ID, fix.Title)
			}
		}
	}
}

func broken(t *testing.T, rule string, s problem.Text) {
	if strings.Contains(s.EN+s.ZH, "%!") || s.EN == "" || s.ZH == "" {
		t.Errorf("%s: %q", rule, s)
	}
}

func TestWorkIsWeighedByTheScenarioWhereThereIsOne(t *testing.T) {
	var nodes []string
	for i, role := range []string{"clerk", "clerk", "clerk", "clerk", "clerk", "clerk", "head", "legal"} {
		nodes = append(nodes, task("task", fmt.Sprintf("t%d", i), "R="+role+" A=boss"))
	}
	d := drawing(t, staff+process("P", "", append([]string{`<startEvent id="s"/>`}, nodes...)...))
	const rule = "raci.overload"
	if got := at(t, d, nil, rule, ""); got != "clerk" {
		t.Errorf("without a scenario: got %q, want clerk, who does 6 of 8", got)
	}
	tasks := func(clerk, head string) string {
		text := ""
		for i := range 8 {
			length := clerk
			if i > 5 {
				length = head
			}
			text += fmt.Sprintf(`,"t%d":{"duration":{"dist":"fixed","value":"%s"}}`, i, length)
		}
		return text[1:]
	}
	for _, c := range []struct {
		why, heads, clerk, head, every, want string
	}{
		{"six short activities", "1", "PT1M", "PT1H", "PT1H", ""},
		{"six long ones", "1", "PT1H", "PT1H", "PT6H30M", "clerk"},
		{"and many to do them", "6", "PT1H", "PT1H", "PT6H30M", ""},
		{"and time to spare", "1", "PT1H", "PT1H", "PT90H", ""},
	} {
		s, err := scenario.Decode(strings.NewReader(fmt.Sprintf(`{"$schema":"urn:sandtable:scenario:1","start":"2026-01-05T09:00:00Z","zone":"UTC","arrivals":{"s":{"every":{"dist":"exponential","mean":"%s"}}},`+
			`"roles":{"clerk":{"headcount":%s},"head":{"headcount":1},"legal":{"headcount":1},"boss":{"headcount":1}},"tasks":{%s},"run":{"cases":1,"replications":1}}`, c.every, c.heads, tasks(c.clerk, c.head))))
		if err != nil {
			t.Fatal(err)
		}
		if got := at(t, d, s, rule, ""); got != c.want {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

// TestHugeMatricesAreCheckedInOneGo gives the rules a drawing whose every line is a hard case; what grows with the square
// of it would not come to an end.
func TestHugeMatricesAreCheckedInOneGo(t *testing.T) {
	if testing.Short() {
		t.Skip("20,000 activities")
	}
	const n = 20_000
	d := &model.Definitions{}
	p := &model.Process{Base: model.Base{ID: "P"}}
	own := func(name string, pairs ...string) model.Extension {
		x := model.Extension{Space: model.Space, Name: name}
		for i := 0; i < len(pairs); i += 2 {
			x.Attributes = append(x.Attributes, model.Attribute{Name: pairs[i], Value: pairs[i+1]})
		}
		return x
	}
	for i := range n {
		role := fmt.Sprintf("role%d", i)
		d.Resources = append(d.Resources, &model.Resource{Base: model.Base{ID: model.ID(role), Name: role + strings.Repeat("x", 40),
			Extensions: []model.Extension{own("role", "senior", fmt.Sprintf("role%d", (i+1)%n))}}})
		id := model.ID(fmt.Sprintf("t%d", i))
		a := &model.Node{Base: model.Base{ID: id, Name: "Work", Extensions: []model.Extension{own("duty", "code", "A", "role", role), own("duty", "code", "A", "role", "gone"+role), own("duty", "code", "I", "role", "role0"),
			own("step", "approval", "true", "initiator", "true", "control", "true")}},
			Kind: model.UserTask, Activity: &model.Activity{Performers: []*model.ResourceRole{{Resource: model.ID(role)}}}}
		p.Nodes = append(p.Nodes, a)
		p.Extensions = append(p.Extensions, own("separation", "first", string(id), "second", fmt.Sprintf("t%d", (i+7)%n)), own("binding", "first", string(id), "second", fmt.Sprintf("t%d", (i+1)%n)))
		if i > 0 {
			f := &model.SequenceFlow{Base: model.Base{ID: model.ID(fmt.Sprintf("f%d", i))}, Source: p.Nodes[i-1].ID, Target: id}
			p.Flows = append(p.Flows, f)
			p.Nodes[i-1].Outgoing, a.Incoming = append(p.Nodes[i-1].Outgoing, f.ID), append(a.Incoming, f.ID)
		}
	}
	d.Processes = []*model.Process{p}
	s := finding.NewSubject(d, nil, nil)
	for _, r := range duties.Rules {
		if found := s.Look(r); len(found) > 37 {
			t.Errorf("%s: %d findings, want few", r.ID, len(found))
		}
	}
}
