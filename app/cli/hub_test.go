package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// startHub starts a hub in a process of its own, which ends with the script, and puts its address into HUB: hub FOLDER [FLAG…].
func startHub(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: hub FOLDER [FLAG…]")
	}
	command := append([]string{"hub", "--json", "--data", ts.MkAbs(args[0]), "--listen", "127.0.0.1:0"}, args[1:]...)
	hub := exec.Command(program(ts, ts.Getenv("PATH"), "sandtable"), command...)
	hub.Env = append(os.Environ(), "LANG=en_US.UTF-8")
	var errs bytes.Buffer
	hub.Stderr = &errs
	out, err := hub.StdoutPipe()
	ts.Check(err)
	ts.Check(hub.Start())
	ts.Defer(func() {
		_ = hub.Process.Signal(os.Interrupt)
		if err := hub.Wait(); err != nil {
			ts.Logf("the hub ended with %v: %s", err, errs.String())
		}
	})
	var ready struct{ URL string }
	if err := json.NewDecoder(bufio.NewReader(out)).Decode(&ready); err != nil {
		ts.Fatalf("the hub did not start: %v: %s", err, errs.String())
	}
	ts.Setenv("HUB", strings.TrimPrefix(ready.URL, "http://"))
}

// fetch makes a request: fetch STATUS METHOD URL [USER:PASSWORD]. The answer's body becomes standard output.
func fetch(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: fetch STATUS METHOD URL [USER:PASSWORD]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	q, err := http.NewRequest(args[1], args[2], nil)
	ts.Check(err)
	if len(args) > 3 {
		user, password, _ := strings.Cut(args[3], ":")
		q.SetBasicAuth(user, password)
	}
	a, err := http.DefaultClient.Do(q)
	ts.Check(err)
	defer a.Body.Close()
	body, err := io.ReadAll(a.Body)
	ts.Check(err)
	_, _ = ts.Stdout().Write(body)
	if a.StatusCode != want {
		ts.Fatalf("%s %s: got %s %s, want %d", args[1], args[2], a.Status, body, want)
	}
}
