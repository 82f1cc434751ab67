package experiment_test

import (
	"strings"
	"testing"

	"sandtable/engine/experiment"
	"sandtable/engine/sketch"
)

// wired is a queue at A with an event behind it.
func wired(timer string, people int, service float64) experiment.Variant {
	s := queue(people, service)
	s.Run.Cases, s.Run.Warmup.Length = 400, 0
	return experiment.Variant{Name: timer, Scenario: s,
		Drawing: sketch.Process("startEvent s\n task A\n intermediateCatchEvent c timer=" + timer + "\n endEvent e\n s -> A 1\n A -> c 2\n c -> e 3")}
}

func causeOf(t *testing.T, c *experiment.Comparison) experiment.Sentence {
	t.Helper()
	for _, s := range c.Sentences {
		if s.Kind == "cause" {
			return s
		}
	}
	t.Fatalf("no cause is told of: %v", c.Sentences)
	return experiment.Sentence{}
}

// TestThePlaceOfADifferenceIsOneOfItsCause: the queue at A gets shorter too, but what most of the time is saved by is the event.
func TestThePlaceOfADifferenceIsOneOfItsCause(t *testing.T) {
	c := compared(t, []experiment.Variant{wired("PT5H", 1, 95), wired("PT1H", 1, 60)}, experiment.Options{Replications: 8})
	s := causeOf(t, c)
	if want := "waiting for events: -4 h ± 0 per case; most of it at “c”, -4 h ± 0 per case."; s.Element != "c" || !strings.HasSuffix(s.Text.EN, want) {
		t.Errorf("got  %s (%s)\nwant …%s", s.Text.EN, s.Element, want)
	}
	if d := row(t, c, "tasks/A/waitTime").Differences[0]; d.Verdict != experiment.Better {
		t.Errorf("the wait at A differs by %v: it was to be shorter", d)
	}
	s = causeOf(t, compared(t, []experiment.Variant{wired("PT1H", 1, 95), wired("PT1H", 1, 60)}, experiment.Options{Replications: 8}))
	if s.Element != "A" || !strings.Contains(s.Text.ZH, "主要在“A”") {
		t.Errorf("got %s (%s), want the queue at A", s.Text.ZH, s.Element)
	}
}

// TestNoPlaceIsNamedWhereThereAreSeveral: neither of two events has half of what is saved.
func TestNoPlaceIsNamedWhereThereAreSeveral(t *testing.T) {
	three := func(timer string) experiment.Variant {
		v := wired(timer, 1, 50)
		v.Drawing = sketch.Process("startEvent s\n task A\n intermediateCatchEvent c timer=" + timer + "\n intermediateCatchEvent d timer=" + timer + "\n intermediateCatchEvent f timer=" + timer +
			"\n endEvent e\n s -> A 1\n A -> c 2\n c -> d 3\n d -> f 4\n f -> e 5")
		return v
	}
	s := causeOf(t, compared(t, []experiment.Variant{three("PT5H"), three("PT1H")}, experiment.Options{Replications: 2}))
	if s.Element != "" || strings.Contains(s.Text.EN, "most of it") || !strings.Contains(s.Text.EN, "waiting for events: -12 h") {
		t.Errorf("got %s (%s)", s.Text.EN, s.Element)
	}
}

// TestAnEventThatIsNoMoreIsWhereTheTimeWent: what only the base has counts, too.
func TestAnEventThatIsNoMoreIsWhereTheTimeWent(t *testing.T) {
	without := wired("PT1H", 1, 50)
	without.Drawing = sketch.Process("startEvent s\n task A\n endEvent e\n s -> A 1\n A -> e 2")
	s := causeOf(t, compared(t, []experiment.Variant{wired("PT5H", 1, 50), without}, experiment.Options{Replications: 2}))
	if s.Element != "c" {
		t.Errorf("got %s (%s), want the event at c", s.Text.EN, s.Element)
	}
}
