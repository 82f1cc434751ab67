package raci

import (
	"slices"
	"testing"

	"sandtable/engine/model"
)

func task(id model.ID, resources ...model.ID) *model.Node {
	n := &model.Node{Base: model.Base{ID: id}, Kind: model.UserTask, Activity: &model.Activity{}}
	for _, r := range resources {
		n.Activity.Performers = append(n.Activity.Performers, &model.ResourceRole{Element: "potentialOwner", Resource: r})
	}
	return n
}

func lane(id, name string, nodes ...model.ID) *model.Lane {
	return &model.Lane{Base: model.Base{ID: model.ID(id), Name: name}, Nodes: nodes}
}

func named(id, name string) model.Base { return model.Base{ID: model.ID(id), Name: name} }

// bank has a pool with lanes (one nested, one that stands for a resource), a pool
// without lanes, and a process in no pool.
func bank() *model.Definitions {
	inside := &model.Node{Base: named("Sub", ""), Kind: model.SubProcess, Activity: &model.Activity{
		Inside: &model.Scope{Nodes: []*model.Node{task("InSub"), task("InSubOwned", "Auditor")}},
	}}
	front := lane("Lane_Front", "Front office", "A", "B", "Sub", "Gone")
	front.Children = &model.LaneSet{Lanes: []*model.Lane{lane("Lane_Desk", "Desk", "B"), lane("Lane_Empty", "")}}
	back := lane("Lane_Back", "Back office", "C")
	back.Element = "Clerk"
	lost := lane("Lane_Lost", "Lost", "F")
	lost.Element = "NoSuchResource"
	return &model.Definitions{
		Resources: []*model.Resource{{Base: named("Clerk", "Clerk")}, {Base: named("Auditor", "")}},
		Processes: []*model.Process{
			{Base: named("P1", ""), LaneSets: []*model.LaneSet{{Lanes: []*model.Lane{front, back, lost}}},
				Scope: model.Scope{Nodes: []*model.Node{
					task("A"), task("B"), task("C"), inside, task("D", "Auditor", "Clerk", "Auditor"), task("E"), task("F"), task("G", "Nobody"),
					{Base: named("Gateway", ""), Kind: model.ExclusiveGateway, Gateway: &model.Gateway{}},
				}}},
			{Base: named("P2", ""), Scope: model.Scope{Nodes: []*model.Node{task("Shop"), task("ShopOwned", "Clerk")}}},
			{Base: named("P3", ""), Scope: model.Scope{Nodes: []*model.Node{task("Alone")}}},
		},
		Collaborations: []*model.Collaboration{{Participants: []*model.Participant{
			{Base: named("Pool_Bank", "Bank"), Process: "P1"},
			{Base: named("Pool_Shop", "Shop"), Process: "P2"},
			{Base: named("Pool_Dark", "Black box")},
		}}},
	}
}

func TestAStepIsDoneByWhoeverIsNearestToIt(t *testing.T) {
	m := Of(bank())
	for _, c := range []struct {
		why  string
		node model.ID
		want []string
	}{
		{"the lane", "A", []string{"Lane_Front"}},
		{"the inner lane before the outer one", "B", []string{"Lane_Desk"}},
		{"the resource that a lane represents", "C", []string{"Clerk"}},
		{"resources on the task, each once, in order", "D", []string{"Auditor", "Clerk"}},
		{"nobody in a pool with lanes but outside of them", "E", nil},
		{"the lane whose resource leads nowhere", "F", []string{"Lane_Lost"}},
		{"nobody for a resource that leads nowhere", "G", nil},
		{"nobody for a gateway outside lanes", "Gateway", nil},
		{"the lane of the sub-process", "InSub", []string{"Lane_Front"}},
		{"the resource before the sub-process", "InSubOwned", []string{"Auditor"}},
		{"the pool without lanes", "Shop", []string{"Pool_Shop"}},
		{"the resource before the pool", "ShopOwned", []string{"Clerk"}},
		{"nobody without pool and lanes", "Alone", nil},
		{"nobody for what is not there", "NoSuchNode", nil},
	} {
		if got := m.Responsible(c.node); !slices.Equal(got, c.want) {
			t.Errorf("%s is done by %q, want %q: %s", c.node, got, c.want, c.why)
		}
	}
}

func TestRolesStandInFileOrderResourcesThenLanesThenPools(t *testing.T) {
	want := []Role{
		{"Clerk", "Clerk"}, {"Auditor", "Auditor"},
		{"Lane_Front", "Front office"}, {"Lane_Desk", "Desk"}, {"Lane_Empty", "Lane_Empty"}, {"Lane_Lost", "Lost"},
		{"Pool_Shop", "Shop"},
	}
	if got := Of(bank()).Roles; !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestAnOuterLaneWithoutStepsOfItsOwnIsNoRole(t *testing.T) {
	outer := lane("Outer", "Outer", "A")
	outer.Children = &model.LaneSet{Lanes: []*model.Lane{lane("Inner", "Inner", "A")}}
	d := &model.Definitions{Processes: []*model.Process{{
		LaneSets: []*model.LaneSet{{Lanes: []*model.Lane{outer}}},
		Scope:    model.Scope{Nodes: []*model.Node{task("A")}},
	}}}
	if got, want := Of(d).Roles, []Role{{"Inner", "Inner"}}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestLanesInsideASubProcessCount(t *testing.T) {
	sub := &model.Node{Base: named("Sub", ""), Kind: model.SubProcess, Activity: &model.Activity{
		LaneSets: []*model.LaneSet{{Lanes: []*model.Lane{lane("InnerLane", "Team", "X")}}},
		Inside:   &model.Scope{Nodes: []*model.Node{task("X")}},
	}}
	m := Of(&model.Definitions{Processes: []*model.Process{{Scope: model.Scope{Nodes: []*model.Node{sub}}}}})
	if got := m.Responsible("X"); !slices.Equal(got, []string{"InnerLane"}) {
		t.Errorf("got %q, want InnerLane", got)
	}
}

func TestWhatACallerDoesToAnAnswerLeavesTheMatrixAlone(t *testing.T) {
	m := Of(bank())
	m.Responsible("A")[0] = "somebody else"
	if got := m.Responsible("A")[0]; got != "Lane_Front" {
		t.Errorf("got %q, want Lane_Front", got)
	}
}
