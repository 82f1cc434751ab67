package storage

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// lines takes every line of a drawing for a passage: id, kind, name, field and text between bars.
func lines(xml []byte) []Passage {
	var all []Passage
	for line := range strings.Lines(string(xml)) {
		if part := strings.Split(strings.TrimSpace(line), "|"); len(part) == 5 {
			all = append(all, Passage{part[0], part[1], part[2], part[3], part[4]})
		}
	}
	return all
}

func said(places []Place) string {
	all := []string{}
	for _, p := range places {
		all = append(all, fmt.Sprintf("%s/%s:%s", p.ProcessName, p.Element, p.Field))
	}
	return strings.Join(all, " ")
}

func TestSearchFindsWhatProcessesSay(t *testing.T) {
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Passages: lines})
	ctx := t.Context()
	project := newProject(t, library, "行政部")
	must(library.CreateProcess(ctx, project.ID, "费用报销", []byte(`
a|userTask|部门经理审批|name|部门经理审批
a|userTask|部门经理审批|documentation|金额超过 5 万元时转总监，见 OA 系统
b|task|打款|name|打款
r|role|出纳|role|出纳`)))(t)
	must(library.CreateProcess(ctx, project.ID, "Purchase", []byte(`
p|task|Approve the IT order|name|Approve the IT order
q|task|Say "yes"|name|Say "yes"`)))(t)

	for _, want := range []struct{ text, places string }{
		{"部门经理", "费用报销/a:name"},
		{"审批", "费用报销/a:name"},
		{"批", "费用报销/a:name"},
		{"批审", ""},
		{"总监", "费用报销/a:documentation"},
		{"oa 总监", "费用报销/a:documentation"},
		{"总监 金额超过", "费用报销/a:documentation"},
		{"经理 总监", ""}, // no passage has both
		{"出纳", "费用报销/r:role"},
		{"pprov", "Purchase/p:name"},
		{"it", "Purchase/p:name"},
		{"IT appr", "Purchase/p:name"},
		{"or", "Purchase/p:name"},
		{"rd", ""}, // two letters are looked for where words begin
		{`"yes"`, "Purchase/q:name"},
		{`"`, ""},
		{"*", ""},
		{"", ""},
	} {
		places, err := library.SearchPassages(ctx, want.text, 0)
		if got := said(places); got != want.places || err != nil {
			t.Errorf("SearchPassages(%q) = %q (%v), want %q", want.text, got, err, want.places)
		}
	}
}

func TestSearchForgetsWhatIsSaidNoMore(t *testing.T) {
	library := opened(t, filepath.Join(t.TempDir(), "library.db"), Options{Passages: lines})
	ctx := t.Context()
	process := newProcess(t, library, "a|task|Weigh it|name|Weigh it\nb|task|Pack it|name|Pack it")
	find := func(text string) string { return said(must(library.SearchPassages(ctx, text, 0))(t)) }

	must(library.SaveProcess(ctx, ProcessSave{ID: process.ID, Expected: 1, XML: []byte("a|task|Count it|name|Count it\nb|task|Pack it|name|Pack it")}))(t)
	for text, want := range map[string]string{"Weigh": "", "We": "", "Count": "Grant a loan/a:name", "Co": "Grant a loan/a:name", "Pack": "Grant a loan/b:name"} {
		if got := find(text); got != want {
			t.Errorf("after a save, %q finds %q, want %q", text, got, want)
		}
	}
	if err := library.DeleteProject(ctx, process.ProjectID); err != nil {
		t.Fatal(err)
	}
	// The rows of the index go with the process, not only those of the table it is about.
	for _, query := range []string{
		"SELECT count(*) FROM passages", "SELECT count(*) FROM passages_read",
		"SELECT count(*) FROM passage_texts WHERE text MATCH 'Pack'", "SELECT count(*) FROM passage_words WHERE spaced MATCH 'Pack'",
	} {
		var left int
		if err := library.readers.QueryRowContext(ctx, query).Scan(&left); err != nil || left != 0 {
			t.Errorf("%s = %d (%v), want none after the project was deleted", query, left, err)
		}
	}
}

func TestProcessesOfAnOlderLibraryAreReadOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	older := must(Open(t.Context(), path, Options{}))(t)
	for i := range 2*unreadAtOnce + 1 {
		newProcess(t, older, fmt.Sprintf("a|task|Step %03d|name|Step %03d", i, i))
	}
	if err := older.Close(); err != nil {
		t.Fatal(err)
	}
	reads := 0
	library := opened(t, path, Options{Passages: func(xml []byte) []Passage { reads++; return lines(xml) }})
	for range 2 {
		if err := library.ReadPassages(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if want := 2*unreadAtOnce + 1; reads != want {
		t.Errorf("%d drawings were read, want each of %d once", reads, want)
	}
	if got := said(must(library.SearchPassages(t.Context(), "Step 017", 0))(t)); got != "Grant a loan/a:name" {
		t.Errorf("found %q, want the step of the process that was there before", got)
	}
}
