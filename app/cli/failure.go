package cli

import (
	"context"
	"errors"
	"io/fs"
	"syscall"

	"sandtable/engine/problem"
)

// fail tells why a command could not do what it was asked: for people a sentence and
// a way out, for programs one JSON object.
func (c *console) fail(err error) int {
	p := explain(err)
	var blocked *unplayable
	errors.As(err, &blocked)
	if c.json {
		r := c.remark(*p)
		if blocked != nil {
			r.Findings = blocked.findings
		}
		c.tell(r)
		return Failed
	}
	if blocked != nil {
		for _, f := range blocked.findings {
			_ = c.write(c.Err, f.line()+"\n")
		}
	}
	line := p.Message.In(c.language)
	if at := p.At.String(); at != "" {
		line = at + ": " + line
	}
	text := legible("sandtable: "+line) + "\n"
	if hint := p.Hint.In(c.language); hint != "" {
		text += legible("  → "+hint) + "\n"
	}
	_ = c.write(c.Err, text) // there is nowhere left to complain
	return Failed
}

// explain finds the sentence for a user in an error.
func explain(err error) *problem.Problem {
	if p := problem.Of(err); p != nil {
		return p
	}
	if errors.Is(err, context.Canceled) {
		return problem.New("cli.stopped", problem.Say("stopped", "已停止"), problem.Text{})
	}
	return problem.New("cli.failed", reason(err), problem.Text{}).Because(err)
}

// reason says what the operating system said.
func reason(err error) problem.Text {
	for _, known := range []struct {
		err  error
		text problem.Text
	}{
		{fs.ErrNotExist, problem.Say("there is no such file or folder", "没有这个文件或文件夹")},
		{fs.ErrPermission, problem.Say("permission is missing", "没有权限")},
		{syscall.ENOSPC, problem.Say("no space is left on the disk", "磁盘空间已满")},
		{syscall.EROFS, problem.Say("the disk is read-only", "磁盘是只读的")},
		{syscall.EPIPE, problem.Say("the reader at the other end of the pipe has gone", "管道另一端已关闭")},
		{syscall.EISDIR, problem.Say("it is a folder", "这是一个文件夹")},
		{syscall.ENOTDIR, problem.Say("part of the path is a file, not a folder", "路径中有一段是文件而不是文件夹")},
		{fs.ErrClosed, problem.Say("it is closed", "已关闭")},
	} {
		if errors.Is(err, known.err) {
			return known.text
		}
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return problem.Text{EN: err.Error(), ZH: err.Error()}
}
