package api

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"

	"sandtable/app"
)

// unsaved is what a page sends of a document whose steps are these drawings.
func unsaved(page string, p app.Process, drawings ...string) object {
	steps, keep := []object{}, []int{}
	for i, xml := range drawings {
		steps = append(steps, object{"number": i, "did": "rename", "of": "Check", "more": 0, "at": "2026-01-05T09:00:00Z", "xml": xml})
		keep = append(keep, i)
	}
	return object{"page": page, "content": nil, "steps": steps, "keep": keep, "work": object{
		"kind": "process", "projectId": p.ProjectID, "processId": p.ID, "revision": p.Revision, "name": p.Name, "file": "", "fileDigest": "",
		"scenarioId": "", "scenarioName": "", "scenarioRevision": 0, "position": len(drawings) - 1, "saved": 0,
	}}
}

func (s *site) offers(page string) []app.Offer {
	s.Helper()
	return do[list[app.Offer]](s, 200, "GET", "/api/journal?page="+page, nil).Items
}

// open makes a page that listens until it is closed.
func (s *site) open(page string) (leave func()) {
	s.Helper()
	ctx, cancel := context.WithCancel(s.Context())
	q, err := http.NewRequestWithContext(ctx, "GET", s.server.URL+EventsPath+"?page="+page, nil)
	if err != nil {
		s.Fatal(err)
	}
	response, err := s.server.Client().Do(q)
	if err != nil {
		s.Fatal(err)
	}
	return func() { cancel(); _ = response.Body.Close() }
}

func TestWorkIsOfferedOnceItsPageHasLeftAndTakenOverWithItsHistory(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	leave := s.open("first")
	after := strings.Replace(p.XML, `name="`, `name="New `, 1)
	do[any](s, http.StatusNoContent, "PUT", "/api/journal/a", unsaved("first", p, p.XML, after))
	if got := s.offers("second"); len(got) != 0 {
		t.Errorf("got %+v, want nothing offered while the first page is open", got)
	}
	if got := s.offers("first"); len(got) != 0 {
		t.Errorf("got %+v, want no page offered its own work", got)
	}
	do[Error](s, http.StatusConflict, "POST", "/api/journal/a/restore?page=second", nil)
	do[Error](s, http.StatusConflict, "POST", "/api/journal/a/discard?page=second", nil)

	news := s.listen("")
	leave()
	for name, data := news.next(); ; name, data = news.next() {
		if name == "library" && strings.Contains(data, `"kind":"entry"`) {
			break
		}
	}
	got := s.offers("second")
	if len(got) != 1 || got[0].Changes.Changed == 0 || got[0].Current != 1 || got[0].Work.Name != p.Name {
		t.Fatalf("got %+v, want the first page's work with what it changes", got)
	}
	restored := do[UnsavedWork](s, 200, "POST", "/api/journal/a/restore?page=second", nil)
	if len(restored.Steps) != 2 || restored.Steps[0].XML != p.XML || restored.Steps[1].XML != after || restored.Steps[1].Did != "rename" || restored.Work.Position != 1 {
		t.Errorf("got %+v, want both steps as they were", restored)
	}
	// Who comes back late must not write over it, nor take it away.
	do[Error](s, http.StatusConflict, "PUT", "/api/journal/a", unsaved("first", p, "<lost/>"))
	do[any](s, http.StatusNoContent, "DELETE", "/api/journal/a?page=first", nil)
	if kept := do[UnsavedWork](s, 200, "GET", "/api/journal/a", nil); len(kept.Steps) != 2 {
		t.Errorf("got %d steps, want those of the second page", len(kept.Steps))
	}
	do[any](s, http.StatusNoContent, "DELETE", "/api/journal/a?page=second", nil)
	do[Error](s, http.StatusNotFound, "GET", "/api/journal/a", nil)
}

func TestWorkThatWasSavedAfterAllIsNotOffered(t *testing.T) {
	s := newSite(t, newLibrary(t))
	p := s.process()
	after := strings.Replace(p.XML, `name="`, `name="New `, 1)
	do[any](s, http.StatusNoContent, "PUT", "/api/journal/a", unsaved("first", p, p.XML, after))
	do[app.Process](s, 200, "PUT", "/api/processes/"+string(p.ID), object{"xml": after, "revision": 1})
	// The page was killed before it could say that it is done.
	if got := s.offers("second"); len(got) != 0 {
		t.Errorf("got %+v, want nothing: the library holds the same", got)
	}
	do[Error](s, http.StatusNotFound, "GET", "/api/journal/a", nil)
}

func TestUnsavedNumbersAndOrganisationsAreKept(t *testing.T) {
	library := newLibrary(t)
	s := newSite(t, library)
	p := s.process()
	work := unsaved("first", p, p.XML)
	work["content"] = object{"name": "Peak"}
	do[any](s, http.StatusNoContent, "PUT", "/api/journal/a", work)
	staff := unsaved("first", p)
	staff["content"] = object{"roles": []object{{"name": ""}}} // what cannot be saved is kept all the same
	staff["work"].(object)["kind"] = "organisation"
	do[any](s, http.StatusNoContent, "PUT", "/api/journal/b", staff)
	do[Error](s, http.StatusUnprocessableEntity, "PUT", "/api/journal/c", object{"page": ""})

	// Another program on the same library does not offer what is open in this one.
	other := newSite(t, library)
	if got := other.offers("third"); len(got) != 0 {
		t.Errorf("got %+v, want nothing of a program that is alive", got)
	}
	if err := s.app.Close(); err != nil {
		t.Fatal(err)
	}
	got := other.offers("third")
	// Both may be of the same millisecond.
	slices.SortFunc(got, func(a, b app.Offer) int { return strings.Compare(string(a.Work.Kind), string(b.Work.Kind)) })
	if len(got) != 2 || got[0].Work.Kind != "organisation" || !got[1].Numbers || got[1].Changes != (app.Changes{}) {
		t.Fatalf("got %+v, want the organisation and the numbers", got)
	}
	if content := do[UnsavedWork](other, 200, "GET", "/api/journal/a", nil).Content; string(content.RawMessage) != `{"name":"Peak"}` {
		t.Errorf("got %s, want the numbers", content.RawMessage)
	}
	do[any](other, http.StatusNoContent, "POST", "/api/journal/b/discard?page=third", nil)
	if got := other.offers("third"); len(got) != 1 {
		t.Errorf("got %+v, want the numbers alone", got)
	}
}
