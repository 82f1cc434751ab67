//go:build !bindings

// Command sandtable draws processes, says who does what, and rehearses them.
package main

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	_ "time/tzdata" // calendars mean the same on every machine

	"sandtable/app"
	"sandtable/app/cli"
	"sandtable/app/desktop"
)

//go:embed all:frontend/dist
var dist embed.FS

// main opens the window when there is nothing else to do and a screen to do it on;
// everything else is the command line's.
func main() {
	assets, err := fs.Sub(dist, "frontend/dist")
	if err != nil {
		panic(err) // the name is wrong
	}
	if len(os.Args) > 1 || !desktop.Available() {
		os.Exit(cli.Main(assets))
	}
	if err := window(assets); err != nil {
		os.Exit(cli.Fail(err))
	}
}

// window opens the application; what keeps it from starting is shown in a window too.
func window(assets fs.FS) error {
	look := desktop.Options{Language: cli.Language(nil, os.Getenv)}
	path, err := app.DefaultLibraryPath()
	if err != nil {
		return errors.Join(err, desktop.Tell(err, look))
	}
	a, err := app.New(path, app.Options{})
	if err != nil {
		return errors.Join(err, desktop.Tell(err, look))
	}
	a.Backups.Daily()
	return desktop.Run(a, assets, look)
}
