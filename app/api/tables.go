package api

import (
	"bytes"
	"context"
	"net/http"

	"sandtable/engine/draft"
	"sandtable/engine/edit"
	"sandtable/engine/matrix"
	"sandtable/engine/problem"
	"sandtable/engine/sheet"
)

// TableDraft is a process made from a table.
type TableDraft struct {
	Name     string        `json:"name" doc:"Of the process: the title in the table, or the name of the file"`
	XML      string        `json:"xml" doc:"BPMN 2.0, drawn"`
	Scenario Content       `json:"scenario" doc:"A draft of its numbers, with the durations of the table"`
	Guesses  []TableRemark `json:"guesses" nullable:"false" doc:"What was guessed or left out"`
	Rows     []draft.Row   `json:"rows" nullable:"false"`
	Sheet    string        `json:"sheet" doc:"That was read; empty for text"`
	Others   []string      `json:"others" nullable:"false" doc:"Sheets that were not read"`
}

// TableRemark is what there is to know of a row.
type TableRemark struct {
	Row     int    `json:"row" doc:"From 1; 0: the table as a whole"`
	Message string `json:"message"`
	Missed  bool   `json:"missed" doc:"It was left out; otherwise it is a guess"`
}

// TableRows is a table as it is, cell by cell.
type TableRows struct {
	Rows [][]string `json:"rows" nullable:"false"`
}

// MatrixRequest is a drawing whose duties are wanted as a table.
type MatrixRequest struct {
	XML      string `json:"xml" doc:"BPMN 2.0"`
	Format   string `json:"format" enum:"xlsx,csv"`
	Language string `json:"language,omitempty" enum:"zh-CN,en" doc:"Of the headings; left out: that of the request"`
}

// MatrixFile is a file, to be kept as it is.
type MatrixFile struct {
	Data []byte `json:"data" doc:"In base64"`
}

// MatrixImport is a table of duties for a drawing.
type MatrixImport struct {
	XML   string `json:"xml" doc:"BPMN 2.0"`
	Table []byte `json:"table" doc:"XLSX, CSV or TSV, in base64"`
	Sheet string `json:"sheet,omitempty" doc:"Left out: the first that has anything in it"`
}

// MatrixDifference is what a table of duties would change.
type MatrixDifference struct {
	Changes   []matrix.Change `json:"changes" nullable:"false"`
	Guesses   []TableRemark   `json:"guesses" nullable:"false" doc:"Rows and columns that were matched by a guess"`
	Unmatched []TableRemark   `json:"unmatched" nullable:"false" doc:"What was left out"`
	Edits     []edit.Edit     `json:"edits" nullable:"false" doc:"They make the drawing as the table has it"`
}

func (r *routes) tables() {
	handle(r, withLargeBody(operation(http.MethodPost, "/api/tables", "draftFromTable", "Make a process from a table: XLSX, CSV or TSV")),
		func(ctx context.Context, in *struct {
			Name    string `query:"name" doc:"The file's name"`
			Sheet   string `query:"sheet" doc:"Left out: the first that has anything in it"`
			RawBody []byte `contentType:"application/octet-stream"`
		}) (*body[TableDraft], error) {
			d, err := r.app.Tables.Draft(ctx, in.Name, in.Sheet, bytes.NewReader(in.RawBody))
			return answer(TableDraft{d.Name, d.XML, Content{d.Numbers}, tableRemarks(d.Remarks, languageOf(ctx)), listed(d.Rows), d.Sheet, listed(d.Others)}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/tables/rows", "readTable", "The cells of a table: XLSX, CSV or TSV")),
		func(_ context.Context, in *struct {
			Sheet   string `query:"sheet" doc:"Left out: the first that has anything in it"`
			RawBody []byte `contentType:"application/octet-stream"`
		}) (*body[TableRows], error) {
			rows, err := r.app.Tables.Rows(in.Sheet, bytes.NewReader(in.RawBody))
			return answer(TableRows{listed(rows)}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/raci/export", "exportMatrix", "Who does what, as a table")),
		func(ctx context.Context, in *struct{ Body MatrixRequest }) (*body[MatrixFile], error) {
			l := languageOf(ctx)
			if in.Body.Language != "" {
				l = problem.LanguageOf(in.Body.Language)
			}
			content, err := r.app.Tables.Matrix(ctx, in.Body.XML, in.Body.Format, l)
			return answer(MatrixFile{content}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/raci/import", "compareMatrix", "What a table of who does what would change")),
		func(ctx context.Context, in *struct{ Body MatrixImport }) (*body[MatrixDifference], error) {
			found, err := r.app.Tables.Compare(ctx, in.Body.XML, in.Body.Sheet, bytes.NewReader(in.Body.Table))
			if err != nil {
				return nil, err
			}
			d := MatrixDifference{Changes: listed(found.Changes), Guesses: []TableRemark{}, Unmatched: []TableRemark{}, Edits: listed(found.Edits)}
			for _, said := range tableRemarks(found.Remarks, languageOf(ctx)) {
				if said.Missed {
					d.Unmatched = append(d.Unmatched, said)
				} else {
					d.Guesses = append(d.Guesses, said)
				}
			}
			return answer(d, nil)
		})
}

func tableRemarks(all []sheet.Remark, l problem.Language) []TableRemark {
	said := make([]TableRemark, len(all))
	for i, r := range all {
		said[i] = TableRemark{r.Row, r.Text.In(l), r.Missed}
	}
	return said
}
