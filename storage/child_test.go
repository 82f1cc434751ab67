package storage

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"testing"
)

// Some tests need a second process: to kill it, or to give it a disk of its own. It is this test
// binary again, told by an environment variable to play a part instead of running tests.

const (
	childPart    = "SANDTABLE_STORAGE_TEST_PART"
	childLibrary = "SANDTABLE_STORAGE_TEST_LIBRARY"
)

func TestMain(m *testing.M) {
	parts := map[string]func(path string) error{
		"save without end":  saveWithoutEnd,
		"save thirty":       saveThirty,
		"run without end":   runWithoutEnd,
		"write without log": writeWithoutLog,
		"keep without end":  keepWithoutEnd,
	}
	part, isChild := parts[os.Getenv(childPart)]
	if !isChild {
		os.Exit(m.Run())
	}
	if err := part(os.Getenv(childLibrary)); err != nil {
		io.WriteString(os.Stderr, err.Error()+"\n")
		os.Exit(1)
	}
}

// A child is a second process that plays a part on a library, and what it prints.
type child struct {
	*exec.Cmd
	lines *bufio.Scanner
}

func startChild(t testing.TB, part, library string) *child {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), childPart+"="+part, childLibrary+"="+library)
	command.Stderr = os.Stderr
	output := must(command.StdoutPipe())(t)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if command.ProcessState == nil { // the test has failed before it ended
			command.Process.Kill()
			command.Wait()
		}
	})
	return &child{command, bufio.NewScanner(output)}
}

// kill ends the child as a power cut or the kernel would: at once, with no last word.
func (c *child) kill(t testing.TB) {
	t.Helper()
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
}
