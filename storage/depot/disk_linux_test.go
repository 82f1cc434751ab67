package depot

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"testing"

	"github.com/opencontainers/go-digest"
)

const ownMounts = "SANDTABLE_DEPOT_TEST_OWN_MOUNTS"

// withOwnMounts runs the calling test in a process that may mount, and tells whether this is it.
func withOwnMounts(t *testing.T) bool {
	t.Helper()
	if os.Getenv(ownMounts) != "" {
		return true
	}
	if os.Getuid() != 0 {
		t.Skip("skipped: only root mounts a small disk here")
	}
	command := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	command.Env = append(os.Environ(), ownMounts+"=1")
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if output, err := command.CombinedOutput(); bytes.Contains(output, []byte("--- SKIP")) {
		t.Skipf("with own mounts:\n%s", output)
	} else if err != nil {
		t.Errorf("with own mounts: %v\n%s", err, output)
	}
	return false
}

func TestAFullDiskIsSaidSoAndWhatWasAcknowledgedIsWhole(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	if err := syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, ""); err != nil {
		t.Skipf("this system does not let us mount: %v", err)
	}
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, "size=3m"); err != nil {
		t.Skipf("this system does not let us mount: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(folder, 0) }) // or the process ends, and its mounts with it
	s, err := Open(t.Context(), folder, Options{})
	if err != nil {
		t.Fatal(err)
	}
	logged := 0
	c := serveOver(t, s, func(*http.Request, error) { logged++ })
	c.image("a", "1.0.0", nil, "kept")
	noise := make([]byte, 300_000)
	var there []digest.Digest
	for n := byte(0); ; n++ {
		rand.NewChaCha8([32]byte{n}).Read(noise)
		d := digest.FromBytes(noise)
		at := c.begin("a")
		a := c.any("PUT", withDigest(at, string(d)), string(noise))
		if a.StatusCode == http.StatusCreated {
			there = append(there, d)
			continue
		}
		if a.StatusCode != http.StatusInsufficientStorage || logged == 0 {
			t.Errorf("got %s %s, logged %d", a.Status, a.body, logged)
		}
		break
	}
	for _, d := range there {
		c.do(http.StatusOK, "GET", "/v2/a/blobs/"+d.String(), "")
	}
	c.do(http.StatusOK, "GET", "/v2/a/manifests/1.0.0", "")
	// With room again the same hub goes on.
	if err := syscall.Mount("tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=20m"); err != nil {
		t.Fatal(err)
	}
	c.image("a", "2.0.0", nil, "later")
	if damaged, err := s.Verify(t.Context()); err != nil || len(damaged) != 0 || len(there) == 0 {
		t.Errorf("%+v, %v, %d blobs", damaged, err, len(there))
	}
}
