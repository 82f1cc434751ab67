package cli

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// victim is this program as a process of its own, which is killed, -9, in the middle of what it does.
type victim struct {
	testing.TB
	program string
	chance  *rand.Rand
}

// newVictim finds the program. What happens when is chosen by the seed, as far as it can be.
func newVictim(t testing.TB, seed uint64) *victim {
	t.Helper()
	v := &victim{TB: t, program: filepath.Join(t.TempDir(), "sandtable"), chance: rand.New(rand.NewPCG(seed, 1))}
	if err := os.Symlink(must(os.Executable())(t), v.program); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	return v
}

// start starts a subcommand that serves, and gives the URL that it says on its standard output; empty where it ended without a word.
func (v *victim) start(arguments ...string) (*exec.Cmd, string) {
	v.Helper()
	process := exec.Command(v.program, arguments...)
	process.Stderr = os.Stderr
	out := must(process.StdoutPipe())(v.TB)
	if err := process.Start(); err != nil {
		v.Fatal(err)
	}
	v.Cleanup(func() {
		if process.ProcessState == nil { // the test has failed before it ended
			v.kill(process)
		}
	})
	var ready struct{ URL string }
	if err := json.NewDecoder(out).Decode(&ready); err != nil {
		v.Errorf("%s did not start: %v", arguments[0], err)
		return process, ""
	}
	return process, ready.URL
}

// kill ends a process as a power cut or the kernel would, and waits until it is gone.
func (v *victim) kill(process *exec.Cmd) {
	if err := process.Process.Kill(); err != nil {
		v.Error(err)
	}
	_ = process.Wait() // it says that it was killed
}

// killWithin kills a process some time before long, and closes the channel when it is gone.
func (v *victim) killWithin(process *exec.Cmd, long time.Duration) <-chan struct{} {
	gone := make(chan struct{})
	time.AfterFunc(time.Duration(v.chance.Int64N(int64(long))), func() {
		v.kill(process)
		close(gone)
	})
	return gone
}
