package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/handbook"
	"sandtable/engine/problem"
)

// HandbookRequest is a process that is wanted as a document.
type HandbookRequest struct {
	Language string             `json:"language" enum:"zh-CN,en,both" doc:"both: Chinese leads"`
	Format   string             `json:"format" enum:"html,docx"`
	Without  []handbook.Chapter `json:"without,omitempty" enum:"summary,diagrams,activities,raci,sla,forms,data,events,scenarios,findings,changes" doc:"Chapters that are left out"`
	Since    int64              `json:"since,omitempty" minimum:"0" doc:"The revision that changes are told from; left out: they are not told"`
	Version  string             `json:"version,omitempty" maxLength:"100" doc:"For the cover"`
	Owner    string             `json:"owner,omitempty" maxLength:"200" doc:"For the cover"`
	Date     string             `json:"date,omitempty" pattern:"^\\d{4}-\\d{2}-\\d{2}$" doc:"For the cover; left out: today"`
}

// HandbookFile is a document, to be kept as it is.
type HandbookFile struct {
	Data []byte `json:"data" doc:"In base64"`
}

func (r *routes) handbooks() {
	handle(r, operation(http.MethodPost, "/api/processes/{id}/handbook", "makeHandbook", "A process as it was saved last, as a document: HTML to print, or for Word"),
		func(ctx context.Context, in *struct {
			ProcessPath
			Body HandbookRequest
		}) (*body[HandbookFile], error) {
			q := in.Body
			languages := []problem.Language{problem.Language(q.Language)}
			if q.Language == "both" {
				languages = []problem.Language{problem.Chinese, problem.English}
			}
			content, err := r.app.Handbooks.Make(ctx, app.HandbookRequest{Process: in.ID, Languages: languages, Without: q.Without, Since: q.Since,
				Version: q.Version, Owner: q.Owner, Date: q.Date, Format: app.HandbookFormat(q.Format)})
			return answer(HandbookFile{content}, err)
		})
}
