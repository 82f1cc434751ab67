package scenario

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// older is what was drawn, and what of it is there now: a task was drawn anew under its name, another became a sub-process, a way
// and a loop are gone.
const (
	older = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:t">
  <error id="E_Torn" name="Torn"/>
  <process id="P"><startEvent id="in"/><userTask id="look" name="Look at it"/><userTask id="weigh" name="Weigh"/><userTask id="pack" name="Pack"><standardLoopCharacteristics/></userTask>
    <exclusiveGateway id="way"/><task id="a"/><task id="b"/><task id="c" name="Third"/>
    <sequenceFlow id="f1" sourceRef="in" targetRef="look"/><sequenceFlow id="f2" sourceRef="look" targetRef="weigh"/><sequenceFlow id="f3" sourceRef="weigh" targetRef="pack"/><sequenceFlow id="f4" sourceRef="pack" targetRef="way"/>
    <sequenceFlow id="toA" sourceRef="way" targetRef="a"/><sequenceFlow id="toB" sourceRef="way" targetRef="b"/><sequenceFlow id="toC" sourceRef="way" targetRef="c"/>
  </process></definitions>`
	newer = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="D" targetNamespace="urn:t">
  <error id="E_Ripped" name="Ripped"/>
  <process id="P"><startEvent id="in"/><userTask id="Activity_1" name="look at it "/><subProcess id="weigh" name="Weigh"><startEvent id="ws"/><task id="scale"/><sequenceFlow id="w1" sourceRef="ws" targetRef="scale"/></subProcess><userTask id="pack" name="Pack"/>
    <exclusiveGateway id="way"/><task id="a"/><task id="b"/>
    <sequenceFlow id="f1" sourceRef="in" targetRef="Activity_1"/><sequenceFlow id="f2" sourceRef="Activity_1" targetRef="weigh"/><sequenceFlow id="f3" sourceRef="weigh" targetRef="pack"/><sequenceFlow id="f4" sourceRef="pack" targetRef="way"/>
    <sequenceFlow id="toA" sourceRef="way" targetRef="a"/><sequenceFlow id="toB" sourceRef="way" targetRef="b"/>
  </process></definitions>`
)

func drawn(t *testing.T, text string) *model.Definitions {
	t.Helper()
	d, err := bpmn.Decode(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// aged is a scenario for the older drawing in which everything is spoken of that is not in the newer one.
func aged(t *testing.T) *Scenario {
	t.Helper()
	s := Draft(drawn(t, older))
	s.Tasks["look"].Cost = 7_000_000
	s.Tasks["pack"].Repeat = &Repeat{Chance: 0.1}
	s.Tasks["pack"].Failure = &Failure{Chance: 0.1, Error: "E_Torn"}
	s.Tasks["a"].Allocate = &Allocation{SameAs: "look", OtherThan: []string{"pack", "weigh"}}
	s.Tasks["b"].Allocate = &Allocation{OtherThan: []string{"look"}}
	s.Branches["way"] = map[string]float64{"toA": .5, "toB": .3, "toC": .2}
	s.Automation = []*Automation{{Name: "OCR", Tasks: []string{"look", "pack"}}}
	s.Run.Precision = &Precision{Of: "tasks/look/waitTime", Within: .05, AtMost: 100}
	if got := told(Validate(s)); len(got) > 0 {
		t.Fatalf("the scenario has problems: %q", got)
	}
	if got := told(s.Against(drawn(t, older))); len(got) > 0 {
		t.Fatalf("the scenario does not fit the older drawing: %q", got)
	}
	return s
}

// listed are leftovers in a line each.
func listed(all []Leftover) []string {
	var lines []string
	for _, l := range all {
		line := fmt.Sprintf("%s %s", l.Kind, l.Element)
		if l.Name != "" {
			line += fmt.Sprintf(" (%s)", l.Name)
		}
		if !l.Gone {
			line += " is something else"
		}
		for _, e := range l.Entries {
			line += "; " + e.Path + " " + e.Says.EN
		}
		line += " ->"
		for _, c := range l.Fits {
			line += " " + c.ID
			if c.Taken {
				line += "*"
			}
			if c.Likely {
				line += "!"
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func TestWhatIsLeftOverOfAnOlderDrawingIsListedByWhatItIsAbout(t *testing.T) {
	s, now := aged(t), drawn(t, newer)
	all := s.Leftovers(now)
	if some := Remember(all, drawn(t, older)); some {
		t.Error("some names are not known")
	}
	want := []string{
		`task c (Third); /tasks/c its work -> Activity_1 scale pack* a* b*`,
		`task look (Look at it); /tasks/a/allocate/sameAs "a" by the same person as here; /tasks/b/allocate/otherThan/0 "b" by another person than here; /tasks/look its work; /automation/0/tasks/0 what “OCR” costs at it; /run/precision/of the precision that is asked of it -> Activity_1! scale pack* a* b*`,
		`task weigh (Weigh) is something else; /tasks/a/allocate/otherThan/1 "a" by another person than here; /tasks/weigh its work -> Activity_1 scale pack* a* b*`,
		`error E_Torn (Torn); /tasks/pack/failure/error the error that failed work at "Pack" throws -> E_Ripped`,
		`marker pack (Pack) is something else; /tasks/pack/repeat how often it is repeated ->`,
		`branch toC (→ Third); /branches/way/toC its share of 20 % at "way" -> toA* toB*`,
	}
	got := listed(all)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, l := range all {
		for _, e := range l.Entries {
			if e.Says.ZH == "" || l.Why.ZH == "" || l.Why.EN == "" {
				t.Errorf("%s is not told in both languages", e.Path)
			}
		}
	}
}

func TestAScenarioWithoutLeftoversFitsTheDrawingAndKeepsTheRest(t *testing.T) {
	s, now := aged(t), drawn(t, newer)
	before, _ := s.text()
	made, left, err := s.Without(now)
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 6 {
		t.Errorf("got %d leftovers, want 6", len(left))
	}
	if after, _ := s.text(); string(after) != string(before) {
		t.Error("the scenario itself was changed")
	}
	if got := told(Validate(made)); len(got) > 0 {
		t.Errorf("what is left has problems: %q", got)
	}
	if got := made.Leftovers(now); len(got) > 0 {
		t.Errorf("still left over: %q", listed(got))
	}
	if got := made.Branches["way"]; len(got) != 2 || math.Abs(got["toA"]-.625) > 1e-9 || math.Abs(got["toB"]-.375) > 1e-9 {
		t.Errorf("shares: got %v, want those that stay, in proportion", got)
	}
	a := made.Tasks["a"].Allocate
	if a.SameAs != "" || !slices.Equal(a.OtherThan, []string{"pack"}) || made.Run.Precision != nil || !slices.Equal(made.Automation[0].Tasks, []string{"pack"}) {
		t.Errorf("got %+v, %+v, %+v: want nothing that names what is gone", a, made.Run.Precision, made.Automation[0])
	}
	if p := made.Tasks["pack"]; p.Failure != nil || p.Repeat != nil || p.Duration == nil {
		t.Errorf("pack: got %+v, want its work alone", p)
	}
	again, left, err := made.Without(now)
	if err != nil || again != made || len(left) > 0 {
		t.Errorf("without leftovers: got %v, %v, %v; want the scenario itself", again, left, err)
	}
}

func TestAShareIsNotSpreadWhereAnotherWayTakesWhatIsLeft(t *testing.T) {
	s := aged(t)
	now := drawn(t, strings.ReplaceAll(older, `"toC"`, `"Flow_new"`))
	made, _, err := s.Without(now)
	if err != nil {
		t.Fatal(err)
	}
	if got := made.Branches["way"]; len(got) != 2 || got["toA"] != .5 || got["toB"] != .3 {
		t.Errorf("got %v, want the shares as they were", got)
	}
}

func TestMovingTakesWhateverNamesIt(t *testing.T) {
	s, now := aged(t), drawn(t, newer)
	made, err := s.Settled(now, []Move{{Kind: LeftoverTask, Element: "look", To: "Activity_1"}, {Kind: LeftoverTask, Element: "weigh", To: "scale"},
		{Kind: LeftoverError, Element: "E_Torn", To: "E_Ripped"}, {Kind: LeftoverBranch, Element: "toC", Of: "way", To: "toB"}, {Kind: LeftoverTask, Element: "c"}})
	if err != nil {
		t.Fatal(err)
	}
	if got := listed(made.Leftovers(now)); len(got) != 1 || !strings.HasPrefix(got[0], "marker pack") {
		t.Errorf("left over: got %q, want what was not spoken of", got)
	}
	a := made.Tasks["a"].Allocate
	if made.Tasks["Activity_1"].Cost != 7_000_000 || made.Tasks["look"] != nil || a.SameAs != "Activity_1" || !slices.Equal(a.OtherThan, []string{"pack", "scale"}) ||
		!slices.Equal(made.Automation[0].Tasks, []string{"Activity_1", "pack"}) || made.Run.Precision.Of != "tasks/Activity_1/waitTime" {
		t.Errorf("look: got %+v, %+v, %+v", a, made.Automation[0], made.Run.Precision)
	}
	if got := made.Branches["way"]; len(got) != 2 || got["toA"] != .5 || got["toB"] != .2 {
		t.Errorf("shares: got %v, want that of the way it was moved to replaced", got)
	}
	if made.Tasks["pack"].Failure.Error != "E_Ripped" {
		t.Error("the error was not moved")
	}
	// A task does not have the same person as itself.
	made, err = s.Settled(now, []Move{{Kind: LeftoverTask, Element: "look", To: "b"}})
	if err != nil || len(made.Tasks["b"].Allocate.otherThanOrNone()) > 0 {
		t.Errorf("got %v, %v", made.Tasks["b"].Allocate, err)
	}
}

func (a *Allocation) otherThanOrNone() []string {
	if a == nil {
		return nil
	}
	return a.OtherThan
}

func TestWhatCannotBeMovedIsRefused(t *testing.T) {
	s, now := aged(t), drawn(t, newer)
	for code, m := range map[string]Move{
		"scenario.no-leftover":  {Kind: LeftoverTask, Element: "pack", To: "a"},
		"scenario.does-not-fit": {Kind: LeftoverTask, Element: "look", To: "way"},
	} {
		if _, err := s.Settled(now, []Move{m}); problem.Of(err) == nil || problem.Of(err).Code != code {
			t.Errorf("%+v: got %v, want %s", m, err, code)
		}
	}
}

// TestWhateverIsTakenOutOfADrawingTheRestOfItsNumbersCanStay: every mistake of the shop's scenario that comes of another drawing goes.
func TestWhateverIsTakenOutOfADrawingTheRestOfItsNumbersCanStay(t *testing.T) {
	d := shopDrawing(t)
	s := Draft(d)
	s.Process = "Gone"
	s.Tasks["paid"], s.Tasks["pack"].Cost = &Task{}, 1
	s.Events["happy"] = &Event{}
	s.Decisions = map[string]Decision{"wya": ByShares, "check": ByShares}
	s.Conditions = map[string]string{"f99": "true"}
	s.Signals = map[string]*Signal{"Alram": {Every: &Distribution{Kind: Fixed, Value: hour}}}
	s.Messages = map[string]*Message{"Oder": {}}
	made, left, err := s.Without(d)
	if err != nil {
		t.Fatal(err)
	}
	if got := made.Leftovers(d); len(got) > 0 || len(left) < 8 {
		t.Errorf("left over: %q of %d", listed(got), len(left))
	}
	if made.Events["paid"] == nil || made.Tasks["check"] == nil || made.Arrivals["wish"] == nil {
		t.Error("something was left out that fits")
	}
}
