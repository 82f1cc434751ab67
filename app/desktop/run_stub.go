//go:build !desktop && !bindings && !dev

package desktop

import (
	"io/fs"

	"sandtable/app"
)

const builtIn = false

// Run opens the window and returns when it is closed. This build has none.
func Run(*app.App, fs.FS, Options) error { return unavailable() }
