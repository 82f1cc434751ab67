package cli

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// run runs a command of a script and returns its exit code. Its output is what stdout
// and stderr match.
func run(ts *testscript.TestScript, args []string) int {
	code, _ := measured(ts, args)
	return code
}

func measured(ts *testscript.TestScript, args []string) (code int, state *os.ProcessState) {
	var input string
	if file, ok := strings.CutPrefix(args[0], "-stdin="); ok {
		input, args = ts.ReadFile(file), args[1:]
	}
	path := ts.Getenv("PATH")
	cmd := exec.Command(program(ts, path, args[0]), args[1:]...)
	cmd.Args[0] = args[0]
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"PATH", "HOME", "TMPDIR", "WORK", "LANG", "SANDTABLE_LIBRARY", "SANDTABLE_SECRETS", "SANDTABLE_KEY_PASSWORD", "SANDTABLE_REGISTRY_PASSWORD", "LC_ALL", "LC_MESSAGES", "GOCOVERDIR", "SYSTEMROOT"} {
		cmd.Env = append(cmd.Env, name+"="+ts.Getenv(name))
	}
	var out, errs bytes.Buffer
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(input), &out, &errs
	err := cmd.Run()
	_, _ = ts.Stdout().Write(out.Bytes())
	_, _ = ts.Stderr().Write(errs.Bytes())
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	return cmd.ProcessState.ExitCode(), cmd.ProcessState
}

// program finds a command on a script's path, which is not this process's.
func program(ts *testscript.TestScript, path, name string) string {
	for _, folder := range strings.Split(path, string(os.PathListSeparator)) {
		file := folder + string(os.PathSeparator) + name
		if info, err := os.Stat(file); err == nil && !info.IsDir() {
			return file
		}
	}
	ts.Fatalf("there is no %s on %s", name, path)
	return ""
}

// bounded runs a command and refuses one that takes too much memory:
// bounded MEGABYTES CODE COMMAND…
func bounded(ts *testscript.TestScript, _ bool, args []string) {
	most, err := strconv.Atoi(args[0])
	ts.Check(err)
	want, err := strconv.Atoi(args[1])
	ts.Check(err)
	code, state := measured(ts, args[2:])
	if code != want {
		ts.Fatalf("got exit code %d, want %d", code, want)
	}
	if took := megabytes(state); took > most && !underRaceDetector {
		ts.Fatalf("it took %d MB, want at most %d", took, most)
	}
}
