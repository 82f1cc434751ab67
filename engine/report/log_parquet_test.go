package report

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/parquet-go/parquet-go"

	"sandtable/engine/compile"
	"sandtable/engine/simulate"
)

// parquetRow is a row of the columns that every Parquet log has.
type parquetRow struct {
	Case     int64      `parquet:"case_id"`
	Activity string     `parquet:"activity"`
	Enabled  *time.Time `parquet:"enable_time,optional,timestamp(microsecond:utc)"`
	Started  *time.Time `parquet:"start_time,optional,timestamp(microsecond:utc)"`
	Ended    *time.Time `parquet:"end_time,optional,timestamp(microsecond:utc)"`
	Resource *string    `parquet:"resource,optional"`
	Role     *string    `parquet:"role,optional"`
	Kind     string     `parquet:"kind"`
	Outcome  string     `parquet:"outcome"`
	Cost     *int64     `parquet:"cost,optional,decimal(6:18)"`
	Batch    *int64     `parquet:"batch,optional"`
	Element  string     `parquet:"element"`
	Trigger  *string    `parquet:"trigger,optional"`
}

func TestParquetReadsBackToWhatWasTold(t *testing.T) {
	everySample(t, func(t *testing.T, p *compile.Program) {
		text, told := written(t, p, Parquet, simulate.Options{})
		file, err := parquet.OpenFile(bytes.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		rows := parquet.NewGenericReader[parquetRow](file)
		defer rows.Close()
		got := make([]parquetRow, len(told)+1)
		n, err := rows.Read(got)
		if n != len(told) || err != nil && !errors.Is(err, io.EOF) {
			t.Fatalf("got %d rows and %v, want %d", n, err, len(told))
		}
		for i := range told {
			same(t, p, &got[i], &told[i])
		}
		columns := file.Schema().Columns()
		if want := fixedColumns + len(p.Scenario.Data); len(columns) != want {
			t.Errorf("got %d columns, want %d", len(columns), want)
		}
	})
}

// same fails unless a row says what a record does.
func same(t *testing.T, p *compile.Program, row *parquetRow, r *simulate.Record) {
	t.Helper()
	moment := func(at int64) *time.Time {
		if at == simulate.Never {
			return nil
		}
		m := p.Start.Add(time.Duration(at)).Truncate(time.Microsecond).UTC()
		return &m
	}
	ended := r.Ended
	switch r.Kind {
	case simulate.CaseBegan:
		ended = r.Started
	case simulate.Failed:
		ended = r.At
	}
	alike := func(a, b *time.Time) bool { return a == nil && b == nil || a != nil && b != nil && a.Equal(*b) }
	activity := p.Net.Nodes[r.Node].Label()
	if r.Kind.IsWork() {
		activity += dutyCodes[r.Kind]
	}
	if row.Case != r.Case || row.Activity != strings.ToValidUTF8(activity, "\uFFFD") || row.Element != string(p.Net.Nodes[r.Node].ID) ||
		!alike(row.Enabled, moment(r.Enabled)) || !alike(row.Started, moment(r.Started)) || !alike(row.Ended, moment(ended)) ||
		row.Kind != KindName(r.Kind) || row.Outcome != outcomeOf(r) {
		t.Fatalf("got %+v, want %+v", row, r)
	}
	if who := row.Resource; (who != nil) != (r.Crew != compile.None) || who != nil && *who != strings.ToValidUTF8(p.Crews[r.Crew].Names[r.Person], "\uFFFD") {
		t.Fatalf("got resource %v, want that of %+v", who, r)
	}
	if r.Kind.IsWork() && (row.Cost == nil || *row.Cost != r.Cost) {
		t.Fatalf("got cost %v, want %d", row.Cost, r.Cost)
	}
	if (row.Batch != nil) != (r.Batch != 0) || !utf8.ValidString(row.Activity) {
		t.Fatalf("got batch %v and activity %q, want %+v", row.Batch, row.Activity, r)
	}
}

func TestParquetEndsItsRowGroupsInTime(t *testing.T) {
	var out bytes.Buffer
	log := NewLog(&out, Parquet, nil, logged(t, "UTC"))
	const cases = 100_000
	for number := range int64(cases) {
		if err := oneCase(log.Observe(), number+1); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := parquet.OpenFile(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	rows := int64(0)
	for _, g := range file.RowGroups() {
		rows += g.NumRows()
		if g.NumRows() > rowsInGroup {
			t.Errorf("got a row group of %d rows, want at most %d", g.NumRows(), rowsInGroup)
		}
	}
	if rows != 3*cases || len(file.RowGroups()) != 3 {
		t.Errorf("got %d rows in %d groups, want %d in 3", rows, len(file.RowGroups()), 3*cases)
	}
}
