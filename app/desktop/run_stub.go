//go:build !desktop && !dev

package desktop

import (
	"io/fs"

	"sandtable/app"
)

const builtIn = false

// Run opens the window and returns when it is closed. This build has none.
func Run(*app.App, fs.FS, Options) error { return unavailable() }

// Tell shows why the application cannot start. This build has no window to show it in.
func Tell(error, Options) error { return unavailable() }
