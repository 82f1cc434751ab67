//go:build desktop || dev

package desktop

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"sandtable/app"
	"sandtable/app/api"
	"sandtable/engine/problem"
)

const builtIn = true

const (
	title         = "Sandtable 沙盘"
	program       = "sandtable" // for window managers; never translated
	eventName     = "sandtable"
	droppedName   = "sandtable:dropped"
	width, height = 1280, 800
	leastWidth    = 960
	leastHeight   = 600
)

// Run opens the window, returns when it is closed, and closes the application.
func Run(a *app.App, assets fs.FS, o Options) error {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Language == "" {
		o.Language = problem.English
	}
	if !Available() {
		return unavailable()
	}
	// Blank windows with NVIDIA's driver and under Wayland; the variable works only
	// before the web view starts.
	if _, set := os.LookupEnv("WEBKIT_DISABLE_DMABUF_RENDERER"); !set {
		if err := os.Setenv("WEBKIT_DISABLE_DMABUF_RENDERER", "1"); err != nil {
			return fmt.Errorf("set up the web view: %w", err)
		}
	}
	window := newWindow(o.Language, a)
	listening, stop := context.WithCancel(context.Background())
	defer stop()
	err := wails.Run(&options.App{
		Title:     title,
		Width:     width,
		Height:    height,
		MinWidth:  leastWidth,
		MinHeight: leastHeight,
		AssetServer: &assetserver.Options{
			Assets:     assets,
			Middleware: front(api.Handler(a, api.Options{Door: api.Window, Log: o.Log})),
		},
		Menu: menuOf(window),
		Bind: []any{window},
		// Not DisableWebViewDrop: on Linux and Windows nothing at all is told of a drop then.
		DragAndDrop: &options.DragAndDrop{EnableFileDrop: true},
		OnStartup: func(ctx context.Context) {
			window.start(ctx)
			go forward(listening, ctx, a.Events)
		},
		OnShutdown: func(context.Context) {
			stop()
			if err := a.Close(); err != nil {
				o.Log.Error("the library cannot be closed", "error", err)
			}
		},
		ErrorFormatter:     window.explain,
		Logger:             wailsLog{o.Log},
		LogLevel:           logger.WARNING,
		LogLevelProduction: logger.WARNING,
		// Without these, Wails would choose them, and with the other policy.
		Linux: &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: program},
	})
	stop()
	if closing := a.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("window: %w", err)
	}
	return nil
}

// front hands the API to its handler and the rest to the assets. Validators are
// dropped: an answer 304 hangs a web view.
func front(apiHandler http.Handler) assetserver.Middleware {
	return func(assets http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.Header.Del("If-None-Match")
			r.Header.Del("If-Modified-Since")
			if strings.HasPrefix(r.URL.Path, "/api/") {
				apiHandler.ServeHTTP(w, r)
				return
			}
			assets.ServeHTTP(w, r)
		})
	}
}

// message is an event on its way to the page.
type message struct {
	ID   uint64 `json:"id"`
	Type string `json:"type"`
	Data any    `json:"data"`
}

// forward hands events to the page: the web view of Windows holds server-sent events
// back until the stream ends.
func forward(ctx, window context.Context, events *app.Events) {
	listener := events.Listen(0)
	defer listener.Close()
	for {
		event, err := listener.Next(ctx)
		if err != nil {
			return
		}
		runtime.EventsEmit(window, eventName, message{event.ID, event.Type(), event.Data()})
	}
}

// explain writes an error of a bound method as JSON in the shape of the API's errors.
// It is text because the page gets nothing but an error's text.
func (w *Window) explain(err error) any { return w.told(err) }

func (w *Window) told(err error) string {
	p := problem.Of(err)
	if p == nil {
		p = unexpected(err)
	}
	l := w.language()
	text, err := json.Marshal(api.Error{Code: p.Code, Message: p.Message.In(l), Hint: p.Hint.In(l), At: p.At})
	if err != nil {
		panic("desktop: an error cannot be written as JSON: " + err.Error()) // it consists of strings and numbers
	}
	return string(text)
}

// wailsLog sends Wails' messages to our log.
type wailsLog struct{ log *slog.Logger }

func (l wailsLog) Print(message string)   { l.log.Info(message) }
func (l wailsLog) Trace(message string)   { l.log.Debug(message) }
func (l wailsLog) Debug(message string)   { l.log.Debug(message) }
func (l wailsLog) Info(message string)    { l.log.Info(message) }
func (l wailsLog) Warning(message string) { l.log.Warn(message) }
func (l wailsLog) Error(message string)   { l.log.Error(message) }
func (l wailsLog) Fatal(message string) {
	l.log.Error(message)
	os.Exit(1)
}
