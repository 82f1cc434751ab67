package promises_test

import (
	"slices"
	"testing"
	"time"

	"sandtable/engine/check/promises"
	"sandtable/engine/scenario"
)

func TestTheQuickestWayIsKnownOfProcessesAndActivities(t *testing.T) {
	d := decode(t, `<process id="P"><startEvent id="s"/><task id="A"/><exclusiveGateway id="g"/><task id="slow"/><task id="quick"/><task id="none"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="A"/><sequenceFlow id="f2" sourceRef="A" targetRef="g"/><sequenceFlow id="f3" sourceRef="g" targetRef="slow"/><sequenceFlow id="f4" sourceRef="g" targetRef="quick"/>
<sequenceFlow id="f5" sourceRef="slow" targetRef="e"/><sequenceFlow id="f6" sourceRef="quick" targetRef="none"/><sequenceFlow id="f7" sourceRef="none" targetRef="e"/></process>`)
	fixed := func(d time.Duration) *scenario.Task {
		return &scenario.Task{Duration: &scenario.Distribution{Kind: scenario.Fixed, Value: scenario.Duration(d)}}
	}
	s := &scenario.Scenario{Tasks: map[string]*scenario.Task{"A": fixed(time.Hour), "slow": fixed(5 * time.Hour), "quick": fixed(time.Minute)}}
	hour := scenario.Duration(time.Hour)
	want := []promises.Quickest{{"P", hour + hour/60}, {"A", hour}, {"slow", 5 * hour}, {"quick", hour / 60}}
	if got := promises.QuickestOf(d, s); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := promises.QuickestOf(d, nil); got != nil {
		t.Errorf("without numbers: got %v, want nothing", got)
	}
}
