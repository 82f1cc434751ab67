package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"sandtable/engine/bpmn"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

const standardInput = "-"

// definitions reads a process file. How much of it is read is bounded by the reader.
func (c *console) definitions(ctx context.Context, path string) (*model.Definitions, error) {
	return read(ctx, c, path, bpmn.Decode)
}

// played is a process file together with what it calls in others.
type played struct {
	*model.Definitions
	own    *model.Definitions  // the file alone
	path   string              // of that file
	others map[model.ID]string // where the elements of other files stand
}

// played reads a process file, and the files that it may call processes of.
func (c *console) played(ctx context.Context, path string, with []string) (played, error) {
	d, err := c.definitions(ctx, path)
	if err != nil {
		return played{}, err
	}
	p := played{Definitions: d, own: d, path: path, others: map[model.ID]string{}}
	var others []*model.Definitions
	for _, name := range with {
		other, err := c.definitions(ctx, name)
		if err != nil {
			return played{}, err
		}
		others = append(others, other)
		for _, process := range other.Processes {
			process.EveryID(func(b *model.Base) { p.others[b.ID] = name })
		}
	}
	if len(others) > 0 {
		p.Definitions = d.With(others...)
		for _, process := range d.Processes { // what is in both stands in the file itself
			process.EveryID(func(b *model.Base) { delete(p.others, b.ID) })
		}
	}
	return p, nil
}

// file is where an element stands.
func (p played) file(element string) string {
	if other, ok := p.others[model.ID(element)]; ok {
		return nameOf(other)
	}
	return nameOf(p.path)
}

// read opens a file, or standard input, and gives it to its reader. Whatever goes
// wrong names the file.
func read[T any](ctx context.Context, c *console, path string, decode func(io.Reader) (T, error)) (T, error) {
	var none T
	in, err := await(ctx, func() (io.ReadCloser, error) { return c.open(path) }) // a pipe opens when somebody writes to it
	if err != nil {
		return none, err
	}
	defer func() { _ = in.Close() }() // it was only read
	if file, ok := in.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			c.inputs = append(c.inputs, info)
		}
	}
	v, err := decode(patient{ctx, in})
	if err == nil {
		return v, nil
	}
	if ctx.Err() != nil {
		return none, ctx.Err()
	}
	if p := problem.Of(err); p != nil {
		return none, p.In(nameOf(path))
	}
	return none, problem.New("cli.read",
		problem.Say("the file could not be read: %[1]s", "无法读取文件：%[2]s", reason(err).EN, reason(err).ZH),
		problem.Say("copy it to a local disk and try again", "请复制到本地磁盘后再试")).In(nameOf(path)).Because(err)
}

// spare refuses to write over a file that was read, by whatever name: as-is.json may be meant
// as the scenario, and be taken for the name of a log.
func (c *console) spare(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return nil // there is nothing yet, or writing will tell
	}
	if slices.ContainsFunc(c.inputs, func(read fs.FileInfo) bool { return os.SameFile(read, info) }) {
		return problem.New("cli.own-input",
			problem.Say("this file has just been read, and would be written over", "这是本次读取的文件，写入会将其覆盖"),
			problem.Say("name another file", "请换一个文件名")).In(path)
	}
	return nil
}

// nameOf is how a file is called in sentences.
func nameOf(path string) string {
	if path == standardInput {
		return "<stdin>"
	}
	return path
}

func (c *console) open(path string) (io.ReadCloser, error) {
	if path == standardInput {
		return io.NopCloser(c.In), nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, missing(path, err)
	}
	if info.IsDir() {
		return nil, problem.New("cli.folder",
			problem.Say("this is a folder, not a file", "这是一个文件夹，不是文件"),
			problem.Say("name the file in it", "请写出其中的文件名")).In(path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, missing(path, err)
	}
	return f, nil
}

// missing says why a file cannot be opened, and which one may be meant.
func missing(path string, err error) error {
	hint := problem.Say("check the path, or read standard input with -", "请检查路径；也可以用 - 从标准输入读取")
	if errors.Is(err, fs.ErrPermission) {
		hint = problem.Say("allow yourself to read it, or copy it", "请给自己加上读取权限，或另存一份")
	} else if other := neighbour(path); other != "" {
		hint = problem.Say("did you mean %s?", "是不是 %s？", other)
	}
	return problem.New("cli.open",
		problem.Say("the file cannot be opened: %[1]s", "无法打开文件：%[2]s", reason(err).EN, reason(err).ZH), hint).In(path).Because(err)
}

// neighbour is a file of nearly the same name in the same folder, or "".
func neighbour(path string) string {
	const most = 1000 // a folder may hold any number
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return ""
	}
	defer func() { _ = folder.Close() }() // it was only read
	entries, _ := folder.ReadDir(most)
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() {
			names = append(names, e.Name())
		}
	}
	name := nearest(filepath.Base(path), names)
	if name == "" {
		return ""
	}
	return filepath.Join(filepath.Dir(path), name)
}

// patient waits for a reader no longer than its context, so that Ctrl-C also ends a
// command that waits for standard input.
type patient struct {
	ctx context.Context
	in  io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	content, err := await(p.ctx, func() ([]byte, error) {
		own := make([]byte, len(b)) // b may be in other use by the time a late read ends
		n, err := p.in.Read(own)
		return own[:n], err
	})
	return copy(b, content), err
}

// await gives up waiting for what cannot be interrupted; it goes on unheeded.
func await[T any](ctx context.Context, slow func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := slow()
		done <- result{value, err}
	}()
	select {
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	case r := <-done:
		return r.value, r.err
	}
}
