package api

import (
	"net/http"
	"testing"
	"time"

	"sandtable/engine/organisation"
)

// kept is a KeptOrganisation as a program reads it.
type kept struct {
	Revision int64
	SavedAt  time.Time
	Content  organisation.Organisation
}

func TestAnOrganisationIsKeptPerProjectAndStaffsItsScenarios(t *testing.T) {
	s := newSite(t, newLibrary(t))
	project := "/api/projects/" + string(s.project("Bank").ID)
	if got := do[kept](s, 200, "GET", project+"/organisation", nil); got.Revision != 0 || len(got.Content.Roles) != 0 {
		t.Errorf("got %+v, want an empty one", got)
	}
	clerks := object{"roles": []object{{"id": "clerk", "name": "柜员", "headcount": 3, "costPerHour": "60.00"}}}
	if got := do[kept](s, 200, "PUT", project+"/organisation", object{"revision": 0, "content": clerks}); got.Revision != 1 {
		t.Errorf("got revision %d, want 1", got.Revision)
	}
	if got := do[kept](s, 200, "GET", project+"/organisation", nil); got.Revision != 1 || got.Content.Roles[0].Name != "柜员" {
		t.Errorf("got %+v, want what was saved", got)
	}
	do[Error](s, http.StatusConflict, "PUT", project+"/organisation", object{"revision": 0, "content": object{}})
	twice := object{"roles": []object{{"id": "a", "name": "柜员"}, {"id": "b", "name": "柜员"}}}
	if refused := do[Error](s, http.StatusUnprocessableEntity, "PUT", project+"/organisation", object{"revision": 1, "content": twice}); refused.Code != "organisation.wrong" {
		t.Errorf("got %+v, want two roles of one name refused", refused)
	}
	do[Error](s, http.StatusNotFound, "GET", "/api/projects/none/organisation", nil)
	do[Error](s, http.StatusNotFound, "PUT", "/api/projects/none/organisation", object{"revision": 0, "content": object{}})

	numbers := object{"$schema": "urn:sandtable:scenario:1", "start": "2026-01-05T09:00:00Z", "zone": "UTC", "currency": "CNY", "roles": object{"clerk": object{"headcount": 1}}, "run": object{"cases": 10, "replications": 1, "seed": 1}}
	staffed := do[struct {
		Content struct {
			Roles map[string]struct{ Headcount int }
		}
	}](s, 200, "POST", project+"/organisation/staff", object{"content": numbers})
	if got := staffed.Content.Roles["clerk"].Headcount; got != 3 {
		t.Errorf("got %d clerks, want 3", got)
	}

	imported := do[struct {
		Content organisation.Organisation
		Remarks []TableRemark
		Rows    []organisation.TakenRow
	}](s, 200, "POST", "/api/organisation/import", object{"name": "people.csv", "bytes": []byte("姓名,岗位\n李雷,柜员\n,柜员\n"), "content": clerks})
	if p := imported.Content.People; len(p) != 1 || p[0].Roles[0] != "clerk" || len(imported.Rows) != 1 || len(imported.Remarks) != 1 || !imported.Remarks[0].Missed {
		t.Errorf("got %+v, want 李雷 as a clerk and a row that names nobody", imported)
	}
	do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/organisation/import", object{"name": "x.csv", "bytes": []byte("a,b\n1,2\n"), "content": object{}})
}
