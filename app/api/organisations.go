package api

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/app"
	"sandtable/engine/organisation"
)

// StoredOrganisation is an organisation as JSON, as the library keeps it.
type StoredOrganisation struct{ json.RawMessage }

// Schema is that of an organisation.
func (StoredOrganisation) Schema(r huma.Registry) *huma.Schema {
	return schemaOf[organisation.Organisation](r)
}

// KeptOrganisation is a project's organisation as of one revision.
type KeptOrganisation struct {
	Revision int64              `json:"revision" doc:"Counts the saves, from 1; 0: nothing was ever saved"`
	SavedAt  time.Time          `json:"savedAt"`
	Content  StoredOrganisation `json:"content"`
}

// OrganisationUpdate is an organisation to be kept as the next revision.
type OrganisationUpdate struct {
	Revision int64              `json:"revision" doc:"The revision that it was made from; 0 for the first"`
	Content  StoredOrganisation `json:"content"`
}

// PeopleImport is a table of people for an organisation.
type PeopleImport struct {
	Name    string             `json:"name" doc:"The file's name"`
	Bytes   []byte             `json:"bytes" doc:"XLSX, CSV or TSV, in base64"`
	Sheet   string             `json:"sheet,omitempty" doc:"Left out: the first that has anything in it"`
	Content StoredOrganisation `json:"content" doc:"The organisation as it is now"`
}

// PeopleImported is an organisation with the people of a table; nothing is kept yet.
type PeopleImported struct {
	Content organisation.Organisation `json:"content"`
	Remarks []TableRemark             `json:"remarks" nullable:"false" doc:"What was guessed, made or left out"`
	Rows    []organisation.TakenRow   `json:"rows" nullable:"false"`
	Sheet   string                    `json:"sheet" doc:"That was read; empty for text"`
	Others  []string                  `json:"others" nullable:"false" doc:"Sheets that were not read"`
}

func (r *routes) organisations() {
	const one = "/api/projects/{id}/organisation"
	handle(r, operation(http.MethodGet, one, "getOrganisation", "Who works in the company, as a project knows it"),
		func(ctx context.Context, in *ProjectPath) (*body[KeptOrganisation], error) {
			return answerOrganisation(r.app.Organisations.Get(ctx, in.ID))
		})
	handle(r, withLargeBody(operation(http.MethodPut, one, "saveOrganisation", "Keep an organisation as the next revision")),
		func(ctx context.Context, in *struct {
			ProjectPath
			Body OrganisationUpdate
		}) (*body[KeptOrganisation], error) {
			return answerOrganisation(r.app.Organisations.Save(ctx, in.ID, in.Body.Revision, in.Body.Content.RawMessage))
		})
	handle(r, withLargeBody(operation(http.MethodPost, one+"/staff", "staffScenario", "Give a scenario the people of the organisation")),
		func(ctx context.Context, in *struct {
			ProjectPath
			Body Draft
		}) (*body[Draft], error) {
			content, err := r.app.Organisations.Staff(ctx, in.ID, in.Body.Content.RawMessage)
			return answer(Draft{Content{content}}, err)
		})
	handle(r, withLargeBody(operation(http.MethodPost, "/api/organisation/import", "importPeople", "What an organisation would be with the people of a table: XLSX, CSV or TSV")),
		func(ctx context.Context, in *struct{ Body PeopleImport }) (*body[PeopleImported], error) {
			taken, err := r.app.Organisations.Import(ctx, in.Body.Content.RawMessage, in.Body.Sheet, bytes.NewReader(in.Body.Bytes))
			if err != nil {
				return nil, err
			}
			return answer(PeopleImported{*taken.Organisation, tableRemarks(taken.Remarks, languageOf(ctx)), listed(taken.Rows), taken.Sheet, listed(taken.Others)}, nil)
		})
}

func answerOrganisation(o app.Organisation, err error) (*body[KeptOrganisation], error) {
	return answer(KeptOrganisation{o.Revision, o.SavedAt, StoredOrganisation{o.Content}}, err)
}
