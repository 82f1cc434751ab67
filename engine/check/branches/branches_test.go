package branches_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/engine/bpmn"
	"sandtable/engine/check"
	"sandtable/engine/check/branches"
	"sandtable/engine/compile"
	"sandtable/engine/condition"
	"sandtable/engine/data"
	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/scenario"
	"sandtable/engine/simulate"
)

// ours are the findings of this group.
func ours(found finding.Findings) (all finding.Findings) {
	for _, f := range found {
		if strings.HasPrefix(f.Rule, "data.") {
			all = append(all, f)
		}
	}
	return all
}

func TestTheSamplesAreFreeOfWarnings(t *testing.T) {
	drawings, err := filepath.Glob("../../../app/samples/*/process*.bpmn")
	if err != nil || len(drawings) == 0 {
		t.Fatal("no samples", err)
	}
	for _, path := range drawings {
		if strings.Contains(path, "equipment-purchase") {
			continue // there, problems are planted
		}
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := bpmn.Decode(file)
		if err != nil {
			t.Fatal(err)
		}
		numbers, err := os.Open(strings.Replace(strings.Replace(path, "process", "scenario", 1), ".bpmn", ".json", 1))
		if err != nil {
			t.Fatal(err)
		}
		s, err := scenario.Decode(numbers)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*scenario.Scenario{nil, s} {
			for _, f := range ours(check.All(d, s)) {
				if f.Severity > finding.Info {
					t.Errorf("%s: %s %s: %s", path, f.Rule, f.At, f.Message.EN)
				} else {
					t.Logf("%s: %s %s: %s", path, f.Rule, f.At, f.Message.EN)
				}
			}
		}
	}
}

// TestForeignFilesGetNoNoise: files of others, whose conditions are in other languages or plain words.
func TestForeignFilesGetNoNoise(t *testing.T) {
	corpus := os.Getenv("SANDTABLE_CORPUS")
	if corpus == "" {
		t.Skip("skipped: no corpus")
	}
	files, found := 0, map[string]int{}
	err := filepath.WalkDir(corpus, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".bpmn") || strings.Contains(path, "bad-input") {
			return err
		}
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }()
		d, err := bpmn.Decode(file)
		if err != nil {
			return nil
		}
		files++
		s := finding.NewSubject(d, nil, nil)
		for _, g := range check.Groups() {
			if g.Name != "data" {
				continue
			}
			for _, r := range g.Rules {
				for _, f := range s.Look(r) {
					found[r.ID]++
					if r.Severity > finding.Info {
						t.Errorf("%s: %s %s: %s", path, r.ID, f.At, f.Message.EN)
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files: %v", files, found)
}

const head = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:st="urn:sandtable:bpmn:1" id="D" targetNamespace="urn:t">`

// drawing is a process of nodes ("start s; user t; xor g default=no; …") with what the nodes and the process say
// beside, and flows ("s>t", "g>t: condition").
func drawing(variables, nodes, flows string) string {
	kinds := map[string]string{"start": "startEvent", "end": "endEvent", "user": "userTask", "xor": "exclusiveGateway", "and": "parallelGateway", "or": "inclusiveGateway"}
	var b strings.Builder
	b.WriteString(head + "\n<process id=\"P\"><extensionElements>" + variables + "</extensionElements>\n")
	for _, line := range strings.Split(nodes, ";") {
		line, inside, _ := strings.Cut(strings.TrimSpace(line), "|")
		words := strings.Fields(line)
		fmt.Fprintf(&b, "<%s id=%q %s>%s</%[1]s>\n", kinds[words[0]], words[1], strings.Join(words[2:], " "), inside)
	}
	for _, line := range strings.Split(flows, ";") {
		ends, condition, asked := strings.Cut(strings.TrimSpace(line), ":")
		from, to, _ := strings.Cut(ends, ">")
		fmt.Fprintf(&b, "<sequenceFlow id=\"%s_%s\" sourceRef=%[1]q targetRef=%[2]q>", from, to)
		if asked {
			b.WriteString("<conditionExpression xsi:type=\"tFormalExpression\">")
			_ = xml.EscapeText(&b, []byte(strings.TrimPrefix(condition, " ")))
			b.WriteString("</conditionExpression>")
		}
		b.WriteString("</sequenceFlow>\n")
	}
	return b.String() + "</process></definitions>"
}

func decoded(t testing.TB, text string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return d
}

// at are the elements at which a rule finds something.
func at(found finding.Findings, rule string) string {
	var ids []string
	for _, f := range found {
		if f.Rule == rule {
			ids = append(ids, string(f.Element))
		}
	}
	return strings.Join(ids, " ")
}

func look(d *model.Definitions, s *scenario.Scenario) finding.Findings {
	var all finding.Findings
	subject := finding.NewSubject(d, s, nil)
	for _, r := range branches.Rules {
		for _, f := range r.Look(subject) {
			f.Rule, f.Severity = r.ID, r.Severity
			all = append(all, f)
		}
	}
	return all
}

func TestAConditionIsFoundAtItsLineAndColumn(t *testing.T) {
	const variables = `<st:variable name="amount" type="number" input="true"/>`
	text := func(condition string) string {
		return head + "\n<process id=\"P\"><extensionElements>" + variables + "</extensionElements><startEvent id=\"s\"/><exclusiveGateway id=\"g\" default=\"g_b\"/><endEvent id=\"a\"/><endEvent id=\"b\"/>" +
			"<sequenceFlow id=\"s_g\" sourceRef=\"s\" targetRef=\"g\"/><sequenceFlow id=\"g_b\" sourceRef=\"g\" targetRef=\"b\"/>\n<sequenceFlow id=\"g_a\" sourceRef=\"g\" targetRef=\"a\">\n" +
			"  <conditionExpression xsi:type=\"tFormalExpression\">" + condition + "</conditionExpression></sequenceFlow></process></definitions>"
	}
	const tag = len(`  <conditionExpression xsi:type="tFormalExpression">`)
	for _, c := range []struct {
		condition    string
		rule         string
		line, column int
	}{
		{"amount =&gt; 5", "data.condition", 4, tag + 8},
		{"amount == 1 or amuont == 2", "data.undefined", 4, tag + 16},
		{"\n\t\tamount == 1\n\tor amuont == 2", "data.undefined", 6, 5},
		{"  amuont == 2", "data.undefined", 4, tag + 3},
		{"amount &gt; 1 &amp;&amp; amuont &#60; 2", "data.undefined", 4, tag + 26},
		{"amount &gt; 1\nor amount &lt; 3 and amuont &lt; 2", "data.undefined", 5, 22},
		{"<![CDATA[amuont > 2]]>", "data.undefined", 4, tag + 10},
		{"amount == 1 and \"金额\" == amount", "data.condition", 4, tag + 22},
	} {
		found := look(decoded(t, text(c.condition)), nil)
		if len(found) < 1 || found[0].Rule != c.rule || found[0].At.Line != c.line || found[0].At.Column != c.column || found[0].Element != "g_a" {
			t.Errorf("%q: got %+v, want %s at %d:%d", c.condition, found, c.rule, c.line, c.column)
		}
	}
}

func TestFixesAreOfferedThatHelp(t *testing.T) {
	const amount = `<st:variable name="amount" type="number" min="0" input="true"/>`
	const choice, ways = "start s; xor g %s; user a; user b; end e1; end e2", "s>g; g>a: %s; g>b%s; a>e1; b>e2"
	form := `<extensionElements><st:form><st:field variable="ok"/></st:form></extensionElements>`
	for _, c := range []struct {
		rule, text string
		fixes      []string
	}{
		{"data.undefined", drawing(amount, fmt.Sprintf(choice, `default="g_b"`), fmt.Sprintf(ways, "amuont > 5", "")),
			[]string{"Write “amount” instead of “amuont”", "Declare “amuont” as a variable of type number, known when the case arrives"}},
		{"data.undefined", drawing(amount, fmt.Sprintf(choice, `default="g_b"`), fmt.Sprintf(ways, `urgent and amount > 5`, "")),
			[]string{"Declare “urgent” as a variable of type boolean, known when the case arrives"}},
		{"data.undefined", drawing(amount, fmt.Sprintf(choice, `default="g_b"`), fmt.Sprintf(ways, `customer == "gold"`, "")),
			[]string{"Declare “customer” as a variable of type text, known when the case arrives"}},
		{"data.gap", drawing(amount, fmt.Sprintf(choice, ""), fmt.Sprintf(ways, "amount > 5", ": amount < 5")), []string{"Make “g_b” the default flow"}},
		{"data.always-true", drawing(amount, fmt.Sprintf(choice, ""), fmt.Sprintf(ways, "amount > 5", ": amount >= 0")), []string{"Make “g_b” the default flow"}},
		{"data.never-written", drawing(`<st:variable name="ok" type="boolean"/>`, fmt.Sprintf(choice, `default="g_b"`), fmt.Sprintf(ways, "ok", "")),
			[]string{"Mark “ok” as known when the case arrives"}},
		{"data.undeclared", drawing(amount, "start s; user t |"+form+"; end e", "s>t; t>e"), []string{"Declare “ok” as a variable of type text"}},
		{"data.unknown-term", drawing(`<st:variable name="amount" type="number" input="true" term="Order valu"/><st:term name="Order value" owner="Sales"/>`, "start s; user t; end e", "s>t; t>e"),
			[]string{"Let “amount” stand for the term “Order value”"}},
	} {
		found, _ := check.Examine(context.Background(), decoded(t, c.text), nil, check.Options{Fixes: true})
		var got []string
		for _, f := range found {
			if f.Rule == c.rule {
				for _, fix := range f.Fixes {
					got = append(got, fix.Title.EN)
				}
			}
		}
		if !slices.Equal(got, c.fixes) {
			t.Errorf("%s: got %q, want %q (%v)", c.rule, got, c.fixes, found)
		}
	}
}

const writes = `<extensionElements><st:write variable="x"/></extensionElements>`
const readsX = `<extensionElements><st:read variable="x"/></extensionElements>`

// TestReadingBeforeWriting goes through the shapes that decide which comes first.
func TestReadingBeforeWriting(t *testing.T) {
	const x = `<st:variable name="x" type="number"/>`
	for _, c := range []struct {
		why, nodes, flows string
		early, maybe      string
	}{
		{"in order", "start s; user w |" + writes + "; user r |" + readsX + "; end e", "s>w; w>r; r>e", "", ""},
		{"the other way round", "start s; user r |" + readsX + "; user w |" + writes + "; end e", "s>r; r>w; w>e", "r", ""},
		{"on one of two ways", "start s; xor g; user w |" + writes + "; user o; xor m; user r |" + readsX + "; end e", "s>g; g>w; g>o; w>m; o>m; m>r; r>e", "", "r"},
		{"on both ways", "start s; xor g; user w |" + writes + "; user o |" + writes + "; xor m; user r |" + readsX + "; end e", "s>g; g>w; g>o; w>m; o>m; m>r; r>e", "", ""},
		{"on the other way only", "start s; xor g; user w |" + writes + "; user r |" + readsX + "; end e; end e2", "s>g; g>w; g>r; w>e; r>e2", "r", ""},
		{"before both meet", "start s; and g; user w |" + writes + "; user o; and m; user r |" + readsX + "; end e", "s>g; g>w; g>o; w>m; o>m; m>r; r>e", "", ""},
		{"side by side", "start s; and g; user w |" + writes + "; user r |" + readsX + "; and m; end e", "s>g; g>w; g>r; w>m; r>m; m>e", "", ""},
		{"a loop: at first it is not there", "start s; xor m; user r |" + readsX + "; user w |" + writes + "; xor g; end e", "s>m; m>r; r>w; w>g; g>m; g>e", "", "r"},
		{"a loop behind the writing", "start s; user w |" + writes + "; xor m; user r |" + readsX + "; xor g; end e", "s>w; w>m; m>r; r>g; g>m; g>e", "", ""},
		{"inclusive ways are not told apart", "start s; or g; user w |" + writes + "; user o; or m; user r |" + readsX + "; end e", "s>g; g>w; g>o; w>m; o>m; m>r; r>e", "", ""},
		{"its own form first", "start s; user r |<extensionElements><st:form><st:field variable=\"x\"/></st:form><st:write variable=\"x\" value=\"=x + 1\"/></extensionElements>; end e", "s>r; r>e", "", ""},
	} {
		found := look(decoded(t, drawing(x, c.nodes, c.flows)), nil)
		if got := at(found, "data.read-early"); got != c.early {
			t.Errorf("%s: early at %q, want %q", c.why, got, c.early)
		}
		if got := at(found, "data.may-be-unset"); got != c.maybe {
			t.Errorf("%s: maybe at %q, want %q", c.why, got, c.maybe)
		}
	}
}

// TestReadingBeforeWritingAcrossScopes: sub-processes, what happens at their boundary, event sub-processes, pools and
// calls.
func TestReadingBeforeWritingAcrossScopes(t *testing.T) {
	const x = `<extensionElements><st:variable name="x" type="number"/></extensionElements>`
	for _, c := range []struct{ why, inside, early, maybe string }{
		{"written inside, read behind", `<startEvent id="s"/><subProcess id="sub"><startEvent id="i"/><userTask id="w">` + writes + `</userTask><endEvent id="j"/><sequenceFlow id="1" sourceRef="i" targetRef="w"/><sequenceFlow id="2" sourceRef="w" targetRef="j"/></subProcess><userTask id="r">` + readsX + `</userTask><sequenceFlow id="3" sourceRef="s" targetRef="sub"/><sequenceFlow id="4" sourceRef="sub" targetRef="r"/>`, "", ""},
		{"read inside, written behind", `<startEvent id="s"/><subProcess id="sub"><startEvent id="i"/><userTask id="r">` + readsX + `</userTask><sequenceFlow id="1" sourceRef="i" targetRef="r"/></subProcess><userTask id="w">` + writes + `</userTask><sequenceFlow id="3" sourceRef="s" targetRef="sub"/><sequenceFlow id="4" sourceRef="sub" targetRef="w"/>`, "r", ""},
		{"read where a boundary event leads", `<startEvent id="s"/><userTask id="w">` + writes + `</userTask><boundaryEvent id="b" attachedToRef="w"><timerEventDefinition/></boundaryEvent><userTask id="r">` + readsX + `</userTask><sequenceFlow id="1" sourceRef="s" targetRef="w"/><sequenceFlow id="2" sourceRef="b" targetRef="r"/>`, "", ""},
		{"written inside, where a boundary event leads out of a circle", `<startEvent id="s"/><subProcess id="sub"><startEvent id="i"/><exclusiveGateway id="m"/><endEvent id="j"/><userTask id="w">` + writes + `</userTask><userTask id="v"/><sequenceFlow id="1" sourceRef="i" targetRef="m"/><sequenceFlow id="0" sourceRef="m" targetRef="j"/><sequenceFlow id="2" sourceRef="m" targetRef="w"/><sequenceFlow id="3" sourceRef="w" targetRef="v"/><sequenceFlow id="6" sourceRef="v" targetRef="w"/></subProcess><boundaryEvent id="b" attachedToRef="sub"><timerEventDefinition/></boundaryEvent><userTask id="r">` + readsX + `</userTask><sequenceFlow id="4" sourceRef="s" targetRef="sub"/><sequenceFlow id="5" sourceRef="b" targetRef="r"/>`, "", ""},
		{"written in an event sub-process", `<startEvent id="s"/><subProcess id="sub" triggeredByEvent="true"><startEvent id="i" isInterrupting="false"><messageEventDefinition/></startEvent><userTask id="w">` + writes + `</userTask><sequenceFlow id="1" sourceRef="i" targetRef="w"/></subProcess><userTask id="r">` + readsX + `</userTask><sequenceFlow id="3" sourceRef="s" targetRef="r"/>`, "", ""},
		{"read in an event sub-process", `<startEvent id="s"/><subProcess id="sub" triggeredByEvent="true"><startEvent id="i"><messageEventDefinition/></startEvent><userTask id="r">` + readsX + `</userTask><sequenceFlow id="1" sourceRef="i" targetRef="r"/></subProcess><userTask id="w">` + writes + `</userTask><sequenceFlow id="3" sourceRef="s" targetRef="w"/>`, "", ""},
		{"written in a called process", `<startEvent id="s"/><callActivity id="c" calledElement="Q"/><userTask id="r">` + readsX + `</userTask><sequenceFlow id="1" sourceRef="s" targetRef="c"/><sequenceFlow id="2" sourceRef="c" targetRef="r"/></process><process id="Q"><startEvent id="qs"/><userTask id="w">` + writes + `</userTask><sequenceFlow id="q1" sourceRef="qs" targetRef="w"/>`, "", ""},
		{"written in another pool", `<startEvent id="s"/><userTask id="r">` + readsX + `</userTask><sequenceFlow id="1" sourceRef="s" targetRef="r"/></process><process id="Q"><startEvent id="qs"/><userTask id="w">` + writes + `</userTask><sequenceFlow id="q1" sourceRef="qs" targetRef="w"/>`, "", ""},
		{"waited for", `<startEvent id="s"/><intermediateCatchEvent id="r"><conditionalEventDefinition><condition xsi:type="tFormalExpression">x &gt; 1</condition></conditionalEventDefinition></intermediateCatchEvent><userTask id="w">` + writes + `</userTask><sequenceFlow id="1" sourceRef="s" targetRef="r"/><sequenceFlow id="2" sourceRef="r" targetRef="w"/>`, "", ""},
		{"a compensation handler writes", `<startEvent id="s"/><userTask id="r">` + readsX + `</userTask><userTask id="w" isForCompensation="true">` + writes + `</userTask><sequenceFlow id="1" sourceRef="s" targetRef="r"/>`, "", ""},
	} {
		found := look(decoded(t, head+`<process id="P">`+x+c.inside+`</process></definitions>`), nil)
		if got := at(found, "data.read-early"); got != c.early {
			t.Errorf("%s: early at %q, want %q", c.why, got, c.early)
		}
		if got := at(found, "data.may-be-unset"); got != c.maybe {
			t.Errorf("%s: maybe at %q, want %q", c.why, got, c.maybe)
		}
	}
}

// TestWhatIsKnownBeforeAChoiceIsReckonedWith: a branch behind another choice sees only what that lets through.
func TestWhatIsKnownBeforeAChoiceIsReckonedWith(t *testing.T) {
	const amount = `<st:variable name="amount" type="number" input="true"/>`
	const nodes = "start s; xor g default=\"g_n\"; xor h; user t |%s; user n; end a; end b; end e"
	again := `<extensionElements><st:write variable="amount"/></extensionElements>`
	for _, c := range []struct{ why, between, flows, gap, never string }{
		{"nothing is left out", "", "s>g; g>n; g>t: amount > 0; t>h; h>a: amount > 5; h>b: amount > 0 and amount <= 5", "", ""},
		{"0.5 is left out", "", "s>g; g>n; g>t: amount > 0; t>h; h>a: amount > 5; h>b: amount >= 1 and amount <= 5", "h", ""},
		{"written again between", again, "s>g; g>n; g>t: amount > 0; t>h; h>a: amount > 5; h>b: amount > 0 and amount <= 5", "h", ""},
		{"cannot be any more", "", "s>g; g>n; g>t: amount > 0; t>h; h>a: amount > 5; h>b: amount < 0", "h", "h_b"},
		{"can be again", again, "s>g; g>n; g>t: amount > 0; t>h; h>a: amount > 5; h>b: amount < 0", "h", ""},
		{"not told apart by cells", "", "s>g; g>n; g>t: amount * 2 > 1; t>h; h>a: amount > 5; h>b: amount > 0.5 and amount <= 5", "", ""},
		{"on the default flow", "", "s>g; g>t: amount > 0; g>n; n>h; h>a: amount < -5; h>b: amount >= -5 and amount <= 0", "", ""},
		{"on the default flow, with a gap", "", "s>g; g>t: amount > 0; g>n; n>h; h>a: amount < -5; h>b: amount > -5 and amount <= 0", "h", ""},
		{"behind one that was not taken", "", "s>g; g>a: amount > 10; g>n; g>t: amount > 0; t>h; h>e: amount > 5; h>b: amount <= 5 and amount > 0", "", ""},
		{"never behind one that was taken before", "", "s>g; g>a: amount > 10; g>n; g>t: amount > 0; t>h; h>e: amount > 10; h>b: amount <= 10", "", "h_e"},
	} {
		found := look(decoded(t, drawing(amount, fmt.Sprintf(nodes, c.between), c.flows)), nil)
		if got := at(found, "data.gap"); got != c.gap {
			t.Errorf("%s: gap at %q, want %q", c.why, got, c.gap)
		}
		if got := at(found, "data.unreachable-branch"); got != c.never {
			t.Errorf("%s: never at %q, want %q", c.why, got, c.never)
		}
	}
}

func TestTheMessageNamesTheValuesThatMatter(t *testing.T) {
	variables := `<st:variable name="amount" type="integer" input="true"/><st:variable name="vip" type="boolean" input="true"/><st:variable name="city" type="text" input="true"/>`
	const nodes = "start s; xor g; user a; user b; end e1; end e2"
	for ways, want := range map[string]string{
		"g>a: amount > 5 or vip; g>b: amount < 5":                            "amount = 5, vip = false",
		"g>a: amount > 5; g>b: amount < 5 and (vip or not vip)":              "amount = 5",
		`g>a: city == "Paris"; g>b: city in ["Rome", "Oslo"]`:                "city is another text",
		"g>a: amount > 5 and vip; g>b: amount > 5 and not vip or amount < 5": "amount = 5",
	} {
		got := ""
		for _, f := range look(decoded(t, drawing(variables, nodes, "s>g; "+ways+"; a>e1; b>e2")), nil) {
			if f.Rule == "data.gap" {
				got = f.Message.EN
			}
		}
		if got != "No branch of “g” is taken when "+want+"." {
			t.Errorf("%s: got %q, want %q", ways, got, want)
		}
	}
}

// TestWhatIsClaimedOfRandomChoicesIsWhatTryingAllValuesSays: the domains are small, so nothing is missed either.
func TestWhatIsClaimedOfRandomChoicesIsWhatTryingAllValuesSays(t *testing.T) {
	const variables = `<st:variable name="n" type="integer" min="0" max="6" input="true"/><st:variable name="vip" type="boolean" input="true"/><st:variable name="grade" type="text" values="a|b" input="true"/>`
	known := data.Of(decoded(t, drawing(variables, "start s; end e", "s>e")), nil).Known()
	claims := map[string]int{}
	for seed := range uint64(400) {
		r := rand.New(rand.NewPCG(seed, 3))
		of := func(words ...string) string { return words[r.IntN(len(words))] }
		var condition func(depth int) string
		condition = func(depth int) string {
			if depth > 0 {
				return "(" + condition(depth-1) + of(" and (", " or (", " and not (") + condition(depth-1) + "))"
			}
			return of("vip", "not vip", `grade == "a"`, `grade != "b"`, `grade in ["a", "b"]`, "n "+of("<", "<=", ">", ">=", "==", "!=")+" "+of("0", "2", "3 + 1", "6", "7"), "n in 1.."+of("2", "5"))
		}
		kind, ways := of("xor", "or"), 2+r.IntN(2)
		nodes, flows, conditions := "start s; "+kind+" g", "s>g", []string{}
		for i := range ways {
			conditions = append(conditions, condition(r.IntN(3)))
			nodes += fmt.Sprintf("; end e%d", i)
			flows += fmt.Sprintf("; g>e%d: %s", i, conditions[i])
		}
		found := look(decoded(t, drawing(variables, nodes, flows)), nil)
		want := tried(t, known, kind == "xor", conditions)
		for _, rule := range []string{"data.gap", "data.overlap", "data.unreachable-branch", "data.always-true"} {
			if got := at(found, rule); got != want[rule] {
				t.Errorf("%s %q: %s at %q, want %q", kind, conditions, rule, got, want[rule])
			} else if got != "" {
				claims[rule]++
			}
		}
	}
	if len(claims) < 4 {
		t.Errorf("only %v were claimed at all", claims)
	}
}

// tried is what trying all values says.
func tried(t *testing.T, known *condition.Variables, exclusive bool, conditions []string) map[string]string {
	var formulas []*condition.Formula
	for _, text := range conditions {
		f, err := known.Formula(text, condition.Boolean)
		if err != nil {
			t.Fatal(err)
		}
		formulas = append(formulas, f)
	}
	k := len(conditions)
	possible, lapses, taken := make([]bool, k), make([]bool, k), make([]bool, k)
	gap, both := false, make([][]bool, k)
	for i := range both {
		both[i] = make([]bool, k)
	}
	slot := func(name string) int { s, _ := known.Slot(name); return s }
	row := make([]float64, known.Len())
	for n := range 7 {
		for vip := range 2 {
			for _, grade := range []string{"", "a", "b"} {
				value, _ := known.Value(slot("grade"), grade)
				row[slot("n")], row[slot("vip")], row[slot("grade")] = float64(n), float64(vip), value
				var held []int
				for i, f := range formulas {
					if x, err := f.Eval(row); err == nil && x == 1 {
						held = append(held, i)
						possible[i] = true
						taken[i] = taken[i] || !exclusive || held[0] == i
					} else {
						lapses[i] = true
					}
				}
				if grade == "" {
					continue // only before anything is written
				}
				gap = gap || len(held) == 0
				for _, j := range held {
					for _, i := range held {
						both[i][j] = true
					}
				}
			}
		}
	}
	want := map[string]string{}
	add := func(rule, id string) { want[rule] = strings.TrimSpace(want[rule] + " " + id) }
	if gap {
		add("data.gap", "g")
	}
	sure := false
	for j := range conditions {
		id := fmt.Sprintf("g_e%d", j)
		if !possible[j] || !taken[j] && !sure {
			add("data.unreachable-branch", id)
		}
		if possible[j] && !lapses[j] {
			add("data.always-true", id)
			sure = sure || exclusive
		}
		for i := range j {
			if exclusive && both[i][j] && taken[j] && lapses[i] && lapses[j] {
				add("data.overlap", id)
				break
			}
		}
	}
	return want
}

// TestLargeFilesTakeBoundedTime: a file that wants to be slow.
func TestLargeFilesTakeBoundedTime(t *testing.T) {
	var variables, nodes, flows strings.Builder
	for i := range 1500 {
		fmt.Fprintf(&variables, `<st:variable name="v%d" type="number"/><st:term name="t%d" from="t%d"/>`, i, i, (i+1)%1500)
	}
	nodes.WriteString("start s")
	flows.WriteString("s>n0")
	for i := range 8000 {
		fmt.Fprintf(&nodes, `; xor n%d |<extensionElements><st:read variable="v%d"/><st:write variable="v%d"/></extensionElements>`, i, (i+700)%1500, i%1500)
		fmt.Fprintf(&flows, "; n%d>n%d: v%d > 3 and v%d < %d", i, (i+1)%8000, i%1500, (i+1)%1500, i)
		fmt.Fprintf(&flows, "; n%d>n%d: v%d > 4", i, (i+77)%8000, i%1500)
	}
	d := decoded(t, drawing(variables.String(), nodes.String(), flows.String()))
	start := time.Now()
	found := look(d, nil)
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Logf("%d findings in %v", len(found), took)
	}
}

// TestTheSimulatorChoosesAsTheRulesTakeItTo plays every value through random choices: the first condition in the file
// that holds is taken, and where there is a gap the case cannot go on.
func TestTheSimulatorChoosesAsTheRulesTakeItTo(t *testing.T) {
	const variables = `<st:variable name="n" type="integer" min="0" max="6" input="true"/>`
	gaps := 0
	for seed := range uint64(25) {
		r := rand.New(rand.NewPCG(seed, 5))
		of := func(words ...string) string { return words[r.IntN(len(words))] }
		nodes, flows := "start s; xor g", "s>g"
		for i := range 3 {
			nodes += fmt.Sprintf("; end e%d", i)
			flows += fmt.Sprintf("; g>e%d: n %s %s", 2-i, of("<", "<=", ">", ">=", "==", "!="), of("0", "2", "4", "6")) // against the order of the nodes
		}
		d := decoded(t, drawing(variables, nodes, flows))
		stuck, taken := false, map[string]bool{}
		for n := range 7 {
			end := played(t, d, n)
			stuck = stuck || end == ""
			taken[end] = true
		}
		found := look(d, nil)
		if got := at(found, "data.gap") != ""; got != stuck {
			t.Errorf("%s: gap: got %v, the simulator %v", flows, got, stuck)
		}
		never := at(found, "data.unreachable-branch") + at(found, "data.always-true")
		for i := range 3 {
			end := fmt.Sprintf("e%d", i)
			if !taken[end] && never == "" {
				t.Errorf("%s: %s is never played, and nothing is said", flows, end)
			}
			if taken[end] && strings.Contains(at(found, "data.unreachable-branch"), "g_"+end) {
				t.Errorf("%s: %s is played, but is said never to be", flows, end)
			}
		}
		if stuck {
			gaps++
		}
	}
	if gaps == 0 {
		t.Error("no choice had a gap")
	}
}

// played is the end event that a case with a value comes to; empty where it cannot go on.
func played(t *testing.T, d *model.Definitions, n int) string {
	t.Helper()
	s, err := scenario.Decode(strings.NewReader(fmt.Sprintf(`{"$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00+08:00", "zone": "Asia/Shanghai",
		"arrivals": {"s": {"cases": [{"at": "2026-01-05T09:00:00+08:00", "data": {"n": %d}}]}}, "data": {"n": {"type": "integer"}}, "decisions": {"g": "conditions"}, "run": {"cases": 1, "replications": 1, "seed": 1}}`, n)))
	if err != nil {
		t.Fatal(err)
	}
	p, err := compile.Definitions(d, s)
	if err != nil {
		t.Fatal(err)
	}
	end := ""
	result, err := simulate.Program(context.Background(), p, simulate.Options{Observe: func(r *simulate.Record) error {
		if r.Kind == simulate.Took && strings.HasPrefix(string(p.Net.Flows[r.Flow].ID), "g_") {
			end = strings.TrimPrefix(string(p.Net.Flows[r.Flow].ID), "g_")
		}
		return nil
	}, Closely: true})
	if end == "" && err == nil && (result == nil || result.Fault == nil) {
		t.Fatalf("the case of %d came nowhere", n)
	}
	return end
}
