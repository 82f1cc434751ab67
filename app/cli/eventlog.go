package cli

import (
	"crypto/rand"
	"io"
	"os"
	"path/filepath"

	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// eventLog is a file that appears under its name when it is whole. Until then it
// stands beside, so that a run that fails leaves an older log alone.
type eventLog struct {
	path   string
	format report.Format
	out    io.Writer // file, or standard output
	file   *os.File  // nil: standard output
	beside bool      // file is not path yet
	store  *os.File  // what has to wait until the end; nil where the format needs nothing
	strict bool      // what goes wrong is told to whoever writes, since nothing else comes of the run
	broken error     // why no more could be written
}

// logFormat is the format of a log: the one that a flag names, else the one that its file's
// name ends in. The name of a device or a pipe says nothing: there it is CSV.
func logFormat(path, named, flag string) (report.Format, error) {
	if named != "" {
		f, err := report.FormatNamed(named)
		if err != nil {
			return "", problem.Of(err).Located(problem.Place{File: flag})
		}
		return f, nil
	}
	if path == standardInput || !ordinary(path) {
		return report.CSV, nil
	}
	f, err := report.FormatOf(path)
	if err != nil {
		return "", problem.Of(err).In(path)
	}
	return f, nil
}

// ordinary says whether a path names a file, or nothing yet.
func ordinary(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

func createLog(path string, format report.Format) (*eventLog, error) {
	if path == standardInput {
		return nil, problem.New("cli.exclusive",
			problem.Say("the log cannot go to standard output, where the report goes", "标准输出用于报告，不能再写日志"),
			problem.Say("name a file: --log events.csv", "请写文件名：--log 事件.csv"))
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil, problem.New("cli.folder",
			problem.Say("this is a folder, not a file", "这是一个文件夹，不是文件"),
			problem.Say("name the file in it", "请写出其中的文件名")).In(path)
	}
	l := &eventLog{path: path, format: format, beside: err != nil || info.Mode().IsRegular()}
	if l.beside {
		l.file, err = os.OpenFile(path+"."+rand.Text()[:8]+".part", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666) //nolint:gosec // the umask decides, as for every file that a user writes
	} else {
		l.file, err = os.OpenFile(path, os.O_WRONLY, 0) // a pipe or a device is written as it is
	}
	if err != nil {
		return nil, l.failed(err)
	}
	l.out = l.file
	return l, l.openStore()
}

// streamLog is a log on standard output.
func streamLog(out io.Writer, format report.Format) (*eventLog, error) {
	l := &eventLog{path: "<stdout>", format: format, out: out}
	return l, l.openStore()
}

// openStore opens a file for what has to wait until the end, where the format needs one:
// beside the log, where there is to be room for it in any case. Its name is gone at once
// where the system allows that.
func (l *eventLog) openStore() (err error) {
	if !l.format.NeedsSpool() {
		return nil
	}
	folder := os.TempDir()
	if l.beside {
		folder = filepath.Dir(l.path)
	}
	if l.store, err = os.CreateTemp(folder, "sandtable-*.part"); err != nil {
		l.discard()
		return l.failed(err)
	}
	_ = os.Remove(l.store.Name()) // Windows does so when it is closed: see discard
	return nil
}

// Write takes a part of the log; who calls it has a buffer. Unless it is strict, what goes
// wrong is told by keep: a full disk must not cost the report, which is what the run is for.
func (l *eventLog) Write(b []byte) (int, error) { return l.put(l.out, b) }

func (l *eventLog) put(out io.Writer, b []byte) (int, error) {
	if l.broken == nil {
		_, l.broken = out.Write(b)
	}
	if l.broken != nil && l.strict {
		return 0, l.failed(l.broken)
	}
	return len(b), nil
}

// spool is where the log puts what has to wait; nil where its format needs none.
func (l *eventLog) spool() report.Spool {
	if l.store == nil {
		return nil
	}
	return spoolFile{l}
}

// spoolFile is the store of a log.
type spoolFile struct{ *eventLog }

func (s spoolFile) Write(b []byte) (int, error)            { return s.put(s.store, b) }
func (s spoolFile) ReadAt(b []byte, at int64) (int, error) { return s.store.ReadAt(b, at) }

// keep gives the whole log its name.
func (l *eventLog) keep() error {
	if l.broken != nil {
		return l.failed(l.broken)
	}
	if l.file == nil {
		return nil
	}
	for _, step := range []func() error{l.file.Close, l.rename} {
		if err := step(); err != nil {
			return l.failed(err)
		}
	}
	return nil
}

func (l *eventLog) rename() error {
	if !l.beside {
		return nil
	}
	if err := os.Rename(l.file.Name(), l.path); err != nil {
		return err
	}
	l.beside = false
	return nil
}

// discard removes what was not kept.
func (l *eventLog) discard() {
	if l.store != nil {
		_ = l.store.Close()
		_ = os.Remove(l.store.Name())
	}
	if l.file == nil {
		return
	}
	_ = l.file.Close()
	if l.beside {
		_ = os.Remove(l.file.Name())
	}
}

func (l *eventLog) failed(err error) error {
	if problem.Of(err) != nil {
		return err
	}
	if l.file == nil && l.out != nil { // standard output
		return problem.New("cli.log",
			problem.Say("the log cannot be written: %[1]s", "无法写入日志：%[2]s", reason(err).EN, reason(err).ZH),
			problem.Say("write it to a file: -o events%s", "请写入文件：-o 事件%s", l.format.Extension())).In(l.path).Because(err)
	}
	return problem.New("cli.log",
		problem.Say("the log cannot be written: %[1]s", "无法写入日志：%[2]s", reason(err).EN, reason(err).ZH),
		problem.Say("name a folder that exists and has room", "请换一个存在且有空间的文件夹")).In(l.path).Because(err)
}
