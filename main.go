// Command sandtable draws processes, says who does what, and rehearses them.
package main

import (
	"embed"
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

func window(assets fs.FS) error {
	path, err := app.DefaultLibraryPath()
	if err != nil {
		return err
	}
	a, err := app.New(path, app.Options{})
	if err != nil {
		return err
	}
	return desktop.Run(a, assets, desktop.Options{Language: cli.Language(nil, os.Getenv)})
}
