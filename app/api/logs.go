package api

import (
	"context"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humachi"

	"sandtable/app"
	"sandtable/engine/problem"
	"sandtable/engine/report"
)

// Lasting says whether the answer at a path may last longer than a request should: an
// event stream, or the log of a run.
func Lasting(path string) bool {
	return path == EventsPath || strings.HasPrefix(path, "/api/runs/") && strings.HasSuffix(path, "/log")
}

func (r *routes) logs() {
	op := operation(http.MethodGet, "/api/runs/{id}/log", "getRunLog", "The event log of one replication of a run, which is played again for it")
	text := &huma.Schema{Type: huma.TypeString, Format: "binary"}
	op.Responses = map[string]*huma.Response{
		"200":     {Description: "The log, as it is written; it is whole only if the answer ends properly", Content: map[string]*huma.MediaType{}},
		"default": r.errorResponse(),
	}
	for _, f := range report.Formats {
		kind, _, _ := strings.Cut(f.MediaType(), ";")
		op.Responses["200"].Content[kind] = &huma.MediaType{Schema: text}
	}
	huma.Register(r.api, op, func(ctx context.Context, in *struct {
		RunPath
		Format      report.Format `query:"format" default:"csv" enum:"csv,xes,xes.gz,ocel,parquet" doc:"CSV, XES (IEEE 1849-2016), the same compressed, OCEL 2.0 as JSON, or Parquet"`
		Replication int           `query:"replication" minimum:"0" maximum:"1000000" doc:"Counted from 1; left out or 0: the first that was played"`
	}) (*huma.StreamResponse, error) {
		if r.door == Window { // its web view would hold the whole of it in memory, and cannot tell half a log from a whole one
			return nil, r.refusal(ctx, problem.New("run.log-by-dialog",
				problem.Say("The window keeps logs in files.", "窗口只能将日志保存为文件。"),
				problem.Say("Use “Event log” beside the results.", "请使用结果旁的“事件日志”。")))
		}
		log, err := r.app.Simulations.Log(ctx, app.LogRequest{Run: in.ID, Replication: in.Replication, Format: in.Format})
		if err != nil {
			return nil, r.refusal(ctx, err)
		}
		return &huma.StreamResponse{Body: func(ctx huma.Context) { r.sendLog(ctx, log, in.Format) }}, nil
	})
}

// sendLog writes a log as an answer. What goes wrong before its first byte is told as for
// any request; later the connection is cut, or half a log would pass for a whole one.
func (r *routes) sendLog(ctx huma.Context, log *app.RunLog, format report.Format) {
	q, w := humachi.Unwrap(ctx)
	a := &answerLog{w: w, control: http.NewResponseController(w), begin: func() {
		w.Header().Set("Content-Type", format.MediaType())
		w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": log.Name}))
		w.Header().Set("X-Accel-Buffering", "no")
	}}
	// It may take long until there is anything to write, and longer until all is written.
	for _, lift := range []func(time.Time) error{a.control.SetReadDeadline, a.control.SetWriteDeadline} {
		if err := lift(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
			return
		}
	}
	err := log.Write(q.Context(), a)
	switch {
	case err == nil:
		return
	case a.begun:
		panic(http.ErrAbortHandler)
	case q.Context().Err() == nil:
		told := r.refusal(q.Context(), err)
		WriteProblem(w, q, told.status, problem.Of(err))
	}
}

// answerLog gives up on a reader who has stopped reading.
type answerLog struct {
	w       io.Writer
	control *http.ResponseController
	begin   func()
	begun   bool
}

func (a *answerLog) Write(b []byte) (int, error) {
	if !a.begun {
		a.begin()
		a.begun = true
	}
	if err := a.control.SetWriteDeadline(time.Now().Add(logWriteLimit)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	n, err := a.w.Write(b)
	if err != nil {
		return n, err
	}
	// Between two pieces there is none: HTTP/2 ends a stream when its deadline passes.
	if err := a.control.SetWriteDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return n, err
	}
	return n, nil
}

// logWriteLimit is how long one piece of a log may take on its way.
const logWriteLimit = time.Minute
