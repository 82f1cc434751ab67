package desktop

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// largestFile is what a page is given: more than the engine reads.
const largestFile = 128 << 20

func readFile(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	content, err := io.ReadAll(io.LimitReader(file, largestFile+1))
	if err != nil {
		return nil, cannotRead(path, err)
	}
	if len(content) > largestFile {
		return nil, problem.New("file.too-large",
			problem.Say("The file is larger than %d MiB.", "文件超过 %d MiB。", largestFile>>20),
			problem.Say("Choose another file, or split this one up.", "请选择其他文件，或将其拆分。")).In(path)
	}
	return content, nil
}

// writeFile puts content in place of what is at path, or nothing at all: whatever
// happens on the way, the old file is whole.
func writeFile(path string, content []byte) error {
	return writeFrom(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// writeFrom does the same with what is written bit by bit.
func writeFrom(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // a link stays a link
	}
	mode := fs.FileMode(0o666) // less what the user's umask takes
	if old, err := os.Stat(path); err == nil {
		mode = old.Mode().Perm()
	}
	beside := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()[:8])
	if err := writeNew(beside, write, mode); err != nil {
		return cannotWrite(path, errors.Join(err, removeIfThere(beside)))
	}
	if err := os.Rename(beside, path); err != nil {
		return cannotWrite(path, errors.Join(err, removeIfThere(beside)))
	}
	return cannotWrite(path, syncFolder(filepath.Dir(path)))
}

func writeNew(path string, write func(io.Writer) error, mode fs.FileMode) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	if err := write(file); err != nil {
		return errors.Join(err, file.Close())
	}
	if err := file.Sync(); err != nil {
		return errors.Join(err, file.Close())
	}
	return file.Close()
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// syncFolder makes a renaming survive a power cut, where the system can.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return nil // not readable, as some folders are: the content is safe all the same
	}
	defer func() { _ = folder.Close() }()
	if err := folder.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("sync the folder: %w", err)
	}
	return nil
}

func cannotRead(path string, cause error) error {
	return problem.New("file.cannot-read",
		problem.Say("The file cannot be read.", "无法读取文件。"),
		problem.Say("Check that it still exists and that you may read it.", "请确认文件仍然存在并且您有读取权限。")).Because(cause).In(path)
}

func cannotWrite(path string, cause error) error {
	if cause == nil {
		return nil
	}
	if p := problem.Of(cause); p != nil && !errors.Is(cause, syscall.ENOSPC) && p.Code != report.CodeLog {
		return p // it says more than that it cannot be written
	}
	if errors.Is(cause, syscall.ENOSPC) {
		return problem.New("file.disk-full",
			problem.Say("The disk is full; the file was not saved.", "磁盘空间不足，文件未保存。"),
			problem.Say("Free some space or choose another disk.", "请释放空间，或选择其他磁盘。")).Because(cause).In(path)
	}
	return problem.New("file.cannot-write",
		problem.Say("The file cannot be saved there.", "无法将文件保存到该位置。"),
		problem.Say("Choose another folder, or ask for permission to write to this one.", "请选择其他文件夹，或申请该文件夹的写入权限。")).Because(cause).In(path)
}

func unexpected(cause error) *problem.Problem {
	return problem.New("desktop.failed",
		problem.Say("The window could not do that.", "窗口无法完成此操作。"),
		problem.Say("Try again; if it happens again, restart Sandtable.", "请重试；如再次出现，请重新启动 Sandtable。")).Because(cause)
}
