// Package cli is the command line: one file per subcommand. Every sentence of it is in
// English and Chinese, every command can answer in JSON, and the exit code tells a
// script what happened.
package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"
)

// Exit codes.
const (
	OK       = 0
	Findings = 1 // the command worked and found something wrong with the user's process
	Failed   = 2 // the command could not do what it was asked
)

// Process is what a command line has of the process it runs in.
type Process struct {
	Args   []string // without the program's name; none: serve
	In     io.Reader
	Out    io.Writer
	Err    io.Writer
	Getenv func(string) string
	Assets fs.FS // the built front end, for serve
}

// Main carries out the command line of this process and returns its exit code. Ctrl-C
// asks it to come to an end, a second one ends it at once.
func Main(assets fs.FS) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	signal.Ignore(syscall.SIGPIPE) // a closed pipe becomes an error with a sentence
	return Run(ctx, Process{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Getenv: os.Getenv, Assets: assets,
	})
}

// Run carries out a command line and returns its exit code.
func Run(ctx context.Context, p Process) int {
	c := newConsole(p)
	root := c.root()
	if len(p.Args) == 0 {
		p.Args = []string{"serve"}
	}
	root.SetArgs(p.Args)
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := errors.Join(root.ExecuteContext(ctx), c.unsaid)
	switch {
	case err != nil && c.alone: // whoever read the output has seen enough, as head has: that is no failure
		return c.code
	case err != nil:
		return c.fail(err)
	}
	return c.code
}

// Fail tells the user of this process why it could not do something, and returns the
// exit code for it.
func Fail(err error) int {
	return newConsole(Process{Args: os.Args[1:], Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv}).fail(err)
}
