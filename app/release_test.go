package app

import (
	"context"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/change"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

const released = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="urn:t"><resource id="clerk" name="Clerk"/><process id="P" name="Order">
<startEvent id="S" name="Order in"/><userTask id="T" name="Check order"/><userTask id="U" name="Pack goods"/><endEvent id="E" name="Order checked"/>
<sequenceFlow id="f" sourceRef="S" targetRef="T"/><sequenceFlow id="g" sourceRef="T" targetRef="U"/><sequenceFlow id="h" sourceRef="U" targetRef="E"/></process></definitions>`

const releasedNumbers = `{"$schema": "urn:sandtable:scenario:1", "name": "As is", "start": "2026-01-05T09:00:00+08:00", "zone": "Asia/Shanghai", "currency": "CNY", "arrivals": {"S": {"every": {"dist": "exponential", "mean": "PT1H"}}},
 "calendars": {}, "roles": {"clerk": {"name": "Clerk", "headcount": 2}}, "tasks": {"T": {"duration": {"dist": "fixed", "value": "PT30M"}, "roles": ["clerk"]}, "U": {"duration": {"dist": "fixed", "value": "PT10M"}, "roles": ["clerk"]}}, "run": {"cases": 20, "replications": 2, "seed": 7}}`

func packedAs(t *testing.T, version, xml, numbers string) *bundle.Bundle {
	t.Helper()
	packed, err := Pack(context.Background(), &Recipe{ID: "acme/order", Version: version, Name: bundle.Text{EN: "Order"}, Processes: []RecipeProcess{{File: "order.bpmn", Scenarios: []string{"as-is.json"}}}, Changelog: "changes.md"},
		Packing{State: bundle.Released, Open: files(map[string][]byte{"order.bpmn": []byte(xml), "as-is.json": []byte(numbers), "changes.md": []byte("## 1.2.3\n\n- The first.\n")})})
	if err != nil {
		t.Fatal(err)
	}
	return packed.Bundle
}

func TestTheNextVersionSaysWhatTheChangesMean(t *testing.T) {
	last := packedAs(t, "1.2.3", released, releasedNumbers)
	without := strings.NewReplacer(`<userTask id="U" name="Pack goods"/>`, "", `<sequenceFlow id="g" sourceRef="T" targetRef="U"/>`, `<sequenceFlow id="g" sourceRef="T" targetRef="E"/>`, `<sequenceFlow id="h" sourceRef="U" targetRef="E"/>`, "").Replace(released)
	more := strings.NewReplacer(`<endEvent id="E"`, `<userTask id="V" name="Write invoice"/><endEvent id="E"`, `sourceRef="U" targetRef="E"/>`, `sourceRef="U" targetRef="V"/><sequenceFlow id="i" sourceRef="V" targetRef="E"/>`).Replace(released)
	for _, x := range []struct {
		what, xml, numbers string
		want               string
		weight             change.Weight
		reason             string
	}{
		{"nothing", released, releasedNumbers, "1.2.3", change.None, ""},
		{"a name", strings.Replace(released, "Check order", "Check the order", 1), releasedNumbers, "1.2.4", change.Patch, "is now called"},
		{"a number", released, strings.Replace(releasedNumbers, "PT30M", "PT20M", 1), "1.2.4", change.Patch, "Check order"},
		{"a new step", more, releasedNumbers, "1.3.0", change.Feature, "“Write invoice” was added"},
		{"a step less", without, strings.Replace(releasedNumbers, `, "U": {"duration": {"dist": "fixed", "value": "PT10M"}, "roles": ["clerk"]}`, "", 1), "2.0.0", change.Breaking, "“Pack goods” was removed"},
		{"a role less", strings.Replace(released, `<resource id="clerk" name="Clerk"/>`, "", 1), releasedNumbers, "2.0.0", change.Breaking, "“Clerk” was removed"},
	} {
		s, err := Suggest(last, packedAs(t, "1.2.3", x.xml, x.numbers), problem.English)
		if err != nil {
			t.Fatal(err)
		}
		if s.Version != x.want || s.Weight != x.weight || x.reason != "" && !slices.ContainsFunc(s.Reasons, func(r problem.Text) bool { return strings.Contains(r.EN, x.reason) }) {
			t.Errorf("%s: got %s (%s) because of %v, want %s (%s)", x.what, s.Version, s.Weight, s.Reasons, x.want, x.weight)
		}
		if x.reason != "" && (!strings.HasPrefix(s.Changelog, "## "+x.want+"\n") || !strings.Contains(s.Changelog, x.reason) || !strings.HasSuffix(s.Changelog, "## 1.2.3\n\n- The first.\n")) {
			t.Errorf("%s: the changelog is\n%s", x.what, s.Changelog)
		}
	}
}

func TestAProcessThatIsGoneBreaksAndANewOneIsAFeature(t *testing.T) {
	both := func(names ...string) *bundle.Bundle {
		recipe := &Recipe{ID: "acme/order", Version: "1.0.0", Name: bundle.Text{EN: "Order"}}
		all := map[string][]byte{}
		for _, name := range names {
			recipe.Processes = append(recipe.Processes, RecipeProcess{File: name})
			all[name] = []byte(strings.Replace(released, `process id="P"`, `process id="`+name+`"`, 1))
		}
		packed, err := Pack(context.Background(), recipe, Packing{State: bundle.Draft, Open: files(all)})
		if err != nil {
			t.Fatal(err)
		}
		return packed.Bundle
	}
	for _, x := range []struct {
		before, after []string
		want          string
	}{{[]string{"a.bpmn"}, []string{"a.bpmn", "b.bpmn"}, "1.1.0"}, {[]string{"a.bpmn", "b.bpmn"}, []string{"a.bpmn"}, "2.0.0"}} {
		s, err := Suggest(both(x.before...), both(x.after...), problem.Chinese)
		if err != nil || s.Version != x.want || !strings.Contains(s.Changelog, "流程“Order”") {
			t.Errorf("%v → %v: got %+v, %v, want %s", x.before, x.after, s, err, x.want)
		}
	}
}

func TestVersionsFollowEachOther(t *testing.T) {
	for _, x := range []struct {
		last   string
		weight change.Weight
		want   string
	}{
		{"1.2.3", change.None, "1.2.3"}, {"1.2.3", change.Patch, "1.2.4"}, {"1.2.3", change.Feature, "1.3.0"}, {"1.2.3", change.Breaking, "2.0.0"},
		{"0.2.3", change.Breaking, "0.3.0"}, {"0.2.3", change.Feature, "0.3.0"}, {"0.2.3", change.Patch, "0.2.4"},
		{"1.2.3+7", change.Patch, "1.2.4"}, {"2.0.0-rc.1", change.Breaking, "2.0.0"}, {"1.3.0-rc.1", change.Feature, "1.3.0"}, {"1.3.0-rc.1", change.Breaking, "2.0.0"}, {"1.2.4-rc.1", change.Patch, "1.2.4"},
	} {
		if got := NextVersion(x.last, x.weight); got != x.want {
			t.Errorf("%s, %s: got %s, want %s", x.last, x.weight, got, x.want)
		}
	}
}

func TestNamesInAChangelogAreNoMarkdown(t *testing.T) {
	last := packedAs(t, "1.0.0", released, releasedNumbers)
	s, err := Suggest(last, packedAs(t, "1.0.0", strings.Replace(released, "Check order", "*[Check](javascript:x)* &lt;b>", 1), releasedNumbers), problem.English)
	if err != nil || !strings.Contains(s.Changelog, `\*\[Check](javascript:x)\* \<b>`) {
		t.Errorf("got %v\n%s", err, s.Changelog)
	}
}
