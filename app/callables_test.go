package app

import (
	"path/filepath"
	"testing"
)

func TestWhatACallMayNameIsEveryProcessOfTheProjectWithItsPlace(t *testing.T) {
	a := newApp(t, filepath.Join(t.TempDir(), "library.sqlite"), Options{})
	project, err := a.Projects.Create(t.Context(), "Sales")
	if err != nil {
		t.Fatal(err)
	}
	other, err := a.Projects.Create(t.Context(), "Another")
	if err != nil {
		t.Fatal(err)
	}
	keep := func(in ProjectID, name, id string) ProcessID {
		p, err := a.Processes.Create(t.Context(), in, name, drawn(id, "Task", ""))
		if err != nil {
			t.Fatal(err)
		}
		return p.ID
	}
	payment := keep(project.ID, "Payment", "Pay")
	keep(project.ID, "Billing", "Bill")
	keep(project.ID, "Billing, old", "Bill")
	keep(other.ID, "Elsewhere", "Else")

	found, err := a.Processes.Callable(t.Context(), project.ID)
	if err != nil {
		t.Fatal(err)
	}
	by := map[string]Callable{}
	for _, c := range found {
		by[c.Title] = c
	}
	if got, want := by["Payment"], (Callable{Called: "Pay", In: payment, Title: "Payment"}); len(found) != 3 || got != want {
		t.Errorf("got %+v of %d, want %+v of 3", got, len(found), want)
	}
	if !by["Billing"].Several || !by["Billing, old"].Several {
		t.Errorf("got %+v, want both Bills marked as one of several", found)
	}
	if _, err := a.Processes.Callable(t.Context(), "nowhere"); err == nil {
		t.Error("a project that does not exist was read")
	}
}
