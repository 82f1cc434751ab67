//go:build desktop || dev

package desktop

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"

	"sandtable/engine/problem"
)

//go:embed tell.html
var tellPage string

// Tell shows, in a small window of its own, why the application cannot start: who
// has clicked an icon sees no terminal. It returns when the window is closed.
func Tell(why error, o Options) error {
	if !Available() {
		return unavailable()
	}
	p := problem.Of(why)
	if p == nil {
		p = unexpected(why)
	}
	page, err := template.New("tell").Parse(tellPage)
	if err != nil {
		panic("desktop: tell.html: " + err.Error())
	}
	var text bytes.Buffer
	if err := page.Execute(&text, map[string]string{
		"Language": string(o.Language), "File": p.At.File, "Message": p.Message.In(o.Language), "Hint": p.Hint.In(o.Language),
	}); err != nil {
		return fmt.Errorf("write the message: %w", err)
	}
	err = wails.Run(&options.App{
		Title: title, Width: 640, Height: 300, DisableResize: true,
		AssetServer: &assetserver.Options{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = w.Write(text.Bytes()) // the window is its only reader
		})},
		Linux: &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: program},
	})
	if err != nil {
		return fmt.Errorf("window: %w", err)
	}
	return nil
}
