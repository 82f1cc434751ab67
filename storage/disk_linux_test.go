package storage

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// The tests below need disks that are full or cannot be written to. Root may write wherever modes
// forbid it, so modes alone prove nothing; each test runs again in a process with mounts of its own,
// which needs no rights and leaves nothing behind.

const ownMounts = "SANDTABLE_STORAGE_TEST_OWN_MOUNTS"

// withOwnMounts runs the calling test in a process that may mount, and tells whether this is it.
func withOwnMounts(t *testing.T) bool {
	t.Helper()
	if os.Getenv(ownMounts) != "" {
		return true
	}
	command := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$", "-test.v")
	command.Env = append(os.Environ(), ownMounts+"=1")
	command.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		command.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		command.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		command.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	output, err := command.CombinedOutput()
	switch {
	case errors.Is(err, syscall.EPERM), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EINVAL):
		t.Skipf("this system does not let us mount: %v", err)
	case err != nil:
		t.Errorf("with own mounts: %v\n%s", err, output)
	case bytes.Contains(output, []byte("--- SKIP")):
		t.Skipf("with own mounts:\n%s", output)
	}
	return false
}

func mount(t *testing.T, source, target, kind string, flags uintptr, data string) {
	t.Helper()
	if err := syscall.Mount(source, target, kind, flags, data); err != nil {
		t.Fatalf("mount %s: %v", target, err)
	}
}

// tinyDisk mounts a disk of the given size at a new folder.
func tinyDisk(t *testing.T, size string) string {
	t.Helper()
	mount(t, "", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, "") // so that nobody else sees it
	folder := t.TempDir()
	mount(t, "tmpfs", folder, "tmpfs", 0, "size="+size)
	t.Cleanup(func() { syscall.Unmount(folder, 0) })
	return folder
}

func TestASaveThatFindsTheDiskFullChangesNothing(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	folder := tinyDisk(t, "2m")
	path := filepath.Join(folder, "library.db")
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	for err == nil && process.Revision < 1000 {
		next := ProcessSave{ID: process.ID, Expected: process.Revision, XML: drawing(process.Revision + 1)}
		var saved Process
		if saved, err = library.SaveProcess(t.Context(), next); err == nil {
			process = saved
		}
	}
	wantError(t, "SaveProcess", err, ErrDiskFull)
	wantError(t, "Backup", library.Backup(t.Context(), filepath.Join(folder, "backup.db")), ErrDiskFull)
	if left, _ := filepath.Glob(filepath.Join(folder, "backup*")); len(left) != 0 {
		t.Errorf("a backup without room left %v", left)
	}
	noise := make([]byte, 300_000) // what no compression makes smaller
	rand.NewChaCha8([32]byte{}).Read(noise)
	wantError(t, "KeepEntry", library.KeepEntry(t.Context(), sketch("a", "page", string(noise))), ErrDiskFull)
	wantError(t, "Entry", func() error { _, _, err := library.Entry(t.Context(), "a"); return err }(), ErrNotFound)
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.db")
	if err := library.Backup(t.Context(), elsewhere); err != nil {
		t.Errorf("a backup on another disk: %v", err)
	}
	_, err = library.Restore(t.Context(), elsewhere)
	wantError(t, "Restore", err, ErrDiskFull)
	if left, _ := filepath.Glob(path + "-restore*"); len(left) != 0 {
		t.Errorf("a restoring without room left %v", left)
	}
	if got := must(library.Process(t.Context(), process.ID))(t); !bytes.Equal(got.XML, drawing(process.Revision)) {
		t.Errorf("revision %d reads as %d bytes", got.Revision, len(got.XML))
	}

	// With room again the same window goes on.
	mount(t, "tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=8m")
	next := ProcessSave{ID: process.ID, Expected: process.Revision, XML: drawing(process.Revision + 1)}
	process = must(library.SaveProcess(t.Context(), next))(t)
	if err := library.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	checkRevisions(t, path, process.Revision)
}

func TestALibraryOnAFullDiskCanBeReadAndMadeRoomIn(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	folder := tinyDisk(t, "4m")
	path := filepath.Join(folder, "library.db")
	if err := os.WriteFile(path, savedLibrary(t), 0o600); err != nil {
		t.Fatal(err)
	}
	filler := must(os.Create(filepath.Join(folder, "filler")))(t)
	for size := 4096; size > 0; { // until not a byte more fits
		if _, err := filler.Write(make([]byte, size)); err != nil {
			size /= 2
		}
	}
	if err := filler.Close(); err != nil {
		t.Fatal(err)
	}
	before := must(os.ReadFile(path))(t)
	_, err := Open(t.Context(), path, Options{})
	wantError(t, "Open on a full disk", err, ErrDiskFull)
	lookAt(t, path)
	if after := must(os.ReadFile(path))(t); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	if err := os.Remove(filler.Name()); err != nil {
		t.Fatal(err)
	}
	checkRevisions(t, path, 5)
}

func TestANewLibraryOnAFullDiskIsRefused(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	folder := tinyDisk(t, "48k")
	path := filepath.Join(folder, "library.db")
	_, err := Open(t.Context(), path, Options{})
	wantError(t, "Open", err, ErrDiskFull)
	// What it left must not stand in the way once there is room.
	mount(t, "tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=4m")
	newProject(t, opened(t, path, Options{}), "Loans")
}

func TestALibraryOnAReadOnlyDiskCanOnlyBeLookedAt(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	folder := tinyDisk(t, "8m")
	path := filepath.Join(folder, "library.db")
	if err := os.WriteFile(path, savedLibrary(t), 0o600); err != nil {
		t.Fatal(err)
	}
	mount(t, "tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "")

	_, err := Open(t.Context(), path, Options{})
	wantError(t, "Open", err, ErrReadOnly)
	_, err = Open(t.Context(), filepath.Join(folder, "new.db"), Options{})
	wantError(t, "Open a new library", err, ErrReadOnly)
	_, err = Open(t.Context(), filepath.Join(folder, "new", "new.db"), Options{})
	wantError(t, "Open a new library in a new folder", err, ErrReadOnly)
	lookAt(t, path)
}

func TestALibraryWithAnUnfinishedLogOnAReadOnlyDiskIsNotReadWithoutIt(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	folder := tinyDisk(t, "8m")
	path := filepath.Join(folder, "library.db")
	window := startChild(t, "save without end", path)
	for range 5 {
		window.lines.Scan()
	}
	window.kill(t)
	window.Wait()
	if err := os.Remove(path + "-shm"); err != nil {
		t.Fatal(err)
	}
	mount(t, "tmpfs", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "")
	_, err := Open(t.Context(), path, Options{ReadOnly: true})
	wantError(t, "Open for reading only", err, ErrReadOnly)

	// Back on a disk that can be written to, nothing is missing.
	mount(t, "tmpfs", folder, "tmpfs", syscall.MS_REMOUNT, "size=8m")
	library, process, err := openProcess(path)
	if err != nil {
		t.Fatal(err)
	}
	if process.Revision < 5 {
		t.Errorf("revision %d, 5 were saved", process.Revision)
	}
	if err := library.Close(); err != nil {
		t.Error(err)
	}
}

// lookAt opens the library at path for reading only and tries everything.
func lookAt(t *testing.T, path string) {
	t.Helper()
	before := must(os.ReadFile(path))(t)
	library := must(Open(t.Context(), path, Options{ReadOnly: true}))(t)
	if !library.ReadOnly() || library.Session() != "" {
		t.Errorf("read-only %v, session %q; want true and none", library.ReadOnly(), library.Session())
	}
	projects := must(library.Projects(t.Context()))(t)
	heads := must(library.Processes(t.Context(), projects[0].ID))(t)
	if process := must(library.Process(t.Context(), heads[0].ID))(t); !bytes.Equal(process.XML, drawing(5)) {
		t.Errorf("revision %d reads as %d bytes", process.Revision, len(process.XML))
	}
	if hits := must(library.Search(t.Context(), "loan", 0))(t); len(hits) != 2 {
		t.Errorf("search finds %d, want 2", len(hits))
	}
	must(library.DataVersion(t.Context()))(t)
	_, err := library.SaveProcess(t.Context(), ProcessSave{ID: heads[0].ID, Expected: 5, XML: drawing(6)})
	wantError(t, "SaveProcess", err, ErrReadOnly)
	wantError(t, "DeleteProject", library.DeleteProject(t.Context(), projects[0].ID), ErrReadOnly)
	elsewhere := must(os.MkdirTemp("", ""))(t) //nolint:usetesting // t.TempDir may be another user's
	defer os.RemoveAll(elsewhere)
	copied := filepath.Join(elsewhere, "copy.db")
	if err := library.Backup(t.Context(), copied); err != nil {
		t.Errorf("Backup to a disk with room: %v", err)
	} else {
		checkRevisions(t, copied, 5)
	}
	if err := library.Close(); err != nil {
		t.Errorf("Close: %v", err)
	}
	if after := must(os.ReadFile(path))(t); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// Modes mean nothing to root, so this test becomes somebody else.
func TestALibraryThatModesProtectCanOnlyBeLookedAt(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	const nobody = 65534
	home := tinyDisk(t, "16m")
	t.Setenv("TMPDIR", home)
	content := savedLibrary(t)
	for _, name := range []string{"file", "folder", "both"} {
		folder := filepath.Join(home, name)
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "library.db"), content, 0o644); err != nil {
			t.Fatal(err)
		}
		if name == "file" { // the folder is nobody's
			if err := os.Chown(folder, nobody, nobody); err != nil {
				t.Skipf("no second user here: %v", err)
			}
		}
		if name == "folder" { // the file is nobody's
			if err := os.Chown(filepath.Join(folder, "library.db"), nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
	}
	for folder, mode := range map[string]os.FileMode{home: 0o777 | os.ModeSticky, filepath.Dir(home): 0o755} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Seteuid(nobody); err != nil {
		t.Skipf("cannot become another user: %v", err)
	}
	t.Cleanup(func() { syscall.Seteuid(0) }) // who may remove what root has made
	for _, name := range []string{"file", "folder", "both"} {
		path := filepath.Join(home, name, "library.db")
		_, err := Open(t.Context(), path, Options{})
		wantError(t, "Open with a read-only "+name, err, ErrReadOnly)
		lookAt(t, path)
	}
}
