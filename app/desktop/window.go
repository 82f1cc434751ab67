//go:build desktop || dev

package desktop

import (
	"context"
	"encoding/base64"
	"io"
	"path/filepath"
	"sync/atomic"

	"github.com/wailsapp/wails/v2/pkg/runtime"

	"sandtable/app"
	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// Window is what a page can ask of its window, as window.go.desktop.Window. Every
// exported method is open to the page.
type Window struct {
	ctx  context.Context
	said atomic.Value // problem.Language
	app  *app.App

	files opened
}

func newWindow(l problem.Language, a *app.App) *Window {
	w := &Window{app: a}
	w.said.Store(l)
	return w
}

func (w *Window) start(ctx context.Context) {
	w.ctx = ctx
	runtime.OnFileDrop(ctx, func(_, _ int, paths []string) {
		for _, path := range paths {
			runtime.EventsEmit(ctx, droppedName, w.dropped(path))
		}
	})
}

func (w *Window) language() problem.Language { return w.said.Load().(problem.Language) }

func (w *Window) say(en, zh string) string { return problem.Text{EN: en, ZH: zh}.In(w.language()) }

// File is a file's name and its content in base64, and where it is.
type File struct {
	Name   string `json:"name"`
	Data   string `json:"data"`
	Path   string `json:"path"`
	Digest string `json:"digest"` // of the content
}

// Dropped is a file that was dropped onto the window: its content in base64, or why it cannot be read,
// as JSON in the shape of the API's errors.
type Dropped struct {
	Name    string `json:"name"`
	Data    string `json:"data,omitempty"`
	Problem string `json:"problem,omitempty"`
}

// dropped reads a file for the page, which on Linux is told nothing of drops by its web view.
func (w *Window) dropped(path string) Dropped {
	name := filepath.Base(path)
	content, err := readFile(path)
	if err != nil {
		return Dropped{Name: name, Problem: w.told(err)}
	}
	return Dropped{Name: name, Data: base64.StdEncoding.EncodeToString(content)}
}

// SetLanguage sets the language of dialogs and errors: zh-CN or en.
func (w *Window) SetLanguage(tag string) { w.said.Store(problem.LanguageOf(tag)) }

// OpenFile lets the user choose a file. It is null when the user thinks better of it.
func (w *Window) OpenFile() (*File, error) {
	path, err := runtime.OpenFileDialog(w.ctx, runtime.OpenDialogOptions{
		Title: w.say("Open", "打开"),
		Filters: []runtime.FileFilter{
			{DisplayName: w.say("Processes, scenarios and tables", "流程、情景与表格"), Pattern: "*.bpmn;*.bpmn2;*.xml;*.json;*.xlsx;*.csv;*.tsv;*.txt"},
			{DisplayName: w.say("All files", "所有文件"), Pattern: "*"},
		},
	})
	if err != nil || path == "" {
		return nil, err
	}
	content, err := readFile(path)
	if err != nil {
		return nil, err
	}
	return fileOf(path, content, w.files.took(path, content)), nil
}

func fileOf(path string, content []byte, digest string) *File {
	return &File{Name: filepath.Base(path), Data: base64.StdEncoding.EncodeToString(content), Path: path, Digest: digest}
}

// LookAtFile says how a file is now that was opened here, or that unsaved work came from.
func (w *Window) LookAtFile(path string) (FileState, error) {
	if known, err := w.app.Journal.NamesFile(w.ctx, path); err == nil && known {
		w.files.admit(path)
	}
	return w.files.look(path)
}

// ReadFileAgain is a file as it is now that was opened here.
func (w *Window) ReadFileAgain(path string) (*File, error) {
	content, digest, err := w.files.read(path)
	if err != nil {
		return nil, err
	}
	return fileOf(path, content, digest), nil
}

// SaveFile lets the user choose where to save content, given in base64. It is false
// when the user thinks better of it.
func (w *Window) SaveFile(name, data string) (bool, error) {
	content, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return false, unexpected(err)
	}
	path, err := runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{
		Title: w.say("Save", "保存"), DefaultFilename: filepath.Base(name), CanCreateDirectories: true,
	})
	if err != nil || path == "" {
		return false, err
	}
	if err := writeFile(path, content); err != nil {
		return false, err
	}
	w.files.wrote(path, content)
	return true, nil
}

// SaveLog lets the user choose where to save the event log of a run in a format, and plays
// the run again for it. It is false when the user thinks better of it.
func (w *Window) SaveLog(run, format, name string) (bool, error) {
	f, err := report.FormatNamed(format)
	if err != nil {
		return false, err
	}
	log, err := w.app.Simulations.Log(w.ctx, app.LogRequest{Run: app.RunID(run), Format: f})
	if err != nil {
		return false, err
	}
	path, err := runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{
		Title: w.say("Save the event log", "保存事件日志"), DefaultFilename: filepath.Base(name), CanCreateDirectories: true,
	})
	if err != nil || path == "" {
		return false, err
	}
	if err := writeFrom(path, func(out io.Writer) error { return log.Write(w.ctx, out) }); err != nil {
		return false, err
	}
	return true, nil
}

// BackUpTo lets the user choose where a copy of the library goes. It is false when the user thinks better of it.
func (w *Window) BackUpTo(name string) (bool, error) {
	path, err := runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{
		Title: w.say("Back up the library", "备份流程库"), DefaultFilename: filepath.Base(name), CanCreateDirectories: true,
	})
	if err != nil || path == "" {
		return false, err
	}
	if err := w.app.Backups.MakeAt(w.ctx, path); err != nil {
		return false, err
	}
	return true, nil
}

// OpenExternal opens a web page in the user's browser.
func (w *Window) OpenExternal(address string) error {
	if err := judgeLink(address); err != nil {
		return err
	}
	runtime.BrowserOpenURL(w.ctx, address)
	return nil
}
