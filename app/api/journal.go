package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"sandtable/app"
)

// WorkContent is the unsaved numbers of a scenario or an organisation as JSON; null where there are none.
type WorkContent struct{ stored }

// Schema is any object, or null: unsaved work may be wrong.
func (WorkContent) Schema(huma.Registry) *huma.Schema {
	return orNull(&huma.Schema{Type: huma.TypeObject, AdditionalProperties: true})
}

// WorkUpdate is unsaved work to be kept in the journal.
type WorkUpdate struct {
	Page    string         `json:"page" minLength:"1" maxLength:"64" doc:"The page that has it open"`
	Work    app.Work       `json:"work"`
	Content WorkContent    `json:"content"`
	Steps   []app.WorkStep `json:"steps" nullable:"false" doc:"Steps that the journal does not have yet"`
	Keep    []int64        `json:"keep" nullable:"false" doc:"Numbers of all steps that it shall have"`
}

// UnsavedWork is an entry of the journal.
type UnsavedWork struct {
	ID        app.EntryID    `json:"id"`
	Work      app.Work       `json:"work"`
	Content   WorkContent    `json:"content"`
	Steps     []app.WorkStep `json:"steps" nullable:"false" doc:"The earliest first"`
	UpdatedAt time.Time      `json:"updatedAt"`
}

// EntryPath names the entry that a request is about.
type EntryPath struct {
	ID app.EntryID `path:"id" minLength:"1" maxLength:"64"`
}

// AskingPage names the page that asks.
type AskingPage struct {
	Page string `query:"page" required:"true" minLength:"1" maxLength:"64" doc:"The page that asks"`
}

func (r *routes) journal() {
	const all, one = "/api/journal", "/api/journal/{id}"
	only := r.door == Window // a window has one page
	handle(r, operation(http.MethodGet, all, "listUnsaved", "Work that was left unsaved, what was written last first"),
		func(ctx context.Context, in *AskingPage) (*body[list[app.Offer]], error) {
			return answerList(r.app.Journal.Offers(ctx, in.Page, only))
		})
	handle(r, withLargeBody(operation(http.MethodPut, one, "keepUnsaved", "Keep unsaved work in the journal")),
		func(ctx context.Context, in *struct {
			EntryPath
			Body WorkUpdate
		}) (*none, error) {
			b := in.Body
			return nil, r.app.Journal.Keep(ctx, app.EntrySave{ID: in.ID, Page: b.Page, Work: b.Work, Content: given(b.Content), Steps: b.Steps, Keep: b.Keep})
		})
	handle(r, operation(http.MethodGet, one, "getUnsaved", "Unsaved work with its history"),
		func(ctx context.Context, in *EntryPath) (*body[UnsavedWork], error) {
			return answerUnsaved(r.app.Journal.Get(ctx, in.ID))
		})
	handle(r, withStatus(operation(http.MethodDelete, one, "doneUnsaved", "Forget work of this page: it was saved or closed"), http.StatusNoContent),
		func(ctx context.Context, in *struct {
			EntryPath
			AskingPage
		}) (*none, error) {
			return nil, r.app.Journal.Done(ctx, in.ID, in.Page)
		})
	handle(r, operation(http.MethodPost, one+"/restore", "restoreUnsaved", "Take over work that was left unsaved"),
		func(ctx context.Context, in *struct {
			EntryPath
			AskingPage
		}) (*body[UnsavedWork], error) {
			return answerUnsaved(r.app.Journal.Restore(ctx, in.ID, in.Page, only))
		})
	handle(r, withStatus(operation(http.MethodPost, one+"/discard", "discardUnsaved", "Give up work that was left unsaved"), http.StatusNoContent),
		func(ctx context.Context, in *struct {
			EntryPath
			AskingPage
		}) (*none, error) {
			return nil, r.app.Journal.Discard(ctx, in.ID, in.Page, only)
		})
}

// given is content that was sent; nil for null.
func given(c WorkContent) []byte {
	if string(c.RawMessage) == "null" {
		return nil
	}
	return c.RawMessage
}

func answerUnsaved(e app.Entry, err error) (*body[UnsavedWork], error) {
	return answer(UnsavedWork{e.ID, e.Work, WorkContent{stored{e.Content}}, e.Steps, e.UpdatedAt}, err)
}
