package cli

import (
	"crypto/rand"
	"os"

	"sandtable/engine/problem"
)

// eventLog is a file that appears under its name when it is whole. Until then it
// stands beside, so that a run that fails leaves an older log alone.
type eventLog struct {
	path   string
	file   *os.File
	beside bool  // file is not path yet
	broken error // why no more could be written
}

func createLog(path string) (*eventLog, error) {
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
	l := &eventLog{path: path, beside: err != nil || info.Mode().IsRegular()}
	if l.beside {
		l.file, err = os.OpenFile(path+"."+rand.Text()[:8]+".part", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666) //nolint:gosec // the umask decides, as for every file that a user writes
	} else {
		l.file, err = os.OpenFile(path, os.O_WRONLY, 0) // a pipe or a device is written as it is
	}
	if err != nil {
		return nil, l.failed(err)
	}
	return l, nil
}

// Write takes a part of the log; who calls it has a buffer. What goes wrong is told by
// keep: a full disk must not cost the report, which is what the run is for.
func (l *eventLog) Write(b []byte) (int, error) {
	if l.broken == nil {
		_, l.broken = l.file.Write(b)
	}
	return len(b), nil
}

// keep gives the whole log its name.
func (l *eventLog) keep() error {
	if l.broken != nil {
		return l.failed(l.broken)
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
	_ = l.file.Close()
	if l.beside {
		_ = os.Remove(l.file.Name())
	}
}

func (l *eventLog) failed(err error) error {
	return problem.New("cli.log",
		problem.Say("the log cannot be written: %[1]s", "无法写入日志：%[2]s", reason(err).EN, reason(err).ZH),
		problem.Say("name a folder that exists and has room", "请换一个存在且有空间的文件夹")).In(l.path).Because(err)
}
