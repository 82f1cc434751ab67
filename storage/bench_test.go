package storage

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"sandtable/storage/queries"
)

// BenchmarkSaveProcess saves a drawing of 200 kB and waits for the disk.
func BenchmarkSaveProcess(b *testing.B) {
	library := fresh(b)
	process := newProcess(b, library, "<a/>")
	xml := bytes.Repeat([]byte("<bpmn:task id=\"x\"/>\n"), 10_000)
	b.SetBytes(int64(len(xml)))
	for b.Loop() {
		process = must(library.SaveProcess(b.Context(), ProcessSave{ID: process.ID, Expected: process.Revision, XML: xml}))(b)
	}
}

// BenchmarkSearch looks for one process among 10,000.
func BenchmarkSearch(b *testing.B) {
	library := fresh(b)
	project := newProject(b, library, "行政部")
	err := library.write(b.Context(), "fill", func(q *queries.Queries) error {
		for i := range 10_000 {
			_, err := q.InsertProcess(b.Context(), queries.InsertProcessParams{
				ID: fmt.Sprint(i), ProjectID: string(project.ID), Name: fmt.Sprintf("采购 approval %05d 差旅报销", i),
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{"04711", "差旅报销 04711", "报销", "差旅报销"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if hits := must(library.Search(b.Context(), text, 20))(b); len(hits) == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

// BenchmarkSearchPassages looks for a step among those of 10,000 processes of 20 steps each.
func BenchmarkSearchPassages(b *testing.B) {
	library := opened(b, filepath.Join(b.TempDir(), "library.db"), Options{Passages: lines})
	project := newProject(b, library, "行政部")
	err := library.write(b.Context(), "fill", func(q *queries.Queries) error {
		for i := range 10_000 {
			id := fmt.Sprint(i)
			if _, err := q.InsertProcess(b.Context(), queries.InsertProcessParams{ID: id, ProjectID: string(project.ID), Name: "采购 " + id}); err != nil {
				return err
			}
			var xml bytes.Buffer
			for step := range 20 {
				name := fmt.Sprintf("部门经理审批 Approve request %05d-%02d 差旅报销", i, step)
				fmt.Fprintf(&xml, "s%d|userTask|%s|name|%s\n", step, name, name)
			}
			if i == 4711 {
				xml.WriteString("x|userTask|出票|name|出票\n")
			}
			if err := library.putPassages(b.Context(), q, id, 1, xml.Bytes()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, text := range []string{"04711-07", "部门经理审批", "经理 04711-07", "审批", "出票", "ap", "Approve request"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				if places := must(library.SearchPassages(b.Context(), text, 20))(b); len(places) == 0 {
					b.Fatal("nothing found")
				}
			}
		})
	}
}

// BenchmarkOpen opens a library of 100 MB, most of which is reading it through for damage.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "library.db")
	library := must(Open(b.Context(), path, Options{}))(b)
	process := newProcess(b, library, "<a/>")
	xml := bytes.Repeat([]byte("<bpmn:task id=\"x\"/>\n"), 10_000)
	for range 500 {
		process = must(library.SaveProcess(b.Context(), ProcessSave{ID: process.ID, Expected: process.Revision, XML: xml}))(b)
	}
	if err := library.Close(); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(must(os.Stat(path))(b).Size())
	for b.Loop() {
		library := must(Open(b.Context(), path, Options{}))(b)
		if err := library.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
