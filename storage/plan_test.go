package storage

import (
	"encoding/json"
	"testing"
)

func TestAPlanIsOfItsProcessAndNeverOverwrittenUnseen(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	project := must(library.CreateProject(ctx, "Loans"))(t)
	process := must(library.CreateProcess(ctx, project.ID, "Loan", []byte("<a/>")))(t)
	_, err := library.Plan(ctx, process.ID)
	wantError(t, "Plan before there was one", err, ErrNotFound)

	first := must(library.SavePlan(ctx, process.ID, 0, json.RawMessage(`{"months":12}`)))(t)
	second := must(library.SavePlan(ctx, process.ID, first.Revision, json.RawMessage(`{"months":24}`)))(t)
	if first.Revision != 1 || second.Revision != 2 {
		t.Errorf("revisions %d and %d, want 1 and 2", first.Revision, second.Revision)
	}
	for _, stale := range []int64{0, 1, 3} {
		_, err = library.SavePlan(ctx, process.ID, stale, json.RawMessage(`{}`))
		wantError(t, "SavePlan over another", err, ErrChangedElsewhere)
	}
	if got := must(library.Plan(ctx, process.ID))(t); got.Revision != 2 || string(got.Content) != `{"months":24}` {
		t.Errorf("got revision %d of %s, want what was saved last", got.Revision, got.Content)
	}

	_, err = library.SavePlan(ctx, "nobody", 0, json.RawMessage(`{}`))
	wantError(t, "SavePlan of no process", err, ErrNotFound)
	if err := library.DeleteProcess(ctx, process.ID); err != nil {
		t.Fatal(err)
	}
	_, err = library.Plan(ctx, process.ID)
	wantError(t, "Plan of a process that is gone", err, ErrNotFound)
}
