package api

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/app"
)

func TestABackupIsMadeListedAndRestored(t *testing.T) {
	s := newSite(t, newLibrary(t))
	s.project("Before")
	made := do[app.Backup](s, http.StatusCreated, "POST", "/api/backups", nil)
	if made.Kind != "manual" || made.Bytes == 0 || filepath.Base(made.Path) != made.Name {
		t.Errorf("got %+v", made)
	}
	s.project("After")
	news := s.listen("")
	aside := do[app.Backup](s, 200, "POST", "/api/backups/"+made.Name+"/restore", nil)
	if aside.Kind != "replaced" || aside.Bytes == 0 {
		t.Errorf("got %+v, want what was replaced", aside)
	}
	for name, data := news.next(); name != "library" || !strings.Contains(data, `"everything"`); name, data = news.next() {
	}
	if got := do[list[app.Project]](s, 200, "GET", "/api/projects", nil); len(got.Items) != 1 || got.Items[0].Name != "Before" {
		t.Errorf("got %+v, want what was there before", got.Items)
	}
	got := do[Backups](s, 200, "GET", "/api/backups", nil)
	if len(got.Items) != 2 || got.Library != s.app.LibraryPath() {
		t.Errorf("got %+v, want both", got)
	}
	do[app.Backup](s, 200, "POST", "/api/backups/"+aside.Name+"/restore", nil)
	if got := do[list[app.Project]](s, 200, "GET", "/api/projects", nil); len(got.Items) != 2 {
		t.Errorf("got %+v, want both projects again", got.Items)
	}
}

func TestABackupThatCannotBeRestoredChangesNothing(t *testing.T) {
	library := newLibrary(t)
	s := newSite(t, library)
	s.project("Mine")
	made := do[app.Backup](s, http.StatusCreated, "POST", "/api/backups", nil)
	for _, name := range []string{"nope.sqlite", "..%2Flibrary.sqlite"} {
		if got := do[Error](s, http.StatusNotFound, "POST", "/api/backups/"+name+"/restore", nil); got.Hint == "" {
			t.Errorf("%s: got %+v, want a way out", name, got)
		}
	}
	other := newSite(t, library)
	if got := do[Error](s, http.StatusConflict, "POST", "/api/backups/"+made.Name+"/restore", nil, "Accept-Language", "zh-CN"); got.Code != app.CodeBusy || !strings.Contains(got.Message, "另一个窗口") {
		t.Errorf("got %+v, want that another window has it open", got)
	}
	if err := other.app.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(made.Path)
	if err != nil {
		t.Fatal(err)
	}
	copy(content[len(content)/2/4096*4096:], strings.Repeat("\xff", 4096))
	if err := os.WriteFile(made.Path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := do[Error](s, http.StatusUnprocessableEntity, "POST", "/api/backups/"+made.Name+"/restore", nil); got.Code != "backup.damaged" {
		t.Errorf("got %+v, want that it is damaged", got)
	}
	if got := do[list[app.Project]](s, 200, "GET", "/api/projects", nil); len(got.Items) != 1 {
		t.Errorf("got %+v, want the library as it was", got.Items)
	}
}
