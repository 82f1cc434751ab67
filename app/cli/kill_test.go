package cli

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/app"
	"sandtable/app/samples"
	"sandtable/engine/problem"
)

// The tests below kill a real server, -9, while somebody draws, and look at what it left.

func TestAKilledServerLosesNothingThatItHasAcknowledged(t *testing.T) {
	if testing.Short() {
		t.Skip("starts and kills fifty servers")
	}
	killServers(t, 50)
}

func TestLongKilledServersLoseNothingThatTheyHaveAcknowledged(t *testing.T) {
	if os.Getenv("SANDTABLE_LONG") == "" {
		t.Skip("SANDTABLE_LONG is not set: it kills two hundred servers")
	}
	killServers(t, 200)
}

func killServers(t *testing.T, rounds int) {
	d := &drawer{victim: newVictim(t, 6), library: filepath.Join(t.TempDir(), "library.sqlite")}
	for round := range rounds {
		if round%5 == 4 {
			d.killWhileStarting()
		} else {
			d.drawUntilKilled()
		}
		d.checkIntegrity()
		if t.Failed() {
			t.Fatalf("after round %d", round)
		}
	}
	if d.edits < rounds || d.restored < rounds/4 || d.saves < rounds/4 {
		t.Errorf("%d edits, %d saves and %d restorings in %d rounds: the test hit nothing", d.edits, d.saves, d.restored, rounds)
	}
	t.Logf("%d kills, %d edits and %d saves acknowledged, work restored %d times", rounds, d.edits, d.saves, d.restored)
}

// drawer draws one process through the API of one server after another, and remembers what was acknowledged.
type drawer struct {
	*victim
	library string
	client  *http.Client
	base    string

	process app.Process
	entry   string // of the journal; empty: nothing is open
	step    int64  // the last that was sent
	safe    int64  // the last that was acknowledged
	sure    int64  // revision of the process that was acknowledged

	edits, saves, restored int
}

// serve starts a server on the library. Base is empty where it did not start.
func (d *drawer) serve() *exec.Cmd {
	d.Helper()
	server, address := d.start("serve", "--json", "--library", d.library)
	if d.base = ""; address != "" {
		d.signIn(address)
	}
	return server
}

func (d *drawer) signIn(address string) {
	d.Helper()
	d.client = &http.Client{Jar: must(cookiejar.New(nil))(d.TB), Timeout: 30 * time.Second}
	visit(d.TB, d.client, address)
	u := must(url.Parse(address))(d.TB)
	u.RawQuery, u.Path = "", ""
	d.base = u.String()
}

// killWhileStarting hits a server that is just opening the library.
func (d *drawer) killWhileStarting() {
	server := exec.Command(d.program, "serve", "--json", "--library", d.library)
	if err := server.Start(); err != nil {
		d.Fatal(err)
	}
	time.Sleep(time.Duration(d.chance.IntN(120)) * time.Millisecond)
	d.kill(server)
}

func (d *drawer) drawUntilKilled() {
	server := d.serve()
	if d.base == "" {
		return
	}
	d.takeUp()
	if d.Failed() {
		return
	}
	killed := d.killWithin(server, 250*time.Millisecond)
	for d.draw() {
	}
	<-killed
}

// takeUp looks at what the server before has left: the process as it was saved last, and the work that was not.
func (d *drawer) takeUp() {
	if d.process.ID == "" {
		project := call[app.Project](d, "POST", "/api/projects", map[string]any{"name": "Loans"})
		xml := string(samples.All()[0].Process(problem.English))
		d.process = call[app.Process](d, "POST", "/api/projects/"+string(project.ID)+"/processes", map[string]any{"name": "Loans", "xml": xml})
		d.sure = d.process.Revision
	}
	now := call[app.Process](d, "GET", "/api/processes/"+string(d.process.ID), nil)
	if now.Revision < d.sure || now.Revision > d.sure+1 {
		d.Errorf("the process has revision %d after %d was acknowledged", now.Revision, d.sure)
	}
	d.process, d.sure = now, now.Revision
	d.takeUpWork()
	d.step++
}

func (d *drawer) takeUpWork() {
	offers := call[struct{ Items []app.Offer }](d, "GET", "/api/journal?page=p", nil).Items
	if d.entry == "" {
		d.entry, d.step, d.safe = "entry", 0, -1
	}
	if d.safe < 0 && len(offers) == 0 {
		return
	}
	if len(offers) != 1 || offers[0].Work.Position < d.safe || offers[0].Work.Position > d.step {
		d.Errorf("offered are %+v, want the work up to step %d or %d", offers, d.safe, d.step)
		return
	}
	if d.chance.IntN(4) == 0 {
		call[any](d, "POST", "/api/journal/entry/discard?page=p", nil)
		d.safe = -1
		return
	}
	work := call[struct {
		Work  app.Work
		Steps []app.WorkStep
	}](d, "POST", "/api/journal/entry/restore?page=p", nil)
	d.restored++
	last := work.Steps[len(work.Steps)-1]
	if last.Number != offers[0].Work.Position || last.XML != d.drawing(last.Number) || len(work.Steps) > 2 {
		d.Errorf("step %d of %d came back with %d bytes, want the last two whole", last.Number, len(work.Steps), len(last.XML))
	}
	d.step, d.safe = last.Number, last.Number
}

// drawing is the process after a step: of another length each time, and valid.
func (d *drawer) drawing(step int64) string {
	comment := fmt.Sprintf("<!-- step %d %s -->", step, strings.Repeat("x", int((step*step*7919)%60_000)))
	return strings.Replace(string(samples.All()[0].Process(problem.English)), "?>", "?>\n"+comment, 1)
}

// draw makes one edit, which the journal keeps, or saves; false once the server is gone.
func (d *drawer) draw() bool {
	if d.step%7 == 6 && d.chance.IntN(2) == 0 {
		// Another drawing than that of the step: work that equals what is saved is not offered.
		body := map[string]any{"xml": d.drawing(-d.step), "revision": d.process.Revision}
		ok, text := d.try("PUT", "/api/processes/"+string(d.process.ID), body)
		if !ok {
			return false
		}
		if err := json.Unmarshal(text, &d.process); err != nil {
			return false // cut off half-way
		}
		d.sure = d.process.Revision
		d.saves++
	}
	body := map[string]any{"page": "p", "content": nil, "keep": []int64{d.step - 1, d.step},
		"steps": []map[string]any{{"number": d.step, "did": "move", "of": "Check", "more": 0, "at": "2026-01-05T09:00:00Z", "xml": d.drawing(d.step)}},
		"work": map[string]any{"kind": "process", "projectId": d.process.ProjectID, "processId": d.process.ID, "revision": d.process.Revision, "name": "Loans",
			"file": "", "fileDigest": "", "scenarioId": "", "scenarioName": "", "scenarioRevision": 0, "position": d.step, "saved": -1}}
	if ok, _ := d.try("PUT", "/api/journal/entry", body); !ok {
		return false
	}
	d.safe = d.step
	d.edits++
	d.step++
	return true
}

// try makes a request; false when no whole answer came. Another answer than yes is a failure.
func (d *drawer) try(method, path string, body any) (bool, []byte) {
	var content io.Reader
	if body != nil {
		content = bytes.NewReader(must(json.Marshal(body))(d.TB))
	}
	q := must(http.NewRequestWithContext(context.Background(), method, d.base+path, content))(d.TB)
	q.Header.Set("Content-Type", "application/json")
	answer, err := d.client.Do(q)
	if err != nil {
		return false, nil
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return false, nil
	}
	if answer.StatusCode >= 300 {
		d.Errorf("%s %s: %s %s", method, path, answer.Status, text)
		return false, nil
	}
	return true, text
}

func call[T any](d *drawer, method, path string, body any) (value T) {
	d.Helper()
	ok, text := d.try(method, path, body)
	if !ok {
		d.Errorf("%s %s: no answer", method, path)
		return value
	}
	if len(text) > 0 {
		if err := json.Unmarshal(text, &value); err != nil {
			d.Errorf("%s %s: %v in %s", method, path, err, text)
		}
	}
	return value
}

func (d *drawer) checkIntegrity() {
	d.Helper()
	db := must(sql.Open("sqlite3", "file:"+d.library+"?mode=rw"))(d.TB)
	defer db.Close()
	var verdict string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil || verdict != "ok" {
		d.Errorf("the library is not whole: %s (%v)", verdict, err)
	}
}

func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}
