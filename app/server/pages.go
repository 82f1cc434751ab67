package server

import (
	"errors"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"

	"sandtable/app/api"
	"sandtable/engine/problem"
)

const index = "index.html"

// types of the files that a front end consists of. The system's own table is not
// asked: on Windows any program may have changed it.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8", ".json": "application/json", ".map": "application/json", ".webmanifest": "application/manifest+json",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".ico": "image/vnd.microsoft.icon", ".webp": "image/webp",
	".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".eot": "application/vnd.ms-fontobject",
	".wasm": "application/wasm", ".txt": "text/plain; charset=utf-8", ".bpmn": "application/xml",
}

// pages serves the built front end. An address that is no file belongs to the front
// end's own router, which starts from index.html.
func pages(assets fs.FS) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			writePage(w, r, http.StatusMethodNotAllowed, noPage())
			return
		}
		name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
		switch {
		case name == "":
			name = index
		case !isFile(assets, name) && path.Ext(name) == "":
			name = index
		}
		serveFile(w, r, assets, name)
	})
}

func isFile(assets fs.FS, name string) bool {
	info, err := fs.Stat(assets, name)
	return err == nil && info.Mode().IsRegular()
}

func serveFile(w http.ResponseWriter, r *http.Request, assets fs.FS, name string) {
	if !fs.ValidPath(name) || !isFile(assets, name) {
		writePage(w, r, http.StatusNotFound, noPage())
		return
	}
	file, err := assets.Open(name)
	if err != nil {
		status := http.StatusInternalServerError
		if errors.Is(err, fs.ErrNotExist) {
			status = http.StatusNotFound
		}
		writePage(w, r, status, noPage())
		return
	}
	defer func() { _ = file.Close() }() // read only: nothing can be lost
	content, err := io.ReadAll(file)
	if err != nil {
		writePage(w, r, http.StatusInternalServerError, noPage())
		return
	}
	kind, known := types[strings.ToLower(path.Ext(name))]
	if !known {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", caching(name))
	http.ServeContent(w, r, name, time.Time{}, strings.NewReader(string(content)))
}

// caching lets a browser keep what has a fingerprint of its content in its name.
func caching(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return "private, max-age=31536000, immutable"
	}
	return "no-cache"
}

func noPage() *problem.Problem {
	return problem.New("server.no-page",
		problem.Say("There is nothing at this address.", "该地址没有内容。"),
		problem.Say("Go back to the start page.", "请返回首页。"))
}

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="{{.Language}}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sandtable 沙盘</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1rem;color:#1f2329;background:#fff}
@media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#1a1a1a}}</style>
<h1>{{.Message}}</h1>
<p>{{.Hint}}</p>
</html>
`))

// writePage tells a person what is wrong.
func writePage(w http.ResponseWriter, r *http.Request, status int, p *problem.Problem) {
	language := api.Language(r.Header.Get("Accept-Language"))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	// The reader may be gone; there is nobody left to tell.
	_ = page.Execute(w, map[string]string{
		"Language": string(language), "Message": p.Message.In(language), "Hint": p.Hint.In(language),
	})
}
