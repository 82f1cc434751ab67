package cli

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"sync"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// inbox is what came to a script's receiver of events.
type inbox struct {
	mu   sync.Mutex
	text string
	came chan struct{}
}

// receivers are those of the scripts that are played, by the address.
var receivers sync.Map

// startReceiver starts somebody who wants to be told, and puts the address into RECEIVER.
func startReceiver(ts *testscript.TestScript, _ bool, _ []string) {
	in := &inbox{came: make(chan struct{}, 1000)}
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, q *http.Request) {
		body, _ := io.ReadAll(q.Body)
		in.mu.Lock()
		in.text += string(body) + "\n"
		in.mu.Unlock()
		in.came <- struct{}{}
	}))
	receivers.Store(server.URL, in)
	ts.Defer(server.Close)
	ts.Setenv("RECEIVER", server.URL)
}

// received waits until something that a pattern matches has come: received PATTERN.
func received(ts *testscript.TestScript, _ bool, args []string) {
	const patience = 30 * time.Second
	pattern := regexp.MustCompile(args[0])
	found, _ := receivers.Load(ts.Getenv("RECEIVER"))
	in := found.(*inbox)
	late := time.After(patience)
	for {
		in.mu.Lock()
		text := in.text
		in.mu.Unlock()
		if pattern.MatchString(text) {
			return
		}
		select {
		case <-in.came:
		case <-late:
			ts.Fatalf("what came does not match %q:\n%s", args[0], text)
		}
	}
}
