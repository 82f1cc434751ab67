package storage

import (
	"fmt"
	"testing"
)

func TestSearchFindsNamesByTheirWords(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	bank := newProject(t, library, "Retail bank")
	office := newProject(t, library, "行政部报销")
	for _, name := range []string{"Grant a loan", "Loan repayment, late", "Open account", `Say "yes"`, "AT&T*", "Ünïcode ÄRGER"} {
		must(library.CreateProcess(ctx, bank.ID, name, nil))(t)
	}
	for _, name := range []string{"差旅报销审批", "采购审批", "审批", "IT 设备领用"} {
		must(library.CreateProcess(ctx, office.ID, name, nil))(t)
	}
	for _, want := range []struct{ text, names string }{
		{"loan", "[Grant a loan Loan repayment, late]"},
		{"LOAN late", "[Loan repayment, late]"},
		{"late loan", "[Loan repayment, late]"},
		{"ban", "[Retail bank]"},
		{"报销审批", "[差旅报销审批]"},
		{"审批", "[审批 采购审批 差旅报销审批]"},
		{"报销", "[行政部报销 差旅报销审批]"},
		{"采 审批", "[采购审批]"},
		{"it 设备领", "[IT 设备领用]"},
		{"设备领用 it", "[IT 设备领用]"},
		{`"yes"`, `[Say "yes"]`},
		{`T*`, "[AT&T*]"},
		{"ärger", "[Ünïcode ÄRGER]"},
		{"loan OR account", "[]"},
		{"name:loan", "[]"},
		{"100%", "[]"},
		{"  ", "[]"},
		{"", "[]"},
		{"\x00", "[]"},
	} {
		hits, err := library.Search(ctx, want.text, 0)
		names := []string{}
		for _, hit := range hits {
			names = append(names, hit.Name)
		}
		if got := fmt.Sprint(names); got != want.names || err != nil {
			t.Errorf("Search(%q) = %s (%v), want %s", want.text, got, err, want.names)
		}
	}
}

func TestAHitSaysWhereItIs(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	hits := must(library.Search(ctx, "loan", 0))(t)
	want := []Hit{
		{KindProject, string(process.ProjectID), process.ProjectID, "Loans", "Loans"},
		{KindProcess, string(process.ID), process.ProjectID, "Loans", "Grant a loan"},
	}
	if fmt.Sprint(hits) != fmt.Sprint(want) {
		t.Errorf("hits %+v, want %+v", hits, want)
	}
	if hits := must(library.Search(ctx, "loan", 1))(t); len(hits) != 1 {
		t.Errorf("%d hits, want no more than 1", len(hits))
	}
}

func TestSearchFollowsRenamesSavesAndDeletions(t *testing.T) {
	library, ctx := fresh(t), t.Context()
	process := newProcess(t, library, "<a/>")
	count := func(text string) int { return len(must(library.Search(ctx, text, 0))(t)) }

	must(library.RenameProcess(ctx, process.ID, "Underwriting"))(t)
	if count("Grant") != 0 || count("Underwriting") != 1 {
		t.Errorf("after rename: %d old, %d new, want 0 and 1", count("Grant"), count("Underwriting"))
	}
	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, Name: "Lending", XML: nil}))(t)
	if count("Underwriting") != 0 || count("Lending") != 1 {
		t.Errorf("after save: %d old, %d new, want 0 and 1", count("Underwriting"), count("Lending"))
	}
	must(library.RenameProject(ctx, process.ProjectID, "Mortgages"))(t)
	if count("Loans") != 0 || count("Mortgages") != 1 {
		t.Errorf("after renaming the project: %d old, %d new, want 0 and 1", count("Loans"), count("Mortgages"))
	}
	if err := library.DeleteProcess(ctx, process.ID); err != nil {
		t.Fatal(err)
	}
	if count("Lending") != 0 {
		t.Error("a deleted process is found")
	}
}
