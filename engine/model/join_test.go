package model

import (
	"slices"
	"strings"
	"testing"

	"sandtable/engine/problem"
)

// file is a process from a start event over call activities and an end event that
// throws a message, with ids that begin with its own.
func file(id ID, calls ...ID) *Definitions {
	p := &Process{Base: Base{ID: id, Name: "Process " + string(id)}}
	p.Nodes = []*Node{{Base: Base{ID: id + "_start", At: Pos{3, 5}}, Kind: StartEvent, Event: &Event{}}}
	for _, called := range calls {
		p.Nodes = append(p.Nodes, &Node{Base: Base{ID: id + "_" + called}, Kind: CallActivity, Activity: &Activity{Called: called}})
	}
	p.Nodes = append(p.Nodes, &Node{Base: Base{ID: id + "_end"}, Kind: EndEvent, Event: &Event{Definitions: []*EventDefinition{{Kind: MessageEvent, Ref: "done"}}}})
	p.Flows = []*SequenceFlow{{Base: Base{ID: id + "_flow"}}}
	return &Definitions{Processes: []*Process{p}, Messages: []*Message{{Base: Base{ID: "done", Name: "Done"}}, {Base: Base{ID: id + "_unused"}}},
		Resources: []*Resource{{Base: Base{ID: "clerk"}}, {Base: Base{ID: id + "_role"}}}}
}

func processes(d *Definitions) (ids []string) {
	for _, p := range d.Processes {
		ids = append(ids, string(p.ID))
	}
	return ids
}

func codes(d *Definitions) (codes []string) {
	for _, n := range d.Notices {
		codes = append(codes, n.Code)
	}
	return codes
}

func TestWhatIsCalledIsAddedWithWhatItCallsInTurn(t *testing.T) {
	order, pay, bank, other := file("order", "pay"), file("pay", "bank"), file("bank", "pay"), file("other")
	all := order.With(other, bank, pay)
	if got, want := processes(all), []string{"order", "pay", "bank"}; !slices.Equal(got, want) || len(all.Notices) != 0 {
		t.Fatalf("got %v and %v, want %v without a notice", got, codes(all), want)
	}
	if got := all.Node("bank_start"); got == nil || got.At != (Pos{3, 5}) {
		t.Errorf("got %+v, want the start event where it stands in its own file", got)
	}
	if len(all.Messages) != 2 || all.Messages[1].ID != "order_unused" {
		t.Errorf("got %d messages, want the one of all three files once, and no other from elsewhere", len(all.Messages))
	}
	if all.Resource("pay_role") == nil || all.Resource("bank_role") == nil || all.Resource("other_role") != nil || len(all.Resources) != 4 {
		t.Errorf("got %d roles, want the roles of the files that are called", len(all.Resources))
	}
}

func TestJoiningChangesNoneOfTheFiles(t *testing.T) {
	order, pay := file("order", "pay"), file("pay", "none")
	order.Processes = append(make([]*Process, 0, 8), order.Processes...) // room that an append would write to
	order.With(pay)
	if spare := order.Processes[:2]; spare[1] != nil || len(order.Messages) != 2 || len(pay.Processes) != 1 || len(pay.Messages) != 2 {
		t.Error("a file was changed")
	}
}

func TestAProcessThatIsThereIsNotReplaced(t *testing.T) {
	order := file("order", "pay")
	own := file("pay").Processes[0]
	order.Processes = append(order.Processes, own)
	if all := order.With(file("pay")); len(all.Processes) != 2 || all.Process("pay") != own || len(all.Notices) != 0 {
		t.Errorf("got %v and %v, want the file's own process", processes(all), codes(all))
	}
}

func TestAProcessThatSeveralFilesHaveIsRefusedByName(t *testing.T) {
	all := file("order", "pay").With(file("pay"), file("pay"))
	if got, want := codes(all), []string{"model.called-twice"}; !slices.Equal(got, want) || !all.Notices[0].Blocks || len(all.Processes) != 1 {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestIdsThatClashAreRefusedByName(t *testing.T) {
	pay := file("pay")
	pay.Processes[0].Nodes[0].ID, pay.Processes[0].Nodes[0].At = "order_start", Pos{7, 9}
	all := file("order", "pay").With(pay)
	if len(all.Processes) != 1 || len(all.Notices) != 1 || !all.Notices[0].Blocks {
		t.Fatalf("got %v and %v, want the process refused", processes(all), codes(all))
	}
	refusal := all.Notices[0]
	if refusal.At.Line != 7 || refusal.At.Element != "pay" || !strings.Contains(refusal.Message.EN, "Process pay") || refusal.Message.In(problem.Chinese) == "" {
		t.Errorf("got %+v", refusal.Problem)
	}
}

func TestAMessageOfOneIdAndTwoNamesIsRefused(t *testing.T) {
	pay := file("pay")
	pay.Messages[0].Name = "Paid"
	all := file("order", "pay").With(pay)
	if got, want := codes(all), []string{"model.id-taken"}; !slices.Equal(got, want) || len(all.Messages) != 2 {
		t.Errorf("got %v and %d messages, want %v", got, len(all.Messages), want)
	}
}

func TestOnlyNoticesAboutWhatIsAddedComeAlong(t *testing.T) {
	pay := file("pay")
	pay.Notices = []Notice{{Problem: problem.Problem{Code: "about", At: problem.Place{Element: "pay_end"}}}, {Problem: problem.Problem{Code: "aside"}}}
	if got, want := codes(file("order", "pay").With(pay)), []string{"about"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestACalledGlobalTaskIsAdded(t *testing.T) {
	tasks := &Definitions{GlobalTasks: []*GlobalTask{{Base: Base{ID: "pay"}}}}
	if all := file("order", "pay").With(tasks); len(all.GlobalTasks) != 1 || len(all.Notices) != 0 {
		t.Errorf("got %d global tasks, %v", len(all.GlobalTasks), codes(all))
	}
}
