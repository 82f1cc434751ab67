package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"

	"sandtable/engine/draft"
	"sandtable/engine/matrix"
	"sandtable/engine/problem"
	"sandtable/engine/sheet"
)

// Tables is the service for tables: processes made from them, and who does what as one.
type Tables struct{ rules *Rules }

// Drafted is a process made from a table.
type Drafted struct {
	draft.Draft
	Numbers json.RawMessage // the scenario
	Sheet   string          // that was read; empty for text
	Others  []string        // sheets that were not
}

// Draft makes a process from a file with a table, or from one that was pasted. The sheet may be empty: then it is the
// first that has anything in it.
func (s *Tables) Draft(ctx context.Context, name, page string, file io.Reader) (Drafted, error) {
	policy, err := s.rules.For(ctx, "")
	if err != nil {
		return Drafted{}, err
	}
	t, err := sheet.Read(file, page)
	if err != nil {
		return Drafted{}, failed(err)
	}
	d, err := draft.Of(t, draft.Options{Name: bareName(name), Codes: policy.Codes})
	if err != nil {
		return Drafted{}, failed(err)
	}
	if err := ctx.Err(); err != nil {
		return Drafted{}, unavailable(err)
	}
	numbers, err := writeScenario(d.Scenario)
	return Drafted{*d, numbers, t.Name, t.Other}, err
}

// Rows are the cells of a table in a file, row by row.
func (s *Tables) Rows(page string, file io.Reader) ([][]string, error) {
	t, err := sheet.Read(file, page)
	if err != nil {
		return nil, failed(err)
	}
	return t.Rows, nil
}

// Matrix is who does what in a drawing, by the codes of the library, as a file: a workbook, or CSV.
func (s *Tables) Matrix(ctx context.Context, xml, format string, l problem.Language) ([]byte, error) {
	m, err := s.matrix(ctx, xml)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	pages := m.Pages(l)
	if format == "csv" {
		err = sheet.WriteCSV(&b, pages[0])
	} else {
		err = sheet.WriteXLSX(&b, pages)
	}
	if err != nil {
		return nil, failed(err)
	}
	return b.Bytes(), nil
}

// Compare says what a table of who does what would change in a drawing.
func (s *Tables) Compare(ctx context.Context, xml, page string, file io.Reader) (*matrix.Difference, error) {
	m, err := s.matrix(ctx, xml)
	if err != nil {
		return nil, err
	}
	t, err := sheet.Read(file, page)
	if err != nil {
		return nil, failed(err)
	}
	found, err := m.Read(t)
	if err != nil {
		return nil, failed(err)
	}
	return found, nil
}

func (s *Tables) matrix(ctx context.Context, xml string) (*matrix.Matrix, error) {
	policy, err := s.rules.For(ctx, "")
	if err != nil {
		return nil, err
	}
	d, err := readDrawing(xml)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, unavailable(err)
	}
	return matrix.Of(d, policy.Codes), nil
}
