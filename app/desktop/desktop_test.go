package desktop

import (
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

func TestADisplayIsLookedForBeforeTheWebViewDoes(t *testing.T) {
	for _, c := range []struct {
		system string
		env    map[string]string
		want   bool
	}{
		{"linux", nil, false},
		{"linux", map[string]string{"DISPLAY": ":0"}, true},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-0"}, true},
		{"windows", nil, true},
		{"darwin", nil, true},
	} {
		if got := hasDisplay(c.system, func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%s with %v: got %v, want %v", c.system, c.env, got, c.want)
		}
	}
}

func TestOnlyWebPagesAreOpenedOutside(t *testing.T) {
	for address, want := range map[string]bool{
		"https://bpmn.io/license": true, "http://bpmn.io": false, "file:///etc/passwd": false, "javascript:alert(1)": false,
		"https:": false, "": false, "mailto:a@b.c": false, "HTTPS://bpmn.io": true, "vbscript:x": false,
	} {
		if err := judgeLink(address); (err == nil) != want {
			t.Errorf("%q: got %v, want it let through: %v", address, err, want)
		}
	}
}

func TestSavingReplacesAFileAndKeepsItsPermissionsAndLinks(t *testing.T) {
	folder := t.TempDir()
	file, link := filepath.Join(folder, "a.bpmn"), filepath.Join(folder, "link.bpmn")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(file, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if err := writeFile(link, []byte("new")); err != nil {
		t.Fatal(err)
	}
	content, err := readFile(file)
	if err != nil || string(content) != "new" {
		t.Errorf("got %q, %v, want the new content behind the link", content, err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("got %v, %v, want the old permissions", info.Mode(), err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 2 {
		t.Errorf("got %v, %v, want the file and the link alone", left, err)
	}
}

func TestSavingWhereItCannotIsAProblemAndLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	err := writeFile(filepath.Join(folder, "missing", "a.bpmn"), []byte("x"))
	if p := problem.Of(err); p == nil || p.Code != "file.cannot-write" {
		t.Errorf("got %v, want file.cannot-write", err)
	}
	// A folder cannot be replaced by a file: the renaming fails after the writing.
	if err := os.MkdirAll(filepath.Join(folder, "taken", "inside"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(filepath.Join(folder, "taken"), []byte("x")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("got %v, %v, want the folder alone", left, err)
	}
}

func TestALogThatFailsHalfWayLeavesTheOldFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "events.csv")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	full := problem.New(report.CodeLog, problem.Say("It cannot be written.", "无法写入。"), problem.Text{}).Because(syscall.ENOSPC)
	err := writeFrom(file, func(w io.Writer) error {
		if _, err := io.WriteString(w, "case_id"); err != nil {
			t.Fatal(err)
		}
		return full
	})
	if p := problem.Of(err); p == nil || p.Code != "file.disk-full" {
		t.Errorf("got %v, want file.disk-full", err)
	}
	other := problem.New("run.other-engine", problem.Say("Played by another version.", "由另一版本运行。"), problem.Text{})
	if err := writeFrom(file, func(io.Writer) error { return other }); problem.Of(err) == nil || problem.Of(err).Code != "run.other-engine" {
		t.Errorf("got %v, want what the log says itself", err)
	}
	content, err := readFile(file)
	if err != nil || string(content) != "old" {
		t.Errorf("got %q, %v, want the old file", content, err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) != 1 {
		t.Errorf("got %v, %v, want the old file alone", left, err)
	}
}
