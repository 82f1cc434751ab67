// Package desktop is the window: the front end in the system's web view, with the API
// behind it and what only a window has — dialogs, a menu, links to the outside.
//
// The window itself is built with the tags desktop or dev. Without them the
// package says that it is not available and needs no graphics library.
package desktop

import (
	"log/slog"
	"os"
	"runtime"

	"sandtable/engine/problem"
)

// Options says how the window looks at first. The zero value is ready for use.
type Options struct {
	Language problem.Language // of dialogs and errors; empty: English
	Log      *slog.Logger     // nil: nothing is logged
}

// Available says whether a window can be opened: it is built in and there is a display.
func Available() bool { return builtIn && hasDisplay(runtime.GOOS, os.Getenv) }

// hasDisplay looks for a display the way GTK does. It is asked first because GTK ends
// the program where there is none.
func hasDisplay(system string, env func(string) string) bool {
	switch system {
	case "windows", "darwin":
		return true
	}
	return env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != ""
}

func unavailable() error {
	return problem.New("desktop.no-window",
		problem.Say("No window can be opened here.", "当前环境无法打开窗口。"),
		problem.Say("Start “sandtable serve” and open the address that it shows in a browser.", "请运行“sandtable serve”，然后在浏览器中打开显示的地址。"))
}
