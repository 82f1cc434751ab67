package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestServeSaysWhereItIsAndAnswersUntilItIsStopped(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out, in := io.Pipe()
	said := new(strings.Builder)
	code := make(chan int, 1)
	go func() {
		defer in.Close()
		code <- Run(ctx, Process{
			Args: []string{"serve", "--json", "--library", filepath.Join(t.TempDir(), "library.sqlite")},
			Out:  in, Err: said, Getenv: func(string) string { return "" },
			Assets: fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>Sandtable</title>")}},
		})
	}()
	var ready struct{ URL string }
	if err := json.NewDecoder(bufio.NewReader(out)).Decode(&ready); err != nil {
		t.Fatalf("%v; it said %q", err, said)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar, Timeout: 10 * time.Second}
	if got := visit(t, browser, ready.URL); !strings.Contains(got, "<title>Sandtable</title>") {
		t.Errorf("the page: got %q", got)
	}
	about, err := url.Parse(ready.URL)
	if err != nil {
		t.Fatal(err)
	}
	about.Path, about.RawQuery = "/api/about", ""
	if got := visit(t, browser, about.String()); !strings.Contains(got, `"browser"`) {
		t.Errorf("/api/about: got %q", got)
	}
	stop()
	select {
	case got := <-code:
		if got != OK {
			t.Errorf("got exit code %d, want %d; it said %q", got, OK, said)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("it did not stop")
	}
}

func visit(t testing.TB, browser *http.Client, address string) string {
	t.Helper()
	answer, err := browser.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: got %s: %s", address, answer.Status, body)
	}
	return string(body)
}
